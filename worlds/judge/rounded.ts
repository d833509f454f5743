/** Significant digits of what is shown: enough to check by hand, few enough to read. */
export const DIGITS = 6;

/** A number as it is shown; a word for what is none. */
export function rounded(x: number, digits = DIGITS): number | string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'undefined' : x > 0 ? 'infinity' : '-infinity';
  return Number(x.toPrecision(digits));
}
