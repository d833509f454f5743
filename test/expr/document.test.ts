import { readDocument } from '../../expr/document';

/** The chains of a document, each as `side | relation | side | …`, without white space. */
const read = (source: string): string[] =>
  readDocument(source).chains.map(({ sides, links }) =>
    sides
      .map(({ latex }, i) => (i === 0 ? latex : `${links[i - 1]!.op} | ${latex}`))
      .join(' | ')
      .replace(/\s+/g, ' '),
  );

const display = (body: string): string => `$$\n${body}\n$$`;
const align = (...rows: string[]): string => `\\begin{align*}\n${rows.join(' \\\\\n')}\n\\end{align*}`;

type Case = [about: string, source: string, chains: string[]];

const table = (name: string, cases: Case[]): void => {
  describe(name, () => {
    test.each(cases)('%s', (_, source, chains) => {
      expect(read(source)).toEqual(chains);
    });
  });
};

table('finding mathematics', [
  ['inline dollars', 'We have $a = b$ here.', ['a | = | b']],
  ['stray spaces inside', 'We have  $ a = b $ , and $c=d $.', ['a | = | b', 'c | = | d']],
  ['display dollars in a line of prose', 'so we get $$a=\\frac{b}{c}+1$$. Either $x$', ['a | = | \\frac{b}{c}+1']],
  ['parentheses', 'so \\(a = b\\) and \\[c = d\\]', ['a | = | b', 'c | = | d']],
  ['doubled backslashes of some Markdown', 'so \\\\(a = b\\\\) holds', ['a | = | b']],
  ['a gap after a line break is no display', 'one \\\\[6pt] two $a = b$', ['a | = | b']],
  [
    'bare environments',
    '\\begin{equation}a = b\\end{equation} text \\begin{gather*}c = d\\end{gather*}',
    ['a | = | b', 'c | = | d'],
  ],
  ['a document that is one environment', align('a &= b', '&= c'), ['a | = | b | = | c']],
  ['subequations', '\\begin{subequations}\\begin{align}a &= b\\end{align}\\end{subequations}', ['a | = | b']],
  ['eqnarray', '\\begin{eqnarray}a &=& b \\\\ &=& c\\end{eqnarray}', ['a | = | b | = | c']],
  ['alignat and its number', '\\begin{alignat*}{2}a &= b \\\\ &= c\\end{alignat*}', ['a | = | b | = | c']],
  ['multline', '\\begin{multline}a = b \\\\ + c\\end{multline}', ['a | = | b + c']],
  [
    'math and displaymath',
    '\\begin{math}a=b\\end{math} and \\begin{displaymath}c=d\\end{displaymath}',
    ['a | = | b', 'c | = | d'],
  ],
  ['an escaped dollar', 'It costs \\$5 and $a = b$ and \\$6.', ['a | = | b']],
  ['prices', 'It costs $5 and $6, so $a = b$ holds.', ['a | = | b']],
  ['one price', 'It costs $5.\n\nThen $a = b$ holds.', ['a | = | b']],
  ['a per cent sign of prose', 'Accuracy 95.33% with $a = b$\tand 94% else', ['a | = | b']],
  ['a comment in TeX', '\\section{A}\nLet $a = b$ % not $c = d$\nand $e = f$', ['a | = | b', 'e | = | f']],
  ['a comment line inside a formula', '$a\n% = b\n= c$', ['a | = | c']],
  ['a code fence', '```python\nx = "$a = b$"\n```\n$c = d$', ['c | = | d']],
  ['a fence of math', '```math\na = b\n```', ['a | = | b']],
  ['an unclosed fence', '```\nfoo\n\nthen $a = b$', ['a | = | b']],
  ['inline code', 'Run `$a = b$` and $c = d$', ['c | = | d']],
  ['quotation marks of TeX', "\\section{A}\n``one'' is $a = b$ and ``two''", ['a | = | b']],
  ['GitLab’s inline mathematics', 'so $`a = b`$', ['a | = | b']],
  ['verbatim', '\\begin{verbatim}$a = b$\\end{verbatim} $c = d$', ['c | = | d']],
  ['an HTML comment', '<!-- $a = b$ --> $c = d$', ['c | = | d']],
  [
    'HTML entities',
    '$a &lt; b &le; c$ and\n$$\\begin{aligned}x &amp;= y\\end{aligned}$$',
    ['a | < | b | <= | c', 'x | = | y'],
  ],
  ['a block quote', '> Here\n> $$\n> a = b\n> $$\n', ['a | = | b']],
  ['HTML', '<div class="x">$a <p$ and $q> b$<br/></div>', ['a | < | p', 'q | > | b']],
  ['a lost brace after an environment', '$$\\begin{aligned a &= b \\\\ &= c \\end{aligned}$$', ['a | = | b | = | c']],
  ['a row that starts with >', '$$\na\n> b\n$$', ['a | > | b']],
  ['a list item', '- first\n\n    $$\n    a = b\n    $$\n- second $c = d$', ['a | = | b', 'c | = | d']],
  ['two inline formulas touching', 'so $a=b$$c=d$', ['a | = | b', 'c | = | d']],
  ['dollars in words in a formula', 'so $a = b \\text{ if $x$ is odd}$ and $c = d$', ['a | = | b', 'c | = | d']],
  ['an inline formula does not cross a paragraph', 'a lone $ here\n\nand $a = b$ there', ['a | = | b']],
  ['an unclosed inline formula', 'let $a = b + c\n\nand $d = e$', ['a | = | b + c', 'd | = | e']],
  ['a lost opening dollar', 'let x be and $a = b$ as well as c = d$ holds.\n\n$e = f$', ['a | = | b', 'e | = | f']],
  [
    'a lost closing display',
    '$$\na = b\n\nThis is the text of the proof that follows.\n\n$$\nc = d\n$$',
    ['a | = | b', 'c | = | d'],
  ],
  ['a display closed by one dollar', '$$ a = b $ and so\n\n$c = d$', ['a | = | b', 'c | = | d']],
  [
    'an environment that is never ended',
    '\\begin{align}\na &= b \\\\\n&= c\n\nThis is the text after it and $d = e$.',
    ['a | = | b | = | c', 'd | = | e'],
  ],
  [
    'an environment that never begins',
    'a &= b \\\\\n&= c\n\\end{align*}\nso $d = e$',
    ['a | = | b | = | c', 'd | = | e'],
  ],
  ['no delimiter at all', '\\log a = \\log b\n\\ge c', ['\\log a | = | \\log b | >= | c']],
  ['prose without mathematics', 'The score = 5 is what we get in the end.', []],
  [
    'reStructuredText',
    'Text :math:`a = b`\n\n.. math::\n    :label: x\n\n    c &= d \\\\\n      &= e\n\nThen text = here',
    ['a | = | b', 'c | = | d | = | e'],
  ],
  ['a blank line inside a display', '$$\na = b\n\n$$\nthen $c = d$', ['a | = | b'].concat(['c | = | d'])],
  [
    'abbreviated environments',
    '\\newcommand{\\be}{\\begin{equation}}\\newcommand{\\ee}{\\end{equation}}\n\\be a = b \\ee',
    ['a | = | b'],
  ],
]);

table('rows', [
  ['an implicit left side', align('a &= b', '&= c', '&\\ge d'), ['a | = | b | = | c | >= | d']],
  ['the relation before &', align('a =& b', '=& c', '= & d'), ['a | = | b | = | c | = | d']],
  ['a relation left hanging at the end of a row', align('a &=', 'b =', '& c'), ['a | = | b | = | c']],
  ['a relation at the end and at the start', align('a &= b =', '&= c'), ['a | = | b | = | c']],
  ['the left side alone', align('&a', '&= b'), ['a | = | b']],
  ['several relations on a row', align('a &= b = c', '&\\le d < e'), ['a | = | b | = | c | <= | d | < | e']],
  ['no rows at all', display('a = b\n= c\n\\ge d'), ['a | = | b | = | c | >= | d']],
  [
    'a new statement in the same environment',
    align('a &= b', '&= c', 'd &= e', '&= f'),
    ['a | = | b | = | c', 'd | = | e | = | f'],
  ],
  ['a row that goes on with a sign', align('a &= b', '&+ c', '&- d', '&= e'), ['a | = | b + c - d | = | e']],
  ['a row whose left side starts with a sign', align('a &= b', '-c &= d'), ['a | = | b', '-c | = | d']],
  [
    'a row that ends with an operator',
    align('a &= b +', '& c', '&= d \\cdot', '& e'),
    ['a | = | b + c | = | d \\cdot e'],
  ],
  ['brackets over rows', align('a &= \\bigg[ b', '& c \\bigg]', '&= d'), ['a | = | \\bigg[ b c \\bigg] | = | d']],
  [
    'brackets over rows that hold a relation',
    align('a &= f(b', '& + g(x = 1))', 'c &= d'),
    ['a | = | f(b + g(x = 1))', 'c | = | d'],
  ],
  [
    'left and right over rows',
    align('a &= \\left( b \\right.', '&+ \\left. c \\right)', '&= d'),
    ['a | = | \\left( b + c \\right) | = | d'],
  ],
  ['an indented row', align('a &= b', '&\\quad c', '&= d'), ['a | = | b c | = | d']],
  [
    'an unclosed bracket',
    align('a &= f(b', '&= c', 'd &= g(e', 'h &= i'),
    ['a | = | f(b | = | c', 'd | = | g(e', 'h | = | i'],
  ],
  ['an unclosed bracket before the relation', align('f(a &= b', '&= c'), ['f(a | = | b | = | c']],
  ['an extra closing bracket', align('a &= b) + c', '&= d'), ['a | = | b) + c | = | d']],
  ['an unclosed brace', align('a &= \\frac{b}{c', '&= d', '&= e}'), ['a | = | \\frac{b}{c | = | d | = | e}']],
  [
    'a display that continues',
    'First $$a = b$$ which is $x = y$, and then $$= c$$ and $$\\ge d$$',
    ['a | = | b | = | c | >= | d', 'x | = | y'],
  ],
  ['a display that continues a lone side', '$$a$$ is $$= b$$', ['a | = | b']],
  ['words between rows', align('a &= b', '\\intertext{by Bayes we get $x = y$}', '&= c'), ['a | = | b | = | c']],
  ['inline formulas that touch', 'so $a = b$ \\\\\n$= c$ \\\\ $+ d$ and also $+ e$', ['a | = | b | = | c + d']],
  ['an inline formula that starts with a relation', 'which is $\\ge 0$ and $= a = b$', ['a | = | b']],
  ['two statements in a row', display('a = b, \\quad c = d'), ['a | = | b', 'c | = | d']],
  [
    'statements parted by words',
    display('a = b \\text{ and } c = d \\quad\\text{where } e = f'),
    ['a | = | b', 'c | = | d', 'e | = | f'],
  ],
  ['words without \\text', '$u = 3 and v = 4$', ['u | = | 3', 'v | = | 4']],
  [
    'statements parted by arrows',
    display('a = b \\implies c = d \\Rightarrow e = f \\iff g = h'),
    ['a | = | b', 'c | = | d', 'e | = | f', 'g | = | h'],
  ],
  [
    'an arrow at the start of a row',
    align('a &= b', '\\Rightarrow c &= d', '&\\Rightarrow e = f', '&= g'),
    ['a | = | b', 'c | = | d', 'e | = | f | = | g'],
  ],
  ['therefore and because', display('\\therefore a = b') + display('\\because c = d'), ['a | = | b', 'c | = | d']],
  ['a tuple on the left', display('a, b = c'), ['a, b | = | c']],
  ['two columns', align('a &= b && c &= d', '&= e && &= f'), ['a | = | b | = | e', 'c | = | d | = | f']],
  ['two columns with single &', align('a &= b & c &= d'), ['a | = | b', 'c | = | d']],
  [
    'a column of remarks',
    align('a &= b && \\text{Bayes rule}', '&= c &&& \\text{since } x = y', '&= d && (\\text{Jensen})'),
    ['a | = | b | = | c | = | d'],
  ],
  [
    'a condition before the left side',
    align('\\text{if } i = j :& a = b = c', '\\text{if } i \\ne j :& a = d'),
    ['a | = | b | = | c', 'a | = | d'],
  ],
  ['a condition behind', display('a_i = b_i, \\quad i = 1, \\dots, n'), ['a_i | = | b_i']],
  ['a condition behind that lists values', display('a_i = b_i, \\quad i = 1, 2'), ['a_i | = | b_i']],
  ['a mention with the range of its index', '$P^i, i \\in \\{1, 2\\}$ and $x_n, y_n, n = 1, \\dots, N$', []],
  ['two names, one of them an index, in a set', '$(x_i, i) \\in A$', ['(x_i, i) | in | A']],
  ['a list in a set', '$x_1, x_2 \\in A$', ['x_1, x_2 | in | A']],
  ['a condition in words', display('a_i = b_i \\quad \\text{for all } i \\in S, \\; \\forall j'), ['a_i | = | b_i']],
  ['a condition with forall', display('a_i = b_i \\quad \\forall i \\in \\{1, 2\\}'), ['a_i | = | b_i']],
  ['another index', display('P_{ij} = a_i, \\; i \\neq j'), ['P_{ij} | = | a_i']],
  ['a reason in words', display('a \\ge b \\text{ by Jensen, since $\\log$ is concave}'), ['a | >= | b']],
  ['a remark in front', display('\\text{Bayes rule: } a = b'), ['a | = | b']],
  ['a condition in brackets', display('a \\le b \\quad (t > 0)'), ['a | <= | b']],
  ['when equality holds', display('a \\ge 0 \\text{ with equality iff } p = q'), ['a | >= | 0']],
  ['a name in brackets', display('a = b \\qquad \\text{(Jensen)}'), ['a | = | b']],
  ['a quantifier with a list', display('|x| \\le y, \\forall x, y \\in S'), ['|x| | <= | y']],
  [
    'two cases in a row',
    display('f(x) = 1 \\text{ if } x > 0, \\quad f(x) = 0 \\text{ if } x \\le 0'),
    ['f(x) | = | 1', 'f(x) | = | 0'],
  ],
  ['a list with dots', display('x_1 = 1, x_2 = 2, \\ldots, x_n = n'), ['x_1 | = | 1', 'x_2 | = | 2', 'x_n | = | n']],
  ['rows built alike without &', display('-a \\le b \\\\ -c \\le d'), ['-a | <= | b', '-c | <= | d']],
  ['an equation number', display('a = b \\quad (1)') + display('c = d \\qquad (2.3)'), ['a | = | b', 'c | = | d']],
]);

table('environments inside', [
  ['aligned behind the relation', display('L = \\begin{aligned} & a \\\\ &+ b \\end{aligned}'), ['L | = | a + b']],
  [
    'aligned behind the left side',
    display('L \\begin{aligned}[t] &= a \\\\ &= b \\end{aligned}'),
    ['L | = | a | = | b'],
  ],
  [
    'split in equation',
    '\\begin{equation}\\begin{split}a &= b \\\\ &= c\\end{split}\\label{x}\\end{equation}',
    ['a | = | b | = | c'],
  ],
  ['gathered', display('\\begin{gathered}a = b \\\\ c = d\\end{gathered}'), ['a | = | b', 'c | = | d']],
  [
    'two of them',
    display('\\begin{aligned}a &= b\\end{aligned}\n\\begin{aligned}c &= d\\end{aligned}'),
    ['a | = | b', 'c | = | d'],
  ],
  [
    'a matrix',
    display('A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} = B'),
    ['A | = | \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix} | = | B'],
  ],
  [
    'cases',
    display('f = \\begin{cases} a & x = 1 \\\\ b & x = 2 \\end{cases}'),
    ['f | = | \\begin{cases} a & x = 1 \\\\ b & x = 2 \\end{cases}'],
  ],
  [
    'cases by hand',
    display('f = \\left\\{ \\begin{array}{ll} a & x = 1 \\\\ b & x = 2 \\end{array} \\right.'),
    ['f | = | \\left\\{ \\begin{array}{ll} a & x = 1 \\\\ b & x = 2 \\end{array} \\right.'],
  ],
  [
    'a system',
    display('\\left\\{ \\begin{aligned} a &= b \\\\ c &= d \\end{aligned} \\right.'),
    ['a | = | b', 'c | = | d'],
  ],
  ['a system of cases', display('\\begin{cases} a = b \\\\ c = d \\end{cases}'), ['a | = | b', 'c | = | d']],
  ['an array of equations', display('\\begin{array}{rcl} a &=& b \\\\ &=& c \\end{array}'), ['a | = | b | = | c']],
  [
    'substack',
    display('a = \\sum_{\\substack{i = 1 \\\\ j = 2}} b'),
    ['a | = | \\sum_{\\substack{i = 1 \\\\ j = 2}} b'],
  ],
  [
    'a box around the claim',
    display('\\boxed{a = b}') + display('c = \\boxed{d}'),
    ['a | = | b', 'c | = | \\boxed{d}'],
  ],
  ['bold around the claim', 'so $\\bm{P = 3}$', ['P | = | 3']],
  ['braces around the claim', display('{a = b}') + display('{\\color{red} c = d}'), ['a | = | b', 'c | = | d']],
]);

table('relations', [
  [
    'less and greater',
    '$a < b \\leq c \\leqslant d$ $e > f \\geq g \\geqslant h$',
    ['a | < | b | <= | c | <= | d', 'e | > | f | >= | g | >= | h'],
  ],
  ['approximations', '$a \\approx b \\approxeq c \\simeq d \\cong e$', ['a | ~= | b | ~= | c | ~= | d | ~= | e']],
  ['proportional and distributed', '$a \\propto b$ and $z \\sim q(z | x)$', ['a | propto | b', 'z | ~ | q(z | x)']],
  [
    'definitions',
    '$a := b$, $c \\triangleq d$, $e \\equiv f$, $g \\doteq h$, $i \\coloneqq j$, $k =: l$, $m == n$',
    ['a | = | b', 'c | = | d', 'e | = | f', 'g | = | h', 'i | = | j', 'k | = | l', 'm | = | n'],
  ],
  [
    'inequality',
    '$a \\ne b$, $c \\neq d$, $e \\not= f$, $g \\not\\in h$',
    ['a | != | b', 'c | != | d', 'e | != | f', 'g | notin | h'],
  ],
  ['ASCII', '$a <= b$ and $c >= d$', ['a | <= | b', 'c | >= | d']],
  [
    'sets and maps',
    '$x \\in A \\subseteq B$, $y \\notin C$, $f: X \\to Y$, $\\theta \\gets \\theta - g$',
    ['x | in | A | subset | B', 'y | notin | C', 'f: X | -> | Y', '\\theta | -> | \\theta - g'],
  ],
  ['independence', '$X \\perp Y \\mid Z$ and $U \\perp\\!\\!\\!\\perp V$', ['X | perp | Y \\mid Z', 'U | perp | V']],
  [
    'a label above',
    align(
      'a &\\overset{(a)}{=} b',
      '&\\stackrel{\\text{Jensen}}{\\ge} c',
      '&\\overset{\\eqref{x}}{=} d',
      '&\\underset{n \\to \\infty}{\\longrightarrow} e',
    ),
    ['a | = | b | >= | c | = | d | -> | e'],
  ],
  [
    'a triangle above',
    '$a \\overset{\\triangle}{=} b \\overset{!}{=} c \\stackrel{\\text{def}}{=} d$',
    ['a | = | b | = | c | = | d'],
  ],
  ['a label as superscript', '$z \\sim^{iid} q =^{(1)} r$', ['z | ~ | q | = | r']],
  ['relations in braces', '$a {=} b \\mathrel{\\ge} c$', ['a | = | b | >= | c']],
  [
    'an operator with a measure below is none',
    '$a = \\underset{z \\sim q}{\\operatorname{E}} f$',
    ['a | = | \\underset{z \\sim q}{\\operatorname{E}} f'],
  ],
  [
    'in brackets',
    '$p(h_j = 1 | v) = \\mathbb{1}[a = b] + \\{x \\ge 1\\} + \\left( c = d \\right)$',
    ['p(h_j = 1 | v) | = | \\mathbb{1}[a = b] + \\{x \\ge 1\\} + \\left( c = d \\right)'],
  ],
  ['in scripts and limits', '$\\sum_{i=1}^n a_i = E|_{x=1} + x_{<n}$', ['\\sum_{i=1}^n a_i | = | E|_{x=1} + x_{<n}']],
  ['angle brackets in ASCII', '$<v_i h_j>_{data} = <a, b>$', ['<v_i h_j>_{data} | = | <a, b>']],
  ['a transpose by \\perp', '$A^\\perp = B$', ['A^\\perp | = | B']],
]);

table('sides', [
  [
    'tags and labels',
    align('a &= b \\tag{1} \\label{x}', '&= c \\nonumber', '&= d \\tag{by $x = y$}'),
    ['a | = | b | = | c | = | d'],
  ],
  [
    'closing punctuation',
    '$a = b.$ $c = d,$ $e = f \\; .$ $g = 1, \\dots$ $h = i \\quad \\blacksquare$',
    ['a | = | b', 'c | = | d', 'e | = | f', 'g | = | 1, \\dots', 'h | = | i'],
  ],
  ['dots are no full stop', '$a = b + ...$', ['a | = | b + ...']],
  [
    'names in \\text',
    '$D_{\\text{KL}} = \\text{softmax}(z) + \\text{const} = \\text{ELBO}$',
    ['D_{\\text{KL}} | = | \\text{softmax}(z) + \\text{const} | = | \\text{ELBO}'],
  ],
  ['a name on the left', '$\\text{ELBO} = a$', ['\\text{ELBO} | = | a']],
  ['words as values', '$a = \\mbox{ even } - \\mbox{ odd }$', ['a | = | \\mbox{ even } - \\mbox{ odd }']],
  [
    'a label below is no claim',
    '$a = \\underbrace{b + c}_{= 0} + \\overbrace{d}^{= 1}$',
    ['a | = | \\underbrace{b + c}_{= 0} + \\overbrace{d}^{= 1}'],
  ],
  ['a line break of a formula', '$a = b \\allowbreak = c$', ['a | = | b | = | c']],
  ['a comment in a side', align('a &= b % the \\{ first', '  + c', '&= d'), ['a | = | b + c | = | d']],
]);

describe('links', () => {
  const links = (source: string) => readDocument(source).chains.flatMap((chain) => chain.links);

  test('carry the reason: a label, a tag, a remark', () => {
    const found = links(align('a &\\overset{(a)}{=} b', '&= c \\tag{Bayes}', '&= d && \\text{sum rule}', '&= e'));
    expect(found.map((link) => link.reason)).toEqual(['(a)', 'Bayes', 'sum rule', undefined]);
  });

  test('carry the condition', () => {
    expect(links(display('a_i = b, \\quad \\forall i'))[0]!.condition).toContain('i');
    expect(links(display('a_i = b \\text{ for all } i > 0'))[0]!.condition).toContain('i > 0');
    expect(links(align('\\text{if } i = j :& a = b'))[0]!.condition).toContain('i = j');
  });

  test('know that their left side stands in another display', () => {
    expect(links('$$a = b$$ so $$= c = d$$').map((link) => link.continued ?? false)).toEqual([false, true, false]);
  });

  test('have the span of the relation and sides their own', () => {
    const source = 'x\n' + align('a + 1 &= b', '&\\ge c.');
    const [chain] = readDocument(source).chains;
    const cut = ({ from, to }: { from: number; to: number }): string => source.slice(from, to);
    expect(chain!.sides.map((side) => cut(side.span))).toEqual(['a + 1', 'b', 'c']);
    expect(chain!.links.map((link) => cut(link.span))).toEqual(['=', '\\ge']);
  });
});

describe('what is missing is reported with its place', () => {
  test.each([
    ['a left side', '$$= a$$', 'left side'],
    ['a right side', '$$a =$$', 'right side'],
    ['a dollar', 'let $a = b\n\nthen', 'never closed'],
    ['an end', '\\begin{align} a &= b', 'never ended'],
  ])('%s', (_, source, message) => {
    const { diagnostics } = readDocument(source);
    expect(diagnostics.map((each) => each.message).join()).toContain(message);
    for (const { span } of diagnostics) expect(span.from).toBeLessThan(source.length);
  });

  test('nothing is reported where nothing is missing', () => {
    expect(readDocument('The $5 note, $a = b$, and\n$$\nc = d\n$$\n').diagnostics).toEqual([]);
  });
});

test('prose is what stands between the formulas', () => {
  expect(readDocument('one $a$ two $$b = c$$ three').prose.map(({ text }) => text.trim())).toEqual([
    'one',
    'two',
    'three',
  ]);
});
