import fc from 'fast-check';
import { csvRows, textOf } from '../../../reference/datasets/csv';

const rows = (text: string) => [...csvRows(text, 'x.csv')].map(({ line, cells }) => [line, ...cells]);

test.each([
  [
    'a head and rows',
    'id,label\n0,7\n1,2\n',
    [
      [1, 'id', 'label'],
      [2, '0', '7'],
      [3, '1', '2'],
    ],
  ],
  [
    'line ends of Windows, no last one',
    'a;b\r\nc;d',
    [
      [1, 'a', 'b'],
      [2, 'c', 'd'],
    ],
  ],
  [
    'tabs and commas',
    'a\tb\n1,5\t2',
    [
      [1, 'a', 'b'],
      [2, '1,5', '2'],
    ],
  ],
  [
    'quotes, with separators, quotes and lines within',
    '"a, ""b""","c\nd" , e\nf,g,h',
    [
      [1, 'a, "b"', 'c\nd', 'e'],
      [3, 'f', 'g', 'h'],
    ],
  ],
  [
    'empty lines and empty cells',
    '\n\na,,\n \nb,c,d\n',
    [
      [3, 'a', '', ''],
      [5, 'b', 'c', 'd'],
    ],
  ],
  ['an empty quoted cell', '"",a', [[1, '', 'a']]],
  ['nothing', '', []],
])('%s', (_, text, expected) => expect(rows(text)).toEqual(expected));

test('whatever is quoted is read again', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ';', ' ', 'é') });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(table, (cells) => {
      // The first row tells the separator.
      const whole = [['x', 'y'], ...cells];
      const text = whole.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\n');
      expect([...csvRows(text, 'x')].map((row) => row.cells)).toEqual(whole);
    }),
  );
});

test.each([
  ['a quote that is not closed', 'a,b\n"c,d\ne', /x\.csv:2: expected a closing quote/],
  ['something after a quote', 'a,b\n"c"d,e', /x\.csv:2: expected "," or the end of the line after a quote, found "d"/],
])('%s', (_, text, message) => expect(() => rows(text)).toThrow(message));

test.each([
  ['UTF-16', Buffer.from('\ufeffa,b', 'utf16le'), /UTF-8, found UTF-16/],
  ['a spreadsheet', Buffer.from('PK\x03\x04'), /a zip archive or a spreadsheet/],
  ['binary data', Buffer.from([65, 0, 66]), /binary data/],
  ['Latin-1', Buffer.from('caf\xe9', 'latin1'), /bytes that are not/],
])('%s is no text', (_, bytes, message) => expect(() => textOf(bytes, 'x')).toThrow(message));

test('a byte order mark is no part of the text', () => {
  expect(textOf(Buffer.from('\ufeffid'), 'x')).toBe('id');
});
