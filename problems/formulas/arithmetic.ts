import type { Field } from '../../worlds/field';
import { identity, product, solve, transpose as transposed } from '../../worlds/numeric/linear';
import { isSingle, wholeNumber } from '../../worlds/numeric/order';
import { fail } from './error';
import { describe, describeShape, places, sameShape } from './value';
import type { Tensor } from './value';

/** Arithmetic of numbers and arrays, with the meaning that mathjs gives it. */

/** More entries than this are a slip of the pen, not a problem. */
const MOST_ENTRIES = 2_000_000;
/** And more products than this would take minutes. */
const MOST_WORK = 200_000_000;
const LARGEST_SYSTEM = 300;

export function checkEntries(shape: readonly number[]): void {
  if (places(shape) > MOST_ENTRIES)
    fail(`${describeShape(shape)} has more than ${MOST_ENTRIES} entries, which is too many to compute`);
}

export const map = <T>(a: Tensor<T>, f: (x: T) => T): Tensor<T> => ({ shape: a.shape, entries: a.entries.map(f) });

/**
 * Entry by entry. Shapes are aligned at their last axis, and an axis that is missing or has one place is repeated, as
 * in mathjs and NumPy.
 */
export function zip<T>(a: Tensor<T>, b: Tensor<T>, what: string, f: (x: T, y: T) => T): Tensor<T> {
  if (sameShape(a.shape, b.shape)) return { shape: a.shape, entries: a.entries.map((x, i) => f(x, b.entries[i]!)) };
  if (b.shape.length === 0) return map(a, (x) => f(x, b.entries[0]!));
  if (a.shape.length === 0) return map(b, (y) => f(a.entries[0]!, y));
  const axes = Math.max(a.shape.length, b.shape.length);
  const shape = Array.from({ length: axes }, (_, i) => {
    const [m, n] = [a.shape[i - axes + a.shape.length] ?? 1, b.shape[i - axes + b.shape.length] ?? 1];
    return m === n || n === 1 ? m : m === 1 ? n : fail(`${describe(a)} and ${describe(b)} do not fit for ${what}`);
  });
  checkEntries(shape);
  const [of, by] = [repeated(a.shape, shape), repeated(b.shape, shape)];
  return { shape, entries: of.map((i, k) => f(a.entries[i]!, b.entries[by[k]!]!)) };
}

/** For each place of `shape` the place of a smaller array that is repeated to it. */
function repeated(from: readonly number[], shape: readonly number[]): number[] {
  const missing = shape.length - from.length;
  let at = [0];
  shape.forEach((n, axis) => {
    const own = axis < missing ? 1 : from[axis - missing]!;
    at = at.flatMap((i) => Array.from({ length: n }, (_, k) => i * own + (own === 1 ? 0 : k)));
  });
  return at;
}

/** Product of numbers, vectors and matrices by their shapes; of two vectors it is the dot product. */
export function multiply<T>(F: Field<T>, a: Tensor<T>, b: Tensor<T>): Tensor<T> {
  if (a.shape.length === 0 || b.shape.length === 0) return zip(a, b, '*', F.mul);
  if (a.shape.length > 2 || b.shape.length > 2)
    return fail(
      `* multiplies numbers, vectors and matrices, but found ${describe(a)} and ${describe(b)}; for entry by entry write .*`,
    );
  const [n, m] = a.shape.length === 1 ? [1, a.shape[0]!] : [a.shape[0]!, a.shape[1]!];
  const [m2, p] = b.shape.length === 1 ? [b.shape[0]!, 1] : [b.shape[0]!, b.shape[1]!];
  if (m !== m2) {
    const both = a.shape.length === 1 && b.shape.length === 1;
    const remedy = both
      ? 'for every product of two entries write outer(a, b)'
      : "a matrix is transposed by a prime, as in W'";
    return fail(
      `${describe(a)} times ${describe(b)}: the first has ${m} ${a.shape.length === 1 ? 'entries' : 'columns'}, the second ${m2} ${b.shape.length === 1 ? 'entries' : 'rows'}; ${remedy}`,
    );
  }
  if (n * m * p > MOST_WORK) return fail(`${describe(a)} times ${describe(b)} is too much to compute`);
  const shape = [...a.shape.slice(0, -1), ...b.shape.slice(1)];
  return { shape, entries: product(F, a.entries, b.entries, n, m, p) };
}

export function divide<T>(F: Field<T>, a: Tensor<T>, b: Tensor<T>): Tensor<T> {
  if (b.shape.length > 0)
    return fail(`/ divides by a number, but found ${describe(b)}; write ./ for entry by entry, or inv(…)`);
  return zip(a, b, '/', F.div);
}

/** A number to any power, a square matrix to a whole one. */
export function power<T>(F: Field<T>, a: Tensor<T>, b: Tensor<T>): Tensor<T> {
  if (b.shape.length > 0) return fail(`the exponent of ^ is ${describe(b)}; write .^ for entry by entry`);
  const exponent = b.entries[0]!;
  if (a.shape.length === 0) return zip(a, b, '^', F.pow);
  const n = wholeNumber(F, exponent);
  if (a.shape.length !== 2 || a.shape[0] !== a.shape[1] || n === null || Math.abs(n) > 1000)
    return fail(
      `^ takes a number, or a square matrix to a whole power, but found ${describe(a)} to the power ${F.number(exponent)}; write .^ for entry by entry`,
    );
  const size = a.shape[0]!;
  const unit = identity(F, size);
  const base: Tensor<T> = n < 0 ? { shape: a.shape, entries: solved(F, a.entries, unit, size, size) } : a;
  let result: Tensor<T> = { shape: a.shape, entries: unit };
  for (let i = 0; i < Math.abs(n); i++) result = i === 0 ? base : multiply(F, result, base);
  return result;
}

/** X with A X = B for an n×n matrix A and an n×m matrix B. */
export function solved<T>(F: Field<T>, a: readonly T[], b: readonly T[], n: number, m: number): T[] {
  if (n > LARGEST_SYSTEM) return fail(`a system of ${n} equations is too much to compute; ${LARGEST_SYSTEM} are not`);
  const x = solve(F, a, b, n, m);
  // What is not finite comes from a pivot that is 0; an uncertain one only contains 0, and anything may come out.
  if (a.every((entry) => isSingle(F, entry)) && !x.every((entry) => Number.isFinite(F.number(entry))))
    return fail('the matrix has no inverse');
  return x;
}

export function transpose<T>(a: Tensor<T>): Tensor<T> {
  if (a.shape.length < 2) return a;
  if (a.shape.length > 2)
    return fail(`only a matrix can be transposed, but found ${describe(a)}; write permute(…, axes)`);
  const [n, m] = [a.shape[0]!, a.shape[1]!];
  return { shape: [m, n], entries: transposed(a.entries, n, m) };
}
