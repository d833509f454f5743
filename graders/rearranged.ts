import type { Expr } from '../expr';

/** With more terms than this, nobody moves them one by one. */
const MOST_TERMS = 5;

/**
 * A relation with terms of its right side moved to the left, as another way may arrive at it: of `A = B + C` come
 * `A - B = C` and `A - C = B`. Both sides lose the same, so an inequality stays as it is.
 */
export function rearranged(left: Expr, right: Expr): [left: Expr, right: Expr][] {
  const terms = right.kind === 'sum' ? right.terms : [];
  if (terms.length > MOST_TERMS) return [];
  const without = (moved: readonly Expr[]): Expr => sum([left, ...moved.map(negated)]);
  const found = terms.flatMap((term, k): [Expr, Expr][] => {
    const rest = terms.filter((_, i) => i !== k);
    return [
      [without([term]), sum(rest)],
      [without(rest), term],
    ];
  });
  // Of two terms each is the rest of the other.
  return terms.length === 2 ? found.filter((_, i) => i % 2 === 0) : found;
}

/** An equation cleared of the divisor of its right side: of `A = B / c` comes `c A = B`; null where it has none. */
export function cleared(left: Expr, right: Expr): [left: Expr, right: Expr] | null {
  const times = (by: Expr): Expr => ({ kind: 'product', factors: [by, left], joins: [''], span: left.span });
  if (right.kind === 'quotient') return [times(right.bottom), right.top];
  const [first, ...rest] = right.kind === 'product' ? right.factors : [];
  if (right.kind !== 'product' || first?.kind !== 'quotient' || rest.length === 0) return null;
  if (first.top.kind !== 'num' || first.top.value !== 1) return null;
  const other: Expr = rest.length === 1 ? rest[0]! : { ...right, factors: rest, joins: right.joins.slice(1) };
  return [times(first.bottom), other];
}

function sum(terms: readonly Expr[]): Expr {
  const flat = terms.flatMap((term) => (term.kind === 'sum' ? term.terms : [term]));
  return flat.length === 1 ? flat[0]! : { kind: 'sum', terms: flat, span: flat[0]!.span };
}

const negated = (e: Expr): Expr => (e.kind === 'negative' ? e.body : { kind: 'negative', body: e, span: e.span });
