import type { Expr, RelationOp } from '../../expr';

export type VerdictKind = 'holds' | 'fails' | 'undecided' | 'unreadable';

/** A number, or the entries of a vector; rows of a matrix one after another. */
export type Shown = number | string | readonly Shown[];

/** A world, as far as the two sides see it, and what they come to there. */
export interface Counterexample {
  readonly values: Readonly<Record<string, Shown>>;
  readonly left: Shown;
  readonly right: Shown;
}

/** The judgement of one claim, with its evidence. */
export interface LinkVerdict {
  readonly op: RelationOp;
  readonly left: number;
  readonly right: number;
  readonly verdict: VerdictKind;
  readonly because: string;
  /** The claim as it was read, in LaTeX. */
  readonly readAs: string;
  /** The sides as they were read, where a claim holds. */
  readonly sides?: readonly [left: Expr, right: Expr];
  readonly counterexample?: Counterexample;
  /** The claim gives a new name its meaning. */
  readonly defines?: string;
}

/** What a judge finds of a claim, before its place in the chain is known. */
export type Judgement = Pick<LinkVerdict, 'verdict' | 'because' | 'counterexample'> & {
  /** It could not be evaluated because shapes do not fit. */
  readonly shapes?: true;
};

/** The judgement of a chain. */
export interface ChainVerdict {
  readonly links: readonly LinkVerdict[];
  /** One letter a side: equal letters are equal values in every world; `?` where a side has no value. */
  readonly classes: string;
}
