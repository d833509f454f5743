import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { translated } from '../../../reports/texts/sentences';
import { Speaker } from '../../../reports/said';
import { catalogues } from '../../../reports/texts/languages';
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
    'Der Ordner enthält kein Dokument, nur a.png, b (eine Verknüpfung); Dokumente enden auf .md, .tex.',
  );
});

describe('as plain sentences, for spreadsheets', () => {
  const told = (language: 'en' | 'de' | 'zh', ...said: string[]): string =>
    new Speaker(catalogues[language], 'en').told(said);
  const two = ['no formula was found in the answer', 'Several documents were handed in: a.md is read, not b.md.'];

  test.each([
    ['en', 'No formula was found in the answer. Several documents were handed in: a.md is read, not b.md.'],
    ['de', 'In der Antwort wurde keine Formel gefunden. Es wurden mehrere Dokumente abgegeben: gelesen wird a.md, nicht b.md.'], // prettier-ignore
    ['zh', '解答中没有找到公式。提交了多个文档：读取的是 a.md，而不是 b.md。'],
  ] as const)('%s: each is whole, and speaks the language', (language, whole) =>
    expect(told(language, ...two)).toBe(whole),
  );

  test('of a result, after it', () =>
    expect(new Speaker(catalogues.de, 'en').told(['the order is the expected one'], 'accuracy: 99.5 %')).toMatch(
      /^accuracy: 99,5 % – Die .*\.$/,
    ));

  test('formulas stay as they are', () => expect(told('de', '$x$ is not declared')).toMatch(/^\$x\$ /));
});
