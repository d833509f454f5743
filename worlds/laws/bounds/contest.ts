import type { Expr } from '../../../expr';
import { closed } from '../confirm';
import type { Fresh } from '../fresh';
import type { Bound, Factor, Term } from '../algebra/types';
import { isOne } from '../algebra/ratio';
import { numeral, written } from '../algebra/write';
import type { Setting } from '../setting';

export type BoundName =
  | "Gibbs' inequality"
  | "Jensen's inequality"
  | 'a non-negative term left out'
  | 'mutual information is not negative'
  | 'a variance is not negative'
  | 'log x ≤ x − 1'
  | 'a probability is at most one'
  | 'a product of signs is at most one';

/** What inequalities are looked for in. */
export interface Contest {
  readonly setting: Setting;
  readonly fresh: Fresh;
  /** The greater side as it was written. */
  readonly greater: Expr;
  /** What is bound around the place. */
  readonly around: readonly Bound[];
}

/** Whether two expressions are equal in fresh worlds. */
export function same(a: Expr, b: Expr, c: Contest): boolean {
  const [x, y] = closed([a, b], c.around, c.setting);
  return c.fresh.equal(x!, y!);
}

/** Whether a term is nowhere negative in fresh worlds. */
export function atLeastZero(t: Term, c: Contest): boolean {
  const [x, zero] = closed([written([t]), numeral(0)], c.around, c.setting);
  return c.fresh.atLeast(x!, zero!);
}

/** What stands in the one factor that a term is, but for its coefficient. */
export function alone(t: Term): Factor['atom']['inside'] | null {
  const [f] = t.factors;
  return t.factors.length === 1 && t.word.length === 0 && f && isOne(f.power) ? f.atom.inside : null;
}

export const isDivergence = (f: Factor): boolean => f.atom.inside.kind === 'divergence' && isOne(f.power);

/** An inequality as it was found: `shown` is null where only a bare statement shows it. */
export interface Sight {
  readonly name: BoundName;
  readonly shown: boolean | null;
}
