import { add, constant, freeIn, multiply, ofAtom, only, rankOfPoly, scale, single, term, UNIT } from '../algebra/poly';
import { raisedTo, taken } from '../algebra/elementary';
import { isOne, ONE, ratio } from '../algebra/ratio';
import type { Ratio } from '../algebra/ratio';
import type { Poly, Term } from '../algebra/types';
import { dependsOnAny } from '../algebra/free';
import type { Law } from '../law';
import type { Normaliser } from '../normal';

const logOf = (of: Poly, n: Normaliser): Poly => n.make({ kind: 'log', of });

/** Prime factors of a small whole number, each as often as it divides. */
function primes(n: number): number[] {
  const out: number[] = [];
  let rest = n;
  for (let p = 2; p * p <= rest && p < 100; p++)
    while (rest % p === 0) {
      out.push(p);
      rest /= p;
    }
  return rest > 1 ? [...out, rest] : out;
}

function logOfNumber(c: Ratio, n: Normaliser): Poly {
  const one = (x: number): Poly => logOf(constant(ratio(x)), n);
  return add(...primes(c.n).map(one), ...primes(c.d).map((p) => scale(one(p), ratio(-1))));
}

/** The logarithm of a product of factors, as a sum; null for a single factor, of which there is nothing to say. */
function apart(t: Term, n: Normaliser): Poly | null {
  if (t.coef.n <= 0) return null;
  const [first] = t.factors;
  if (isOne(t.coef) && t.factors.length === 1 && isOne(first!.power)) {
    const { inside } = first!.atom;
    if (inside.kind === 'fold' && inside.op === 'prod')
      return n.make({ ...inside, op: 'sum', body: logOf(inside.body, n) });
    if (inside.kind === 'power') return multiply(inside.exponent, logOf(inside.base, n));
    return null;
  }
  if (t.factors.length === 0) {
    const whole = primes(t.coef.n).length + primes(t.coef.d).length;
    return whole > 1 ? logOfNumber(t.coef, n) : null;
  }
  return add(logOfNumber(t.coef, n), ...t.factors.map((f) => scale(logOf(ofAtom(f.atom), n), f.power)));
}

/** log of a product is the sum of the logs, of a quotient their difference, of a power its exponent times the log. */
const product: Law = {
  id: 'logarithm of a product',
  on: ['log'],
  apply({ ...inside }, n) {
    if (inside.kind !== 'log') return null;
    const t = single(inside.of);
    if (t) return apart(t, n);
    const column = only(inside.of)?.inside;
    if (column?.kind === 'power' && rankOfPoly(inside.of) === 'column')
      return multiply(column.exponent, logOf(column.base, n));
    if (inside.of.length < 2 || rankOfPoly(inside.of) !== 'number') return null;
    const { shared, rest } = taken(inside.of, true);
    if (shared.factors.length === 0) return null;
    return add(logOf([shared], n), logOf(rest, n));
  },
};

/** log and exp undo each other. */
const inverse: Law = {
  id: 'log and exp undo each other',
  on: ['log', 'exp'],
  apply(inside, n) {
    if (inside.kind === 'log') {
      const t = single(inside.of);
      const exps = t?.factors.filter((f) => f.atom.inside.kind === 'exp') ?? [];
      if (!t || exps.length === 0 || t.factors.length > exps.length || !isOne(t.coef)) return null;
      return add(...exps.map((f) => (f.atom.inside.kind === 'exp' ? scale(f.atom.inside.of, f.power) : UNIT)));
    }
    if (inside.kind !== 'exp' || rankOfPoly(inside.of) !== 'number') return null;
    const out: Poly[] = [];
    const rest: Term[] = [];
    for (const t of inside.of) {
      const log =
        t.word.length === 0 ? t.factors.find((f) => f.atom.inside.kind === 'log' && isOne(f.power)) : undefined;
      if (log?.atom.inside.kind !== 'log') rest.push(t);
      else if (t.factors.length === 1) out.push(raisedTo(log.atom.inside.of, t.coef));
      else {
        const others = term(
          t.coef,
          t.factors.filter((f) => f !== log),
          [],
        );
        out.push(n.powerBy(log.atom.inside.of, [others]));
      }
    }
    if (out.length === 0) return null;
    return [...out, n.make({ kind: 'exp', of: rest })].reduce((a, b) => multiply(a, b), UNIT);
  },
};

/** exp of a sum is the product of the exps. */
const sum: Law = {
  id: 'exponential of a sum',
  on: ['exp'],
  apply(inside, n) {
    if (inside.kind !== 'exp' || rankOfPoly(inside.of) !== 'number') return null;
    if (inside.of.length > 1)
      return inside.of.map((t) => n.make({ kind: 'exp', of: [t] })).reduce((a, b) => multiply(a, b), UNIT);
    const t = single(inside.of);
    const f = t?.factors.find((x) => x.atom.inside.kind === 'fold' && x.atom.inside.op === 'sum' && isOne(x.power));
    const fold = f?.atom.inside;
    if (!t || fold?.kind !== 'fold' || !fold.binders.every((b) => b.kind === 'index')) return null;
    const rest = term(
      ONE,
      t.factors.filter((x) => x !== f),
      [],
    );
    if (dependsOnAny(freeIn([rest]), fold.binders)) return null;
    const body = n.within(fold.binders, () => n.make({ kind: 'exp', of: multiply([rest], fold.body) }));
    return n.make({ ...fold, op: 'prod', body });
  },
};

/** Powers with formulas for exponents: a^{x+y} is a^x a^y. */
const power: Law = {
  id: 'power of a sum',
  on: ['power'],
  apply(inside, n) {
    if (inside.kind !== 'power' || inside.exponent.length < 2) return null;
    return inside.exponent
      .map((t) => n.powerBy(inside.base, [t]))
      .reduce((a, b) => multiply(a, b), [term(ONE, [], [])]);
  },
};

export const LOGARITHMS: readonly Law[] = [product, inverse, sum, power];
