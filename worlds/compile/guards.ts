import { refuse } from '../refusal';
import type { Compiler } from './code';

/** Formulas being expanded, to stop definitions that run in circles. */
const expanding = new WeakMap<object, Set<string>>();

/** Expands the formula behind a name with a rule; refuses where it speaks of itself. */
export function guarded<T, R>(c: Compiler<T>, name: string, rule: () => R): R {
  const open = expanding.get(c) ?? new Set<string>();
  expanding.set(c, open);
  if (open.has(name)) return refuse(`the definition of ${name} runs in a circle`);
  open.add(name);
  try {
    return rule();
  } finally {
    open.delete(name);
  }
}
