import type { ReferenceKey } from '../../problems/schema';

/** What a reference model reached: one value for each seed, all at the same settings. Shares lie between 0 and 1. */
export interface Reference {
  readonly model: string;
  readonly metric: string;
  /** One value a seed. */
  readonly values: readonly number[];
  /** How many cases the value is a share of; null where it is no share. */
  readonly cases: number | null;
  /** The name of the data. */
  readonly data: string;
}

/** Finds a reference result; null where none was made. */
export type References = (key: ReferenceKey) => Reference | null;

export const noReferences: References = () => null;

export const mean = (values: readonly number[]): number => values.reduce((s, x) => s + x, 0) / values.length;

/** Sample variance; 0 for a single value. */
export function variance(values: readonly number[]): number {
  const m = mean(values);
  return values.length < 2 ? 0 : values.reduce((s, x) => s + (x - m) ** 2, 0) / (values.length - 1);
}
