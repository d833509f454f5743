import type { Expr } from '../../expr';
import { mapParts } from '../../expr';
import { mentionIn, reached } from '../mentions';
import { refuse } from '../refusal';
import { updated } from './apply';
import type { Binding, Code, Compiler, Scope } from './code';
import { bind, find } from './code';

/** `E|_{x_m = 1}`: the same formula with a name or a component set. */
export function restricted<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'restriction' }>, scope: Scope<T>): Code<T> {
  const groups = new Map<string, Expr[]>();
  for (const item of e.at) {
    const left = item.kind === 'relation' && item.op === '=' ? item.left : null;
    const name =
      left?.kind === 'sym' ? left.name : left?.kind === 'indexed' && left.base.kind === 'sym' ? left.base.name : null;
    if (name === null) return refuse('expected a substitution such as $x = 1$ after the bar', item.span);
    groups.set(name, [...(groups.get(name) ?? []), item]);
  }
  const bindings = [...groups].map(([name, items]): [string, Binding<T>] => [
    name,
    { kind: 'code', code: updated(c, name, items, scope), variable: null },
  ]);
  const names = [...groups.keys()].filter((name) => c.meaning.parameters.has(name) || c.meaning.nodes.has(name));
  return c.code(opened(c, e.body, names, scope), bind(scope, bindings));
}

/** A formula with the nodes written out through which it depends on some names, so that values can be put in for these. */
function opened<T>(c: Compiler<T>, e: Expr, names: readonly string[], scope: Scope<T>): Expr {
  const depends = (x: Expr): boolean => [...reached(c.meaning, x)].some((name) => names.includes(name));
  if (names.length === 0) return e;
  const mention = mentionIn(c.meaning, e);
  if (mention && mention.family.formula && depends(e))
    return refuse(`what is put in does not reach $${mention.family.letter}$, which is made step by step`, e.span);
  if (e.kind === 'sym' && !names.includes(e.name) && find(scope, e.name) === null) {
    const form = c.meaning.parameters.get(e.name)?.form;
    const formula = c.meaning.nodes.get(e.name)?.formula ?? (form?.kind === 'is' ? form.formula : null);
    if (formula && depends(formula.expr)) return opened(c, formula.expr, names, scope);
  }
  return mapParts(e, (part) => opened(c, part, names, scope));
}
