import type { Span } from '../../expr';

/** How far words stand from the value that they are about. */
const BEFORE = 60;
const AFTER = 30;

/**
 * The words beside a value: before it on its line, right behind it, and at the head of its column in a table.
 * @param others where other values stand, which words belong to before they belong to this one
 */
export function wordsBeside(source: string, value: Span, others: readonly Span[]): string {
  const line = source.lastIndexOf('\n', value.from - 1) + 1;
  const previous = Math.max(line, value.from - BEFORE, ...others.filter((o) => o.to <= value.from).map((o) => o.to));
  const before = source.slice(previous, value.from);
  const end = source.indexOf('\n', value.to);
  const behind = source.slice(value.to, Math.min(end === -1 ? source.length : end, value.to + AFTER));
  const after = /^[^\d;.:|]*/.exec(behind)![0];
  return `${before}\n${after}\n${columnHead(source, value.from, line)}`;
}

/** Cells of a table row; null where a line is none. */
function cellsOf(line: string): string[] | null {
  const separator = line.includes('|') ? '|' : /(?<!\\)&/.test(line) ? '&' : null;
  return separator === null ? null : line.split(separator === '|' ? '|' : /(?<!\\)&/);
}

/** The head of the column of a table in which a place lies; empty where it lies in none. */
function columnHead(source: string, at: number, lineStart: number): string {
  const end = source.indexOf('\n', at);
  const row = source.slice(lineStart, end === -1 ? source.length : end);
  if (cellsOf(row) === null) return '';
  const column = cellsOf(source.slice(lineStart, at))?.length ?? 1;
  let first = row;
  for (let start = lineStart; start > 0;) {
    const above = source.lastIndexOf('\n', start - 2) + 1;
    const line = source.slice(above, start - 1);
    if (line.trim() === '\\hline') {
      start = above;
      continue;
    }
    if (cellsOf(line) === null) break;
    first = line;
    start = above;
  }
  return first === row ? '' : (cellsOf(first)?.[column - 1] ?? '');
}
