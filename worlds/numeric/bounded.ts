import type { Field } from '../field';
import { wholeAbove, wholeBelow, wholeNearest } from './rounding';
import { digamma, erf, lgamma } from './special';

/**
 * A double and a bound of its error: |value - true value| ≤ error, to first order in the rounding unit. Every
 * operation passes on the errors of its operands and adds its own rounding. Where no bound is known it is infinite.
 */
export interface Bounded {
  readonly value: number;
  readonly error: number;
}

/** Half a unit in the last place, relative (Higham, Accuracy and Stability of Numerical Algorithms, 2002, §2.1). */
const UNIT = 2 ** -53;
/** Rounding of a library function, whose results are good to one unit in the last place or a little more. */
const LIBRARY = 4 * UNIT;
/** Rounding of erf and lgamma, which are sums. */
const SERIES = 16 * UNIT;

function bounded(value: number, passed: number, rounding: number): Bounded {
  const error = passed + rounding * Math.abs(value) + Number.MIN_VALUE;
  return { value, error: Number.isFinite(value) && !Number.isNaN(error) ? error : Infinity };
}

/** An error times a slope; a value without error passes none on, whatever the slope. */
const slope = (derivative: number, error: number): number => (error === 0 ? 0 : Math.abs(derivative) * error);

const lift =
  (f: (x: number) => number, rounding: number, passed: (x: number, error: number, value: number) => number) =>
  ({ value: x, error }: Bounded): Bounded => {
    const value = f(x);
    return bounded(value, passed(x, error, value), rounding);
  };

/** The distance of the interval around x to 0. */
const least = (x: number, error: number): number => Math.max(Math.abs(x) - error, 0);

function passedByPow(a: Bounded, b: Bounded, value: number): number {
  const size = Math.abs(a.value);
  if (b.error === 0 && Number.isInteger(b.value) && b.value >= 0) {
    // Of a whole power: (|a| + e)^n - |a|^n.
    const relative = a.error / size;
    if (size === 0) return Math.pow(a.error, b.value);
    return Math.abs(value) * Math.expm1(b.value * Math.log1p(relative));
  }
  // a^b = exp(b log a), where the relative error of a must leave its sign alone.
  if (a.error >= size) return Infinity;
  const logError = -Math.log1p(-a.error / size);
  const exponent = slope(Math.abs(b.value) + b.error, logError) + slope(Math.log(size), b.error);
  return Math.abs(value) * Math.expm1(exponent);
}

function passedByTan(_: number, error: number, value: number): number {
  // tan(x + e) - tan(x) = t (1 + v²) / (1 - v t) with t = tan e: infinite where a pole is within reach.
  const t = error < 1 ? Math.tan(error) : Infinity;
  const room = 1 - Math.abs(value) * t;
  return room > 0 ? (t * (1 + value * value)) / room : Infinity;
}

function passedByArc(x: number, error: number): number {
  const reach = Math.abs(x) + error;
  if (reach < 1 - 1e-14) return error / Math.sqrt((1 - reach) * (1 + reach));
  // At ±1, where an arc is steepest: acos(1 - e) = 2 asin √(e/2).
  return 2 * Math.asin(Math.sqrt(Math.min(error, 2) / 2));
}

function passedByLgamma(x: number, error: number): number {
  if (error === 0) return 0;
  if (x - error > 0) return error * Math.max(Math.abs(digamma(x - error)), Math.abs(digamma(x + error)));
  // Between two poles the slope is steepest next to them.
  const room = Math.abs(x - Math.round(x));
  return room > 2 * error ? error * (Math.abs(digamma(x)) + 4 / room) : Infinity;
}

/** A step of a function that is constant between jumps: without error where no jump is within reach. */
const stepped =
  (f: (x: number) => number) =>
  ({ value, error }: Bounded): Bounded => ({
    value: f(value),
    error: f(value - error) === f(value + error) ? 0 : Infinity,
  });

const larger = (a: Bounded, b: Bounded): Bounded => ({
  value: Math.max(a.value, b.value),
  error: Math.max(a.error, b.error),
});

export const boundeds: Field<Bounded> = {
  name: 'bounded doubles',
  // A decimal fraction is meant as it is written, and its double is the nearest one.
  of: (value) => (Number.isInteger(value) ? { value, error: 0 } : bounded(value, 0, UNIT)),
  number: (a) => a.value,
  add: (a, b) => bounded(a.value + b.value, a.error + b.error, UNIT),
  sub: (a, b) => bounded(a.value - b.value, a.error + b.error, UNIT),
  mul: (a, b) =>
    bounded(a.value * b.value, slope(Math.abs(a.value) + a.error, b.error) + slope(b.value, a.error), UNIT),
  div: (a, b) => {
    const value = a.value / b.value;
    const room = Math.abs(b.value) - b.error;
    const passed = (a.error + Math.abs(value) * b.error) / room;
    return bounded(value, room > 0 ? passed : Infinity, UNIT);
  },
  neg: (a) => ({ value: -a.value, error: a.error }),
  pow: (a, b) => {
    const value = Math.pow(a.value, b.value);
    return bounded(value, passedByPow(a, b, value), LIBRARY);
  },
  sqrt: lift(Math.sqrt, UNIT, (x, e, y) => (e < x ? e / (y + Math.sqrt(x - e)) : Math.sqrt(Math.max(x, 0) + e))),
  exp: lift(Math.exp, LIBRARY, (_, e, y) => y * Math.expm1(e)),
  log: lift(Math.log, LIBRARY, (x, e) => (e < x ? -Math.log1p(-e / x) : Infinity)),
  sin: lift(Math.sin, LIBRARY, (_, e) => Math.min(e, 2)),
  cos: lift(Math.cos, LIBRARY, (_, e) => Math.min(e, 2)),
  tan: lift(Math.tan, LIBRARY, passedByTan),
  tanh: lift(Math.tanh, LIBRARY, (x, e) => Math.min(e / Math.cosh(least(x, e)) ** 2, 2)),
  sinh: lift(Math.sinh, LIBRARY, (x, e) => slope(Math.cosh(Math.abs(x) + e), e)),
  cosh: lift(Math.cosh, LIBRARY, (x, e) => slope(Math.sinh(Math.abs(x) + e), e)),
  asin: lift(Math.asin, LIBRARY, passedByArc),
  acos: lift(Math.acos, LIBRARY, passedByArc),
  atan: lift(Math.atan, LIBRARY, (x, e) => Math.min(e / (1 + least(x, e) ** 2), Math.PI)),
  erf: lift(erf, SERIES, (x, e) => Math.min((e * 2) / Math.sqrt(Math.PI), 2) * Math.exp(-(least(x, e) ** 2))),
  lgamma: lift(lgamma, SERIES, passedByLgamma),
  abs: (a) => ({ value: Math.abs(a.value), error: a.error }),
  uncertain: (a, error) => bounded(a.value, a.error + Math.abs(error), 0),
  ends: (a) => [a.value - a.error, a.value + a.error],
  max: larger,
  min: (a, b) => boundeds.neg(larger(boundeds.neg(a), boundeds.neg(b))),
  floor: stepped(wholeBelow),
  ceil: stepped(wholeAbove),
  round: stepped(wholeNearest),
};
