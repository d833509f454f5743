import { exactly, intervals } from '../../worlds/numeric/intervals';
import type { Interval } from '../../worlds/numeric/intervals';
import { slopesOver } from '../../worlds/numeric/slopes';
import type { Sloped } from '../../worlds/numeric/slopes';
import { FormulaError } from './error';
import { evaluate } from './evaluate';
import type { Formula } from './parse';
import { isOptions, isTensor, sameShape } from './value';
import type { Options, Tensor, Value } from './value';

/** More uncertain entries than this are not differentiated one by one. */
const MOST_PASSES = 400;

const slopes = slopesOver(intervals);

const middle = (x: Interval): number => intervals.number(x);

type Names = ReadonlyMap<string, Value<Interval>>;

/**
 * What the entries of a formula's value can be when its names are known within limits: the intersection of interval
 * arithmetic, which is wide where a name occurs more than once, and of the mean value form
 *
 *   f(X) ⊆ f(m) + Σ_i ∂_i f(X_1, …, X_i, m_{i+1}, …, m_n) (X_i - m_i),   m the middle of X,
 *
 * whose excess shrinks with the square of the widths (Hansen & Walster, Global Optimization Using Interval Analysis,
 * 2004, §7.3). Where a derivative is not bounded, as at a jump, interval arithmetic alone counts. Ends carry the
 * rounding of doubles.
 * @throws FormulaError as `evaluate` does, also where the limits do not settle a comparison, a size or a place
 */
export function enclose(formula: Formula, nameOf: (name: string) => Value<Interval> | null): Tensor<Interval> {
  const plain = evaluate(intervals, formula, nameOf);
  const names = new Map<string, Value<Interval>>();
  for (const name of formula.names) {
    const value = nameOf(name);
    if (value !== null) names.set(name, value);
  }
  const wide = [...names.values()].flatMap((value) => [...entriesOf(value)]).filter((x) => x.hi > x.lo);
  if (wide.length === 0 || wide.length > MOST_PASSES || !wide.every((x) => Number.isFinite(x.hi - x.lo))) return plain;
  try {
    const sum = meanValueForm(formula, names, wide);
    return sameShape(sum.shape, plain.shape) ? intersection(plain, sum) : plain;
  } catch (error) {
    // The middle, or a derivative, may not exist although the enclosure does.
    if (error instanceof FormulaError) return plain;
    throw error;
  }
}

function meanValueForm(formula: Formula, names: Names, wide: readonly Interval[]): Tensor<Interval> {
  const at = (chosen: Names) => (name: string) => chosen.get(name) ?? null;
  const centre = evaluate(intervals, formula, at(changed(names, (x) => exactly(middle(x)))));
  let sums = centre.entries;
  wide.forEach((x, pass) => {
    let seen = -1;
    const duals = changed<Sloped<Interval>>(names, (y) => {
      if (!(y.hi > y.lo)) return { value: y, derivative: exactly(0) };
      seen++;
      return { value: seen <= pass ? y : exactly(middle(y)), derivative: exactly(seen === pass ? 1 : 0) };
    });
    const { entries } = evaluate(slopes, formula, (name) => duals.get(name) ?? null);
    if (entries.length !== sums.length) throw new FormulaError('the shape depends on uncertain values');
    const off = intervals.sub(x, exactly(middle(x)));
    sums = sums.map((sum, i) => intervals.add(sum, intervals.mul(entries[i]!.derivative, off)));
  });
  return { shape: centre.shape, entries: sums };
}

function* entriesOf(value: Value<Interval>): Generator<Interval> {
  if (typeof value !== 'object') return;
  if (isOptions(value)) for (const inner of value.values()) yield* entriesOf(inner);
  else yield* value.entries;
}

/** All values with their entries changed, in the order of `entriesOf`. */
function changed<T>(names: Names, f: (x: Interval) => T): Map<string, Value<T>> {
  const change = (value: Value<Interval>): Value<T> => {
    if (isTensor(value)) return { shape: value.shape, entries: value.entries.map(f) };
    return isOptions(value) ? inside(value) : value;
  };
  const inside = (options: Options<Interval>): Map<string, Value<T>> =>
    new Map([...options].map(([key, value]) => [key, change(value)]));
  return inside(names);
}

function intersection(a: Tensor<Interval>, b: Tensor<Interval>): Tensor<Interval> {
  return { shape: a.shape, entries: a.entries.map((x, i) => common(x, b.entries[i]!)) };
}

function common(a: Interval, b: Interval): Interval {
  if (Number.isNaN(b.lo) || Number.isNaN(b.hi)) return a;
  if (Number.isNaN(a.lo) || Number.isNaN(a.hi)) return a;
  const [lo, hi] = [Math.max(a.lo, b.lo), Math.min(a.hi, b.hi)];
  // Both contain the truth up to rounding, by which they may miss each other.
  return lo <= hi ? { lo, hi } : { lo: hi, hi: lo };
}
