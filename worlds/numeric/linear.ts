import type { Field } from '../field';
import { ends } from './order';

/** Linear algebra over any field of numbers. Matrices are flat arrays, row by row; vectors are plain arrays. */

const get = <T>(a: readonly T[], i: number): T => {
  const value = a[i];
  if (value === undefined) throw new RangeError(`matrix entry ${i} of ${a.length}`);
  return value;
};

/** The product of an n×m matrix and an m×p matrix. */
export function product<T>(F: Field<T>, a: readonly T[], b: readonly T[], n: number, m: number, p: number): T[] {
  const out: T[] = [];
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) {
      let sum = F.of(0);
      for (let k = 0; k < m; k++) {
        const term = F.mul(get(a, i * m + k), get(b, k * p + j));
        sum = k === 0 ? term : F.add(sum, term);
      }
      out.push(sum);
    }
  }
  return out;
}

/** The m×n transpose of an n×m matrix. */
export function transpose<T>(a: readonly T[], n: number, m: number): T[] {
  const out: T[] = [];
  for (let j = 0; j < m; j++) for (let i = 0; i < n; i++) out.push(get(a, i * m + j));
  return out;
}

/** The n×m outer product of two vectors. */
export function outer<T>(F: Field<T>, x: readonly T[], y: readonly T[]): T[] {
  return x.flatMap((xi) => y.map((yj) => F.mul(xi, yj)));
}

/** The n×n identity. */
export function identity<T>(F: Field<T>, n: number): T[] {
  return Array.from({ length: n * n }, (_, i) => F.of(i % (n + 1) === 0 ? 1 : 0));
}

/** The sum of the diagonal of an n×n matrix. */
export function trace<T>(F: Field<T>, a: readonly T[], n: number): T {
  let sum = F.of(0);
  for (let i = 0; i < n; i++) sum = F.add(sum, get(a, i * (n + 1)));
  return sum;
}

/** How good a pivot is: by its number, and among intervals around 0 by their reach. */
function betterPivot<T>(F: Field<T>, a: T, b: T): boolean {
  const [x, y] = [Math.abs(F.number(a)), Math.abs(F.number(b))];
  return x > y || (x === y && F.hull !== undefined && reach(F, a) > reach(F, b));
}

const reach = <T>(F: Field<T>, a: T): number => Math.max(...ends(F, a).map(Math.abs));

/** An interval that merely contains 0 is no 0: what it divides may be anything. */
const isZeroPivot = <T>(F: Field<T>, a: T): boolean => (F.hull ? reach(F, a) : F.number(a)) === 0;

interface Factors<T> {
  /** L below the diagonal (its own is 1), U on and above it, row by row. */
  readonly lu: T[];
  /** The rows of the matrix in the order of the factors. */
  readonly order: number[];
  /** Of the permutation. */
  readonly sign: 1 | -1;
}

/** Row-wise LU decomposition with partial pivoting (Golub & Van Loan, Matrix Computations, algorithm 3.4.1). */
function factor<T>(F: Field<T>, a: readonly T[], n: number): Factors<T> {
  const lu = [...a];
  const order = Array.from({ length: n }, (_, i) => i);
  let sign: 1 | -1 = 1;
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (betterPivot(F, get(lu, i * n + k), get(lu, pivot * n + k))) pivot = i;
    }
    if (pivot !== k) {
      sign = sign === 1 ? -1 : 1;
      [order[k], order[pivot]] = [get(order, pivot), get(order, k)];
      for (let j = 0; j < n; j++) {
        [lu[k * n + j], lu[pivot * n + j]] = [get(lu, pivot * n + j), get(lu, k * n + j)];
      }
    }
    const head = get(lu, k * n + k);
    // A column without pivot: the zeros below need no elimination, and the determinant is this zero.
    if (isZeroPivot(F, head)) continue;
    for (let i = k + 1; i < n; i++) {
      const ratio = F.div(get(lu, i * n + k), head);
      lu[i * n + k] = ratio;
      for (let j = k + 1; j < n; j++) {
        lu[i * n + j] = F.sub(get(lu, i * n + j), F.mul(ratio, get(lu, k * n + j)));
      }
    }
  }
  return { lu, order, sign };
}

/** The determinant of an n×n matrix: by its definition up to 3×3, which needs no division, else by elimination. */
export function determinant<T>(F: Field<T>, a: readonly T[], n: number): T {
  if (n === 0) return F.of(1);
  if (n === 1) return get(a, 0);
  if (n === 2) return F.sub(F.mul(get(a, 0), get(a, 3)), F.mul(get(a, 1), get(a, 2)));
  if (n === 3) {
    const minor = (j: number, k: number): T =>
      F.sub(F.mul(get(a, 3 + j), get(a, 6 + k)), F.mul(get(a, 3 + k), get(a, 6 + j)));
    const first = F.mul(get(a, 0), minor(1, 2));
    const second = F.mul(get(a, 1), minor(2, 0));
    return F.add(F.add(first, second), F.mul(get(a, 2), minor(0, 1)));
  }
  const { lu, sign } = factor(F, a, n);
  let result = F.of(sign);
  for (let i = 0; i < n; i++) result = F.mul(result, get(lu, i * (n + 1)));
  return result;
}

/** The logarithm of the determinant, without overflow; NaN where the determinant is negative. */
export function logDeterminant<T>(F: Field<T>, a: readonly T[], n: number): T {
  if (n <= 3) return F.log(determinant(F, a, n));
  const { lu, sign } = factor(F, a, n);
  let negative = sign === -1;
  let sum = F.of(0);
  for (let i = 0; i < n; i++) {
    const pivot = get(lu, i * (n + 1));
    if (F.number(pivot) < 0) negative = !negative;
    sum = F.add(sum, F.log(F.abs(pivot)));
  }
  return negative ? F.log(F.of(-1)) : sum;
}

/** X with A X = B, for an n×n matrix A and an n×m matrix B. A singular A gives entries that are not finite. */
export function solve<T>(F: Field<T>, a: readonly T[], b: readonly T[], n: number, m: number): T[] {
  const { lu, order } = factor(F, a, n);
  const x: T[] = order.flatMap((row) => Array.from({ length: m }, (_, j) => get(b, row * m + j)));
  const eliminate = (i: number, k: number): void => {
    for (let j = 0; j < m; j++) {
      x[i * m + j] = F.sub(get(x, i * m + j), F.mul(get(lu, i * n + k), get(x, k * m + j)));
    }
  };
  for (let i = 0; i < n; i++) for (let k = 0; k < i; k++) eliminate(i, k);
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) eliminate(i, k);
    for (let j = 0; j < m; j++) x[i * m + j] = F.div(get(x, i * m + j), get(lu, i * (n + 1)));
  }
  return x;
}

/** The inverse of an n×n matrix; entries that are not finite where it is singular. */
export function inverse<T>(F: Field<T>, a: readonly T[], n: number): T[] {
  return solve(F, a, identity(F, n), n, n);
}

/**
 * The lower triangular L with L Lᵀ = A, for a symmetric positive definite A; NaN on its diagonal where A is not. What
 * moves A need not be symmetric: derivatives are those of (A + Aᵀ)/2.
 */
export function cholesky<T>(F: Field<T>, a: readonly T[], n: number): T[] {
  const entry = (i: number, j: number): T =>
    F.tangents && i !== j ? F.mul(F.of(0.5), F.add(get(a, i * n + j), get(a, j * n + i))) : get(a, i * n + j);
  const l = Array.from({ length: n * n }, () => F.of(0));
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let rest = entry(i, j);
      for (let k = 0; k < j; k++) rest = F.sub(rest, F.mul(get(l, i * n + k), get(l, j * n + k)));
      l[i * n + j] = i === j ? F.sqrt(rest) : F.div(rest, get(l, j * (n + 1)));
    }
  }
  return l;
}
