import fc from 'fast-check';
import { csv, type Cell } from '../../gradebook/batch/csv';

/** A reader of RFC 4180, written from its grammar. */
function read(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at++; ; at++) {
        if (text[at] === undefined) throw new Error('a quote is not closed');
        if (text[at] === '"' && text[at + 1] !== '"') break;
        if (text[at] === '"') at++;
        cell += text[at];
      }
      at++;
    } else {
      const end = /[,\r\n"]/.exec(text.slice(at))?.index ?? text.length - at;
      cell = text.slice(at, at + end);
      at += end;
    }
    row.push(cell);
    if (text[at] === ',') at++;
    else {
      expect(text.slice(at, at + 2)).toBe('\r\n');
      at += 2;
      rows.push(row);
      row = [];
      continue;
    }
  }
  return rows;
}

test('numbers, texts and nothing', () =>
  expect(
    csv([
      ['name', 8.5, null],
      ['Ada "the first", Countess', 0, 'two\nlines'],
    ]),
  ).toBe('\uFEFFname,8.5,\r\n"Ada ""the first"", Countess",0,"two\nlines"\r\n'));

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', ' =1', '\u200b=1', 'a;=1', 'a\t=1', 'a\n=1', '";=1'])(
  '%j is no formula, for whatever a spreadsheet takes for the end of a cell',
  (text) => {
    const [[cell]] = read(csv([[text]])) as [[string]];
    for (const piece of cell.split(/[;,\t\r\n"]/))
      expect(piece.replace(/^[\s\p{Cf}]+/u, '')).not.toMatch(/^[=+\-@＝＋－＠]/u);
    expect(cell.replaceAll("'", '')).toBe(text);
  },
);

test('any name comes back as it was, but for apostrophes before formulas', () =>
  fc.assert(
    fc.property(fc.array(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 4 })), (rows) => {
      const without = (text: string): string => text.replaceAll("'", '');
      expect(read(csv(rows as Cell[][])).map((row) => row.map(without))).toEqual(rows.map((row) => row.map(without)));
    }),
  ));
