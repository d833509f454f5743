import fc from 'fast-check';
import { readDocument } from '../../expr/document';

const PIECES = [
  '$',
  '$$',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '\\begin{align}',
  '\\end{align}',
  '\\begin{aligned}',
  '\\end{aligned}',
  '\\begin{cases}',
  '\\end{cases}',
  '\\begin{pmatrix}',
  '\\end{pmatrix}',
  '\\begin{array}{ll}',
  '\\end{array}',
  '=',
  '\\le',
  '<',
  '>',
  '\\sim',
  '\\overset{(a)}{=}',
  '\\stackrel',
  '\\not',
  ':=',
  '!=',
  '&',
  '&&',
  '\\\\',
  '\\\\[4pt]',
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '\\{',
  '\\}',
  '\\left(',
  '\\right)',
  '\\left.',
  '\\right.',
  '_',
  '^',
  '|',
  ',',
  ';',
  '.',
  'x',
  'y_1',
  '\\frac{a}{b}',
  '\\sum_{i=1}^n',
  '\\text{ and }',
  '\\text{if } ',
  '\\text{KL}',
  '\\tag{1}',
  '\\quad',
  '\\Rightarrow',
  '\\forall',
  '+',
  '-',
  '\\cdot',
  '\n',
  '\n\n',
  ' ',
  '% comment\n',
  '`',
  '```\n',
  '> ',
  '- ',
  'some words of prose ',
  '&lt;',
  '5',
  '\\newcommand{\\f}[1]{#1 = \\f{#1}}',
  '\\f',
  '\\def\\g#1{',
  '\\let',
  '\\boxed{',
  '\\intertext{so}',
  '𝔼',
  'é',
  '\\',
];

const inBounds = (source: string): void => {
  const { chains, formulas, prose, diagnostics } = readDocument(source);
  const spans = [
    ...chains.flatMap((chain) => [
      chain.span,
      ...chain.sides.map((side) => side.span),
      ...chain.links.map((link) => link.span),
    ]),
    ...chains.flatMap((chain) => chain.sides.flatMap((side) => side.tokens.map((token) => token.span))),
    ...formulas.flatMap(({ span, body }) => [span, body]),
    ...prose.map(({ span }) => span),
    ...diagnostics.map(({ span }) => span),
  ];
  const outside = spans.filter(({ from, to }) => !(from >= 0 && to >= from && to <= source.length));
  expect(outside).toEqual([]);
  const unpaired = chains.filter(
    ({ sides, links }) =>
      links.length !== sides.length - 1 || links.some(({ left, right }, i) => left !== i || right !== i + 1),
  );
  expect(unpaired).toEqual([]);
};

const damaged = (source: string, edits: readonly [kind: number, at: number][]): string =>
  edits.reduce((text, [kind, at]) => {
    const i = at % Math.max(1, text.length);
    const [before, c, after] = [text.slice(0, i), text[i] ?? '', text.slice(i + 1)];
    if (kind === 0) return before + after;
    if (kind === 1) return before + c + c + after;
    return before + after.slice(0, 1) + c + after.slice(1);
  }, source);

const WHOLE = [
  '# One\n\nLet $x = 1$ and\n\n$$\\begin{aligned} f(x) &= \\frac{a}{b} \\\\ &\\ge \\sum_{i=1}^n (y_i = 2) \\tag{by $x$} \\end{aligned}$$\n\nso',
  '\\newcommand{\\KL}[2]{D(#1 \\| #2)}\n\\begin{align}\n\\KL{p}{q} &\\overset{(a)}{=} c && \\text{Bayes} \\\\\n&= \\left( d \\right. \\\\ &+ \\left. e \\right), \\quad \\forall i\n\\end{align} and \\(a < b\\).',
  '> $$\n> A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\n> $$\n\n```py\n$x$\n```\nfor \\$5 and $6$, `a` $\\text{if } i = j : x = y$',
];

test('any sequence of pieces is read, with spans inside the source', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => inBounds(pieces.join(''))),
    { numRuns: 800 },
  );
});

test('damaged documents are read, with spans inside the source', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...WHOLE),
      fc.array(fc.tuple(fc.nat(2), fc.nat(1000)), { maxLength: 12 }),
      (source, edits) => inBounds(damaged(source, edits)),
    ),
    { numRuns: 600 },
  );
});

test('rows put together at random keep their sides', () => {
  const name = fc.constantFrom(
    'a',
    'b_1',
    '\\frac{x}{y}',
    'f(x = 1)',
    '\\sum_{i=1}^n z_i',
    '\\left[ c < d \\right]',
    '-g',
  );
  const op = fc.constantFrom(['=', '='], ['\\le', '<='], ['\\approx', '~='], [':=', '=']);
  const wrap = fc.constantFrom<[string, string]>(
    ['$$', '$$'],
    ['\\[', '\\]'],
    ['\\begin{align}', '\\end{align}'],
    ['$$\\begin{aligned}', '\\end{aligned}$$'],
  );
  fc.assert(
    fc.property(
      name,
      fc.array(fc.tuple(op, name), { minLength: 1, maxLength: 6 }),
      wrap,
      fc.boolean(),
      (head, tail, [open, close], after) => {
        const rows = tail.map(([[tex], side]) => (after ? `${tex}& ${side}` : `&${tex} ${side}`));
        const { chains } = readDocument(`Text\n\n${open}\n${head} ${rows.join(' \\\\\n')}\n${close}\n\nText`);
        expect(chains.map((chain) => chain.sides.map((side) => side.latex))).toEqual([
          [head, ...tail.map(([, side]) => side)],
        ]);
        expect(chains[0]!.links.map((link) => link.op)).toEqual(tail.map(([[, expected]]) => expected));
      },
    ),
  );
});

// A quadratic reader would need minutes for these; the limit is the test runner's own.
test.each<[string, string]>([
  ['open braces', `$${'{'.repeat(100_000)}$`],
  ['open braces as rows', `$$a = ${'{&'.repeat(50_000)}$$`],
  ['dollars', '$'.repeat(100_000)],
  ['dollars with spaces', '$ '.repeat(50_000)],
  ['dollars in paragraphs', '$x\n\n'.repeat(25_000)],
  ['displays', '$$x\n\n'.repeat(20_000)],
  ['lone openings', '\\[ \\( '.repeat(16_000)],
  ['unclosed environments', '\\begin{align}'.repeat(10_000)],
  ['unclosed aligned', '\\begin{aligned}'.repeat(7_000)],
  ['ends without a beginning', '\\end{align}'.repeat(9_000)],
  ['ends after rows', 'a = b \\\\ \\end{align}\n'.repeat(4_500)],
  ['nested environments', `$$${'\\begin{aligned}'.repeat(3_000)}a=b${'\\end{aligned}'.repeat(3_000)}$$`],
  ['a row of relations', `$$a${'='.repeat(100_000)}b$$`],
  ['a long chain', `$$a${' = b'.repeat(25_000)}$$`],
  ['brackets', `$$a = ${'(['.repeat(25_000)}${')]'.repeat(25_000)}$$`],
  ['left and brackets', `$$a = ${'\\left(['.repeat(6_000)}${')'.repeat(40_000)}$$`],
  ['angle brackets', `$$a = ${'<'.repeat(100_000)}$$`],
  ['cells', `$$${'&'.repeat(100_000)}$$`],
  ['cells with relations', `$$${'a &= b &'.repeat(11_000)}$$`],
  ['rows', `$$${'a \\\\ '.repeat(16_000)}$$`],
  ['commas', `$$${'a = b, '.repeat(14_000)}$$`],
  ['words', `$$${'\\text{if } '.repeat(9_000)}$$`],
  ['unclosed words', `$${'\\text{ '.repeat(14_000)}$`],
  ['stacked relations', `$$${'\\overset{'.repeat(10_000)}$$`],
  ['nots', `$$a ${'\\not'.repeat(25_000)} = b$$`],
  ['backquotes', '` `` ``` '.repeat(11_000)],
  ['fences', '```\n~~~\n'.repeat(12_000)],
  ['comments of HTML', '<!-- '.repeat(20_000)],
  ['verbatim', '\\begin{verbatim}'.repeat(6_000)],
  ['definitions', '\\newcommand{\\f}{'.repeat(6_000)],
  ['calls without an end', `\\def\\f#1{#1} $${'\\f{'.repeat(30_000)}$`],
  ['nested calls', `\\def\\f#1{#1} $${'\\f{'.repeat(20_000)}x${'}'.repeat(20_000)}$`],
  ['a macro that grows', `\\def\\f{\\f\\f} ${'$\\f = x$ '.repeat(8_000)}`],
  ['quotes', '> $x = y$\n'.repeat(10_000)],
  ['spaces', `$a =${' '.repeat(100_000)}b$`],
  ['blank lines', '\n \n'.repeat(30_000)],
  ['per cent signs', `$a = b$ ${'%'.repeat(100_000)}`],
])('100,000 characters: %s', (_, source) => {
  inBounds(source.slice(0, 110_000));
});
