import type { Expr } from '../../expr';
import type { Compiler } from './code';
import { variableName } from './variables';

/** How many labels a variable has that `z = k` names one of, where k is the name asked for; null for all else. */
export function labelsNamed<T>(c: Compiler<T>, e: Expr, key: string): number | null {
  if (e.kind !== 'relation' || e.op !== '=' || e.left.kind !== 'sym') return null;
  if (e.right.kind !== 'sym' || e.right.name !== key) return null;
  const name = variableName(c, e.left.name);
  const variable = name === null ? undefined : c.layout.variables.get(name);
  if (variable?.kind !== 'discrete' || variable.count !== 1) return null;
  const atom = c.layout.atoms[variable.first];
  return atom?.kind === 'labels' ? atom.states : null;
}
