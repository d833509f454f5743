import type { Bound, Inside, InsideKind, Poly } from './algebra/types';
import type { LawName } from './lexicon';
import type { Normaliser } from './normal';

/** What a law of the table is known by: a name, or a word for several names of which its uses decide. */
export type LawId =
  | LawName
  | 'linearity'
  | 'conditional probability'
  | 'definition of a function'
  | 'definition of a name'
  | 'inner product by its first vector'
  | 'inner product by its last vector'
  | 'normal density by matrices'
  | 'mean over fewer variables';

/** One use of a law: what it was applied to, and what it made of that. */
export interface Use {
  readonly law: Law;
  readonly from: Inside;
  readonly to: Poly;
  /** What was bound around the place. */
  readonly around: readonly Bound[];
}

/**
 * A law, by how it takes an atom to the form in which both of its sides are the same. Applying it to both sides of a
 * claim therefore needs no direction: the claim holds by the law when both sides come to the same.
 */
export interface Law {
  readonly id: LawId;
  /** Kinds of atoms that it looks at. */
  readonly on: readonly InsideKind[];
  /** What it makes of an atom; null where it says nothing of it. */
  apply(inside: Inside, n: Normaliser): Poly | null;
}
