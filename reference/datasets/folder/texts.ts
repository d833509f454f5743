import { encodeTexts } from '../text/labelled';
import type { WordVectors } from '../text/glove';
import type { Unhashed } from '../source';
import type { Texts } from '../types';
import { split } from './rows';
import type { Parts } from './rows';
import { withoutTags, wordsOf } from '../text/words';

/** Rows of at most so many words, and a vocabulary of at most so many, as with the data sets that Proofmark knows. */
const LENGTH = 200;
const VOCABULARY = 20_000;

/** Texts with GloVe vectors as a data set. Repeated texts stay: whoever made the folder chose them. */
export function asTexts(
  parts: Parts<string>,
  vectors: WordVectors,
  name: string,
  licence: string,
  folder: string,
): Unhashed<Texts> {
  const { classes, train, test } = split(parts, folder);
  const numbers = new Map(classes.map((label, i) => [label, i]));
  const read = ({ content, label }: { content: string; label: string }) => ({
    words: wordsOf(withoutTags(content)).slice(-LENGTH),
    label: numbers.get(label)!,
  });
  const shape = { length: LENGTH, vocabulary: VOCABULARY };
  return { name, licence, ...encodeTexts(train.map(read), test.map(read), vectors, classes, shape) };
}
