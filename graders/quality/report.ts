/**
 * What testing a problem finds: plain JSON, as `proofmark problem test --json` prints it. `qualityVersion` rises when
 * a field changes its meaning.
 */
export const qualityVersion = 1;

export interface QualityReport {
  readonly version: typeof qualityVersion;
  /** Name of the problem's folder. */
  readonly problem: string;
  readonly title: string;
  readonly grader: 'derivation' | 'quantities' | 'results';
  readonly seed: number;
  /** Whether students may be graded with it. */
  readonly fit: boolean;
  /** Why it is not fit; empty where it is. One sentence each. */
  readonly faults: readonly string[];
  /** Typical mistakes among the files of the problem that were judged. */
  readonly mistakes: number;
  readonly mutants: MutantReport;
  readonly rewrites: RewriteReport;
  readonly idle: readonly IdleLine[];
}

/** How a wrong variant was noticed: by a verdict of a claim or a quantity, or, where all hold, by lost marks. */
export const catches = ['fails', 'undecided', 'unreadable', 'marks'] as const;
export type Catch = (typeof catches)[number];

export interface MutantReport {
  readonly made: number;
  readonly caught: Readonly<Record<Catch, number>>;
  /** Mutants that earn full marks with no verdict against them. */
  readonly survivors: readonly Survivor[];
}

/**
 * Why nothing was found against a mutant. `equivalent`: it says the same, in many fresh worlds. `true`: it says
 * something else that is true as well, such as another bound. `definition`: it gives another meaning to a name of the
 * writer's own. `aside`: nothing that is asked for rests on it and it states no relation that is evaluated. `hole`: none of these;
 * the checker or the problem has to be mended.
 */
export type SurvivalReason = 'equivalent' | 'true' | 'definition' | 'aside' | 'hole';

/** A change of the model answer. */
export interface Change {
  /** Line of the model answer, counted from 1. */
  readonly line: number;
  /** What was done: the kind of edit or the family of rewriting. */
  readonly kind: string;
  readonly was: string;
  readonly now: string;
}

export interface Survivor extends Change {
  readonly reason: SurvivalReason;
  readonly because: string;
}

export interface RewriteReport {
  readonly made: number;
  /** Variants that say the same and lost marks, or have a claim or quantity that is called wrong. */
  readonly refused: readonly Objection[];
  /** Variants that say the same and are left to a person. */
  readonly undecided: readonly Objection[];
  /** How many were made of each family. */
  readonly families: Readonly<Record<string, number>>;
}

export interface Objection extends Change {
  /** What was said against it. */
  readonly because: string;
}

/** A line of the model answer that no mark depends on: neither leaving it out nor any of its mutants costs one. */
export interface IdleLine {
  readonly line: number;
  readonly latex: string;
}
