import type { Language } from '../problems/schema';

/**
 * Feedback: what judging hands to everything else. Plain JSON; `feedback.schema.json` is its published schema.
 * `feedbackVersion` rises when a field changes its meaning; new fields may come without that.
 */
export const feedbackVersion = 1;

/** One student's document, judged. Lines count from 1 in the document as it was read. */
export interface Feedback {
  readonly version: typeof feedbackVersion;
  readonly generator: { readonly name: string; readonly version: string };
  /** Id of the assignment, and its title for people. */
  readonly assignment: string;
  readonly title: string;
  /** Of the assignment's own texts: titles, questions, names. English where it is not said. */
  readonly language?: Language;
  readonly student: string;
  /** Name of the document, such as `ada.md`. */
  readonly document: string;
  readonly points: number;
  /** Sum over the parts; a part that waits for a person counts 0 until then. */
  readonly awarded: number;
  /** Points of the parts that wait for a person. */
  readonly pending: number;
  readonly seed: number;
  /** The student's own commands that formulas here use, in the order of their definition. */
  readonly macros?: readonly MacroFeedback[];
  /** There was no text to judge: `problems` say why. Its parts are missing, but nobody has decided that they are. */
  readonly unread?: boolean;
  /** What was noticed while the document was read: an encoding, a label that was found twice. */
  readonly problems: readonly ReadingProblem[];
  /** In the order of the assignment. */
  readonly parts: readonly PartFeedback[];
}

export interface ReadingProblem {
  readonly line?: number;
  readonly message: string;
  /** What the writer can do about it. */
  readonly remedy?: string;
}

/**
 * A command that the document defines. Where it is defined more than once, the last definition before a formula
 * counts for it, or the first of all.
 */
export interface MacroFeedback {
  /** Where it is defined. */
  readonly line: number;
  /** With its backslash: `\KL`. */
  readonly name: string;
  readonly parameters: number;
  /** What the first argument is where it is left out; without this it cannot be. LaTeX. */
  readonly fallback?: string;
  /** What it stands for, `#1` being the first argument. */
  readonly latex: string;
  /** It stands for a command as it was before any definition here. */
  readonly final?: true;
  /** A `*` after the name belongs to the call. */
  readonly starred?: true;
}

export type GraderName = 'derivation' | 'quantities' | 'results' | 'prose';

/** `graded`; `waiting` for a person; `missing` from the document. */
export type PartStatus = 'graded' | 'waiting' | 'missing';

/** One part of the assignment. A list that its grader does not use is empty. */
export interface PartFeedback {
  readonly id: string;
  /** As students number it: `3.1`. */
  readonly label: string;
  readonly title: string;
  /** What was asked, in brief. `$…$` and `$$…$$` in it are formulas. */
  readonly question?: string;
  readonly grader: GraderName;
  readonly points: number;
  readonly awarded: number;
  readonly status: PartStatus;
  /** Where the answer stands, first and last line; absent when missing. */
  readonly lines?: { readonly from: number; readonly to: number };
  /** What the points were given for; `points` and `awarded` add up to those of the part, unless a person decided. */
  readonly marks: readonly Mark[];
  readonly claims: readonly ClaimFeedback[];
  readonly chains: readonly ChainFeedback[];
  readonly quantities: readonly QuantityFeedback[];
  readonly results: readonly ResultFeedback[];
  readonly prose: readonly ProseFeedback[];
  /** Sentences for the student. `$…$` in them is a formula. */
  readonly remarks: readonly string[];
  readonly decision?: DecisionFeedback;
}

/** What a person said of a part. */
export interface DecisionFeedback {
  /** The points that the person gave, which are those awarded; without them the part stands as it was graded. */
  readonly points?: number;
  /** What would have been awarded without it; null where the part waited. */
  readonly proposed: number | null;
  /** To the student. `$…$` in it is a formula. */
  readonly comment?: string;
}

export interface Mark {
  readonly for: 'steps' | 'conclusion' | 'reasons' | 'milestones' | 'answers';
  readonly points: number;
  readonly awarded: number;
  /** One sentence. */
  readonly because: string;
}

export type ClaimVerdict = 'holds' | 'fails' | 'undecided' | 'unreadable';

/** A finite number, nested lists for a vector or matrix, or a word for what is neither: `infinity`, `not defined`. */
export type Value = number | string | readonly Value[];

/** One claim `lhs relation rhs`, as `proofmark claims --json` prints it, and its role in the part. */
export interface ClaimFeedback {
  /** Where the right side starts. */
  readonly line: number;
  /** The claim as written; for a row that starts with a relation, with the side that it continues. */
  readonly latex: string;
  readonly lhs: string;
  readonly relation: string;
  readonly rhs: string;
  readonly verdict: ClaimVerdict;
  /** One sentence. `$…$` in it is a formula. */
  readonly because: string;
  /** The claim as it was read, where that could surprise its writer. */
  readonly readAs?: string;
  /** A world in which the two sides differ beyond doubt. */
  readonly counterexample?: Counterexample;
  /** The smallest edit that makes the claim hold. */
  readonly suggestion?: { readonly latex: string; readonly edit: string };
  readonly role: ClaimRole;
  /**
   * Why the claim holds, where that was found: the words after "by", such as `Bayes' rule`, or all laws of a leap in
   * their order. `$…$` in it is a formula.
   */
  readonly law?: string;
  /** Names of those laws, as problems/README.md lists them: one for a step, several for a leap. */
  readonly laws?: readonly string[];
}

/** `aside`: said in passing, outside what was to be shown. */
export type ClaimRole = 'step' | 'conclusion' | 'aside';

export interface Counterexample {
  /** Symbols as written in LaTeX, in the order in which to show them. */
  readonly values: Readonly<Record<string, Value>>;
  readonly left: Value;
  readonly right: Value;
}

/** A chain of sides `a = b = c`, grouped into classes of equal value: `ABA` has a slip in the middle. */
export interface ChainFeedback {
  readonly line: number;
  /** LaTeX of each side. */
  readonly sides: readonly string[];
  /** One letter a side, `?` for one without a value; the same letter means the same value in every world. */
  readonly classes: string;
  readonly slips?: readonly Slip[];
}

/** Sides `from`…`to` (indices into `sides`, both included) that leave the value of the chain. */
export interface Slip {
  readonly from: number;
  readonly to: number;
  /** Whether the chain comes back to its first value afterwards. */
  readonly recovers: boolean;
  /** One sentence. */
  readonly because: string;
}

export interface QuantityFeedback {
  readonly name: string;
  /** What it is called; `$…$` in it is a formula. */
  readonly title?: string;
  readonly verdict: 'right' | 'follow-through' | 'rounding' | 'mistake' | 'wrong' | 'missing' | 'unreadable';
  /** LaTeX, as written. */
  readonly written?: string;
  readonly value?: Value;
  readonly expected?: Value;
  /** Decimals that were asked for: `expected` is rounded to them. Absent where none were asked for. */
  readonly decimals?: number;
  /** Name of a typical mistake that gives just this value. */
  readonly mistake?: string;
  /** One sentence. `$…$` in it is a formula. */
  readonly because?: string;
  /** How it was read, where that is not evident. `$…$` in it is a formula. */
  readonly readAs?: string;
  readonly points: number;
  readonly awarded: number;
  readonly line?: number;
}

export interface ResultFeedback {
  /** Name of the figure, or `a > b` for how two of them compare. */
  readonly name?: string;
  readonly claim: string;
  readonly value?: Value;
  readonly verdict: 'consistent' | 'surprising' | 'contradicted' | 'confirmed' | 'waiting';
  readonly because: string;
  /** In what `value`, `interval` and `reference` are; a percentage is stored as a share of one. */
  readonly unit?: 'percent' | 'nats' | 'bits' | 'none';
  /** Prediction interval of the reference results. */
  readonly interval?: readonly [number, number];
  /** What those results are: one value a seed. */
  readonly reference?: readonly number[];
  readonly line?: number;
}

export interface ProseFeedback {
  /** The key point. */
  readonly point: string;
  /** The student's words that speak for it. */
  readonly evidence?: string;
  readonly proposed: number;
  readonly confirmed: boolean;
}
