import { otherCase } from '../spellings';
import type { Compiler } from './code';

/** `\tilde{v}`, `\hat{v}`: what the accent stands over. */
const ACCENTED = /^\\(?:hat|tilde|bar|dot|ddot|check|breve)\{(.+)\}$/;

/** The random variable of which an accented name is a copy where a sum, an integral or a mean binds it; null for none. */
export function accentedCopy<T>(c: Compiler<T>, name: string): string | null {
  if (c.meaning.vocabulary.lookup(name) !== null) return null;
  const plain = ACCENTED.exec(name)?.[1];
  return plain === undefined ? null : variableName(c, plain);
}

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
