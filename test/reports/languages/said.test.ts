import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { translated } from '../../../reports/texts/sentences';
import { faultOf, others } from './translating';

/**
 * What graders said of all model answers, mistakes and the example class of the library, one sentence of each kind.
 * `test/long/languages.test.ts` grades them anew.
 */
const said = readFileSync(join(__dirname, 'said.txt'), 'utf8').trim().split('\n');

test.each(others)('every sentence has a translation that loses no number and no formula: %s', (language) => {
  expect(said.length).toBeGreaterThan(200);
  expect(said.flatMap((sentence) => faultOf(sentence, language) ?? [])).toEqual([]);
});

test('what is said of a student without a document, whole', () => {
  const german = (text: string): string | undefined =>
    translated(text, 'de')
      ?.map((piece) => piece.text)
      .join('');
  expect(german('The folder is empty; documents end in .md, .tex.')).toBe(
    'Der Ordner ist leer; Dokumente enden auf .md, .tex.',
  );
  expect(german('The folder holds no document, only a.png, b (a link); documents end in .md, .tex.')).toBe(
    'Der Ordner enthält kein Dokument, nur a.png, b (a link); Dokumente enden auf .md, .tex.',
  );
});
