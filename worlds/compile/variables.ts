import { otherCase } from '../meaning';
import type { Compiler } from './code';

/** Name of the random variable that a name stands for, other case allowed; null where it is none. */
export function variableName<T>(c: Compiler<T>, name: string): string | null {
  if (c.layout.variables.has(name)) return name;
  const other = otherCase(name);
  if (
    other !== null &&
    c.layout.variables.has(other) &&
    !c.meaning.indices.has(name) &&
    !c.meaning.parameters.has(name)
  )
    return other;
  return null;
}
