import type { Expr } from '../../../expr';
import { minus, only, scale, UNIT } from '../algebra/poly';
import { negated, sameRatio } from '../algebra/ratio';
import type { Inside, Poly } from '../algebra/types';
import { numeral } from '../algebra/write';
import { Normaliser } from '../normal';
import type { Setting } from '../setting';
import type { BoundName, Contest } from './contest';
import { alone, atLeastZero, isDivergence, same } from './contest';
import { averaged, isWeight, logsOf } from './logs';

/** E_q log q/p is never negative. */
export function gibbs(d: Poly, c: Contest): BoundName | null {
  if (d.every((t) => t.coef.n > 0 && t.word.length === 0 && t.factors.length === 1 && isDivergence(t.factors[0]!)))
    return d.every((t) => atLeastZero(t, c)) ? "Gibbs' inequality" : null;
  const logs = logsOf(d, c);
  if (!logs || !isWeight(logs, c)) return null;
  // E_q log f with the mean of 1/f at most one.
  const n = new Normaliser(c.setting, []);
  const mean = averaged(
    logs.weight,
    logs.binds,
    n.within(logs.binds, () => n.power(logs.of, { n: -1, d: 1 })),
  );
  return same(mean, numeral(1), c) ? "Gibbs' inequality" : null;
}

/** log x is at most x - 1. */
export function logarithmic(d: Poly): BoundName | null {
  for (const t of d) {
    const a = alone(t);
    if (a?.kind !== 'log' || t.coef.n >= 0) continue;
    const rest = minus(d, [t]);
    if (minus(rest, scale(minus(a.of, UNIT), negated(t.coef))).length === 0) return 'log x ≤ x − 1';
  }
  return null;
}

/** H(X) + H(Y) - H(X,Y), perhaps all with something given, is the mutual information. */
export function entropies(d: Poly): BoundName | null {
  const up: string[][] = [];
  const down: string[][] = [];
  for (const t of d) {
    const a = alone(t);
    if (a?.kind === 'information' && d.length === 1) return t.coef.n > 0 ? 'mutual information is not negative' : null;
    if (a?.kind !== 'entropy' || a.given.length > 0 || Math.abs(t.coef.n) !== 1 || t.coef.d !== 1) return null;
    (t.coef.n > 0 ? up : down).push(a.of.map((x) => (x.kind === 'sym' ? x.name : '?')));
  }
  if (up.length !== 2 || down.length < 1 || down.length > 2) return null;
  const [a, b] = up as [string[], string[]];
  const all = [...down].sort((x, y) => y.length - x.length);
  const union = new Set([...a, ...b]);
  const shared = a.filter((x) => b.includes(x));
  const given = all[1] ?? [];
  const fits = all[0]!.length === union.size && all[0]!.every((x) => union.has(x));
  const rest = given.length === shared.length && given.every((x) => shared.includes(x));
  return fits && rest ? 'mutual information is not negative' : null;
}

/** 1 - p, 1 - xy for signs, -log p for a probability. */
export function atMostOne(d: Poly, c: Contest): BoundName | null {
  const { setting } = c;
  const discrete = (a: Inside): boolean =>
    a.kind === 'density' &&
    a.density.of.every((x) =>
      [...variablesIn(x, setting)].every((v) => {
        const form = setting.meaning.variables.get(v)?.form.kind;
        return form === 'values' || form === 'binary' || form === 'spins';
      }),
    );
  const one = d.find((t) => t.factors.length === 0 && t.word.length === 0);
  const others = d.filter((t) => t !== one);
  const [t] = others;
  if (others.length !== 1 || !t || t.word.length > 0 || t.coef.n > 0) return null;
  if (!one) {
    const a = alone(t);
    const of = a?.kind === 'log' ? only(a.of)?.inside : null;
    return of && discrete(of) ? 'a probability is at most one' : null;
  }
  if (!sameRatio(one.coef, negated(t.coef))) return null;
  const whole = t.factors.every((f) => f.power.d === 1 && f.power.n > 0);
  if (whole && t.factors.every((f) => discrete(f.atom.inside))) return 'a probability is at most one';
  return whole && t.factors.every((f) => isSign(f.atom.inside, setting)) ? 'a product of signs is at most one' : null;
}

function* variablesIn(e: Expr, setting: Setting): Generator<string> {
  const v = e.kind === 'sym' ? setting.variable(e.name) : null;
  if (v) yield v;
  if (e.kind === 'indexed') yield* variablesIn(e.base, setting);
  if (e.kind === 'relation') yield* variablesIn(e.left, setting);
}

function isSign(a: Inside, setting: Setting): boolean {
  const name = a.kind === 'index' ? only(a.of)?.inside : a;
  if (name?.kind !== 'name') return false;
  const v = setting.variable(name.name);
  const form = v ? setting.meaning.variables.get(v)?.form.kind : setting.meaning.parameters.get(name.name)?.form.kind;
  return form === 'spins';
}
