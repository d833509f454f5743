import type { Token } from '../token';
import type { Part } from './parts';
import { wordsText } from './parts';
import { isLabel } from './labels';
import { roleOf } from './words';

/**
 * The columns of a row: `a &= b && c &= d` has two. A column without a relation is a remark (`&& \text{Bayes}`) if it
 * starts with words, and belongs to the column before it otherwise. The `&` inside a column stay.
 */
export function columns(tokens: readonly Token[], row: readonly Part[]): Part[][] {
  const cells = split(row);
  if (cells.length <= 2) return [[...row]];
  const out: Column[] = [];
  let apart = false;
  cells.forEach(({ mark, parts: cell }, c) => {
    const last = out.at(-1);
    if (!last) {
      out.push(column(cell));
      return;
    }
    const first = cell[0];
    if (!first) {
      // The empty cell of `&&`, not the one before a relation that opens the row.
      if (last.relates) apart = true;
      last.parts.push(...mark);
      return;
    }
    const said = hasRelation(cell) || cells[c + 1]?.parts[0]?.kind === 'relation';
    const remark = first.kind === 'words' && roleOf(wordsText(tokens, first)) !== 'name';
    const beside = first.kind !== 'relation' && said && !last.dangling;
    if (last.relates && (apart ? said || remark || isLabel(tokens, cell) : beside)) {
      out.push(column(cell));
    } else {
      last.parts.push(...mark, ...cell);
      last.relates ||= hasRelation(cell);
      last.dangling = cell.at(-1)!.kind === 'relation';
    }
    apart = false;
  });
  return out.map(({ parts }) => parts);
}

interface Column {
  readonly parts: Part[];
  relates: boolean;
  /** Its last part is a relation. */
  dangling: boolean;
}

const column = (cell: readonly Part[]): Column => ({
  parts: [...cell],
  relates: hasRelation(cell),
  dangling: cell.at(-1)?.kind === 'relation',
});

const hasRelation = (parts: readonly Part[]): boolean => parts.some((part) => part.kind === 'relation');

/** The cells of a row, each with the `&` before it. */
function split(row: readonly Part[]): { mark: Part[]; parts: Part[] }[] {
  const cells: { mark: Part[]; parts: Part[] }[] = [{ mark: [], parts: [] }];
  for (const part of row) {
    if (part.kind === 'cell') cells.push({ mark: [part], parts: [] });
    else cells.at(-1)!.parts.push(part);
  }
  return cells;
}
