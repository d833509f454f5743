import type { Span } from '../../expr';
import { isUnreadable, lex, parseTokens } from '../../expr';
import { raw } from './reads';
import { none } from './vocabularies';

/** Sources that cannot be read, with what is said and the text that it points at. */
const faults: readonly (readonly [source: string, message: string, at: string])[] = [
  [raw`\frac{a}{`, 'this brace is never closed', '{'],
  [raw`\frac{a}{}`, 'expected a denominator', 'before }'],
  [raw`\frac{a}`, 'expected a denominator', 'at end'],
  [raw`\frac`, 'expected a numerator', 'at end'],
  [raw`a +`, 'expected a term after "+"', '+'],
  [raw`(a -)`, 'expected a term after "-"', '-'],
  [raw`a =`, 'expected a formula after "="', '='],
  [raw`= a`, 'expected a formula before "="', '='],
  [raw`(a \times)`, raw`expected a factor after "\times"`, raw`\times`],
  [raw`\cdot a`, raw`expected a term before "\cdot"`, raw`\cdot`],
  [raw`a /`, 'expected a denominator after "/"', '/'],
  [raw`^2`, '"^" has nothing to hang on', '^'],
  [raw`a + _i`, '"_" has nothing to hang on', '_'],
  [raw`x_`, 'expected something after "_"', '_'],
  [raw`x^`, 'expected something after "^"', '^'],
  [raw`x_{i`, 'this brace is never closed', '{'],
  [raw`x_{-}`, 'expected an index after "-"', 'before }'],
  [raw`()`, 'expected something between the brackets', '()'],
  [raw`a {( )}`, 'expected something between the brackets', '( )'],
  [raw`\begin{bmatrix} a & b`, raw`"\begin{bmatrix}" is never ended`, raw`\begin{bmatrix}`],
  [raw`\begin{aligned} a`, raw`"\begin{aligned}" is never ended`, raw`\begin{aligned}`],
  [
    raw`\begin{bmatrix} a & \\ c & d \end{bmatrix}`,
    'expected an entry in this cell',
    raw`\begin{bmatrix} a & \\ c & d \end{bmatrix}`,
  ],
  [raw`\begin{cases} \end{cases}`, 'there is no case here', raw`\begin{cases} \end{cases}`],
  [raw`\begin{foo} x & y \end{foo}`, '"foo" was expected to hold one formula', raw`\begin{foo} x & y \end{foo}`],
  [raw`\sqrt`, 'expected what the root is of', 'at end'],
  [raw`\binom{n}`, 'expected the lower number', 'at end'],
  [raw`\log`, raw`expected an argument after "\log"`, raw`\log`],
  [raw`\log() b`, raw`expected an argument for "\log"`, raw`\log()`],
  [raw`p() q(x)`, 'expected what "p" is a density of', 'p()'],
  [raw`p(x|)`, 'expected what is given after the bar', '|'],
  [raw`E[]`, 'expected what the expectation is of', '[]'],
  [raw`H()`, 'expected what the entropy is of', 'H()'],
  [raw`D_{KL}(q)`, raw`expected "\|" between the two sides of the divergence`, ')'],
  [raw`\sum_i`, 'expected what is summed', 'at end'],
  [raw`\prod_i + b`, 'expected what is multiplied', '+'],
  [raw`\int f + dx`, 'expected a term after "+"', '+'],
  [raw`\max_x`, 'expected what is maximised', 'at end'],
  [raw`\arg x`, raw`expected "\max" or "\min" after "\arg"`, raw`\arg`],
  [raw`\nabla`, 'expected what the gradient is of', 'at end'],
  [raw`\nabla^k f`, 'a gradient with this superscript cannot be read: only 2 and a transpose can', raw`\nabla^k`],
  [raw`|x`, 'this bar is never closed', '|'],
  [raw`\|x`, 'this norm is never closed', raw`\|`],
  [raw`(x ? y)`, 'expected ")" before "?"', '?'],
  [raw`a @ b`, 'did not expect "@" here', '@'],
  [raw`\langle \rangle`, 'expected something between the angle brackets', raw`\langle \rangle`],
  [raw`\mathbb{1}[]`, 'expected a condition', raw`\mathbb{1}[]`],
  [raw`\hat`, raw`expected something after "\hat"`, raw`\hat`],
];

/** The text of a span; for an empty one, what it stands before. */
const pointedAt = (source: string, { from, to }: Span): string =>
  source.slice(from, to) || (from === source.length ? 'at end' : `before ${source[from]}`);

describe('what cannot be read is one error, in words, with its place', () => {
  test.each(faults)('%s: %s', (source, message, at) => {
    const { diagnostics } = parseTokens(lex(source).tokens, none);
    const [error] = diagnostics.filter((d) => d.severity === 'error');
    expect({ message: error?.message, at: error && pointedAt(source, error.span) }).toEqual({ message, at });
  });

  test('an empty side', () => {
    const parsed = parseTokens([], none);
    expect(parsed.diagnostics).toEqual([
      { span: { from: 0, to: 0 }, message: 'expected a formula here', severity: 'error' },
    ]);
    expect(parsed.expr.kind).toBe('missing');
  });

  test('spans count from the start of the document', () => {
    const document = raw`Here $x_$ is wrong.`;
    const { diagnostics } = parseTokens(lex(document, 6, 8).tokens, none);
    expect(diagnostics).toEqual([
      { span: { from: 7, to: 8 }, message: 'expected something after "_"', severity: 'error' },
    ]);
  });
});

describe('what was read in spite of a fault is a note', () => {
  const notes: readonly (readonly [string, string])[] = [
    [raw`(a + b`, '"(" is never closed; it was closed at the end'],
    [raw`\frac{(a}{b}`, '"(" is never closed; it was closed at the end'],
    [raw`a + b)`, '")" closes nothing'],
    [raw`a}`, 'this brace closes nothing'],
    [raw`[0, 1)`, '"[" is closed by ")"'],
    [raw`\left( a + b \right.`, '"(" is never closed; it was closed at the end'],
    [raw`a \end{bmatrix}`, raw`"\end{bmatrix}" ends nothing`],
    [raw`\begin{foo} x \end{foo}`, '"foo" is not an environment of mathematics; its inside was read as a formula'],
    [raw`a \cdot`, raw`"\cdot" at the end has nothing to multiply`],
    [raw`\int p`, 'this integral has no differential'],
    [raw`a \quad \forall i`, 'what the formula holds for was passed over'],
  ];
  test.each(notes)('%s: %s', (source, message) => {
    const parsed = parseTokens(lex(source).tokens, none);
    expect(isUnreadable(parsed)).toBe(false);
    expect(parsed.diagnostics.map((d) => d.message)).toEqual([message]);
  });
});
