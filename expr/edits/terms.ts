import { sizeOf } from '../form';
import type { Expr } from '../types';
import { same } from '../walk';
import type { PartEdit, Place } from './edit';
import { isMean, isOutside, isValue, negated, num, sumOf } from './edit';
import type { Stock } from './stock';
import { LARGEST } from './stock';

/** Whether terms can be added to a part that stands here; what stands in a sum is part of that sum. */
function takesTerms(e: Expr, { role }: Place): boolean {
  if (e.kind === 'relation' || e.kind === 'tuple' || e.kind === 'ellipsis') return false;
  // Something added to nothing is something else in its place.
  if (e.kind === 'num' && e.value === 0) return false;
  return isValue(role) && role !== 'term' && role !== 'inner';
}

/** How many terms are tried: the fewer, the less likely it is that a sum had stood here. */
function variety(e: Expr, { role }: Place): number {
  // A sign in brackets is what is left of a sum.
  if (e.kind === 'sum' || e.kind === 'negative' || role === 'whole' || role === 'body') return Infinity;
  return role === 'argument' || role === 'base' || role === 'top' || role === 'bottom' ? 12 : 6;
}

/** Terms put in, with either sign: what stands elsewhere, and 1. */
export function insertedTerms(e: Expr, place: Place, stock: Stock): PartEdit[] {
  if (!takesTerms(e, place)) return [];
  const terms = e.kind === 'sum' ? e.terms : [e];
  const out: PartEdit[] = [];
  const pieces = stock.terms.filter((t) => !isMean(t) || isOutside(place)).slice(0, variety(e, place));
  for (const t of e.kind === 'num' ? pieces : [num(1), ...pieces])
    for (const signed of [t, negated(t)]) {
      // What cancels a term is that term taken out; what stands there is not missing.
      if (terms.some((x) => same(x, negated(signed)) || same(x, signed))) continue;
      const flat = signed.kind === 'sum' ? signed.terms : [signed];
      out.push({
        kind: 'insert-term',
        to: sumOf([...terms, ...flat]),
        inner: flat.length === 1 ? [terms.length] : [],
        was: null,
        now: signed,
      });
    }
  return out;
}

export function droppedTerms(e: Expr): PartEdit[] {
  if (e.kind !== 'sum') return [];
  return e.terms.flatMap((t, i): PartEdit[] => {
    if (t.kind === 'ellipsis' || sizeOf(t) > LARGEST) return [];
    const rest = e.terms.filter((_, k) => k !== i);
    return [{ kind: 'drop-term', to: sumOf(rest), inner: [], was: t, now: null }];
  });
}

/** The other sign. What stands in a product or quotient takes the sign of that. */
export function turnedSigns(e: Expr, { role, within }: Place): PartEdit[] {
  const takes =
    role === 'whole' ||
    role === 'term' ||
    role === 'argument' ||
    role === 'body' ||
    role === 'exponent' ||
    role === 'entry';
  const outer = within[within.length - 1];
  if (!(takes || (role === 'event' && e.kind !== 'sym')) || outer?.kind === 'negative') return [];
  if (e.kind === 'relation' || e.kind === 'tuple' || e.kind === 'ellipsis' || e.kind === 'plusminus') return [];
  // Another exponent than a number's own sign.
  if (e.kind === 'num' && (e.value === 0 || role === 'exponent')) return [];
  const to = negated(e);
  return [{ kind: 'sign', to, inner: [], was: e, now: to }];
}
