import type { Normaliser } from '../normal';
import { atomOf } from './atoms';
import { constant, gathered, MULTIPLIED_OUT, multiply, ofAtom, power, scale, single, term, UNIT } from './poly';
import type { Ratio } from './ratio';
import { content, inverseOf, isOne, isWhole, isZero, negated, ONE, plus, raised, ratio, times } from './ratio';
import type { Factor, Poly, Term } from './types';

/**
 * What needs no law of a logarithm: log 1 is 0, and log of an inverse is the negative logarithm, so that of `a/b` and
 * `b/a` one is written. Null where there is nothing to do.
 */
export function logarithm(of: Poly, n: Normaliser): Poly | null {
  const t = single(of);
  if (!t || t.coef.n <= 0) return null;
  if (t.factors.length === 0) {
    if (isOne(t.coef)) return [];
    return t.coef.n < t.coef.d && t.coef.n === 1
      ? scale(n.make({ kind: 'log', of: constant(inverseOf(t.coef)) }), ratio(-1))
      : null;
  }
  const [first] = [...t.factors].sort((a, b) => (a.atom.key < b.atom.key ? -1 : 1));
  if (first!.power.n > 0) return null;
  return scale(n.make({ kind: 'log', of: raisedTo(of, ratio(-1)) }), ratio(-1));
}

/** A formula that is a number to a rational power: of a product each factor, of a sum what its terms share apart. */
export function raisedTo(p: Poly, k: Ratio): Poly {
  if (isZero(k)) return UNIT;
  if (isOne(k) || p.length === 0) return p;
  const t = single(p);
  if (t && (isWhole(k) || t.coef.n > 0)) return termRaised(t, k);
  if (isWhole(k) && k.n > 0 && k.n <= MULTIPLIED_OUT) return power(p, k.n);
  const { shared, rest } = taken(p, !isWhole(k));
  return multiply(termRaised(shared, k), ofAtom(atomOf({ kind: 'sum', of: rest }, 'number'), k));
}

function termRaised(t: Term, k: Ratio): Poly {
  const factors = t.factors.map((f) => ({ atom: f.atom, power: times(f.power, k) }));
  const { coef, numbers } = numberRaised(t.coef, k);
  const all = gathered(coef, [...factors, ...numbers]);
  // A sum that comes to a whole power is multiplied out.
  return multiply([term(all.coef, all.factors, [])], UNIT);
}

function numberRaised(c: Ratio, k: Ratio): { coef: Ratio; numbers: Factor[] } {
  if (isOne(c)) return { coef: ONE, numbers: [] };
  if (isWhole(k)) return { coef: raised(c, k.n), numbers: [] };
  const root = (x: number): number | null => {
    const r = Math.round(x ** (1 / k.d));
    return r ** k.d === x ? r : null;
  };
  const [n, d] = [root(c.n), root(c.d)];
  if (n !== null && d !== null) return { coef: raised(ratio(n, d), k.n), numbers: [] };
  const factor = (x: number, power: Ratio): Factor[] =>
    x === 1 ? [] : [{ atom: atomOf({ kind: 'number', value: ratio(x) }), power }];
  return { coef: ONE, numbers: [...factor(c.n, k), ...factor(c.d, negated(k))] };
}

/**
 * A sum as what all its terms share times what is left, the first coefficient of which is positive.
 * @param positive keeps the sign within
 */
export function taken(p: Poly, positive = false): { shared: Term; rest: Poly } {
  const sign = !positive && p[0]!.coef.n < 0 ? -1 : 1;
  const c = times(content(p.map((t) => t.coef)), ratio(sign));
  const least = new Map<string, Factor>();
  for (const t of p)
    for (const f of t.factors) {
      const known = least.get(f.atom.key);
      if (!known || f.power.n * known.power.d < known.power.n * f.power.d) least.set(f.atom.key, f);
    }
  const shared: Factor[] = [];
  for (const f of least.values()) {
    const everywhere = p.every((t) => t.factors.some((g) => g.atom.key === f.atom.key));
    if (everywhere || f.power.n < 0) shared.push(f);
  }
  const whole = term(c, shared, []);
  const inverse = shared.map((f) => ({ atom: f.atom, power: negated(f.power) }));
  const rest = p.map((t): Term => {
    const all = gathered(times(t.coef, inverseOf(c)), [...t.factors, ...inverse]);
    return term(all.coef, all.factors, t.word);
  });
  return { shared: whole, rest: rest.sort((a, b) => (a.key < b.key ? -1 : 1)) };
}

/** Whether two formulas are equal as rational functions of their atoms: denominators cleared, nothing is left. */
export function vanishes(p: Poly): boolean {
  let left = p;
  for (let turn = 0; turn < 6 && left.length > 0; turn++) {
    const below = denominator(left);
    if (!below) return false;
    const { atom, power: k } = below;
    if (atom.inside.kind !== 'sum') return false;
    const body = atom.inside.of;
    left = left
      .map((t): Poly => {
        const own = t.factors.find((f) => f.atom.key === atom.key)?.power ?? ratio(0);
        const up = plus(own, negated(k));
        const rest = term(
          t.coef,
          t.factors.filter((f) => f.atom.key !== atom.key),
          t.word,
        );
        return multiply([rest], isWhole(up) && up.n <= MULTIPLIED_OUT ? power(body, up.n) : ofAtom(atom, up));
      })
      .reduce<Poly>((a, b) => merged(a, b), []);
  }
  return left.length === 0;
}

/** A sum that stands in a denominator, with the least power that it has there. */
function denominator(p: Poly): Factor | null {
  let found: Factor | null = null;
  for (const t of p)
    for (const f of t.factors)
      if (f.atom.inside.kind === 'sum' && isWhole(f.power) && f.power.n < 0)
        if (!found || (found.atom.key === f.atom.key && f.power.n < found.power.n)) found = f;
  return found;
}

function merged(a: Poly, b: Poly): Poly {
  const byKey = new Map(a.map((t) => [t.key, t]));
  for (const t of b) {
    const known = byKey.get(t.key);
    byKey.set(t.key, known ? { ...known, coef: plus(known.coef, t.coef) } : t);
  }
  return [...byKey.values()].filter((t) => !isZero(t.coef));
}
