import type { Token } from '../token';

/** Index after the group or single token that starts at `at`, in tokens whose braces need not match. */
export function groupEnd(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.kind !== 'open') return Math.min(at + 1, tokens.length);
  let depth = 0;
  for (let i = at; i < tokens.length; i++) {
    if (tokens[i]!.kind === 'open') depth++;
    else if (tokens[i]!.kind === 'close' && --depth === 0) return i + 1;
  }
  return tokens.length;
}
