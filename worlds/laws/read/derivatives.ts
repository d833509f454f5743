import type { Derivative, Expr, Gradient } from '../../../expr';
import { spell } from '../algebra/keys';
import { only, rankOfPoly } from '../algebra/poly';
import type { Inner, Poly, Rank } from '../algebra/types';
import type { Normaliser } from '../normal';

/** A derivative of first order by one place; null for any other, which is not taken apart. */
export function readDerivative(n: Normaliser, e: Derivative | Gradient): Poly | null {
  if (e.kind === 'derivative' && (e.order !== 1 || e.by.length !== 1 || e.local)) return null;
  const [inner, place] = e.kind === 'derivative' ? [e.of, e.by[0]!] : [e.of, e.by];
  if (!inner || !place) return null;
  const by = n.setting.plain(place);
  return n.derivative({ kind: 'derivative', sign: e, of: n.holding(by, () => n.poly(inner)), by });
}

/** Rank of a derivative: that of what it is by, where it is of a number. */
export function rankOfDerivative(n: Normaliser, { of, by }: Inner<'derivative'>): Rank {
  if (rankOfPoly(of) !== 'number') return 'unknown';
  const place = only(n.place(by));
  return place?.rank ?? 'unknown';
}

/** What needs no law: the derivative of a name by itself, and of a component by another. */
export function plainDerivative(n: Normaliser, { of, by }: Inner<'derivative'>): 'one' | Poly | null {
  const own = only(of);
  const place = only(n.place(by));
  if (!own || !place || own.rank !== 'number' || place.rank !== 'number') return null;
  if (own.key === place.key) return 'one';
  const [a, b] = [own.inside, place.inside];
  if (a.kind !== 'index' || b.kind !== 'index' || a.at.length !== 1 || b.at.length !== 1) return null;
  const [x, y] = [only(a.of), only(b.of)];
  return x && y && x.key === y.key && x.inside.kind === 'name' ? indicator(a.at[0]!, b.at[0]!, n) : null;
}

/** 1 where two indices are equal, else 0; the same whichever of them is named first. */
export function indicator(i: Expr, j: Expr, n: Normaliser): Poly {
  const [left, right] = spell(i) <= spell(j) ? [i, j] : [j, i];
  return n.poly({ kind: 'indicator', body: { kind: 'relation', op: '=', left, right, span: i.span }, span: i.span });
}

export const isPlace = (e: Expr, name: string): boolean => e.kind === 'sym' && e.name === name;
