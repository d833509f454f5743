import type { Expr } from '../../expr';
import type { Meaning } from '../meaning';
import { reached } from '../mentions';
import type { Binding, Compiler, Scope } from './code';
import { find } from './code';

/** Parameters that each formula speaks of, by itself or through others. */
const known = new WeakMap<Meaning, Map<Expr, readonly string[]>>();

function parametersOf(meaning: Meaning, e: Expr): readonly string[] {
  const own = known.get(meaning) ?? new Map<Expr, readonly string[]>();
  known.set(meaning, own);
  const found = own.get(e);
  if (found) return found;
  const names = [...reached(meaning, e)].filter((name) => meaning.parameters.has(name));
  own.set(e, names);
  return names;
}

/**
 * Parameters of a formula of the world file that a sum or an integral around it runs over, as they are bound there:
 * in `\int_0^1 Z_t \, dt` the formula of `Z_t` takes the `t` of the integral.
 */
export function parametersInForce<T>(c: Compiler<T>, formula: Expr, scope: Scope<T>): [string, Binding<T>][] {
  if (scope === c.root) return [];
  return parametersOf(c.meaning, formula).flatMap((name) => boundHere(c, name, scope));
}

/** What a name is bound to around a place, where that is not what it is bound to everywhere. */
export function boundHere<T>(c: Compiler<T>, name: string, scope: Scope<T>): [string, Binding<T>][] {
  const binding = find(scope, name);
  return binding && binding !== find(c.root, name) ? [[name, binding]] : [];
}
