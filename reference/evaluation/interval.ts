import { jStat } from 'jstat';

/**
 * Wilson's interval for a share (1927): `right` of `of` cases were right; the share on as many cases as there may be is
 * in it with probability `level`. Unlike the share ± its standard error it stays within 0 and 1 and holds near them.
 */
export function wilson(right: number, of: number, level = 0.95): readonly [number, number] {
  if (!(of > 0 && right >= 0 && right <= of))
    throw new RangeError(`expected 0 ≤ right ≤ cases, found ${right} of ${of}`);
  const z = jStat.normal.inv(0.5 + level / 2, 0, 1);
  const share = right / of;
  const centre = (share + (z * z) / (2 * of)) / (1 + (z * z) / of);
  const half = (z / (1 + (z * z) / of)) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

/** What one more run is expected to give. */
export interface Expected {
  readonly mean: number;
  /** Standard deviation over the runs, with n − 1. */
  readonly spread: number;
  readonly runs: number;
  readonly interval: readonly [number, number];
}

/**
 * Where the value of one more run lies with probability `level`, after n runs with other seeds: m ± t·√v, where m and s²
 * are mean and variance of the runs and v = s²·(1 + 1/n) (Fisher, 1935; Geisser, "Predictive Inference", 1993, 2.1).
 *
 * `cases` is for a share that is measured on another test set of so many cases: its binomial variance m·(1 − m)/cases is
 * added to v, and to that of the runs themselves where theirs came from one test set of `ownCases` cases, since its luck
 * is in all of them. t has the degrees of freedom of Satterthwaite (1946): of v, only the part of the seeds is estimated.
 *
 * Throws a RangeError for fewer than two runs: they say nothing about the spread.
 */
export function expected(
  values: readonly number[],
  { level = 0.95, cases, ownCases }: { level?: number; cases?: number; ownCases?: number } = {},
): Expected {
  const n = values.length;
  if (n < 2) throw new RangeError(`expected at least two runs, found ${n}`);
  const mean = values.reduce((sum, x) => sum + x, 0) / n;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1);
  const binomial = (size: number | undefined): number =>
    size === undefined ? 0 : Math.max(0, mean * (1 - mean)) / size;
  const ofSeeds = variance * (1 + 1 / n);
  const total = ofSeeds + binomial(cases) + binomial(ownCases);
  const freedom = ofSeeds === 0 ? n - 1 : (n - 1) * (total / ofSeeds) ** 2;
  // Beyond a million degrees t is normal to seven digits, and its quantile is no longer computed well.
  const quantile =
    freedom > 1e6 ? jStat.normal.inv(0.5 + level / 2, 0, 1) : jStat.studentt.inv(0.5 + level / 2, freedom);
  const half = quantile * Math.sqrt(total);
  return { mean, spread: Math.sqrt(variance), runs: n, interval: [mean - half, mean + half] };
}
