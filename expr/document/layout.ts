import type { Token } from '../token';
import { isCases, isMathEnvironment, plainName } from './environments';
import type { Item } from './items';
import { inside, isMark, items } from './items';
import { readRelation } from './relation';
import { isSpacing } from './spacing';

/** One row of a display; an inline formula is a single row. */
export interface Row {
  readonly items: Item[];
  /** What stood between this row and the one before, where that was `\intertext{…}`. */
  readonly words?: string;
}

/** Frames that may stand around a whole relation: `\boxed{x = 5}`. */
const FRAMES = new Set([
  '\\boxed',
  '\\fbox',
  '\\framebox',
  '\\ensuremath',
  '\\underline',
  '\\bm',
  '\\boldsymbol',
  '\\mathbf',
]);
const OPENING = new Set(['\\{', '\\lbrace', '\\lbrack', '\\lbag']);
/** Environments inside environments beyond this depth stay whole. */
const DEEPEST = 12;

/**
 * The rows of a formula. Environments of rows are opened wherever they stand; matrices, cases and arrays stay whole,
 * unless a list of equations is all that they hold.
 */
export function layout(tokens: readonly Token[], mate: Int32Array): Row[] {
  const rows: { items: Item[]; words?: string }[] = [{ items: [] }];
  const current = (): Item[] => rows.at(-1)!.items;
  const emptyRow = (): boolean => !current().some((item) => !isSpacing(tokens[item.from]!));

  const relates = (from: number, to: number): boolean => {
    const line = items(tokens, mate, from, to);
    const brackets: string[] = [];
    return line.some((item, i) => {
      const token = tokens[item.from]!;
      if (token.kind === 'mark' && (token.text === '(' || token.text === '[')) brackets.push(token.text);
      else if (token.kind === 'mark' && (token.text === ')' || token.text === ']')) brackets.pop();
      return brackets.length === 0 && readRelation(tokens, mate, line, i) !== null;
    });
  };
  /** Whether a relation opens a row or stands in its first cells, as in a system of equations. */
  const isSystem = (item: Item): boolean => {
    const { from, to } = inside(tokens, mate, item);
    const line = items(tokens, mate, from, to);
    let cells = 0;
    return line.some((inner, i) => {
      const { kind } = tokens[inner.from]!;
      if (kind === 'row') cells = 0;
      else if (kind === 'cell') cells++;
      return (
        cells < 3 && readRelation(tokens, mate, line, i) !== null && !(isCases(tokens[item.from]!.text) && cells > 0)
      );
    });
  };

  const walk = (line: readonly Item[], depth: number): void => {
    for (let i = 0; i < line.length; i++) {
      const item = line[i]!;
      const token = tokens[item.from]!;
      if (item.kind === 'env' && depth < DEEPEST) {
        const system = emptyRow() && !endsInRelation(rows.at(-2)?.items ?? [], tokens, mate);
        const braced = /^\\left$/.test(textAt(line, i - 2)) && OPENING.has(textAt(line, i - 1));
        const opened =
          braced || textAt(line, i - 1) === '(' || textAt(line, i - 1) === '[' || OPENING.has(textAt(line, i - 1));
        const listed = isCases(token.text) || plainName(token.text) === 'array' || braced;
        const alone = onlyClosingAfter(line, i + 1);
        // `\left\{ … \right.` around equations: the delimiters are no part of them.
        const bare = current().length === 2 && braced && currentIsBrace();
        if (!opened && isMathEnvironment(token.text)) {
          open(item, depth);
          if (line[i + 1]?.kind === 'env') newRow();
          continue;
        }
        if (listed && alone && (system || bare) && isSystem(item)) {
          if (bare) {
            current().length = 0;
            if (textAt(line, i + 1) === '\\right') i += 2;
          }
          open(item, depth);
          continue;
        }
      }
      if (item.kind === 'group' && depth < DEEPEST && item.to - item.from > 4) {
        const before = textAt(line, i - 1);
        const framed = FRAMES.has(before) || textAt(line, i - 2) === '\\textcolor';
        const free = current().length === 0 || framed;
        if (free && line[i + 1]?.kind !== 'script' && relates(item.from + 1, item.to - 1)) {
          if (framed) current().splice(FRAMES.has(before) ? -1 : -2);
          const { from, to } = inside(tokens, mate, item);
          walk(items(tokens, mate, from, to), depth + 1);
          continue;
        }
      }
      if (token.kind === 'row' || token.text === '\\cr' || token.text === '\\newline') newRow();
      else if (token.kind === 'prose' && (token.command === '\\intertext' || token.command === '\\shortintertext')) {
        newRow(token.text);
      } else if (item.kind === 'token' && (token.kind === 'begin' || token.kind === 'end')) continue;
      else current().push(item);
    }
  };
  const textAt = (line: readonly Item[], i: number): string => {
    const item = line[i];
    return item?.kind === 'token' ? tokens[item.from]!.text : '';
  };
  const currentIsBrace = (): boolean => textAt(current(), 0) === '\\left' && OPENING.has(textAt(current(), 1));
  const onlyClosingAfter = (line: readonly Item[], from: number): boolean => {
    for (let i = from; i < line.length; i++) {
      const token = tokens[line[i]!.from]!;
      if (token.kind === 'row') return true;
      const closing = token.text === '\\right' || isMark(token, '.') || isMark(token, ',') || token.kind === 'prose';
      if (!closing && !isSpacing(token)) return false;
    }
    return true;
  };
  const newRow = (words?: string): void => void rows.push(words === undefined ? { items: [] } : { items: [], words });
  const open = (item: Item, depth: number): void => {
    const { from, to } = inside(tokens, mate, item);
    walk(items(tokens, mate, from, to), depth + 1);
  };

  walk(items(tokens, mate, 0, tokens.length), 0);
  joinSplitDelimiters(rows, tokens);
  return rows;
}

function endsInRelation(line: readonly Item[], tokens: readonly Token[], mate: Int32Array): boolean {
  let end = line.length;
  while (end > 0 && isSpacing(tokens[line[end - 1]!.from]!)) end--;
  return end > 0 && readRelation(tokens, mate, line, end - 1) !== null;
}

/** `\left( … \right.` on one row and `\left. … \right)` on the next are one pair: the inner halves are dropped. */
function joinSplitDelimiters(rows: readonly { items: Item[] }[], tokens: readonly Token[]): void {
  const text = (item: Item | undefined): string => (item?.kind === 'token' ? tokens[item.from]!.text : '');
  for (let r = 0; r + 1 < rows.length; r++) {
    const above = rows[r]!.items;
    const below = rows[r + 1]!.items;
    let end = above.length;
    while (end > 0 && isSpacing(tokens[above[end - 1]!.from]!)) end--;
    if (text(above[end - 1]) !== '.' || text(above[end - 2]) !== '\\right') continue;
    if (above[end - 3]?.kind === 'env') continue;
    const left = below.findIndex((item) => text(item) === '\\left' || text(item) === '=');
    if (left === -1 || text(below[left]) !== '\\left' || text(below[left + 1]) !== '.') continue;
    const right = below.findIndex((item, i) => i > left && text(item) === '\\right');
    if (right !== -1 && /^(?:\||\\[lr]?vert|\\\|)$/i.test(text(below[right + 1]))) continue;
    above.splice(end - 2, 2);
    below.splice(left, 2);
  }
}
