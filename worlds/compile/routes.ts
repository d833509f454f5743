import type { Expr } from '../../expr';
import { reached } from '../mentions';
import type { NodeMeaning } from '../nodes';
import type { Compiler } from './code';

/**
 * The formula that a name gets its value by: its own, unless a derivative is by something that only the node that it is
 * another name for is made of: \hat{y}_n moves with z_n, and so does the text's `h_n = \sigma(w^T x_n)`.
 */
export function routeOf<T>({ meaning, motion }: Compiler<T>, { formula, namesake }: Omit<NodeMeaning, 'name'>): Expr {
  if (!namesake || !motion) return formula.expr;
  const moves = (e: Expr): boolean => {
    const names = reached(meaning, e);
    return [...motion.movers].some((name) => names.has(name));
  };
  return !moves(formula.expr) && moves(namesake) ? namesake : formula.expr;
}
