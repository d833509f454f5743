import fc from 'fast-check';
import { evaluate, fraction } from 'mathjs';
import { lex, parseTokens } from '../../../expr';
import type { Checker } from '../../../worlds';
import { checkerOf } from '../judging';

let checker: Checker;
beforeAll(() => {
  checker = checkerOf('parameters: {a: positive, b: positive, c: positive}\n');
});

type Tree =
  | { readonly kind: 'leaf'; readonly text: string }
  | { readonly kind: '+' | '-' | '*' | '/'; readonly left: Tree; readonly right: Tree };

const leaf = fc.constantFrom('a', 'b', 'c', '1', '2', '3').map((text): Tree => ({ kind: 'leaf', text }));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom('+' as const, '-' as const, '*' as const), tie('tree'), tie('tree'))
      .map(([kind, left, right]): Tree => ({ kind, left, right })),
    fc.tuple(tie('tree'), leaf, leaf).map(([left, x, y]): Tree => ({
      kind: '/',
      left,
      right: { kind: '+', left: { kind: '*', left: x, right: x }, right: y },
    })),
  ),
}));

/** The same by other means: products spread over sums, sums turned round, quotients over one denominator. */
function otherwise(t: Tree): Tree {
  if (t.kind === 'leaf') return t;
  const [left, right] = [otherwise(t.left), otherwise(t.right)];
  if (t.kind === '+') {
    if (left.kind === '/')
      return { ...left, left: { kind: '+', left: { kind: '*', left: right, right: left.right }, right: left.left } };
    return { kind: '+', left: right, right: left };
  }
  if (t.kind === '*' && (left.kind === '+' || left.kind === '-'))
    return {
      kind: left.kind,
      left: { kind: '*', left: left.left, right },
      right: { kind: '*', left: left.right, right },
    };
  return { ...t, left, right };
}

const plain = (t: Tree): string => (t.kind === 'leaf' ? t.text : `(${plain(t.left)} ${t.kind} ${plain(t.right)})`);

const tex = (t: Tree): string =>
  t.kind === 'leaf'
    ? t.text
    : t.kind === '/'
      ? `\\frac{${tex(t.left)}}{${tex(t.right)}}`
      : `\\left(${tex(t.left)} ${t.kind === '*' ? '\\cdot' : t.kind} ${tex(t.right)}\\right)`;

const read = (latex: string) => parseTokens(lex(latex).tokens, checker.meaning.vocabulary).expr;

/** Values at which two different functions of this size agree nowhere near always. */
const POINTS = [
  [2, 3, 5],
  [7, 11, 13],
  [1, 17, 4],
  [19, 6, 23],
  [8, 9, 31],
].map(([a, b, c]) => ({ a: fraction(a!, 7), b: fraction(b!, 5), c: fraction(c!, 3) }));

const sameByMathjs = (x: string, y: string): boolean =>
  POINTS.every((at) => String(evaluate(`(${x}) - (${y})`, { ...at })) === '0');

test('reckoning says of two rational functions what mathjs finds at rational points', () => {
  let equal = 0;
  fc.assert(
    fc.property(tree, fc.boolean(), (t, changed) => {
      const same = otherwise(t);
      const other: Tree = changed ? { kind: '-', left: same, right: { kind: 'leaf', text: 'a' } } : same;
      const zero = sameByMathjs(plain(t), plain(other));
      if (zero) equal++;
      const laws = checker.explain(read(tex(t)), '=', read(tex(other)), new Map());
      expect([tex(t), tex(other), laws !== null]).toEqual([tex(t), tex(other), zero]);
    }),
    { numRuns: 100, seed: 11 },
  );
  expect(equal).toBeGreaterThan(30);
});
