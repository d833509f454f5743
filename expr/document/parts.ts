import type { Span } from '../span';
import type { Token } from '../token';
import type { RelationOp } from '../types';
import type { Item } from './items';
import { isMark } from './items';
import type { ReadRelation } from './relation';
import { isJunk, isThinSpace, isWideSpace } from './spacing';

/**
 * What a row is made of once its relations are known. `from` and `to` are indices of tokens.
 *
 * - `relation`  divides two sides
 * - `implies`  `\Rightarrow`, `\therefore`: a new statement follows
 * - `gap`  `,`, `;` or `\quad`: two statements may meet here
 * - `words`  `\text{…}`
 * - `tag`  `\tag{…}`
 * - `cell`  `&`
 * - `piece`  anything else: part of a side
 */
export type Part =
  | {
      readonly kind: 'relation';
      readonly op: RelationOp;
      readonly span: Span;
      readonly label: readonly Token[];
      readonly from: number;
      readonly to: number;
    }
  | { readonly kind: 'implies' | 'words' | 'tag' | 'cell' | 'piece'; readonly from: number; readonly to: number }
  | { readonly kind: 'gap'; readonly mark: ',' | ';' | ' '; readonly from: number; readonly to: number };

const TAGS = new Set(['\\tag', '\\eqref', '\\ref', '\\cite', '\\footnote']);
/** Words of logic that are not written as `\text`. */
const LOGIC = new Set(['\\forall', '\\exists']);

/** Connectives that people write without `\text`, set apart by spaces: `u = 3 and v = 4`. */
const BARE_WORDS = new Set(
  'and where for since with then thus because when otherwise hence therefore if or iff'.split(' '),
);
const LONGEST_WORD = 9;

/** How many items a bare connective takes at `at`; 0 where there is none. */
function bareWord(tokens: readonly Token[], line: readonly Item[], at: number): number {
  const first = line[at]!.from;
  if (tokens[first]!.kind !== 'letter' || !(tokens[first]!.spaced || at === 0)) return 0;
  let word = '';
  let i = first;
  for (; i < first + LONGEST_WORD + 1; i++) {
    const token = tokens[i];
    if (token?.kind !== 'letter' || (i > first && token.spaced)) break;
    word += token.text;
  }
  const next = tokens[i];
  const apart = next === undefined || next.spaced || next.kind === 'cell' || next.kind === 'row';
  return apart && BARE_WORDS.has(word) && at + word.length <= line.length ? word.length : 0;
}

/** An empty group before a relation, as in `&{}= b`: it gives the relation its spacing and is no side. */
function leansOn(
  tokens: readonly Token[],
  line: readonly Item[],
  related: readonly (ReadRelation | null)[],
  at: number,
  before: readonly Part[],
): boolean {
  const { kind, from, to } = line[at]!;
  if (kind !== 'group' || to - from !== 2 || before.at(-1)?.kind === 'piece') return false;
  const shows = (item: Item): boolean => tokens[item.from]!.kind !== 'cell' && !isThinSpace(tokens[item.from]!);
  const next = line.findIndex((item, i) => i > at && shows(item));
  return next !== -1 && related[next] !== null;
}

/** The text of a part of words. */
export const wordsText = (tokens: readonly Token[], part: { readonly from: number; readonly to: number }): string =>
  tokens
    .slice(part.from, part.to)
    .map((token) => token.text)
    .join('');

/** The parts of one row. Spacing and marks of layout are left out. */
export function parts(
  tokens: readonly Token[],
  line: readonly Item[],
  related: readonly (ReadRelation | null)[],
  hidden: readonly boolean[],
): Part[] {
  const out: Part[] = [];
  for (let i = 0; i < line.length; i++) {
    const { from, to } = line[i]!;
    const token = tokens[from]!;
    const relation = related[i];
    if (hidden[i]) {
      if (!isJunk(token) && token.kind !== 'cell') out.push({ kind: 'piece', from, to });
    } else if (relation) {
      const end = line[relation.next - 1]!.to;
      if (relation.op === 'implies') out.push({ kind: 'implies', from, to: end });
      else out.push({ kind: 'relation', op: relation.op, span: relation.span, label: relation.label, from, to: end });
      i = relation.next - 1;
    } else if (token.kind === 'cell') out.push({ kind: 'cell', from, to });
    else if (isThinSpace(token) || isJunk(token) || leansOn(tokens, line, related, i, out)) continue;
    else if (bareWord(tokens, line, i) > 0) {
      i += bareWord(tokens, line, i) - 1;
      out.push({ kind: 'words', from, to: line[i]!.to });
    } else if (isWideSpace(token)) out.push({ kind: 'gap', mark: ' ', from, to });
    else if (isMark(token, ',')) out.push({ kind: 'gap', mark: ',', from, to });
    else if (isMark(token, ';')) out.push({ kind: 'gap', mark: ';', from, to });
    else if (token.kind === 'prose' && TAGS.has(token.command ?? '')) out.push({ kind: 'tag', from, to });
    else if (token.kind === 'prose' || LOGIC.has(token.text)) out.push({ kind: 'words', from, to });
    else out.push({ kind: 'piece', from, to });
  }
  return out;
}
