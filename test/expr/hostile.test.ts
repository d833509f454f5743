import type { Vocabulary } from '../../expr';
import { canonicalName, lex, parseTokens, print } from '../../expr';
import { MAX_TOKENS } from '../../expr/parse';
import { declared } from './random-names';
import { none } from './vocabularies';

/** Pieces that, repeated, nest, pile up or never close. */
const pieces =
  String.raw`( { [ \{ x \frac \sum_ | x_ ^ _ ' \left| \| a+ a= a/ a\cdot \log \log{a} \log{E} E \int \int{x}dx
  \sum_i \sum_i{a}\times 1_{ x_{ x^{ f( p(x| \mathbb{E}[ \mathbb{E} \begin{cases} \text{ \nabla \frac{d}{dx} \hat
  \mathrm{ \sqrt ! |_x - {} \begin{matrix}a& \underset \underset{a} \over {a\over & \\ \dots . , ; \arg\max D_{KL}( ||a
  \mathbf 0 \partial/ d/ L \rm < : \not \left( \end{x} } ) \underbrace{ \substack{ \color{ \delta_{ \Sigma_ H( I( \langle
  \binom \sum_{i \int_{ \prod_i{b}^{ \log^{ \constructor constructor __proto__ \text{constructor}`.split(/\s+/);

function read(source: string, vocabularies: readonly Vocabulary[]): void {
  const { tokens } = lex(source);
  for (const vocabulary of vocabularies) {
    const { expr, diagnostics } = parseTokens(tokens, vocabulary);
    expect(typeof print(expr)).toBe('string');
    expect(diagnostics.filter(({ span }) => span.from < 0 || span.to < span.from || span.to > source.length)).toEqual(
      [],
    );
  }
}

// Whatever takes more than linear time runs into the time limit of the test.
describe('hostile formulas are read or refused, without an exception', () => {
  test.each(pieces)('%s, up to the limit of length', (piece) => {
    read(piece.repeat(Math.floor(MAX_TOKENS / Math.max(1, lex(piece).tokens.length))), [none, declared]);
  });

  test.each(pieces)('%s, to 100,000 characters', (piece) => {
    const source = piece.repeat(Math.ceil(100_000 / piece.length));
    read(source, [none]);
    expect(typeof canonicalName(source)).toBe('string');
  });

  test('1,000 braces within braces', () => {
    const source = '{'.repeat(1000) + 'x' + '}'.repeat(1000);
    const { diagnostics } = parseTokens(lex(source).tokens, none);
    expect(diagnostics.map((d) => d.message)).toEqual([
      'more than 60 brackets within brackets are too many to be read',
    ]);
    expect(typeof canonicalName(`x_${source}`)).toBe('string');
  });

  test.each([
    ['a(', ')'],
    ['x_{(-', ')}'],
    ['a\\cdot(b+', ')'],
    ['\\sum_i(\\sum_i ', ')'],
    ['\\frac{d}{dx}(a+', ')'],
    ['\\int(\\int ', 'dxdy)dx'],
    ['{a+', '}^{2}'],
  ])('%s within itself as often as it may be', (open, close) => {
    read(open.repeat(29) + 'x' + close.repeat(29), [none, declared]);
  });

  test('a formula of 100,000 characters', () => {
    const { diagnostics } = parseTokens(lex('x'.repeat(100_000)).tokens, none);
    expect(diagnostics.map((d) => d.message)).toEqual([
      'this formula is too long to be read (100000 tokens; the limit is 6000)',
    ]);
  });

  test('words that every object knows are names like any other', () => {
    expect(print(parseTokens(lex(String.raw`\text{constructor} + \mathrm{toString}`).tokens, none).expr)).toBe(
      String.raw`\mathrm{constructor} + \mathrm{toString}`,
    );
  });
});
