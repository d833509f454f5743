import type { Expr, Sym } from '../../expr';
import type { Binding, Code, Compiler, Scope } from './code';
import { bind, scalar } from './code';
import { guarded } from './guards';
import { inForce } from './names';
import { wholeNumber } from './whole';

/** `w_m` where the world file gives it by a formula in m, at any index; null for any other component. */
export function familyEntry<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'indexed' }>, scope: Scope<T>): Code<T> | null {
  if (e.base.kind !== 'sym' || c.binding(e.base.name, scope) !== null) return null;
  const { name } = e.base;
  const form = c.meaning.parameters.get(name)?.form;
  if (form?.kind !== 'is' || form.indices?.length !== e.at.length) return null;
  if (e.at.some((at) => at.kind === 'range' || at.kind === 'others')) return null;
  const names = form.indices.map((index, k): [string, Binding<T>] => {
    const at = wholeNumber(c, e.at[k]!, scope);
    const number = scalar<T>(at.slots, (env) => c.field.of(at.run(env)), at.constant ?? undefined);
    return [index, { kind: 'code', code: number, variable: null }];
  });
  return guarded(c, name, () => c.code(form.formula.expr, bind(inForce(c, e.base as Sym, scope), names)));
}
