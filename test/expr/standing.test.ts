import { readDocument } from '../../expr';

/** How each chain of a text stands, in order: its standing, and the numbers of the chains that may restrict it. */
const standings = (text: string): string[] =>
  readDocument(text).contexts.map(({ standing, under }) =>
    under.length > 0
      ? `${standing} under ${under.map((u) => (u.not ? 'not ' : '') + String(u.chain)).join(', ')}`
      : standing,
  );

describe('how a formula is meant', () => {
  test.each([
    ['We get $a = b$.', ['claim']],
    ['If $a = b$, then $c = d$.', ['condition', 'claim under 0']],
    ['$c = d$ if $a = b$.', ['claim under 1', 'condition']],
    ['$c = d$ if and only if $a = b$.', ['claim under 1', 'condition']],
    ['$c = d$ unless $a = b$.', ['claim under not 1', 'condition']],
    ['We have $c = d$ for all $i \\ne j$.', ['claim under 1', 'condition']],
    ['For $i = 1$ we have $c = d$.', ['condition', 'claim under 0']],
    ['If $a = b$ and $c = d$, then $e = f$.', ['condition', 'condition', 'claim under 0, 1']],
    ['When $i = j$ we have $c = d$, and $e = f$ otherwise.', ['condition', 'claim under 0', 'claim under not 0']],
    ['Assume $a = b$.', ['assumption']],
    ['Let us assume that $a = b$.', ['assumption']],
    ['Suppose that $a = b$ and $c = d$. Then $e = f$.', ['assumption', 'assumption', 'claim']],
    ['Let $a = b$, $c = d$.', ['assumption', 'assumption']],
    ['Setting $a = b$ gives $c = d$.', ['assumption', 'claim']],
    ['Let us compute $a = b$.', ['claim']],
    ['The training set $a = b$ is large.', ['claim']],
    ['We want to show that $a = b$.', ['goal']],
    ['It remains to prove $a = b$.', ['goal']],
    ['It is not true that $a = b$.', ['denial']],
    ['It is tempting to write $a = b$.', ['denial']],
    ['$a = b$ does not hold in general.', ['denial']],
    ['If we use the product rule, $a = b$.', ['claim']],
    ['If $x$ is discrete, $a = b$.', ['claim']],
    ['The diagonal entries ($i = j$) are $a = b$.', ['condition', 'claim under 0']],
    ['We have for $i \\ne j$ that $a = b$.', ['condition', 'claim under 0']],
    ['We get an expression for $a = b$.', ['claim']],
    ['We arrive at $a = b$.', ['claim']],
    ['The derivative vanishes at $a = b$.', ['condition']],
    ['The maximum is attained at $a = b$.', ['condition']],
    ['Wenn $a = b$, dann gilt $c = d$.', ['condition', 'claim under 0']],
    ['Si $a = b$, entonces $c = d$.', ['condition', 'claim under 0']],
    ['若 $a = b$，则 $c = d$。', ['condition', 'claim under 0']],
  ])('%s', (text, expected) => expect(standings(text)).toEqual(expected));

  test('a condition reaches the display behind it, until another one or all cases are spoken of', () => {
    const text = 'If $i = j$:\n\n$$a = b$$\n\nIf $i \\ne j$:\n\n$$c = d$$\n\nSo in general\n\n$$e = f$$\n';
    expect(standings(text)).toEqual(['condition', 'claim under 0', 'condition', 'claim under 2', 'claim']);
  });

  test('it does not reach the next paragraph once a claim has used it', () => {
    const text = 'If $i = j$ then $a = b$.\n\nNow we look at the loss, $c = d$.\n';
    expect(standings(text)).toEqual(['condition', 'claim under 0', 'claim']);
  });

  test('an index relation before a colon opens a case inside of a display', () => {
    const text = '\\begin{align}\ni = j: &\\quad a = b \\\\\ni \\ne j: &\\quad c = d\n\\end{align}\n';
    expect(standings(text)).toEqual(['condition', 'claim under 0', 'condition', 'claim under 2']);
  });

  test('a sentence without end is read in time', () => {
    const text = `${'if we assume that not all of it is true, '.repeat(4000)} $a = b$`;
    expect(standings(text)).toHaveLength(1);
  });
});
