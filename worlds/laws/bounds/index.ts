import type { Expr } from '../../../expr';
import { Refusal } from '../../refusal';
import type { Fresh } from '../fresh';
import { add, minus, scale } from '../algebra/poly';
import { polyKey, spell } from '../algebra/keys';
import type { Bound, Inner, Inside, Measure, Poly } from '../algebra/types';
import { renamed } from '../families/sums';
import type { Law, Use } from '../law';
import { Normaliser } from '../normal';
import { readBoth } from '../read-both';
import type { Budget, Question } from '../search';
import type { Setting } from '../setting';
import type { BoundName, Contest, Sight } from './contest';
import { alone, atLeastZero, isDivergence } from './contest';
import { jensen } from './jensen';
import { atMostOne, entropies, gibbs, logarithmic } from './others';
import { nonNegative } from './signs';

/** Why one formula is at least another. */
export interface Bounding {
  readonly names: readonly Bounds[];
  readonly laws: readonly Law[];
  readonly left: readonly Use[];
  readonly right: readonly Use[];
}

/** An inequality, and whether the two sides show it as it is written in books. */
export interface Bounds {
  readonly name: BoundName;
  readonly shown: boolean;
}

/** Why `q.left` is at least `q.right`, with some laws in force; null where none of the inequalities known says so. */
export function boundUnder(
  q: Question & { readonly greater: Expr },
  laws: readonly Law[],
  setting: Setting,
  fresh: Fresh,
  budget: Budget,
): Bounding | null {
  if (!budget.spend()) return null;
  try {
    const [a, b] = readBoth(q, laws, setting, budget);
    const d = minus(a.poly, b.poly);
    if (d.length === 0) return { names: [], laws, left: a.uses, right: b.uses };
    const found = boundsOf(d, { setting, fresh, greater: q.greater, around: q.around });
    if (found === null) return null;
    const bare = laws.length === 0 && (q.left.length === 0 || q.right.length === 0);
    const literal = laws.length === 0 && found.length === 1;
    const names = found.map((f): Bounds =>
      f.shown === null ? { ...f, shown: bare } : { ...f, shown: f.shown && literal },
    );
    return { names, laws, left: a.uses, right: b.uses };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** Which inequalities make a difference non-negative: one, or one after divergences are left out. */
function boundsOf(d: Poly, c: Contest): Sight[] | null {
  const one = boundOf(d, c);
  if (one) return [one];
  const rest = d.filter(
    (t) => !(t.coef.n > 0 && t.factors.length === 1 && isDivergence(t.factors[0]!) && atLeastZero(t, c)),
  );
  const other = rest.length < d.length ? boundOf(rest, c) : null;
  return other && [{ name: "Gibbs' inequality", shown: null }, other];
}

const hidden = (name: BoundName | null): Sight | null => name && { name, shown: null };

/** Which inequality makes a difference non-negative. */
function boundOf(d: Poly, c: Contest): Sight | null {
  if (d.length === 0) return null;
  const inner = below(d, c);
  if (inner) {
    const found = boundOf(inner.body, { ...c, around: [...c.around, ...inner.binds] });
    if (found) return found;
  }
  return jensen(d, c) ?? hidden(gibbs(d, c) ?? logarithmic(d) ?? entropies(d) ?? atMostOne(d, c) ?? nonNegative(d, c));
}

/** The body of a mean or sum that a whole difference stands under: what is never negative adds up to nothing negative. */
function below(d: Poly, c: Contest): { body: Poly; binds: readonly Bound[] } | null {
  const own = d.map(alone);
  const first = own.reduce((a, b) => (a && b && widthOf(b) < widthOf(a) ? b : a), own[0] ?? null);
  if (first?.kind !== 'mean' && (first?.kind !== 'fold' || first.op !== 'sum' || first.where.length > 0)) return null;
  const n = new Normaliser(c.setting, []);
  const bodies: Poly[] = [];
  for (const [k, inside] of own.entries()) {
    const body = inside && alike(inside, first, n);
    if (!body) return null;
    bodies.push(scale(body, d[k]!.coef));
  }
  return { body: add(...bodies), binds: first.kind === 'mean' ? first.measure.binds : first.binders };
}

const widthOf = (i: Inside): number => (i.kind === 'fold' ? i.binders.length : 0);

/** The body of one mean or sum in the names of another that runs over the same; null where it does not. */
function alike(own: Inside, first: Inner<'mean'> | Inner<'fold'>, n: Normaliser): Poly | null {
  if (own.kind === 'mean' && first.kind === 'mean')
    return !own.measure.opaque && keyOf(own.measure) === keyOf(first.measure) ? own.body : null;
  if (own.kind !== 'fold' || first.kind !== 'fold' || own.op !== 'sum' || own.where.length > 0) return null;
  const rest = [...own.binders];
  const names = new Map<string, string>();
  for (const b of first.binders) {
    const k = rest.findIndex((x) => x.name === b.name && rangeOf(x) === rangeOf(b));
    const at = k === -1 ? rest.findIndex((x) => rangeOf(x) === rangeOf(b)) : k;
    if (at === -1) return null;
    if (rest[at]!.name !== b.name) names.set(rest[at]!.name, b.name);
    rest.splice(at, 1);
  }
  if (names.size > 0 && rest.length > 0) return null;
  // A sum over more than that is a sum of sums.
  const body = rest.length === 0 ? own.body : n.within(first.binders, () => n.make({ ...own, binders: rest }));
  return names.size === 0 ? body : renamed(body, names, n, first.binders);
}

const rangeOf = (b: Bound): string =>
  [b.kind, b.variable, b.from && polyKey(b.from), b.to && polyKey(b.to), b.in && spell(b.in)].join();

const keyOf = (m: Measure): string =>
  m.densities
    .map((d) => spell(d))
    .sort()
    .join();
