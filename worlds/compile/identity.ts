import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, Scope } from './code';
import { scalar } from './code';
import { identity } from './products';
import { condition } from './sets';
import { wholeNumber } from './whole';

/** `\delta_{ij}`. */
export function kronecker<T>(c: Compiler<T>, at: readonly Expr[], scope: Scope<T>, e: Expr): Code<T> {
  const F = c.field;
  const items = at.length === 1 && at[0]!.kind === 'product' ? at[0]!.factors : at;
  const only = items[0];
  const test: Expr | null =
    items.length === 1 && only?.kind === 'relation'
      ? only
      : items.length === 2
        ? { kind: 'relation', op: '=', left: items[0]!, right: items[1]!, span: e.span }
        : null;
  if (!test) return refuse('expected two indices below the delta', e.span);
  const equal = condition(c, test, scope);
  return scalar(equal.slots, (env) => F.of(equal.run(env) ? 1 : 0));
}

/** `I_n`: the identity matrix of that size; null where the name is not the identity. */
export function sizedIdentity<T>(
  c: Compiler<T>,
  e: Extract<Expr, { kind: 'indexed' }>,
  scope: Scope<T>,
): Code<T> | null {
  const only = e.base.kind === 'sym' && e.base.name === 'I' && e.at.length === 1 ? e.at[0]! : null;
  if (!only || c.binding('I', scope) !== null || c.meaning.parameters.has('I')) return null;
  const n = wholeNumber(c, only, scope).constant;
  return n === null || !(n >= 1) ? null : identity(c.field).make(n === 1 ? [] : [n, n]);
}
