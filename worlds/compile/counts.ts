import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, Scope } from './code';
import { literal } from './elementwise';
import { discreteAt } from './indexing';

/** `|Val(X)|`: how many values a random variable, or one of its components, can take; null for other bars. */
export function countOfValues<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'wrap' }>, scope: Scope<T>): Code<T> | null {
  const { op, body } = e;
  if (op !== 'bars' || body.kind !== 'apply' || body.fn.kind !== 'sym' || body.fn.name !== 'Val') return null;
  if (c.meaning.functions.has('Val')) return null;
  const [of] = body.args;
  const variable = of ? discreteAt(c, of.kind === 'indexed' ? of.base : of, scope)?.variable : undefined;
  if (!variable || body.args.length !== 1) return refuse('how many values this can take is not known', e.span);
  const { states } = c.layout.atoms[variable.first]!;
  return literal(c.field, of!.kind === 'indexed' || variable.shared ? states : states ** variable.count);
}
