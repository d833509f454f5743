import type { Entropy, Expr, Information } from '../../expr';
import { parts } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, Fixed, Scope } from './code';
import { logOf, scalar, union } from './code';
import { densityAt } from './densities';
import { sideDensity } from './divergences';
import { map1, settle } from './elementwise';
import { resolveFamily, variablesIn } from './families';
import { variableName } from './variables';
import { mean } from './mean';
import { covering, underDensity } from './measures';
import type { Part } from './parts';
import { readParts } from './parts';
import { completed } from './signatures';

/** `H(X, Y | Z)`, `H(q(z|x))`, `H(p, q)`. */
export function entropy<T>(c: Compiler<T>, e: Entropy, scope: Scope<T>): Code<T> {
  const F = c.field;
  const negative = (code: Fixed<T>): Fixed<T> => map1(code, F.neg);
  const first = e.of[0]!;
  const isDensity = (x: Expr): boolean =>
    x.kind === 'density' || (x.kind === 'sym' && !variableName(c, x.name) && resolveFamily(c, x.name) !== null);
  if (isDensity(first)) {
    const left = completed(c, first, null)!;
    const m = underDensity(c, left, null, scope);
    const other = e.of[1] ?? first;
    const q = sideDensity(c, other, left.of, m.scope, scope).density(m.scope);
    return negative(mean(c, m, scalar(q.slots, logOf(F, q))));
  }
  const one: Expr = { kind: 'num', value: 1, text: '1', span: e.span };
  /** The mean of log p is the divergence from 1. */
  const fromOne = (left: Expr): Fixed<T> =>
    negative(settle(c.code({ kind: 'divergence', op: 'KL', left, right: one, span: e.span }, scope)));
  if (first.kind === 'law') {
    if (first.family !== 'normal') return refuse('the entropy of such a law needs a name for its variable', e.span);
    return fromOne(first);
  }
  if (e.of.length === 1 && e.given.length === 0 && isMixture(first, isDensity)) return fromOne(first);
  if (e.of.some((x) => variablesIn(c, x).length === 0)) {
    // H(p) of a probability is the entropy of a coin.
    return coin(c, e, scope);
  }
  // H(X | Y = y) is at that value; H(X | Y) is averaged over Y.
  const fixed = e.given.filter((g) => g.kind === 'relation');
  const free = e.given.filter((g) => g.kind !== 'relation');
  const variables = [...e.of, ...e.given].flatMap((x) => variablesIn(c, x.kind === 'relation' ? x.left : x));
  const info = covering(c, variables) ?? refuse('no declared density covers these variables', e.span);
  const m = underDensity(
    c,
    { kind: 'density', name: info.name, of: [...e.of, ...free], given: fixed, parameters: [], span: e.span },
    null,
    scope,
  );
  const p = densityAt(
    c,
    info,
    readParts(c, e.of, m.scope, info.decorations),
    readParts(c, e.given, m.scope, info.decorations),
    e.span,
  );
  return negative(mean(c, m, scalar(p.slots, logOf(F, p))));
}

/** `\frac{p + q}{2}`: densities, whole or at a variable, with weights. */
function isMixture(e: Expr, isDensity: (e: Expr) => boolean): boolean {
  if (e.kind === 'density') return e.of.every((x) => x.kind === 'sym');
  if (isDensity(e)) return true;
  return (
    (e.kind === 'sum' || e.kind === 'product' || e.kind === 'quotient') && parts(e).some((p) => isMixture(p, isDensity))
  );
}

function coin<T>(c: Compiler<T>, e: Entropy, scope: Scope<T>): Code<T> {
  const F = c.field;
  const p = settle(c.code(e.of[0]!, scope), e.span);
  if (e.of.length !== 1 || e.given.length > 0) return refuse('the entropy of this is not known', e.span);
  if (p.kind === 'tensor')
    return scalar(p.slots, (env) => F.neg(p.run(env).reduce((s, x) => F.add(s, F.mul(x, F.log(x))), F.of(0))));
  return map1(p, (x) => {
    const y = F.sub(F.of(1), x);
    return F.neg(F.add(F.mul(x, F.log(x)), F.mul(y, F.log(y))));
  });
}

/** `I(X; Y | Z)`: the mean of `log p(x,y|z) / (p(x|z) p(y|z))`. */
export function information<T>(c: Compiler<T>, e: Information, scope: Scope<T>): Code<T> {
  const F = c.field;
  const all = [...e.left, ...e.right, ...e.given];
  const info = covering(
    c,
    all.flatMap((x) => variablesIn(c, x)),
  );
  if (!info) return refuse('no declared density covers these variables', e.span);
  const m = underDensity(
    c,
    { kind: 'density', name: info.name, of: all, given: [], parameters: [], span: e.span },
    null,
    scope,
  );
  const parts = (items: readonly Expr[]): Part<T>[] => readParts(c, items, m.scope, info.decorations);
  const given = parts(e.given);
  const both = densityAt(c, info, parts([...e.left, ...e.right]), given, e.span);
  const a = densityAt(c, info, parts(e.left), given, e.span);
  const b = densityAt(c, info, parts(e.right), given, e.span);
  const logs = [both, a, b].map((p) => logOf(F, p)) as [typeof both.run, typeof both.run, typeof both.run];
  const ratio = scalar<T>(union(both.slots, a.slots, b.slots), (env) =>
    F.sub(logs[0](env), F.add(logs[1](env), logs[2](env))),
  );
  return mean(c, m, ratio);
}
