import type { References } from '../results';

/** How a problem is tested. */
export interface Options {
  /** The same problem, numbers and seed give the same report. */
  readonly seed: number;
  /** How many of each to make, where there are as many. */
  readonly mutants: number;
  readonly rewrites: number;
  /** Whether students write `0,5` for one half: see the assignment. */
  readonly decimalComma?: boolean;
  /** Reference results that problems of results are held against. */
  readonly references?: References;
  /** Called after each answer that was judged. */
  readonly progress?: (done: number, of: number) => void;
}

export const USUAL = { seed: 7, mutants: 300, rewrites: 300 } as const;
