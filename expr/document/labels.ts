import type { Token } from '../token';
import type { Part } from './parts';
import { MARKS, RELATIONS } from './relations';

const relates = ({ kind, text }: Token): boolean =>
  kind === 'command' ? Object.hasOwn(RELATIONS, text) : kind === 'mark' && MARKS.some(([mark]) => mark === text);

/** `(1)`, `(a)`, `(*)`, `(\text{Jensen})`, `(t > 0)`: the number of a line or a remark, where it stands apart. */
export function isLabel(tokens: readonly Token[], parts: readonly Part[]): boolean {
  if (parts.length === 0) return false;
  const inner = tokens.slice(parts[0]!.from, parts.at(-1)!.to);
  const text = inner.map((token) => token.text).join('');
  if (!/^[(（[].*[)）\]]\.?$/.test(text)) return false;
  if (/^.(?:\d{1,3}(?:\.\d{1,3})?[a-z']?|[a-zA-Z]|[ivx]{1,4}|\*{1,3}|\\[a-z]+)'?.\.?$/.test(text)) return true;
  return inner[1]?.kind === 'prose' || inner.some(relates);
}
