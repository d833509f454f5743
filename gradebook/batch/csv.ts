/** A cell: a number as it is, a text, or nothing. */
export type Cell = string | number | null;

/**
 * Rows as RFC 4180 has them: commas, CRLF, texts in quotes where they need them; UTF-8 with the mark by which
 * spreadsheets know it. Nothing in it can be taken for a spreadsheet's formula.
 */
export const csv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;

function written(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = neutral(cell);
  return /[",\r\n;\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * As it is written in a cell: an apostrophe before what would start a formula: at the start of a cell, and behind whatever another spreadsheet may
 * take for the end of one (owasp.org, "CSV Injection"). Full-width signs count as the plain ones do in some.
 */
const neutral = (text: string): string =>
  text.replace(/(^|[;,\t\r\n"])([\s\p{Cf}]{0,9})([=+\-@＝＋－＠]|[\t\r])/gu, "$1$2'$3");

/** A text from its cell: what `neutral` put in is taken out. */
export const asMeant = (cell: string): string =>
  cell.replace(/(^|[;,\t\r\n"])([\s\p{Cf}]{0,9})'([=+\-@＝＋－＠]|[\t\r])/gu, '$1$2$3');
