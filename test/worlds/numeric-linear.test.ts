import fc from 'fast-check';
import { bounded, decimals, doubles, dualsOver } from '../../worlds/numeric/fields';
import {
  cholesky,
  determinant,
  identity,
  inverse,
  logDeterminant,
  outer,
  product,
  solve,
  trace,
  transpose,
} from '../../worlds/numeric/linear';

const F = doubles;
const entry = fc.double({ min: -3, max: 3, noNaN: true });
const square = fc.integer({ min: 1, max: 6 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    a: fc.array(entry, { minLength: n * n, maxLength: n * n }),
    b: fc.array(entry, { minLength: n * n, maxLength: n * n }),
  }),
);
const largest = (a: readonly number[]): number => a.reduce((m, x) => Math.max(m, Math.abs(x)), 0);
/** Largest row sum. */
const norm = (a: readonly number[], n: number): number =>
  Math.max(...Array.from({ length: n }, (_, i) => a.slice(i * n, i * n + n).reduce((s, x) => s + Math.abs(x), 0)));

test('by hand', () => {
  expect(product(F, [1, 2, 3, 4, 5, 6], [1, 0, 2, 1, 0, 3], 2, 3, 2)).toEqual([5, 11, 14, 23]);
  expect(transpose([1, 2, 3, 4, 5, 6], 2, 3)).toEqual([1, 4, 2, 5, 3, 6]);
  expect(outer(F, [1, 2], [3, 4, 5])).toEqual([3, 4, 5, 6, 8, 10]);
  expect(trace(F, [1, 2, 3, 4], 2)).toBe(5);
  expect(determinant(F, [2, -1, 0, -1, 2, -1, 0, -1, 2], 3)).toBe(4);
  // The tridiagonal (-1, 2, -1) of order n has determinant n + 1.
  const five = Array.from({ length: 25 }, (_, k) => [2, -1, 0, 0, 0][Math.abs((k % 5) - Math.floor(k / 5))] ?? 0);
  expect(determinant(F, five, 5)).toBeCloseTo(6, 13);
  expect(logDeterminant(F, five, 5)).toBeCloseTo(Math.log(6), 14);
  expect(cholesky(F, [4, 2, 2, 5], 2)).toEqual([2, 0, 1, 2]);
  expect(solve(F, [0, 2, 1, 0], [4, 3], 2, 1)).toEqual([3, 2]);
  expect(determinant(F, [], 0)).toBe(1);
});

test('A A⁻¹ = I, up to the condition of A', () => {
  fc.assert(
    fc.property(square, ({ n, a }) => {
      const b = inverse(F, a, n);
      const condition = norm(a, n) * norm(b, n);
      if (!(condition < 1e10)) return true;
      const off = product(F, a, b, n, n, n).map((x, i) => x - (identity(F, n)[i] ?? 0));
      return largest(off) <= 1e-14 * n * condition;
    }),
  );
});

test('det(AB) = det A det B, to the size of their expansions', () => {
  fc.assert(
    fc.property(square, ({ n, a, b }) => {
      const left = determinant(F, product(F, a, b, n, n, n), n);
      const right = determinant(F, a, n) * determinant(F, b, n);
      return Math.abs(left - right) <= 1e-12 * (1 + (norm(a, n) * norm(b, n)) ** n);
    }),
  );
});

test('L Lᵀ = A, and log det from L', () => {
  fc.assert(
    fc.property(square, ({ n, a }) => {
      const spd = product(F, a, transpose(a, n, n), n, n, n).map((x, i) => x + (identity(F, n)[i] ?? 0));
      const l = cholesky(F, spd, n);
      const back = product(F, l, transpose(l, n, n), n, n, n).map((x, i) => x - (spd[i] ?? 0));
      const logs = 2 * l.reduce((s, x, i) => s + (i % (n + 1) === 0 ? Math.log(x) : 0), 0);
      return largest(back) <= 1e-13 * largest(spd) && Math.abs(logs - logDeterminant(F, spd, n)) < 1e-11;
    }),
  );
});

test('singular and indefinite matrices give what is not finite, and never throw', () => {
  expect(determinant(F, [1, 2, 2, 4], 2)).toBe(0);
  expect(inverse(F, [1, 2, 2, 4], 2).every(Number.isFinite)).toBe(false);
  expect(determinant(F, new Array<number>(16).fill(0), 4)).toBe(0);
  expect(cholesky(F, [1, 2, 2, 1], 2)[3]).toBeNaN();
  expect(logDeterminant(F, [0, 1, 1, 0], 2)).toBeNaN();
});

test('in other fields', () => {
  const a = [0.1, 0.7, 0.3, 0.4, 0.2, 0.9, 0.5, 0.6, 0.8, 0.11, 0.13, 0.17, 0.19, 0.23, 0.29, 0.31];
  const D = decimals(40);
  const exact = determinant(D, a.map(D.of), 4);
  expect(determinant(F, a, 4)).toBeCloseTo(exact.toNumber(), 14);
  const bound = determinant(bounded, a.map(bounded.of), 4);
  expect(exact.minus(bound.value).abs().toNumber()).toBeLessThanOrEqual(bound.error);
  expect(bound.error).toBeLessThan(1e-14);
  // Jacobi: d log det A / dA_ij = (A⁻¹)_ji.
  const duals = dualsOver(doubles, 1);
  const varied = a.map((value, i) => ({ value, slopes: [i === 6 ? 1 : 0] }));
  const slope = logDeterminant(duals, varied, 4).slopes?.[0] ?? NaN;
  const sign = determinant(F, a, 4) > 0;
  const negated = a.map((x, i) => (i < 4 ? -x : x));
  const usable = sign
    ? slope
    : (logDeterminant(
        duals,
        negated.map((value, i) => ({ value, slopes: [i === 6 ? 1 : 0] })),
        4,
      ).slopes?.[0] ?? NaN);
  const reference = inverse(F, sign ? a : negated, 4)[2 * 4 + 1];
  expect(usable).toBeCloseTo(reference ?? NaN, 12);
});
