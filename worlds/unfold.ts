import type { Expr } from '../expr';
import { mapParts } from '../expr';
import type { Meaning } from './meaning';
import { mentionIn } from './mentions';

/**
 * A formula with the names of a text's own written out, at the indices that they stand with.
 * @param standsFor what a name stands for, by its name or the key of its family, in the names of its own indices; null
 *   for one that is kept
 */
export function unfolded(meaning: Meaning, e: Expr, standsFor: (key: string) => Expr | null): Expr {
  if (meaning.own.size === 0) return e;
  const walk = (x: Expr): Expr => {
    const mention = mentionIn(meaning, x);
    const key = mention ? mention.family.key : x.kind === 'sym' ? x.name : null;
    const own = key !== null && meaning.own.has(key) ? standsFor(key) : null;
    if (!own) return mapParts(x, walk);
    // A whole array is its entries: what they are made of is what matters here.
    const at = mention?.at.map((i) => i && walk(i)) ?? [];
    return put(walk(own), mention?.family.indices ?? [], at);
  };
  return walk(e);
}

/** An expression with its indices put in. */
function put(e: Expr, indices: readonly (string | null)[], at: readonly (Expr | null)[]): Expr {
  const k = e.kind === 'sym' ? indices.indexOf(e.name) : -1;
  return k === -1 ? mapParts(e, (part) => put(part, indices, at)) : (at[k] ?? e);
}
