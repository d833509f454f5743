/**
 * What a `\text{…}` in a formula is.
 *
 * - `name`  an operand or a function: `\text{softmax}`, `\text{const}`
 * - `turn`  a new statement follows: `\text{and}`, `\text{where}`
 * - `condition`  what follows restricts the statement: `\text{for all}`, `\text{if}`
 * - `reason`  what follows explains it: `\text{since}`, `\text{by}`
 * - `phrase`  a remark that stands by itself: `\text{Bayes rule}`
 */
export type WordRole = 'name' | 'turn' | 'condition' | 'reason' | 'phrase';

const TURN =
  /^(?:and|where|with|thus|hence|so|then|therefore|let|or|also|while|now|next|finally|similarly|likewise|consequently|implies|which|that is|i\.e\.|e\.g\.|et|donc|o[uù]|alors|avec|und|also|wobei|mit)$/i;
const CONDITION =
  /^(?:if|iff|for|when|whenever|unless|given|s\.?t\.?|such that|subject to|over|on|as|provided|assuming|suppose|otherwise|else|in case|case|everywhere|except|whose|si|pour|f[uü]r|falls|wenn)$/i;
const REASON =
  /^(?:since|because|by|from|using|due|via|recall|note|definition|def|applying|follows|see|thanks|car|par|puisque|da|weil|nach)$/i;
const ORIENTAL = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/;
const ORIENTAL_TURN = /^(?:其中|且|和|与|则|那么|故|所以|因此|于是|而|即|又|ただし|よって|また|여기서|그리고)/;
const ORIENTAL_CONDITION = /^(?:当|若|如果|对于|对|任意|すべて|이면)/;

/** The role of words by themselves; where they stand may still make them a name. */
export function roleOf(text: string): WordRole {
  const plain = text
    .replace(/\$[^$]*\$/g, ' x ')
    .replace(/[~\s]+/g, ' ')
    .replace(/^[\s,;:.(]+|[\s,;:)]+$/g, '');
  if (ORIENTAL.test(plain)) {
    if (ORIENTAL_TURN.test(plain)) return 'turn';
    return ORIENTAL_CONDITION.test(plain) ? 'condition' : 'phrase';
  }
  const first = /^[\p{L}.]+/u.exec(plain)?.[0] ?? '';
  const pair = /^[\p{L}.]+ [\p{L}.]+/u.exec(plain)?.[0] ?? '';
  const starts = (set: RegExp): boolean => set.test(pair) || set.test(first) || set.test(first.replace(/\.$/, ''));
  if (starts(CONDITION) || /\b(?:if|iff|when|whenever|for)$/i.test(plain)) return 'condition';
  if (starts(REASON)) return 'reason';
  if (starts(TURN)) return 'turn';
  return /\s/.test(plain) ? 'phrase' : 'name';
}

/** More than one word: enough to stand for a condition by itself, as in `\text{for all } i`. */
export const isOneWord = (text: string): boolean => !/\s/.test(text.trim());
