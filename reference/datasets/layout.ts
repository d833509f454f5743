import type { Unhashed } from './source';
import type { Dataset } from './types';

export type Numbers = Uint8Array | Uint16Array | Float32Array;

/** A data set taken apart: what is said of it (JSON), and its arrays in a fixed order. */
export interface Layout {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly arrays: readonly Numbers[];
}

/** Name and licence are left out: the same data has the same layout, whoever holds it. */
export function takeApart(data: Unhashed): Layout {
  switch (data.kind) {
    case 'images': {
      const { kind, height, width, channels, classes, train, test } = data;
      return {
        facts: { kind, height, width, channels, classes, counts: [train.count, test.count] },
        arrays: [train.pixels, train.labels, test.pixels, test.labels],
      };
    }
    case 'texts': {
      const { kind, length, vocabulary, dimensions, classes, vectors, train, test } = data;
      return {
        facts: { kind, length, vocabulary, dimensions, classes, counts: [train.count, test.count] },
        arrays: [vectors, train.words, train.labels, test.words, test.labels],
      };
    }
    case 'characters': {
      const { kind, alphabet, train, test } = data;
      return { facts: { kind, alphabet, counts: [train.length, test.length] }, arrays: [train, test] };
    }
  }
}

type Facts = { readonly counts: readonly [number, number] } & (
  | {
      readonly kind: 'images';
      readonly height: number;
      readonly width: number;
      readonly channels: number;
      readonly classes: readonly string[];
    }
  | {
      readonly kind: 'texts';
      readonly length: number;
      readonly vocabulary: readonly string[];
      readonly dimensions: number;
      readonly classes: readonly string[];
    }
  | { readonly kind: 'characters'; readonly alphabet: string }
);

type Parts<D extends Dataset = Dataset> = D extends Dataset ? Omit<D, 'name' | 'hash' | 'licence'> : never;

/**
 * The inverse of takeApart, from the bytes of the arrays one after the other. Throws a RangeError if there are too few;
 * that the facts are true is for the hash to say.
 */
export function putTogether(said: Readonly<Record<string, unknown>>, bytes: Uint8Array): Parts {
  const facts = said as unknown as Facts;
  let at = 0;
  const take = (size: number): ArrayBuffer => {
    if (at + size > bytes.length) throw new RangeError(`expected at least ${at + size} bytes, found ${bytes.length}`);
    at += size;
    // A copy, since views of 2 and 4 bytes must begin at a multiple of them.
    return new Uint8Array(bytes.subarray(at - size, at)).buffer;
  };
  const u8 = (count: number): Uint8Array => new Uint8Array(take(count));
  const u16 = (count: number): Uint16Array => new Uint16Array(take(2 * count));
  const f32 = (count: number): Float32Array => new Float32Array(take(4 * count));
  const [trains, tests] = facts.counts;
  switch (facts.kind) {
    case 'images': {
      const { kind, height, width, channels, classes } = facts;
      const set = (count: number) => ({
        count,
        pixels: u8(count * height * width * channels),
        labels: u8(count),
      });
      return { kind, height, width, channels, classes, train: set(trains), test: set(tests) };
    }
    case 'texts': {
      const { kind, length, vocabulary, dimensions, classes } = facts;
      const vectors = f32(vocabulary.length * dimensions);
      const set = (count: number) => ({ count, words: u16(count * length), labels: u8(count) });
      return { kind, length, vocabulary, dimensions, vectors, classes, train: set(trains), test: set(tests) };
    }
    case 'characters':
      return { kind: facts.kind, alphabet: facts.alphabet, train: u8(trains), test: u8(tests) };
  }
}
