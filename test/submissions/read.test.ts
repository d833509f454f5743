import fc from 'fast-check';
import { cellOfLine, readSubmission, type Submission } from '../../submissions/read';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const bytes = (...values: number[]): Uint8Array => new Uint8Array(values);
const errors = ({ problems }: Submission): string[] =>
  problems.filter(({ severity }) => severity === 'error').map(({ message }) => message);

describe('encodings', () => {
  // "é=β" in each encoding, from the code tables: U+00E9 U+003D U+03B2.
  test.each([
    ['UTF-8', bytes(0xc3, 0xa9, 0x3d, 0xce, 0xb2)],
    ['UTF-8 with a byte order mark', bytes(0xef, 0xbb, 0xbf, 0xc3, 0xa9, 0x3d, 0xce, 0xb2)],
    ['UTF-16, little end first', bytes(0xff, 0xfe, 0xe9, 0x00, 0x3d, 0x00, 0xb2, 0x03)],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0x00, 0xe9, 0x00, 0x3d, 0x03, 0xb2)],
  ])('%s', (_, content) => {
    expect(readSubmission('a.md', content)).toEqual({ name: 'a.md', format: 'markdown', text: 'é=β', problems: [] });
  });

  test('Latin-1 is read with a note', () => {
    const { text, problems } = readSubmission('a.tex', bytes(0xe9, 0x3d, 0x62));
    expect(text).toBe('é=b');
    expect(problems).toEqual([expect.objectContaining({ severity: 'note', remedy: 'Save it as UTF-8.' })]);
  });

  test('line ends of all systems', () => {
    expect(readSubmission('a.md', utf8('a\r\nb\rc\nd')).text).toBe('a\nb\nc\nd');
  });
});

test.each([
  ['a.md', 'x', 'markdown'],
  ['a.TEX', 'x', 'latex'],
  ['a.txt', '# x', 'markdown'],
  ['a', '\\documentclass{article}', 'latex'],
  ['a.txt', '{"cells": [{"cell_type": "markdown", "source": "x"}], "nbformat": 4}', 'notebook'],
])('format of %s holding %s', (name, text, format) => {
  expect(readSubmission(name, utf8(text)).format).toBe(format);
});

describe('what cannot be read', () => {
  test.each([
    ['an empty file', bytes(), /is empty/],
    ['white space', utf8(' \n\t\n'), /only white space/],
    ['a PDF', utf8('%PDF-1.7\n'), /is a PDF/],
    ['a Word document', bytes(0x50, 0x4b, 0x03, 0x04, 0x14), /zip archive or a Word document/],
    ['a picture', bytes(0x89, 0x50, 0x4e, 0x47, 0x0d), /picture \(PNG\)/],
    ['zero bytes', bytes(0x61, 0x00, 0x62), /binary file/],
    ['5 MB and one byte', new Uint8Array(5_000_001).fill(0x61), /more than 5 MB/],
  ])('%s', (_, content, message) => {
    const submission = readSubmission('a.md', content);
    expect(submission.text).toBe('');
    expect(errors(submission)).toEqual([expect.stringMatching(message)]);
    expect(submission.problems[0]?.remedy).toMatch(/\.$/);
  });

  test.each([
    ['cut off', '{"cells": [{"cell_type": "mark'],
    ['no JSON', '# Homework'],
    ['no cells', '{"nbformat": 4}'],
    ['a list', '[1, 2]'],
    ['null', 'null'],
    ['empty cells', '{"cells": [{"cell_type": "code", "source": [], "outputs": []}]}'],
  ])('a notebook: %s', (_, text) => {
    const submission = readSubmission('a.ipynb', utf8(text));
    expect(submission.text).toBe('');
    expect(errors(submission)).toHaveLength(1);
  });
});

describe('notebooks', () => {
  const notebook = {
    nbformat: 4,
    cells: [
      { cell_type: 'markdown', source: ['# 3.1\n', '$a = b$'] },
      {
        cell_type: 'code',
        source: 'print("```")\n',
        outputs: [
          { output_type: 'stream', text: ['```\n'] },
          { output_type: 'display_data', data: { 'image/png': 'AAAA', 'text/plain': '<Figure>' } },
          { output_type: 'error', traceback: ['\u001b[31mError\u001b[0m'] },
        ],
      },
      'not a cell',
      { cell_type: 'raw', source: '\\begin{align}a\\end{align}' },
    ],
  };

  test('cells are joined; code and outputs are fenced; lines know their cell', () => {
    const submission = readSubmission('a.ipynb', utf8(JSON.stringify(notebook)));
    expect(submission.text.split('\n')).toEqual([
      '# 3.1',
      '$a = b$',
      '',
      '````python',
      'print("```")',
      '````',
      '',
      '````output',
      '```',
      '````',
      '',
      '```output',
      '<Figure>',
      '```',
      '',
      '```output',
      'Error',
      '```',
      '',
      '\\begin{align}a\\end{align}',
      '',
    ]);
    expect([1, 3, 4, 17, 20].map((line) => cellOfLine(submission, line))).toEqual([1, 1, 2, 2, 4]);
    expect(submission.problems).toEqual([expect.objectContaining({ message: 'Cell 3 of a.ipynb could not be read.' })]);
  });

  test('the older format 3', () => {
    const old = {
      nbformat: 3,
      worksheets: [
        {
          cells: [
            { cell_type: 'heading', level: 2, source: '3.1' },
            { cell_type: 'code', input: 'x' },
          ],
        },
      ],
    };
    expect(readSubmission('a.ipynb', utf8(JSON.stringify(old))).text).toBe('## 3.1\n\n```python\nx\n```\n');
  });
});

test('any bytes under any name: text or an error, never an exception', () => {
  const name = fc.constantFrom('a.md', 'a.tex', 'a.ipynb', 'a', '.', 'a.pdf');
  const json = fc.json().map(utf8);
  fc.assert(
    fc.property(name, fc.oneof(fc.uint8Array(), json), (file, content) => {
      const submission = readSubmission(file, content);
      expect(submission.text === '').toBe(errors(submission).length > 0);
    }),
    { numRuns: 1000 },
  );
});
