import type { Expr } from '../types';
import type { PartEdit } from './edit';
import { quotient } from './edit';
import { isTensor } from './factors';
import type { Stock } from './stock';

/** Two arguments exchanged: of a quotient, a divergence, a difference, a density's bar, a product of matrices. */
export function swaps(e: Expr, stock: Stock): PartEdit[] {
  const swap = (to: Expr): PartEdit => ({ kind: 'swap', to, inner: [], was: e, now: to });
  switch (e.kind) {
    case 'quotient':
      return [swap(quotient(e.bottom, e.top))];
    case 'divergence':
      return e.op === 'KL' ? [swap({ ...e, left: e.right, right: e.left })] : [];
    case 'density':
      return e.given.length > 0 ? [swap({ ...e, of: e.given, given: e.of })] : [];
    case 'law':
    case 'apply':
      return e.args.length === 2 ? [swap({ ...e, args: [e.args[1]!, e.args[0]!] })] : [];
    case 'product':
      return e.factors.flatMap((f, i): PartEdit[] => {
        const next = e.factors[i + 1];
        if (!next || !isTensor(f, stock) || !isTensor(next, stock)) return [];
        const factors = e.factors.map((x, k) => (k === i ? next : k === i + 1 ? f : x));
        return [swap({ ...e, factors })];
      });
    case 'sum': {
      const [a, b] = e.terms;
      if (e.terms.length !== 2 || a!.kind === 'negative' || b!.kind !== 'negative') return [];
      return [swap({ ...e, terms: [b.body, { ...b, body: a! }] })];
    }
    default:
      return [];
  }
}
