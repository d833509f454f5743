import { permutation, seeded } from '../../random';
import type { Texts, TextSet } from '../types';
import { GLOVE_DIMENSIONS } from './glove';
import type { WordVectors } from './glove';

/** A text as words, and the number of its class. */
export interface LabelledText {
  readonly words: readonly string[];
  readonly label: number;
}

export interface TextShape {
  /** Words a row. Longer texts keep their last ones, where reviews say what they think. */
  readonly length: number;
  /** The most words in the vocabulary, the filling and the unknown word among them. */
  readonly vocabulary: number;
  readonly train: number;
  /** At most so many; what is left over is not used. */
  readonly test: number;
  readonly seed: number;
}

/**
 * Labelled texts as a data set. A text whose row equals that of an earlier one is left out, so that none is on both
 * sides of the split; the order is random and fixed by the seed; the vocabulary is made of the most frequent words of the
 * training texts that have a vector, most frequent first (equally frequent ones by code points).
 * Throws a RangeError if there are too few texts.
 */
export function labelledTexts(
  texts: Iterable<LabelledText>,
  vectors: WordVectors,
  classes: readonly string[],
  shape: TextShape,
): Omit<Texts, 'name' | 'licence' | 'hash'> {
  const { length } = shape;
  const unique = new Map<string, LabelledText>();
  for (const { words, label } of texts) {
    const row = words.slice(-length);
    const key = row.join(' ');
    if (row.length > 0 && !unique.has(key)) unique.set(key, { words: row, label });
  }
  const kept = [...unique.values()];
  if (kept.length <= shape.train)
    throw new RangeError(`expected more than ${shape.train} distinct texts, found ${kept.length}`);
  const order = permutation(kept.length, seeded(shape.seed));
  const pick = (from: number, to: number): LabelledText[] => [...order.subarray(from, to)].map((i) => kept[i]!);
  const train = pick(0, shape.train);
  const test = pick(shape.train, shape.train + shape.test);
  return encodeTexts(train, test, vectors, classes, shape);
}

/**
 * Texts as rows of word numbers. The vocabulary is made of the most frequent words of the training texts that have a
 * vector. Texts are no longer than `length`.
 */
export function encodeTexts(
  train: readonly LabelledText[],
  test: readonly LabelledText[],
  vectors: WordVectors,
  classes: readonly string[],
  { length, vocabulary: most }: Pick<TextShape, 'length' | 'vocabulary'>,
): Omit<Texts, 'name' | 'licence' | 'hash'> {
  // No word of wordsOf looks like the first two.
  const vocabulary = ['<filling>', '<unknown>', ...frequent(train, vectors).slice(0, most - 2)];
  const number = new Map(vocabulary.map((word, i) => [word, i]));
  const matrix = new Float32Array(vocabulary.length * GLOVE_DIMENSIONS);
  vocabulary.forEach((word, i) => {
    if (i > 1) vectors.copy(word, matrix, i * GLOVE_DIMENSIONS);
  });
  const encode = (rows: readonly LabelledText[]): TextSet => {
    const words = new Uint16Array(rows.length * length);
    rows.forEach((row, i) => row.words.forEach((word, k) => (words[i * length + k] = number.get(word) ?? UNKNOWN)));
    return { count: rows.length, words, labels: Uint8Array.from(rows, (row) => row.label) };
  };
  return {
    kind: 'texts',
    length,
    vocabulary,
    vectors: matrix,
    dimensions: GLOVE_DIMENSIONS,
    classes,
    train: encode(train),
    test: encode(test),
  };
}

const UNKNOWN = 1;

/** The words of texts that have a vector, most frequent first. */
function frequent(texts: readonly LabelledText[], vectors: WordVectors): string[] {
  const counts = new Map<string, number>();
  for (const { words } of texts) for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts]
    .filter(([word]) => vectors.has(word))
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([word]) => word);
}
