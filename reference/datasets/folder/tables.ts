import { readFileSync } from 'node:fs';
import { csvRows, textOf } from '../csv';
import { DataError } from '../error';
import type { Picture } from './png';
import type { Row } from './rows';

/** A table with a head: a column "label", and either "text" or one column a pixel, row by row, square, grey, 0 to 255. */
export type Table =
  | { readonly kind: 'texts'; readonly rows: readonly Row<string>[] }
  | { readonly kind: 'images'; readonly rows: readonly Row<Picture>[] };

/** Reads a CSV file of labelled cases. Throws a DataError with file and line. */
export function readTable(file: string): Table {
  const rows = csvRows(textOf(readFileSync(file), file), file);
  const head = rows.next();
  if (head.done) throw new DataError({ file }, 'a head and rows', 'an empty file');
  const names = head.value.cells.map((name) => name.toLowerCase());
  const label = names.indexOf('label');
  const text = names.indexOf('text');
  if (label < 0)
    throw new DataError(
      { file, line: head.value.line },
      'a head with a column "label"',
      `"${names.slice(0, 5).join(',')}"`,
    );
  const side = Math.sqrt(names.length - 1);
  if (text < 0 && (!Number.isInteger(side) || side === 0))
    throw new DataError(
      { file, line: head.value.line },
      'a column "text", or as many columns of pixels as a square has',
      `${names.length - 1} columns beside "label"`,
    );
  const texts: Row<string>[] = [];
  const images: Row<Picture>[] = [];
  for (const { line, cells } of rows) {
    const where = { file, line };
    if (cells.length !== names.length)
      throw new DataError(where, `${names.length} cells, as in the head`, String(cells.length));
    const said = cells[label]!;
    if (said === '') throw new DataError(where, 'a label', 'an empty cell');
    if (text >= 0) texts.push({ content: cells[text]!, label: said, where });
    else images.push({ content: pictureOf(cells, label, side, where), label: said, where });
  }
  return text >= 0 ? { kind: 'texts', rows: texts } : { kind: 'images', rows: images };
}

function pictureOf(
  cells: readonly string[],
  label: number,
  side: number,
  where: { readonly file: string; readonly line: number },
): Picture {
  const pixels = new Uint8Array(side * side);
  let at = 0;
  cells.forEach((cell, k) => {
    if (k === label) return;
    const value = cell === '' ? NaN : Number(cell);
    if (!(Number.isInteger(value) && value >= 0 && value <= 255))
      throw new DataError(
        where,
        'pixels that are whole numbers from 0 to 255',
        cell === '' ? 'an empty cell' : `"${cell}"`,
        'Are they scaled to 0 … 1? Multiply them by 255.',
      );
    pixels[at++] = value;
  });
  return { width: side, height: side, channels: 1, pixels };
}
