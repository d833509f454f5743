import fc from 'fast-check';
import type { Field } from '../../worlds/field';
import { bounded, decimals, doubles, slopes, slopesOver, intervals } from '../../worlds/numeric/fields';
import type { Interval } from '../../worlds/numeric/fields';
import { ceil, ends, floor, isLess, isSingle, maximum, minimum, round, wholeNumber } from '../../worlds/numeric/order';

const unary = ['neg', 'sqrt', 'exp', 'log', 'sin', 'cos', 'tan', 'tanh', 'sinh', 'cosh'] as const;
const more = ['asin', 'acos', 'atan', 'erf', 'lgamma', 'abs'] as const;
const steps = { floor, ceil, round } as const;
const binary = ['add', 'sub', 'mul', 'div', 'pow'] as const;
const choices = { maximum, minimum } as const;

/** An expression over uncertain leaves. */
type Tree =
  | { readonly middle: number; readonly width: number }
  | { readonly op: (typeof unary)[number] | (typeof more)[number] | keyof typeof steps; readonly a: Tree }
  | { readonly op: (typeof binary)[number] | keyof typeof choices; readonly a: Tree; readonly b: Tree };

function evaluate<T>(F: Field<T>, tree: Tree, leaf: (middle: number, width: number) => T): T {
  if (!('op' in tree)) return leaf(tree.middle, tree.width);
  const a = evaluate(F, tree.a, leaf);
  if ('b' in tree) {
    const b = evaluate(F, tree.b, leaf);
    return tree.op in choices ? choices[tree.op as 'maximum'](F, a, b) : F[tree.op as 'add'](a, b);
  }
  return tree.op in steps ? steps[tree.op as 'floor'](F, a) : F[tree.op as 'exp'](a);
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({
      middle: fc.oneof(
        fc.integer({ min: -4000, max: 4000 }).map((k) => k / 1000),
        fc.integer({ min: -6, max: 6 }),
      ),
      width: fc.constantFrom(0, 0, 1e-6, 0.01, 0.4, 2),
    }),
    fc.record({ op: fc.constantFrom(...unary, ...more, ...(['floor', 'ceil', 'round'] as const)), a: tie('tree') }),
    fc.record({
      op: fc.constantFrom(...binary, ...(['maximum', 'minimum'] as const)),
      a: tie('tree'),
      b: tie('tree'),
    }),
  ),
}));

/** Places within the leaves' limits, as shares of their half widths; a few more than any tree has leaves. */
const points = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 8, maxLength: 8 });

/** Doubles in which whatever is undefined on the way, as 1 / 0, leaves the result undefined: max(3, 1 / 0) is no 3. */
const strictly =
  <A extends number[]>(f: (...args: A) => number) =>
  (...args: A): number => {
    const value = args.every(Number.isFinite) ? f(...args) : NaN;
    return Number.isFinite(value) ? value : NaN;
  };
const strict: Field<number> = {
  ...doubles,
  ...Object.fromEntries([...unary, ...more, ...binary].map((op) => [op, strictly(doubles[op] as () => number)])),
};

const around = (middle: number, width: number): Interval => ({ lo: middle - width, hi: middle + width });

const contains = ({ lo, hi }: Interval, x: number): boolean => {
  const room = 1e-8 * Math.max(1, Math.abs(x));
  return x >= lo - room && x <= hi + room;
};

describe('intervals', () => {
  test('contain the value at every point within', () => {
    let judged = 0;
    fc.assert(
      fc.property(tree, points, (expression, shares) => {
        let place = 0;
        const got = evaluate(intervals, expression, around);
        const value = evaluate(strict, expression, (m, w) => m + w * shares[place++ % shares.length]!);
        if (Number.isNaN(got.lo) || Number.isNaN(got.hi) || !(Math.abs(value) < 1e6)) return true;
        judged++;
        return contains(got, value);
      }),
      { numRuns: 5000, endOnFailure: true },
    );
    expect(judged).toBeGreaterThan(2000);
  });

  test('duals over them contain the derivative at every point within', () => {
    const D = slopesOver(intervals);
    let judged = 0;
    fc.assert(
      fc.property(tree, points, (expression, shares) => {
        let place = 0;
        const direction = (width: number): number => (width > 0 ? (place % 3) - 1 : 0);
        const got = evaluate(D, expression, (m, w) => {
          const by = direction(w);
          place++;
          return { value: around(m, w), derivative: { lo: by, hi: by } };
        }).derivative;
        place = 0;
        const at = evaluate(slopesOver(strict), expression, (m, w) => {
          const by = direction(w);
          return { value: m + w * shares[place++ % shares.length]!, derivative: by };
        });
        if (Number.isNaN(got.lo) || Number.isNaN(got.hi)) return true;
        if (!(Math.abs(at.derivative) < 1e6 && Math.abs(at.value) < 1e6)) return true;
        judged++;
        return contains(got, at.derivative);
      }),
      { numRuns: 5000, endOnFailure: true },
    );
    expect(judged).toBeGreaterThan(2000);
  });

  test('exact where the argument occurs once', () => {
    expect(intervals.pow({ lo: -2, hi: 1 }, { lo: 2, hi: 2 })).toEqual({ lo: 0, hi: 4 });
    expect(intervals.floor!({ lo: -1.5, hi: 2.5 })).toEqual({ lo: -2, hi: 2 });
    expect(intervals.hull!({ lo: 0, hi: 1 }, { lo: 3, hi: 4 })).toEqual({ lo: 0, hi: 4 });
  });
});

describe('order and rounding', () => {
  const F = doubles;
  test('rounding as it is meant', () => {
    expect(floor(F, 0.3 / 0.1)).toBe(3);
    expect(ceil(F, 3 * 1.1 - 0.3)).toBe(3);
    expect([2.5, -2.5, 0.49, -0.5, 100.49999999999999].map((x) => round(F, x))).toEqual([3, -3, 0, -1, 101]);
    expect([floor(F, -1.5), ceil(F, -1.5)]).toEqual([-2, -1]);
  });
  test('of decimals in all their digits', () => {
    const D = decimals(30);
    const almost = D.sub(D.of(3), D.of(1e-25));
    expect(D.number(floor(D, almost))).toBe(2);
    expect(D.number(maximum(D, almost, D.of(3)).minus(3))).toBe(0);
    expect(D.number(minimum(D, almost, D.of(3)).minus(3))).toBeLessThan(0);
    expect(D.number(round(D, D.of(-2.5)))).toBe(-3);
  });
  test('of doubles with an error', () => {
    const near = bounded.uncertain(bounded.of(2.999), 0.01);
    expect(floor(bounded, near)).toEqual({ value: 2, error: Infinity });
    expect(floor(bounded, bounded.of(2.5))).toEqual({ value: 2, error: 0 });
    expect(maximum(bounded, near, bounded.of(2.9999)).error).toBeGreaterThanOrEqual(0.01);
  });
  test('what an interval settles', () => {
    expect(isLess(intervals, { lo: 0, hi: 1 }, { lo: 2, hi: 3 })).toBe(true);
    expect(isLess(intervals, { lo: 2, hi: 3 }, { lo: 0, hi: 2 })).toBe(false);
    expect(isLess(intervals, { lo: 0, hi: 2 }, { lo: 1, hi: 3 })).toBeNull();
    expect(wholeNumber(intervals, { lo: 2.5, hi: 3.4 })).toBe(3);
    expect(wholeNumber(intervals, { lo: 2.5, hi: 4.4 })).toBeNull();
    expect(isSingle(intervals, { lo: 1, hi: 1 })).toBe(true);
    expect(ends(doubles, 4)).toEqual([4, 4]);
  });
});

describe('kinks and jumps of duals', () => {
  const D = slopesOver(intervals);
  const x = { value: { lo: -1, hi: 2 }, derivative: { lo: 1, hi: 1 } };
  test('over intervals a kink spans both slopes, a jump everything', () => {
    expect(D.abs(x).derivative).toEqual({ lo: -1, hi: 1 });
    expect(D.max!(x, D.of(0))).toEqual({ value: { lo: 0, hi: 2 }, derivative: { lo: 0, hi: 1 } });
    expect(D.max!(x, D.of(3)).derivative).toEqual({ lo: 0, hi: 0 });
    expect(D.floor!(x).derivative).toEqual({ lo: -Infinity, hi: Infinity });
    expect(D.floor!({ ...x, value: { lo: 1.2, hi: 1.9 } }).derivative).toEqual({ lo: 0, hi: 0 });
  });
  test('over doubles there is none', () => {
    const at = (value: number) => ({ value, derivative: 1 });
    expect(slopes.floor!(at(2)).derivative).toBeNaN();
    expect(slopes.floor!(at(2.5))).toEqual({ value: 2, derivative: 0 });
    expect(slopes.floor!(slopes.of(2))).toEqual({ value: 2, derivative: 0 });
    expect(slopes.max!(at(1), slopes.of(1)).derivative).toBeNaN();
    expect(slopes.max!(at(1), at(1)).derivative).toBe(1);
    expect(slopes.min!(at(1), slopes.of(4)).derivative).toBe(1);
  });
});
