import { numberOf, only } from '../algebra/poly';
import type { Factor, Poly } from '../algebra/types';
import type { Setting } from '../setting';
import type { BoundName, Contest } from './contest';
import { atLeastZero, isDivergence } from './contest';

/** Terms that are never negative. */
export function nonNegative(d: Poly, c: Contest): BoundName | null {
  let name: BoundName = 'a non-negative term left out';
  for (const t of d) {
    if (t.coef.n <= 0 || t.word.length > 0 || !t.factors.every((f) => isNonNegative(f, c.setting))) return null;
    if (!atLeastZero(t, c)) return null;
    if (t.factors.some(isDivergence)) name = "Gibbs' inequality";
    else if (name !== "Gibbs' inequality" && t.factors.some((f) => f.atom.inside.kind === 'information'))
      name = 'mutual information is not negative';
    else if (name === 'a non-negative term left out' && t.factors.some((f) => f.atom.inside.kind === 'spread'))
      name = 'a variance is not negative';
  }
  return name;
}

function isNonNegative(f: Factor, setting: Setting): boolean {
  if (f.power.d === 1 && f.power.n % 2 === 0) return true;
  const all = (p: Poly): boolean =>
    p.every((t) => t.coef.n > 0 && t.word.length === 0 && t.factors.every((g) => isNonNegative(g, setting)));
  const { inside } = f.atom;
  switch (inside.kind) {
    case 'divergence':
    case 'density':
    case 'law':
    case 'exp':
    case 'information':
      return true;
    case 'number':
      return inside.value.n >= 0;
    case 'spread':
      return inside.op === 'Var' || inside.body.length === 1;
    case 'entropy':
      return [...setting.meaning.variables.values()].every((v) => v.form.kind !== 'density' && v.form.kind !== 'real');
    case 'name':
      return signOf(inside.name, setting);
    case 'index': {
      const name = only(inside.of)?.inside;
      return name?.kind === 'name' && signOf(name.name, setting);
    }
    case 'fold':
      return inside.op !== 'argmax' && inside.op !== 'argmin' && all(inside.body);
    case 'mean':
      return all(inside.body);
    case 'sum':
      return all(inside.of);
    case 'power':
      return all(inside.base) || (numberOf(inside.exponent)?.d === 1 && numberOf(inside.exponent)!.n % 2 === 0);
    case 'apply': {
      const form = setting.meaning.functions.get(inside.name);
      return form?.kind === 'named' && ['sigmoid', 'softplus', 'relu', 'exp'].includes(form.name);
    }
    case 'derivative':
      return false;
    case 'opaque':
      return (
        (inside.expr.kind === 'wrap' && (inside.expr.op === 'norm' || inside.expr.op === 'bars')) ||
        inside.expr.kind === 'indicator'
      );
    case 'log':
    case 'word':
      return false;
  }
}

function signOf(name: string, setting: Setting): boolean {
  const form = setting.meaning.parameters.get(name)?.form;
  if (form) {
    if (
      form.kind === 'positive' ||
      form.kind === 'probability' ||
      form.kind === 'onehot' ||
      form.kind === 'simplex' ||
      form.kind === 'binary'
    )
      return true;
    if (form.kind === 'vector') return form.sign === 'positive' || form.sign === 'probability';
    return form.kind === 'matrix' && form.positive;
  }
  if (setting.meaning.sizes.has(name)) return true;
  const v = setting.variable(name);
  return v !== null && setting.meaning.variables.get(v)?.form.kind === 'binary';
}
