import { refuse } from '../refusal';
import type { Compiler } from './code';

/** Expands the formula behind a name with a rule; refuses where it speaks of itself. */
export function guarded<T, R>(c: Compiler<T>, name: string, rule: () => R): R {
  const open = c.expanding;
  if (open.has(name)) return refuse(`the definition of ${name} runs in a circle`);
  open.add(name);
  try {
    return rule();
  } finally {
    open.delete(name);
  }
}
