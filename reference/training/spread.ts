/** Of the intervals. */
export const LEVEL = 0.95;

/** The 97.5 % quantiles of Student's distribution with 1 … 30 degrees of freedom (any table of statistics). */
const QUANTILES = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];
/** From there on the quantile falls from 2.042 to the normal 1.96 about as 1.96 + 2.37/n. */
const quantile = (freedom: number): number => QUANTILES[freedom - 1] ?? 1.96 + 2.37 / freedom;

export const mean = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length;

/** Standard deviation with n − 1; at least two values. */
export function spread(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, x) => sum + (x - centre) ** 2, 0) / (values.length - 1));
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/**
 * The interval in which one more value of the same normal distribution lies with probability `LEVEL`:
 * mean ± t · s · √(1 + 1/n) (Fisher, 1935). Null for fewer than two values.
 */
export function interval(values: readonly number[]): readonly [number, number] | null {
  const n = values.length;
  if (n < 2) return null;
  const half = quantile(n - 1) * spread(values) * Math.sqrt(1 + 1 / n);
  return [mean(values) - half, mean(values) + half];
}
