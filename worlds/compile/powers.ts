import type { Expr } from '../../expr';
import type { Code, Compiler, Scope } from './code';
import { exponential, settle } from './elementwise';
import { indexed } from './indexing';
import { keep } from './names';
import { inverse, power } from './products';

/** `x^2`, `e^x`, and `x^i` where i numbers samples. */
export function raised<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'power' }>, scope: Scope<T>): Code<T> {
  const F = c.field;
  if (e.base.kind === 'sym' && e.base.name === 'e' && c.binding('e', scope) === null && !c.meaning.parameters.has('e'))
    return exponential(F, settle(c.code(e.exponent, scope), e.exponent.span));
  const sample = e.base.kind === 'indexed' && e.base.place === 'sub' ? ofSample(c, e.base, e.exponent, scope) : null;
  if (sample) return indexed(c, sample, scope);
  const base = c.code(e.base, scope);
  if (base.kind === 'tensor' && e.exponent.kind === 'sym' && c.binding(e.exponent.name, scope)?.kind === 'index') {
    // x^i with i an index: a sample, not a power.
    return indexed(c, { kind: 'indexed', base: e.base, at: [e.exponent], place: 'sup', span: e.span }, scope);
  }
  const exponent = settle(c.code(e.exponent, scope), e.exponent.span);
  if (exponent.kind === 'scalar' && exponent.literal === -1) return keep(c, inverse(F, base, e.span));
  const raisedTo = power(F, base, exponent, e.span);
  // A power of a matrix is dear: what no loop changes is computed once.
  return raisedTo.kind === 'tensor' ? keep(c, raisedTo) : raisedTo;
}

/** `x_j^i` of a matrix whose rows are samples: component j of sample i; null where the number above is a power. */
function ofSample<T>(
  c: Compiler<T>,
  base: Extract<Expr, { kind: 'indexed' }>,
  above: Expr,
  scope: Scope<T>,
): Extract<Expr, { kind: 'indexed' }> | null {
  if (above.kind !== 'sym' || c.binding(above.name, scope)?.kind !== 'index' || base.at.length !== 1) return null;
  const whole = c.code(base.base, scope);
  if (whole.kind !== 'tensor' || whole.shape.length !== 2 || whole.shape[0] === 1) return null;
  return { ...base, at: [above, base.at[0]!] };
}
