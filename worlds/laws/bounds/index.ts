import type { Expr } from '../../../expr';
import { Refusal } from '../../refusal';
import type { Fresh } from '../fresh';
import { add, minus, scale } from '../algebra/poly';
import type { Bound, Measure, Poly } from '../algebra/types';
import type { Law, Use } from '../law';
import { Normaliser } from '../normal';
import type { Budget, Question } from '../search';
import type { Setting } from '../setting';
import type { BoundName, Contest, Sight } from './contest';
import { atLeastZero, isDivergence } from './contest';
import { jensen } from './jensen';
import { meanIn } from './logs';
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
    const read = (p: Poly): { poly: Poly; uses: readonly Use[] } => {
      const n = new Normaliser(setting, laws);
      return { poly: n.within(q.around, () => n.again(p)), uses: n.uses };
    };
    const [a, b] = [read(q.left), read(q.right)];
    const d = minus(a.poly, b.poly);
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
  const inner = below(d);
  if (inner) {
    const found = boundOf(inner.body, { ...c, around: [...c.around, ...inner.binds] });
    if (found) return found;
  }
  return jensen(d, c) ?? hidden(gibbs(d, c) ?? logarithmic(d) ?? entropies(d) ?? atMostOne(d, c) ?? nonNegative(d, c));
}

/** The body of a mean that a whole difference stands under: what is never negative has no negative mean. */
function below(d: Poly): { body: Poly; binds: readonly Bound[] } | null {
  const [first] = d;
  const measure = first && meanIn(first)?.mean.measure;
  if (!measure || measure.opaque) return null;
  const bodies: Poly[] = [];
  for (const t of d) {
    const own = meanIn(t);
    if (!own || own.rest.length > 0 || keyOf(own.mean.measure) !== keyOf(measure)) return null;
    bodies.push(scale(own.mean.body, own.coef));
  }
  return { body: add(...bodies), binds: measure.binds };
}

const keyOf = (m: Measure): string => JSON.stringify(m.densities, (k, v: unknown) => (k === 'span' ? undefined : v));
