/** What is known of any data, whatever it consists of. */
interface About {
  readonly name: string;
  /** SHA-256 of the data after cleaning and splitting, in the order in which models see it. */
  readonly hash: string;
  readonly licence: string;
}

/** Pictures of one size. Pixel (i, y, x, c) is entry ((i·height + y)·width + x)·channels + c, from 0 to 255. */
export interface ImageSet {
  readonly count: number;
  readonly pixels: Uint8Array;
  readonly labels: Uint8Array;
}
export interface Images extends About {
  readonly kind: 'images';
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classes: readonly string[];
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Texts as rows of word numbers: row i is entries i·length … of `words`, cut or filled with 0. */
export interface TextSet {
  readonly count: number;
  readonly words: Uint16Array;
  readonly labels: Uint8Array;
}
export interface Texts extends About {
  readonly kind: 'texts';
  /** Words a row. */
  readonly length: number;
  /** The vocabulary; word 0 is the filling, word 1 any word that is not in it. */
  readonly vocabulary: readonly string[];
  /** Vectors of the vocabulary, one row of `dimensions` a word; rows 0 and 1 are zero. */
  readonly vectors: Float32Array;
  readonly dimensions: number;
  readonly classes: readonly string[];
  readonly train: TextSet;
  readonly test: TextSet;
}

/** One long text as numbers of characters in `alphabet`. */
export interface Characters extends About {
  readonly kind: 'characters';
  readonly alphabet: string;
  readonly train: Uint8Array;
  readonly test: Uint8Array;
}

export type Dataset = Images | Texts | Characters;
