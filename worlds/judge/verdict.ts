import type { Expr, RelationOp } from '../../expr';
import type { JacobianLayout } from '../compile';

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
  /** How derivatives are laid out for it to hold, where that is not a matter of course. */
  readonly layout?: JacobianLayout;
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

/** What comparing two sides at all points found. */
export type Comparison =
  | { readonly kind: 'equal'; readonly points: number }
  /** They differ beyond doubt at this point. */
  | { readonly kind: 'different'; readonly at: number }
  | { readonly kind: 'unclear'; readonly because: string };
