import type { RelationOp, Token } from '../../expr';

/** One side of a chain as it was written. */
export interface SideText {
  readonly tokens: readonly Token[];
}

/** A relation between two sides, by their numbers. */
export interface LinkText {
  readonly op: RelationOp;
  readonly left: number;
  readonly right: number;
}

export interface ChainText {
  readonly sides: readonly SideText[];
  readonly links: readonly LinkText[];
}
