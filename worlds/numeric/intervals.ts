import type { Field } from '../field';
import { doubles } from './doubles';
import { wholeAbove, wholeBelow, wholeNearest } from './rounding';
import { digamma } from './special';

/**
 * All reals from `lo` to `hi`. A number known exactly has both ends equal; a displayed decimal reaches half a unit of
 * its last digit to either side. Ends carry the rounding of doubles: who compares leaves room for it.
 */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

export const exactly = (x: number): Interval => ({ lo: x, hi: x });

/** What is known when the product of ends is 0 times infinity: the finite factor decides. */
const times = (a: number, b: number): number => (a === 0 || b === 0 ? 0 : a * b);

const hull = (...ends: readonly number[]): Interval =>
  ends.some(Number.isNaN) ? { lo: NaN, hi: NaN } : { lo: Math.min(...ends), hi: Math.max(...ends) };

const everything: Interval = { lo: -Infinity, hi: Infinity };

const mul = (a: Interval, b: Interval): Interval =>
  hull(times(a.lo, b.lo), times(a.lo, b.hi), times(a.hi, b.lo), times(a.hi, b.hi));

function div(a: Interval, b: Interval): Interval {
  if (b.lo === 0 && b.hi === 0) return { lo: NaN, hi: NaN };
  if (b.lo < 0 && b.hi > 0) return everything;
  if (b.lo === 0 || b.hi === 0) {
    const inverse = b.lo === 0 ? { lo: 1 / b.hi, hi: Infinity } : { lo: -Infinity, hi: 1 / b.lo };
    return mul(a, inverse);
  }
  return hull(a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi);
}

/** A function that never falls. */
const rising =
  (f: (x: number) => number) =>
  (a: Interval): Interval => ({ lo: f(a.lo), hi: f(a.hi) });

/** A function with its least value at `least` that falls before and rises after. */
const valley =
  (f: (x: number) => number, least: number) =>
  (a: Interval): Interval =>
    a.lo <= least && a.hi >= least ? { lo: f(least), hi: Math.max(f(a.lo), f(a.hi)) } : hull(f(a.lo), f(a.hi));

/** A function of period 2π that is greatest at `top` and least half a period later. */
const wave =
  (f: (x: number) => number, top: number) =>
  (a: Interval): Interval => {
    const reaches = (x: number): boolean =>
      Math.ceil((a.lo - x) / (2 * Math.PI)) <= Math.floor((a.hi - x) / (2 * Math.PI));
    const ends = hull(f(a.lo), f(a.hi));
    return { lo: reaches(top + Math.PI) ? -1 : ends.lo, hi: reaches(top) ? 1 : ends.hi };
  };

function tan(a: Interval): Interval {
  const pole = Math.ceil((a.lo - Math.PI / 2) / Math.PI) <= Math.floor((a.hi - Math.PI / 2) / Math.PI);
  return pole ? everything : hull(Math.tan(a.lo), Math.tan(a.hi));
}

function pow(a: Interval, b: Interval): Interval {
  if (b.lo === b.hi && Number.isInteger(b.lo)) {
    const n = b.lo;
    if (n < 0) return div(exactly(1), pow(a, exactly(-n)));
    if (n % 2 === 0) return valley((x) => x ** n, 0)(a);
    return rising((x) => x ** n)(a);
  }
  if (a.lo < 0) return { lo: NaN, hi: NaN };
  return hull(a.lo ** b.lo, a.lo ** b.hi, a.hi ** b.lo, a.hi ** b.hi);
}

/** Where the gamma function is least, and with it its logarithm (for positive arguments). */
const LEAST_GAMMA = 1.4616321449683623;

/**
 * Interval arithmetic (Moore, Interval Analysis, 1966): each operation contains every value that its operands could
 * have. A name that occurs twice counts as two independent numbers, so a result may be wider than it need be, never
 * narrower.
 */
export const intervals: Field<Interval> = {
  name: 'intervals',
  of: exactly,
  number: (a) => (a.lo === a.hi ? a.lo : (a.lo + a.hi) / 2),
  add: (a, b) => ({ lo: a.lo + b.lo, hi: a.hi + b.hi }),
  sub: (a, b) => ({ lo: a.lo - b.hi, hi: a.hi - b.lo }),
  mul,
  div,
  neg: (a) => ({ lo: -a.hi, hi: -a.lo }),
  pow,
  sqrt: rising(Math.sqrt),
  exp: rising(Math.exp),
  log: rising(Math.log),
  sin: wave(Math.sin, Math.PI / 2),
  cos: wave(Math.cos, 0),
  tan,
  tanh: rising(Math.tanh),
  sinh: rising(Math.sinh),
  cosh: valley(Math.cosh, 0),
  asin: rising(Math.asin),
  acos: (a) => ({ lo: Math.acos(a.hi), hi: Math.acos(a.lo) }),
  atan: rising(Math.atan),
  erf: rising((x) => doubles.erf(x)),
  lgamma: (a) => (a.lo > 0 ? valley((x) => doubles.lgamma(x), LEAST_GAMMA)(a) : everything),
  abs: valley(Math.abs, 0),
  uncertain: (a, error) => ({ lo: a.lo - error, hi: a.hi + error }),
  ends: (a) => [a.lo, a.hi],
  max: (a, b) => ({ lo: Math.max(a.lo, b.lo), hi: Math.max(a.hi, b.hi) }),
  min: (a, b) => ({ lo: Math.min(a.lo, b.lo), hi: Math.min(a.hi, b.hi) }),
  floor: rising(wholeBelow),
  ceil: rising(wholeAbove),
  round: rising(wholeNearest),
  hull: (a, b) => hull(a.lo, a.hi, b.lo, b.hi),
  digamma: (a) => (a.lo > 0 ? rising(digamma)(a) : everything),
};

/** A number as it is shown: exact where it is whole or known to be, else known to half a unit of its last digit. */
export function shownAs(text: string, exact: boolean): Interval {
  const value = Number(text);
  const point = text.indexOf('.');
  if (exact || point === -1) return exactly(value);
  const half = 0.5 * 10 ** -(text.length - point - 1);
  return { lo: value - half, hi: value + half };
}
