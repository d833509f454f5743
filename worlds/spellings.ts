import { canonicalName, canonicalSign } from '../expr';
import type { Declarations } from './declarations';

/** Letters that have a meaning of their own when capital, so that they do not stand for a small variable. */
const NOT_CAPITALS = new Set(['E', 'H', 'I', 'D', 'N', 'P', 'Q', 'T', 'L', 'K', 'J']);

/** The other case of a one-letter name, scripts kept: `x_{1}` ↔ `X_{1}`. Null where there is none. */
export function otherCase(name: string): string | null {
  const code = name.charCodeAt(0);
  if (!isLetter(code) || isLetter(name.charCodeAt(1))) return null;
  // The two cases of a letter differ in one bit.
  const other = String.fromCharCode(code ^ 32);
  return NOT_CAPITALS.has(code < 97 ? name[0]! : other) ? null : other + name.slice(1);
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** Spelling under which names are kept: boldness counts only where the plain name is declared too. */
export function spellings(declarations: Declarations): (name: string) => string {
  const all = [
    ...declarations.variables,
    ...declarations.parameters,
    ...declarations.functions,
    ...declarations.nodes,
    ...declarations.indices,
    ...declarations.sizes,
  ].map((d) => d.name);
  const counts = new Map<string, Set<string>>();
  for (const name of all) {
    const plain = canonicalName(name);
    counts.set(plain, (counts.get(plain) ?? new Set()).add(canonicalName(name, true)));
  }
  return (name) => {
    const sign = canonicalSign(name);
    if (sign !== null) return sign;
    const plain = canonicalName(name);
    return (counts.get(plain)?.size ?? 0) > 1 ? canonicalName(name, true) : plain;
  };
}
