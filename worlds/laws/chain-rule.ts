import type { Derivative, Expr } from '../../expr';
import { spell } from './algebra/keys';

const first = (e: Expr): (Derivative & { readonly of: Expr }) | null =>
  e.kind === 'derivative' && e.order === 1 && e.by.length === 1 && e.of !== null ? { ...e, of: e.of } : null;

/** Factors of a product, transposes aside. */
function factorsOf(e: Expr): readonly Expr[] {
  if (e.kind === 'product') return e.factors.flatMap(factorsOf);
  if (e.kind === 'transpose') return factorsOf(e.base);
  return e.kind === 'tuple' && e.items.length === 1 ? factorsOf(e.items[0]!) : [e];
}

/**
 * Whether the right side takes the derivative on the left apart by what lies between: a product of derivatives each of
 * which is by what the next is of, a sum of such products, or one over indices.
 */
export function isChainRule(left: Expr, right: Expr): boolean {
  const whole = first(left);
  return whole !== null && leads(right, spell(whole.of), spell(whole.by[0]!));
}

function leads(e: Expr, from: string, to: string): boolean {
  if (e.kind === 'sum') return e.terms.every((t) => leads(t, from, to));
  if (e.kind === 'fold') return e.op === 'sum' && leads(e.body, from, to);
  const all = factorsOf(e).map(first);
  if (all.length < 2) return false;
  const rest = all.map((d) => d && ([spell(d.of), spell(d.by[0]!)] as const));
  let at = from;
  while (rest.length > 0) {
    const k = rest.findIndex((d) => d?.[0] === at);
    if (k === -1) return false;
    at = rest[k]![1];
    rest.splice(k, 1);
  }
  return at === to;
}
