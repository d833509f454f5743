import { spell } from '../names';
import { isNoProduct, signOf } from '../signs';
import { spellRange } from './ranges';
import type { Reader } from './reader';
import { scripts } from './scripts';

/**
 * Takes the sign of an operation that a world may declare, with its scripts: `*_{\text{filt}}`, `\star`. Null, with
 * nothing taken, where none stands here; a sign without scripts that nobody declared multiplies, as it always did.
 */
export function takeSign(r: Reader): string | null {
  const start = r.at;
  const token = r.peek();
  const sign = token && token.kind !== 'prose' ? signOf(token.text) : undefined;
  if (sign === undefined) return null;
  r.at++;
  if (r.kind() === 'sub' || r.kind() === 'sup') {
    const marks = scripts(r);
    const all = (ranges: readonly (readonly [number, number])[]): string =>
      ranges.map((range) => spellRange(r, range)).join(',');
    return spell(sign, all(marks.sups), all(marks.subs));
  }
  if (isNoProduct(sign) || r.vocabulary.lookup(sign)?.kind === 'operator') return sign;
  r.at = start;
  return null;
}

/** Whether such a sign stands here. */
export function atSign(r: Reader): boolean {
  const start = r.at;
  const found = takeSign(r) !== null;
  r.at = start;
  return found;
}
