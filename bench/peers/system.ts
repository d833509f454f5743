import type { Dialect } from './infix';

/** Seconds that one check may take. */
export const LIMIT = 20;

/** What a system says of a pair. */
export type Verdict = 'equal' | 'different' | 'undecided';

export interface Answer {
  readonly verdict: Verdict;
  /** Milliseconds of processor time that one check took. */
  readonly ms: number;
}

/** A pair in the notation of some system. */
export interface Formulas {
  readonly left: string;
  readonly right: string;
  /** Where each of its names lives. */
  readonly domains: Readonly<Record<string, 'real' | 'positive' | 'probability'>>;
}

/** Another system, in a process of its own that lives through all its checks. */
export interface System {
  readonly name: string;
  /** Ways in which it can be asked whether two formulas are equal. */
  readonly methods: readonly string[];
  /** Who answers, with version. */
  readonly version: string;
  readonly dialect: Dialect;
  /** Reads all pairs of a suite: what is measured later leaves reading out. */
  load(pairs: readonly Formulas[]): Promise<void>;
  /** Values of both sides of a pair where its names have given values; NaN where one is no real number. */
  values(pair: number, at: Readonly<Record<string, number>>): Promise<readonly [left: number, right: number]>;
  /**
   * Checks a pair, again and again until `seconds` of processor time have passed.
   * @returns the verdict and the mean time
   */
  check(pair: number, method: string, seconds: number): Promise<Answer>;
  end(): void;
}
