import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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

test.each(others)('what is said of a student without a document: %s', (language) => {
  const sentences = [
    'The folder is empty.',
    'The folder holds no document, only IMG_1.png, IMG_2.JPG.',
    'Documents end in .md, .tex, .ipynb.',
  ];
  expect(sentences.flatMap((sentence) => faultOf(sentence, language) ?? [])).toEqual([]);
});
