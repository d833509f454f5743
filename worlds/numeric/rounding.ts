/**
 * Rounding as it is meant: 0.3 / 0.1 is 3, although its double is a little less. A double within this of a whole or
 * half number, relative, counts as it.
 */
const NEAR = 1e-12;

/** The whole number that `x` is up to rounding, or null. */
export function wholeOf(x: number): number | null {
  const whole = Math.round(x);
  return Math.abs(x - whole) <= NEAR * Math.max(1, Math.abs(x)) ? whole : null;
}

export const wholeBelow = (x: number): number => wholeOf(x) ?? Math.floor(x);

export const wholeAbove = (x: number): number => wholeOf(x) ?? Math.ceil(x);

/** Halves go away from 0. */
export const wholeNearest = (x: number): number => Math.sign(x) * wholeBelow(Math.abs(x) + 0.5);
