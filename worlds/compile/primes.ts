import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, Scope } from './code';
import { find } from './code';
import { discreteAt, indexed } from './indexing';
import { symbol, valueOf } from './names';
import { transpose } from './products';

/** `x'`, `x'_i`: a copy, or a component of one, where one is bound; else a transpose. */
export function primed<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'prime' }>, scope: Scope<T>): Code<T> {
  const marks = "'".repeat(e.count);
  const copy = e.base.kind === 'sym' ? { ...e.base, name: e.base.name + marks } : null;
  if (copy && find(scope, copy.name)) return symbol(c, copy, scope);
  const bound = discreteAt(c, e, scope);
  if (bound && e.base.kind === 'indexed') return valueOf(bound);
  // x'_i has its prime behind the index, as it is printed, and is component i of x'.
  const component =
    e.base.kind === 'indexed' && e.base.base.kind === 'sym'
      ? { ...e.base, base: { ...e.base.base, name: e.base.base.name + marks } }
      : null;
  if (component && find(scope, component.base.name)) return indexed(c, component, scope);
  const base = c.code(e.base, scope);
  if (base.kind !== 'scalar' && e.count === 1) {
    c.notes.add('a prime after a vector or matrix was read as a transpose');
    return transpose(base);
  }
  if (copy && c.binding(copy.name, scope)) return symbol(c, copy, scope);
  if (component && c.binding(component.base.name, scope)) return indexed(c, component, scope);
  return refuse('what this prime means is not known', e.span);
}
