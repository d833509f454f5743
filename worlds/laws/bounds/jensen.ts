import type { Expr } from '../../../expr';
import { visit } from '../../../expr';
import { spell } from '../algebra/keys';
import { only } from '../algebra/poly';
import { inverseOf, negated, ONE, sameRatio, times } from '../algebra/ratio';
import type { Atom, Poly } from '../algebra/types';
import { insideWritten, written } from '../algebra/write';
import type { BoundName, Contest, Sight } from './contest';
import { alone, same } from './contest';
import type { Logs } from './logs';
import { averaged, isWeight, logsOf, meanIn } from './logs';

/** log E f is at least E log f, and f(E x) at most E f(x) for a convex f. */
export function jensen(d: Poly, c: Contest): Sight | null {
  for (const t of d) {
    const log = alone(t);
    if (log?.kind !== 'log' || t.coef.n <= 0) continue;
    const rest = d.filter((x) => x !== t).map((x) => ({ ...x, coef: times(negated(x.coef), inverseOf(t.coef)) }));
    const logs = rest.length > 0 ? logsOf(rest, c) : null;
    if (!logs || !same(averaged(logs.weight, logs.binds, logs.of), written(log.of), c)) continue;
    if (isWeight(logs, c)) return { name: "Jensen's inequality", shown: isMean(c.greater, logs, c) };
  }
  return convex(d, c) ? { name: "Jensen's inequality", shown: true } : null;
}

/** Whether the greater side is written as the log of a mean, the weights standing in it. */
function isMean(e: Expr, logs: Logs, c: Contest): boolean {
  const weights = new Set(logs.weight.flatMap((t) => t.factors.map((f) => f.atom.key)));
  const weighted = (body: Expr): boolean => {
    const found = factors(body).filter((f) => f.kind === 'density');
    return found.some((f) => weights.has(spell(c.setting.density(f))));
  };
  let shown = false;
  visit(e, (x) => {
    if (x.kind !== 'apply' || x.fn.kind !== 'sym' || x.fn.name !== '\\log') return;
    const [of] = x.args;
    if (of?.kind === 'expect' || (of?.kind === 'fold' && weighted(of.body))) shown = true;
  });
  return shown;
}

/** Factors above the line of a product. */
function factors(e: Expr): readonly Expr[] {
  if (e.kind === 'product') return e.factors.flatMap(factors);
  return e.kind === 'quotient' ? factors(e.top) : [e];
}

/** Functions of known curvature: f(E x) against E f(x). */
function convex(d: Poly, c: Contest): BoundName | null {
  if (d.length !== 2) return null;
  for (const [s, t] of [
    [d[0]!, d[1]!],
    [d[1]!, d[0]!],
  ] as const) {
    const mean = meanIn(s);
    if (!mean || mean.rest.length > 0 || !sameRatio(mean.coef, negated(t.coef))) continue;
    const [f, g] = [only(mean.mean.body), only([{ ...t, coef: ONE }])];
    if (!f || !g) continue;
    const curve = curvature(f, g, c);
    if (!curve || curve.sign * mean.coef.n < 0) continue;
    const inner: Poly = curve.inner;
    const average: Expr = insideWritten({ kind: 'mean', measure: mean.mean.measure, body: inner });
    if (same(average, written(curve.outer), c)) return "Jensen's inequality";
  }
  return null;
}

/** Whether two atoms are one function of known curvature, with its arguments; +1 convex, -1 concave. */
function curvature(f: Atom, g: Atom, c: Contest): { sign: 1 | -1; inner: Poly; outer: Poly } | null {
  const [a, b] = [f.inside, g.inside];
  if (a.kind === 'exp' && b.kind === 'exp') return { sign: 1, inner: a.of, outer: b.of };
  if (a.kind === 'log' && b.kind === 'log') return { sign: -1, inner: a.of, outer: b.of };
  if (a.kind === 'apply' && b.kind === 'apply' && a.name === b.name && a.args.length === 1) {
    const form = c.setting.meaning.functions.get(a.name);
    if (form?.kind !== 'arbitrary' || form.shape === 'smooth') return null;
    return { sign: form.shape === 'convex' ? 1 : -1, inner: a.args[0]!, outer: b.args[0]! };
  }
  return null;
}
