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

function sum(terms: readonly Expr[]): Expr {
  const flat = terms.flatMap((term) => (term.kind === 'sum' ? term.terms : [term]));
  return flat.length === 1 ? flat[0]! : { kind: 'sum', terms: flat, span: flat[0]!.span };
}

const negated = (e: Expr): Expr => (e.kind === 'negative' ? e.body : { kind: 'negative', body: e, span: e.span });
