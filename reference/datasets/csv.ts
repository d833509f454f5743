import { DataError } from './error';

/** A row of a CSV file and the number of its first line. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

const remedy = 'Save the file as CSV in UTF-8.';

/** The text of bytes in UTF-8, without a byte order mark. Throws a DataError for UTF-16, other encodings and binary files. */
export function textOf(bytes: Uint8Array, file: string): string {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new DataError({ file }, 'text in UTF-8', 'UTF-16', remedy);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3)
    throw new DataError({ file }, 'text', 'a zip archive or a spreadsheet', remedy);
  if (bytes.subarray(0, 4096).includes(0)) throw new DataError({ file }, 'text', 'binary data', remedy);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DataError({ file }, 'text in UTF-8', 'bytes that are not', remedy);
  }
}

/** The separator of a line: whichever of comma, semicolon and tab is most frequent, comma where none is. */
const separatorOf = (line: string): string =>
  [',', ';', '\t'].reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));

/**
 * The rows of a CSV text (RFC 4180), one at a time; the separator is that of the first line, empty lines are left out,
 * cells without quotes are trimmed. Throws a DataError at a quote that is not closed.
 */
export function* csvRows(text: string, file: string): Generator<CsvRow> {
  let at = 0;
  let line = 1;
  let separator = '';
  while (at < text.length) {
    const first = line;
    const cells: string[] = [];
    separator ||= separatorOf(/^.*/.exec(text.slice(at))![0]);
    for (let ended = false; !ended;) {
      let cell: string;
      while (text[at] === ' ') at++;
      if (text[at] === '"') {
        let close = text.indexOf('"', at + 1);
        while (close >= 0 && text[close + 1] === '"') close = text.indexOf('"', close + 2);
        if (close < 0) throw new DataError({ file, line }, 'a closing quote', 'none', 'Close the quote.');
        cell = text.slice(at + 1, close).replaceAll('""', '"');
        line += cell.split('\n').length - 1;
        at = close + 1;
        while (text[at] === ' ') at++;
      } else {
        const start = at;
        while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
        cell = text.slice(start, at).trim();
      }
      cells.push(cell);
      if (text[at] === separator) {
        at++;
        continue;
      }
      if (text[at] === '\r') at++;
      if (at < text.length && text[at] !== '\n') {
        if (text[at - 1] !== '\r')
          throw new DataError({ file, line }, `"${separator}" or the end of the line after a quote`, `"${text[at]}"`);
      } else at++;
      line++;
      ended = true;
    }
    if (cells.length > 1 || cells[0] !== '') yield { line: first, cells };
  }
}
