import type { Characters, Dataset, ImageSet, Images, Texts, TextSet } from '../datasets/types';
import { randomFor } from '../models/parts/random';
import type { Random } from '../random';

/** How large made-up data are. */
export interface Size {
  readonly train: number;
  readonly test: number;
  /** Height and width of pictures. */
  readonly side?: number;
  readonly classes?: number;
  /** Words a text, words known, and numbers a word vector. */
  readonly length?: number;
  readonly vocabulary?: number;
  readonly dimensions?: number;
}

/**
 * Data that are no data set: made up from a seed, in the shape of real ones and as easy to learn as they come. For
 * timing a net where no data set is installed, and for tests. Never for results.
 */
export function synthetic(kind: Dataset['kind'], seed: number, size: Size): Dataset {
  switch (kind) {
    case 'images':
      return images(seed, size);
    case 'texts':
      return texts(seed, size);
    case 'characters':
      return characters(seed, size);
  }
}

const about = (kind: string, seed: number) => ({
  name: `synthetic ${kind}`,
  hash: `synthetic-${kind}-${seed}`,
  licence: 'made up',
});

/** Pictures with one bright spot on a dim, noisy ground; its place on a circle is the class. */
export function images(seed: number, { train, test, side = 28, classes = 10 }: Size): Images {
  const set = (part: string, count: number): ImageSet => {
    const random = randomFor(seed, part);
    const pixels = new Uint8Array(count * side * side);
    const labels = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const label = (labels[i] = Math.floor(random() * classes));
      const angle = (2 * Math.PI * (label + 0.3 * random())) / classes;
      const [y, x] = [Math.sin(angle), Math.cos(angle)].map((a) => (side - 1) / 2 + 0.32 * side * a) as [
        number,
        number,
      ];
      for (let p = 0; p < side * side; p++) {
        const distance = ((Math.floor(p / side) - y) ** 2 + ((p % side) - x) ** 2) / (0.1 * side) ** 2;
        pixels[i * side * side + p] = Math.floor(40 * random() + 200 * Math.exp(-distance / 2));
      }
    }
    return { count, pixels, labels };
  };
  return {
    ...about('images', seed),
    kind: 'images',
    height: side,
    width: side,
    channels: 1,
    classes: Array.from({ length: classes }, (_, k) => String(k)),
    train: set('train', train),
    test: set('test', test),
  };
}

/**
 * Texts whose words are distributed as Zipf has it, so that batches repeat words as real ones do. Every tenth word of
 * the vocabulary leans to class 0, every other tenth to class 1.
 */
export function texts(seed: number, { train, test, length = 200, vocabulary = 20_000, dimensions = 100 }: Size): Texts {
  const draw = (random: Random): number => 2 + Math.floor((vocabulary - 2) ** random() - 1);
  const set = (part: string, count: number): TextSet => {
    const random = randomFor(seed, part);
    const words = new Uint16Array(count * length);
    const labels = new Uint8Array(count);
    for (let i = 0; i < count; i++) {
      const label = (labels[i] = random() < 0.5 ? 0 : 1);
      // Real texts end early, the rest of the row is filling.
      const end = Math.ceil(length * (0.3 + 0.7 * random()));
      for (let t = 0; t < end; t++) {
        let word = draw(random);
        while (word % 10 === 2 + ((1 - label) as number)) word = draw(random);
        words[i * length + t] = word;
      }
    }
    return { count, words, labels };
  };
  const random = randomFor(seed, 'vectors');
  return {
    ...about('texts', seed),
    kind: 'texts',
    length,
    vocabulary: Array.from({ length: vocabulary }, (_, k) => (k === 0 ? '' : k === 1 ? '?' : `word${k}`)),
    vectors: new Float32Array(vocabulary * dimensions).map((_, k) => {
      const word = Math.floor(k / dimensions);
      const lean = word % 10 === 2 ? 0.5 : word % 10 === 3 ? -0.5 : 0;
      return word < 2 ? 0 : random() - 0.5 + lean;
    }),
    dimensions,
    classes: ['negative', 'positive'],
    train: set('train', train),
    test: set('test', test),
  };
}

/** Characters of which each tells the next with three chances in four. */
export function characters(seed: number, { train, test }: Size): Characters {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz ,.\n';
  const set = (part: string, count: number): Uint8Array => {
    const random = randomFor(seed, part);
    let last = 0;
    return new Uint8Array(count).map(() => {
      last = random() < 0.75 ? (last * 7 + 3) % alphabet.length : Math.floor(random() * alphabet.length);
      return last;
    });
  };
  return {
    ...about('characters', seed),
    kind: 'characters',
    alphabet,
    train: set('train', train),
    test: set('test', test),
  };
}
