import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';

/** Room for the rounding of doubles, relative to the number. */
const SLACK = 1e-9;

const slack = (...xs: readonly number[]): number =>
  SLACK * Math.max(...xs.map((x) => (Number.isFinite(x) ? Math.abs(x) : 0)), 1e-300);

/** Whether two intervals may be the same number. */
export const meets = (a: Interval, b: Interval): boolean => {
  const room = slack(a.lo, a.hi, b.lo, b.hi);
  return a.lo <= b.hi + room && b.lo <= a.hi + room;
};

/** What both intervals allow; the first, where rounding leaves nothing. */
export const common = (a: Interval, b: Interval): Interval => {
  const lo = Math.max(a.lo, b.lo);
  const hi = Math.min(a.hi, b.hi);
  return lo <= hi ? { lo, hi } : a;
};

/** Shape without sides of one, so that a row, a column and a list of numbers are alike. */
const bare = (shape: readonly number[]): readonly number[] =>
  shape.length <= 2 ? shape.filter((n) => n !== 1) : shape;

export const sameShape = (a: readonly number[], b: readonly number[]): boolean => {
  const [x, y] = [bare(a), bare(b)];
  return x.length === y.length && x.every((n, i) => n === y[i]);
};

export const exact = ({ shape, entries }: Tensor<number>): Tensor<Interval> => ({
  shape,
  entries: entries.map((x) => ({ lo: x, hi: x })),
});

/** A value that is not shown may have been carried on with the decimals asked for. */
export const perhapsRounded = (value: Tensor<Interval>, decimals: number | null): Tensor<Interval> =>
  decimals === null
    ? value
    : {
        shape: value.shape,
        entries: value.entries.map(({ lo, hi }) => ({ lo: lo - halfUnit(decimals), hi: hi + halfUnit(decimals) })),
      };

/** How far to either side a decimal may have been rounded. */
export const halfUnit = (decimals: number): number => 0.5 * 10 ** -decimals;

const around = (x: number, half: number): Interval => ({ lo: x - half, hi: x + half });

const mid = ({ lo, hi }: Interval): number => (lo + hi) / 2;

/**
 * Whether a value as shown is what is expected, to the decimals asked for.
 * @param decimals asked for; null: as many as are shown
 */
export function agrees(shown: Tensor<Interval>, expected: Tensor<Interval>, decimals: number | null): boolean {
  if (!sameShape(shown.shape, expected.shape) || shown.entries.length !== expected.entries.length) return false;
  return shown.entries.every((s, i) => {
    const e = expected.entries[i]!;
    if (Number.isNaN(e.lo) || Number.isNaN(e.hi)) return false;
    return meets(decimals === null ? s : around(mid(s), halfUnit(decimals)), e);
  });
}

/** Whether some number is shown with fewer decimals than asked for. */
export const isCoarse = (shown: Tensor<Interval>, decimals: number | null): boolean =>
  decimals !== null && shown.entries.some(({ lo, hi }) => hi - lo > 3 * halfUnit(decimals));

/** Whether a value is right as far as it goes: fewer decimals than asked for, or cut off instead of rounded. */
export function nearlyAgrees(shown: Tensor<Interval>, expected: Tensor<Interval>, decimals: number | null): boolean {
  if (!sameShape(shown.shape, expected.shape) || shown.entries.length !== expected.entries.length) return false;
  return shown.entries.every((s, i) => {
    const e = expected.entries[i]!;
    if (Number.isNaN(e.lo) || Number.isNaN(e.hi)) return false;
    return meets(s, e) || cutOff(s, e, decimals);
  });
}

/** `0.3548` for 0.35487: the digits that follow were dropped. */
function cutOff(shown: Interval, expected: Interval, decimals: number | null): boolean {
  const unit = decimals === null ? shown.hi - shown.lo : 10 ** -decimals;
  if (!(unit > 0)) return false;
  const x = mid(shown);
  const sign = Math.sign(x) || Math.sign(mid(expected)) || 1;
  // From the number shown to just below the next one, away from zero.
  const range = sign > 0 ? { lo: x, hi: x + unit } : { lo: x - unit, hi: x };
  return expected.hi > range.lo - slack(x) && expected.lo < range.hi - slack(x);
}

/**
 * Whether a value says nothing of what it came from: all zero, all the same, empty, or no number at all. A shape is
 * trivial when nothing is left of it, or a single entry.
 */
export function trivial({ shape, entries }: Tensor<Interval>, isShape: boolean): boolean {
  if (entries.length === 0 || shape.some((n) => n <= 0)) return true;
  if (entries.some(({ lo, hi }) => Number.isNaN(lo) || Number.isNaN(hi))) return true;
  if (isShape) return entries.some(({ hi }) => hi <= 0) || entries.every(({ lo, hi }) => lo === 1 && hi === 1);
  const first = entries[0]!;
  const same = entries.every(({ lo, hi }) => lo === first.lo && hi === first.hi);
  return same && (entries.length > 1 || (first.lo === 0 && first.hi === 0));
}

export const hull = (a: Tensor<Interval>, b: Tensor<Interval>): Tensor<Interval> => ({
  shape: a.shape,
  entries: a.entries.map((x, i) => {
    const y = b.entries[i] ?? x;
    return { lo: Math.min(x.lo, y.lo), hi: Math.max(x.hi, y.hi) };
  }),
});
