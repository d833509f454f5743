import type { Expr } from '../../expr';
import { atomOf } from '../layout';
import { PARENTS } from '../meaning';
import type { Compiler, Scope } from './code';
import { union } from './code';
import { discreteAt } from './indexing';
import type { Part } from './parts';
import { wholeNumber } from './whole';

const isParents = (e: Expr | undefined): boolean =>
  e?.kind === 'sym' && e.name.replace(/^\\\w+\{(.*)\}$/, '$1') === PARENTS;

/** Of which component the parents are meant: `pa_k`, `pa(k)`, `pa(x_k)`, `x_{pa_k}`; null where a formula is not of that kind. */
export function childIn(e: Expr): Expr | null {
  const own = (item: Expr | undefined): Expr | null =>
    item?.kind === 'indexed' && item.at.length === 1 && !isParents(item.base) ? item.at[0]! : (item ?? null);
  switch (e.kind) {
    case 'indexed': {
      const [at] = e.at;
      if (isParents(e.base)) return own(at);
      return at && e.at.length === 1 ? childIn(at) : null;
    }
    case 'apply':
      return isParents(e.fn) ? own(e.args[0]) : null;
    case 'product':
      return isParents(e.factors[0]) && e.factors.length === 2 ? own(e.factors[1]) : null;
    default:
      return null;
  }
}

/** The parents of a component of a directed model as what a density is conditional on; null for anything else. */
export function parentsPart<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Part<T> | null {
  const model = c.meaning.densities.find((d) => d.kind === 'dag');
  const child = model && childIn(e);
  if (!child || model.kind !== 'dag') return null;
  const graph = c.layout.parents.get(model.signature.name);
  const x = discreteAt(c, { kind: 'sym', name: model.over, span: e.span }, scope);
  if (!graph || !x) return null;
  const k = wholeNumber(c, child, scope);
  return {
    kind: 'moving',
    several: true,
    variable: model.over,
    slots: union(k.slots, new Set(x.slots)),
    each: (env, put) => {
      const parents = graph[k.run(env) - 1];
      if (!parents) put(-1, 0);
      else for (const p of parents) put(atomOf(x.variable, p), env.slots[x.slots[p]!] as number);
    },
  };
}
