import { sizeOf } from '../form';
import type { Expr, Join } from '../types';
import { same } from '../walk';
import type { PartEdit, Place } from './edit';
import { half, isMean, isOutside, num, productOf, quotient } from './edit';
import type { Stock } from './stock';
import { LARGEST } from './stock';

/** Whether a factor can be put before a part that stands here; what stands in a product or quotient is part of that. */
function takesFactors(e: Expr, { role }: Place): boolean {
  if (e.kind === 'negative' || e.kind === 'plusminus' || e.kind === 'relation' || e.kind === 'tuple') return false;
  if (e.kind === 'ellipsis' || (e.kind === 'num' && e.value === 0)) return false;
  switch (role) {
    case 'whole':
    case 'term':
    case 'argument':
    case 'body':
    case 'exponent':
    case 'entry':
      return true;
    default:
      return false;
  }
}

/** Factors put in: what stands elsewhere, 2 and a half; before a part, or below it. */
export function insertedFactors(e: Expr, place: Place, stock: Stock): PartEdit[] {
  if (!takesFactors(e, place)) return [];
  const out: PartEdit[] = [];
  const pieces = stock.factors.filter((f) => !isMean(f) || isOutside(place));
  for (const f of place.role === 'exponent' || e.kind === 'num' ? pieces : [num(2), half, ...pieces]) {
    if (below(e).some((b) => same(b, f))) continue;
    const isOne = e.kind === 'num' && e.value === 1;
    for (const at of places(e, f, stock)) {
      const { factors, joins } = isOne ? { factors: [], joins: [] } : listOf(e);
      const to = productOf(
        [...factors.slice(0, at), f, ...factors.slice(at)],
        [...joins.slice(0, at), '' as Join, ...joins.slice(at)],
      );
      out.push({ kind: 'insert-factor', to, inner: isOne ? [] : [at], was: null, now: f });
    }
  }
  for (const f of stock.divisors) {
    if (isMean(f) && !isOutside(place)) continue;
    if (above(e).some((a) => same(a, f))) continue;
    if (e.kind === 'quotient') {
      const bottom = productOf([f, ...(e.bottom.kind === 'product' ? e.bottom.factors : [e.bottom])]);
      out.push({ kind: 'insert-divisor', to: quotient(e.top, bottom), inner: [1, 0], was: null, now: f });
    } else out.push({ kind: 'insert-divisor', to: quotient(e, f), inner: [1], was: null, now: f });
  }
  return out;
}

function listOf(e: Expr): { factors: readonly Expr[]; joins: readonly Join[] } {
  return e.kind === 'product' ? e : { factors: [e], joins: [] };
}

const below = (e: Expr): readonly Expr[] =>
  e.kind !== 'quotient' ? [] : e.bottom.kind === 'product' ? [e.bottom, ...e.bottom.factors] : [e.bottom];

const above = (e: Expr): readonly Expr[] =>
  e.kind === 'product' ? e.factors : e.kind === 'quotient' ? [e.top, ...above(e.top)] : [e];

/** Numbers commute and stand in front; vectors and matrices may stand anywhere. */
function places(e: Expr, f: Expr, stock: Stock): number[] {
  if (!isTensor(f, stock) || e.kind !== 'product') return [0];
  return Array.from({ length: e.factors.length + 1 }, (_, i) => i);
}

/** Whether an expression is a declared vector or matrix by itself. */
export function isTensor(e: Expr, stock: Stock): boolean {
  switch (e.kind) {
    case 'sym':
      return (stock.vocabulary.lookup(e.name)?.rank ?? 0) > 0;
    case 'transpose':
    case 'prime':
    case 'power':
      return isTensor(e.base, stock);
    case 'sum':
      return e.terms.some((t) => isTensor(t, stock));
    case 'product':
      return e.factors.some((t) => isTensor(t, stock));
    default:
      return false;
  }
}

/** Factors taken out, and what is divided by. */
export function droppedFactors(e: Expr): PartEdit[] {
  if (e.kind === 'product')
    return e.factors.flatMap((f, i): PartEdit[] =>
      f.kind === 'ellipsis' || sizeOf(f) > LARGEST
        ? []
        : [{ kind: 'drop-factor', to: without(e, i), inner: [], was: f, now: null }],
    );
  if (e.kind !== 'quotient') return [];
  const isOne = e.top.kind === 'num' && e.top.value === 1;
  return [
    ...(isOne || sizeOf(e.top) > LARGEST
      ? []
      : [{ kind: 'drop-factor' as const, to: quotient(num(1), e.bottom), inner: [], was: e.top, now: null }]),
    ...(sizeOf(e.bottom) > LARGEST
      ? []
      : [{ kind: 'drop-divisor' as const, to: e.top, inner: [], was: e.bottom, now: null }]),
  ];
}

function without(e: Expr & { kind: 'product' }, i: number): Expr {
  // The join that goes is the one before the factor; for the first, the one after it.
  const joins = e.joins.filter((_, k) => k !== Math.max(0, i - 1));
  return productOf(
    e.factors.filter((_, k) => k !== i),
    joins,
  );
}
