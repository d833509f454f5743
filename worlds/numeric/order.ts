import type { Field } from '../field';
import { wholeAbove, wholeBelow, wholeNearest, wholeOf } from './rounding';

/** Order and rounding in any field: its own where it has one, else by the nearest double. */

export const ends = <T>(F: Field<T>, a: T): readonly [number, number] => F.ends?.(a) ?? [F.number(a), F.number(a)];

export function maximum<T>(F: Field<T>, a: T, b: T): T {
  if (F.max) return F.max(a, b);
  const [x, y] = [F.number(a), F.number(b)];
  return x >= y || Number.isNaN(x) ? a : b;
}

export function minimum<T>(F: Field<T>, a: T, b: T): T {
  if (F.min) return F.min(a, b);
  const [x, y] = [F.number(a), F.number(b)];
  return x <= y || Number.isNaN(x) ? a : b;
}

export const floor = <T>(F: Field<T>, a: T): T => F.floor?.(a) ?? F.of(wholeBelow(F.number(a)));

export const ceil = <T>(F: Field<T>, a: T): T => F.ceil?.(a) ?? F.of(wholeAbove(F.number(a)));

export const round = <T>(F: Field<T>, a: T): T => F.round?.(a) ?? F.of(wholeNearest(F.number(a)));

/** Whether `a` is one single number, not a range of several. */
export function isSingle<T>(F: Field<T>, a: T): boolean {
  const [lo, hi] = ends(F, a);
  return lo === hi;
}

/** The only whole number that `a` can be, or null where there is none or more than one. */
export function wholeNumber<T>(F: Field<T>, a: T): number | null {
  const [lo, hi] = ends(F, a);
  if (lo === hi) return wholeOf(lo);
  const [first, last] = [wholeAbove(lo), wholeBelow(hi)];
  return first === last ? first : null;
}

/** Whether a < b: `null` where it is so for some of the numbers that `a` and `b` may be, and not for others. */
export function isLess<T>(F: Field<T>, a: T, b: T): boolean | null {
  const [[aLo, aHi], [bLo, bHi]] = [ends(F, a), ends(F, b)];
  if (aHi < bLo) return true;
  return aLo >= bHi ? false : null;
}
