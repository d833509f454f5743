import type { Expr } from '../../../expr';
import { add, minus, multiply, scale, single, term, UNIT } from '../algebra/poly';
import type { Ratio } from '../algebra/ratio';
import { isOne, ONE } from '../algebra/ratio';
import type { Bound, Factor, Inside, Poly, Term } from '../algebra/types';
import { insideWritten, numeral } from '../algebra/write';
import { Normaliser } from '../normal';
import type { Contest } from './contest';
import { alone, same } from './contest';

export type Mean = Extract<Inside, { kind: 'mean' }>;

/** A term that is a mean times a coefficient and other factors. */
export function meanIn(t: Term): { mean: Mean; coef: Ratio; rest: readonly Factor[] } | null {
  if (t.word.length > 0) return null;
  const f = t.factors.find((x) => x.atom.inside.kind === 'mean' && isOne(x.power));
  return f?.atom.inside.kind === 'mean'
    ? { mean: f.atom.inside, coef: t.coef, rest: t.factors.filter((x) => x !== f) }
    : null;
}

/** A mean, or a sum weighted by a density, of logarithms: with what makes it one. */
export interface Logs {
  readonly binds: readonly Bound[];
  /** The weight by itself, as a formula. */
  readonly weight: Poly;
  readonly mean: Mean | null;
  /** What the logarithm is of, all logarithms taken together. */
  readonly of: Poly;
}

/** A term without its coefficient as the mean of one logarithm. */
export function logsOf(terms: readonly Term[], c: Contest): Logs | null {
  const bodies: Poly[] = [];
  let binds: readonly Bound[] | null = null;
  let weight: Poly = UNIT;
  let mean: Mean | null = null;
  for (const t of terms) {
    const own = alone(t);
    if (own?.kind === 'mean' && !own.measure.opaque) {
      const n = new Normaliser(c.setting, []);
      const w = n.within(own.measure.binds, () =>
        own.measure.densities.map((d) => n.poly(d)).reduce((a, b) => multiply(a, b), UNIT),
      );
      if (
        binds &&
        (JSON.stringify(names(binds)) !== JSON.stringify(names(own.measure.binds)) || minus(w, weight).length > 0)
      )
        return null;
      [binds, weight, mean] = [own.measure.binds, w, own];
      bodies.push(scale(own.body, t.coef));
      continue;
    }
    if (own?.kind !== 'fold' || own.op !== 'sum' || own.where.length > 0) return null;
    const apart = weighed(own.body);
    if (!apart) return null;
    if (
      binds &&
      (JSON.stringify(names(binds)) !== JSON.stringify(names(own.binders)) || minus(apart.weight, weight).length > 0)
    )
      return null;
    [binds, weight] = [own.binders, apart.weight];
    bodies.push(scale(apart.rest, t.coef));
  }
  const of = binds && oneLog(add(...bodies));
  return binds && of ? { binds, weight, mean, of } : null;
}

const names = (binds: readonly Bound[]): string[] => binds.map((b) => b.name).sort();

/** A body as its densities times logarithms: the weight is what all terms share beside the logarithm. */
function weighed(body: Poly): { weight: Poly; rest: Poly } | null {
  let shared: readonly Factor[] | null = null;
  const rest: Term[] = [];
  for (const t of body) {
    const log = t.factors.find((f) => f.atom.inside.kind === 'log' && isOne(f.power));
    if (!log || t.word.length > 0) return null;
    const others = t.factors.filter((f) => f !== log);
    const key = (fs: readonly Factor[]): string =>
      fs
        .map((f) => f.atom.key)
        .sort()
        .join();
    if (shared && key(shared) !== key(others)) return null;
    shared = others;
    rest.push(term(t.coef, [log], []));
  }
  return shared ? { weight: [term(ONE, shared, [])], rest } : null;
}

/** A sum of logarithms with whole coefficients as the argument of one. */
function oneLog(body: Poly): Poly | null {
  const factors: Factor[] = [];
  let out: Poly = UNIT;
  for (const t of body) {
    const a = alone(t);
    const log = a?.kind === 'log' ? single(a.of) : null;
    if (!log || t.coef.d !== 1) return null;
    for (const f of log.factors) factors.push({ atom: f.atom, power: { n: f.power.n * t.coef.n, d: f.power.d } });
    if (!isOne(log.coef)) return null;
  }
  out = multiply(out, [term(ONE, [], [])]);
  for (const f of factors) out = multiply(out, [term(ONE, [f], [])]);
  return body.length > 0 ? out : null;
}

/** A weighted sum of a formula. */
export function averaged(weight: Poly, binds: readonly Bound[], of: Poly): Expr {
  return insideWritten({ kind: 'fold', op: 'sum', binders: binds, where: [], body: multiply(weight, of) });
}

/** Whether weights sum to one. */
export const isWeight = (l: Logs, c: Contest): boolean => same(averaged(l.weight, l.binds, UNIT), numeral(1), c);
