import type { Expr, Vocabulary } from '../expr';
import type { Variables } from './copies';
import { withCopies } from './copies';
import type { Ends, Family } from './indexed';
import { withIndices } from './indexed';

/** What a world file says of names that are short for more. */
export interface Shorthands {
  readonly variables: Variables;
  /** Densities with an index, by their names without it. */
  readonly families: ReadonlyMap<string, Family>;
  /** What each transition kernel moves from and to. */
  readonly kernels: ReadonlyMap<string, Ends>;
  readonly vocabulary: Vocabulary;
}

/** A formula in which names that are short for a component or a condition are spelled out; done before it is compiled. */
export const spelledOut = ({ variables, families, kernels, vocabulary }: Shorthands, e: Expr): Expr =>
  withCopies(variables, families.size + kernels.size === 0 ? e : withIndices({ families, kernels, vocabulary }, e));
