import type { Expr } from '../types';
import { same } from '../walk';
import type { PartEdit } from './edit';
import { quotient } from './edit';
import { isTensor } from './factors';
import type { Stock } from './stock';

/** Two arguments exchanged: of a quotient, a divergence, a difference, a density's bar, a product of matrices. */
export function swaps(e: Expr, stock: Stock): PartEdit[] {
  const swap = (to: Expr): PartEdit => ({ kind: 'swap', to, inner: [], was: e, now: to });
  switch (e.kind) {
    case 'quotient':
      return same(e.top, e.bottom) ? [] : [swap(quotient(e.bottom, e.top))];
    case 'divergence':
      return e.op === 'KL' && !same(e.left, e.right) ? [swap({ ...e, left: e.right, right: e.left })] : [];
    case 'density':
      return e.given.length > 0 ? [swap({ ...e, of: e.given, given: e.of })] : [];
    case 'law':
    case 'apply':
      return e.args.length === 2 && !same(e.args[0]!, e.args[1]!)
        ? [swap({ ...e, args: [e.args[1]!, e.args[0]!] })]
        : [];
    case 'product':
      return e.factors.flatMap((f, i): PartEdit[] => {
        const next = e.factors[i + 1];
        if (!next || same(f, next) || !isTensor(f, stock) || !isTensor(next, stock)) return [];
        const factors = e.factors.map((x, k) => (k === i ? next : k === i + 1 ? f : x));
        return [swap({ ...e, factors })];
      });
    case 'sum': {
      const [a, b] = e.terms;
      if (e.terms.length !== 2 || a!.kind === 'negative' || b!.kind !== 'negative' || same(a!, b.body)) return [];
      return [swap({ ...e, terms: [b.body, { ...b, body: a! }] })];
    }
    default:
      return [];
  }
}
