import { expected } from '../evaluation/interval';

/** Of the intervals. */
export const LEVEL = 0.95;

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

/** Where the value of one more seed lies with probability `LEVEL` (evaluation/interval.ts). Null for fewer than two values. */
export const interval = (values: readonly number[]): readonly [number, number] | null =>
  values.length < 2 ? null : expected(values, { level: LEVEL }).interval;
