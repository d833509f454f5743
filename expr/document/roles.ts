import type { Token } from '../token';
import type { Part } from './parts';
import { wordsText } from './parts';
import type { WordRole } from './words';
import { isOneWord, roleOf } from './words';

const OPERATOR =
  /^(?:[-+*/(,|!]|\[|\\(?:cdot|times|div|pm|mp|odot|oslash|otimes|oplus|circ|ast|log|ln|exp|left|big[lr]?|Big[lr]?|frac|#))$/;

/**
 * The role of words where they stand.
 * @param before what the statement holds so far
 * @param opened the row holds a whole statement already
 */
export function roleAt(
  tokens: readonly Token[],
  column: readonly Part[],
  i: number,
  before: readonly Part[],
  opened: boolean,
): WordRole {
  const part = column[i]!;
  const token = tokens[part.from]!;
  if (token.kind === 'command') return token.text === '\\forall' || token.text === '\\exists' ? 'condition' : 'name';
  const text = wordsText(tokens, part);
  const role = roleOf(text);
  const previous = before.at(-1);
  const next = column[i + 1];
  const follower = next?.kind === 'piece' ? tokens[next.from]! : undefined;
  const applied =
    follower !== undefined &&
    !follower.spaced &&
    (follower.kind === 'sub' || follower.kind === 'sup' || /^(?:\(|\[|\\left|\\[bB]igg?l?)$/.test(follower.text));
  const trimmed = text.trim() === text;
  if (role === 'name') {
    const remark = opened && !previous && next?.kind !== 'relation' && !applied;
    if (remark || ((previous || opened) && /^\s*[([].*[)\]]\s*$/.test(text))) return 'phrase';
    if (!previous || previous.kind === 'relation' || applied) {
      return /:$/.test(text.trim()) && !previous ? 'phrase' : 'name';
    }
    const left = tokens[previous.to - 1]!;
    if (OPERATOR.test(left.text) || left.kind === 'number') return 'name';
    return trimmed && isOneWord(text) && column[i - 1]?.kind !== 'gap' ? 'name' : 'phrase';
  }
  if (applied && trimmed && isOneWord(text)) return 'name';
  if (role !== 'phrase') {
    // `\text{by Jensen}` needs nothing after it, and what follows it in front of a statement is the statement.
    const whole = !isOneWord(text) && role === 'reason' && before.length === 0;
    return whole ? 'phrase' : role;
  }
  if (previous?.kind === 'relation') return 'name';
  if (previous && OPERATOR.test(tokens[previous.to - 1]!.text)) return 'name';
  return !previous && next?.kind === 'relation' && !/[:,]\s*$/.test(text) ? 'name' : 'phrase';
}
