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

/** How letters follow each other in a language, learned from a long text; see `reference/models/letter-pairs.ts`. */
export interface LetterPairs {
  /** Its first letter is the space, which stands for all that is no letter. */
  readonly alphabet: string;
  /** Natural logarithms of the probability that letter j follows letter i. */
  readonly logs: readonly (readonly number[])[];
}

/** Everything that results are held against. */
export interface References {
  /** A reference result; null where none was made. */
  result(key: ReferenceKey): Reference | null;
  readonly letters: LetterPairs | null;
}

export const noReferences: References = { result: () => null, letters: null };

export const mean = (values: readonly number[]): number => values.reduce((s, x) => s + x, 0) / values.length;

/** Sample variance; 0 for a single value. */
export function variance(values: readonly number[]): number {
  const m = mean(values);
  return values.length < 2 ? 0 : values.reduce((s, x) => s + (x - m) ** 2, 0) / (values.length - 1);
}
