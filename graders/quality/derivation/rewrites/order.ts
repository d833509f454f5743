import type { Expr } from '../../../../expr';
import { productOf } from './build';
import type { Rule } from './known';
import { plainJoins, termsOf } from './known';

/** Neighbouring terms exchanged, and all of them turned round. */
export const terms: Rule = (e, place) => {
  const all = termsOf(e);
  if (!all || e.kind !== 'sum' || place.role === 'index') return [];
  const swapped = all.slice(1).map((_, i): Expr => ({ ...e, terms: exchanged(all, i) }));
  return all.length > 2 ? [...swapped, { ...e, terms: [...all].reverse() }] : swapped;
};

/** Neighbouring factors exchanged, where both are numbers. */
export const factors: Rule = (e, _place, known) => {
  if (e.kind !== 'product' || !plainJoins(e)) return [];
  return e.factors.slice(1).flatMap((f, i): Expr[] => {
    const before = e.factors[i]!;
    return known.isScalar(f) && known.isScalar(before) ? [productOf(exchanged(e.factors, i))] : [];
  });
};

/** Arguments of a density, and its conditions, in another order; both sides of an entropy's comma. */
export const arguments_: Rule = (e) => {
  if (e.kind !== 'density' || e.name === '' || [...e.of, ...e.given].some((v) => v.kind !== 'sym')) return [];
  const out: Expr[] = [];
  if (e.of.length > 1) out.push({ ...e, of: [...e.of].reverse() });
  if (e.given.length > 1) out.push({ ...e, given: [...e.given].reverse() });
  return out;
};

/** Mutual information is symmetric, and so are joint entropies. */
export const symmetric: Rule = (e) => {
  if (e.kind === 'information') return [{ ...e, left: e.right, right: e.left }];
  if (e.kind === 'entropy' && e.of.length === 2 && e.of.every((x) => x.kind === 'sym'))
    return [{ ...e, of: [...e.of].reverse() }];
  return [];
};

/** `x^T y` is `y^T x`. */
export const inner: Rule = (e, _place, known) => {
  if (e.kind !== 'product' || e.factors.length !== 2 || !plainJoins(e)) return [];
  const [a, b] = e.factors;
  if (a!.kind !== 'transpose' || known.rankOf(a!.base) !== 1 || known.rankOf(b!) !== 1) return [];
  return [productOf([{ ...a!, base: b! }, a!.base])];
};

function exchanged(items: readonly Expr[], i: number): Expr[] {
  const out = [...items];
  [out[i], out[i + 1]] = [out[i + 1]!, out[i]!];
  return out;
}
