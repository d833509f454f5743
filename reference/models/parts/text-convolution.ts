import type { Tensor, Tensor1D, Tensor2D, Tensor3D } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';
import { indices } from './batches';
import type { Words } from './words';

/**
 * Two ways to the same convolution over windows of words, y[n, t, f] = Σ_j e[n, t + j] · w[j, f] without a bias. Filters
 * lie in a matrix [kernel · filters, dimensions], those of the first word of a window first.
 *
 * `shared`, for engines on one core: a word gives the same products wherever it stands, so those of each distinct word
 * of the batch are computed once and summed along the windows. For reviews that is a third of the arithmetic.
 *
 * `dense`, for GPUs: the windows are laid out as rows of a matrix (im2col; Chellapilla et al., 2006). It sums in a fixed
 * order, where a GPU's sums over equal words would differ from run to run.
 */
export type Way = 'shared' | 'dense';

export const wayOf = (tf: Tensors): Way => (['cpu', 'wasm'].includes(tf.getBackend()) ? 'shared' : 'dense');

/** Sizes of one convolution. */
export interface Windows {
  readonly way: Way;
  readonly kernel: number;
  readonly filters: number;
}

/** Windows of one text. */
const windowsOf = ({ length }: Words, { kernel }: Windows): number => length - kernel + 1;

/** For `shared`: which products are summed to which window, kernel by kernel. */
function meetings(words: Words, of: Windows): { readonly products: Int32Array; readonly windows: Int32Array } {
  const { kernel } = of;
  const count = windowsOf(words, of);
  const products = new Int32Array(words.texts * count * kernel);
  const windows = new Int32Array(products.length);
  let at = 0;
  for (let i = 0; i < words.texts; i++)
    for (let t = 0; t < count; t++)
      for (let j = 0; j < kernel; j++, at++) {
        products[at] = words.places[i * words.length + t + j]! * kernel + j;
        windows[at] = i * count + t;
      }
  return { products, windows };
}

/** For each window, which of the distinct words stands at offset j [texts · windows]. */
function moved(words: Words, of: Windows, j: number): Int32Array {
  const count = windowsOf(words, of);
  const places = new Int32Array(words.texts * count);
  for (let i = 0; i < words.texts; i++)
    places.set(words.places.subarray(i * words.length + j, i * words.length + j + count), i * count);
  return places;
}

/** For `dense`: the windows as rows [texts · windows, kernel · dimensions]. */
function laidOut(tf: Tensors, words: Words, vectors: Tensor2D, of: Windows): Tensor2D {
  const [count, size] = [windowsOf(words, of), vectors.shape[1]];
  const rows = tf.reshape(tf.gather(vectors, indices(tf, words.all)), [words.texts, words.length, size]);
  const shifted = Array.from({ length: of.kernel }, (_, j) => tf.slice(rows, [0, j, 0], [words.texts, count, size]));
  return tf.reshape(tf.concat(shifted, 2), [words.texts * count, of.kernel * size]);
}

/** Filters as a matrix that rows of `laidOut` are multiplied with [kernel · dimensions, filters]. */
const asColumns = (tf: Tensors, filters: Tensor2D, of: Windows): Tensor2D =>
  tf.reshape(tf.transpose(tf.reshape(filters, [of.kernel, of.filters, filters.shape[1]!]), [0, 2, 1]), [
    of.kernel * filters.shape[1]!,
    of.filters,
  ]);

const fromColumns = (tf: Tensors, columns: Tensor2D, of: Windows): Tensor2D => {
  const size = columns.shape[0] / of.kernel;
  const split = tf.reshape(columns, [of.kernel, size, of.filters]);
  return tf.reshape(tf.transpose(split, [0, 2, 1]), [of.kernel * of.filters, size]);
};

/**
 * The convolution of every text of a batch.
 * @param vectors of all words [vocabulary, dimensions]
 * @returns [texts, windows, filters]
 */
export function convolved(tf: Tensors, words: Words, vectors: Tensor2D, filters: Tensor2D, of: Windows): Tensor3D {
  const shape: [number, number, number] = [words.texts, windowsOf(words, of), of.filters];
  if (of.way === 'dense')
    return tf.reshape(tf.matMul(laidOut(tf, words, vectors, of), asColumns(tf, filters, of)), shape);
  const products = tf.matMul(tf.gather(vectors, indices(tf, words.distinct)), filters, false, true);
  const { products: which, windows } = meetings(words, of);
  const rows = tf.reshape(products, [words.distinct.length * of.kernel, of.filters]);
  return tf.reshape(tf.sparse.sparseSegmentSum(rows, indices(tf, which), indices(tf, windows)), shape);
}

/**
 * Gradient of Σ dy · y with respect to the filters, and to the vectors where they are learned, too.
 * @param dy [texts, windows, filters]
 */
export function convolvedGradients(
  tf: Tensors,
  words: Words,
  vectors: Tensor2D,
  filters: Tensor2D,
  of: Windows,
  dy: Tensor3D,
  learned: boolean,
): { readonly filters: Tensor2D; readonly vectors: Tensor2D | null } {
  const size = vectors.shape[1];
  if (of.way === 'dense') {
    const rows = tf.reshape(dy, [-1, of.filters]) as Tensor2D;
    const columns: Tensor2D = tf.matMul(laidOut(tf, words, vectors, of), rows, true, false);
    if (!learned) return { filters: fromColumns(tf, columns, of), vectors: null };
    const back: Tensor2D = tf.reshape(tf.matMul(rows, asColumns(tf, filters, of), false, true), [-1, size]);
    const standing = indices(tf, windowWords(words, of));
    return {
      filters: fromColumns(tf, columns, of),
      vectors: tf.unsortedSegmentSum(back, standing, vectors.shape[0]) as Tensor2D,
    };
  }
  // Of the products of each distinct word and offset: the sum over all windows that they are in.
  const rows = tf.reshape(dy, [-1, of.filters]);
  const sums = tf.concat(
    Array.from({ length: of.kernel }, (_, j) =>
      tf.unsortedSegmentSum(rows, indices(tf, moved(words, of, j)), words.distinct.length),
    ),
    1,
  ) as Tensor2D;
  const distinct = indices(tf, words.distinct);
  return {
    filters: tf.matMul(sums, tf.gather(vectors, distinct), true, false),
    vectors: learned ? (tf.unsortedSegmentSum(tf.matMul(sums, filters), distinct, vectors.shape[0]) as Tensor2D) : null,
  };
}

/** Numbers of the words of each window [texts · windows · kernel]. */
function windowWords(words: Words, of: Windows): Int32Array {
  const count = windowsOf(words, of);
  const found = new Int32Array(words.texts * count * of.kernel);
  let at = 0;
  for (let i = 0; i < words.texts; i++)
    for (let t = 0; t < count; t++)
      for (let j = 0; j < of.kernel; j++) found[at++] = words.all[i * words.length + t + j]!;
  return found;
}

/**
 * As `convolvedGradients`, where dy is zero but for one window of each text and filter, as below a maximum over time.
 * @param dy [texts, filters]
 * @param best the window [texts, filters], int32
 */
export function bestWindowGradients(
  tf: Tensors,
  words: Words,
  vectors: Tensor2D,
  filters: Tensor2D,
  of: Windows,
  dy: Tensor2D,
  best: Tensor2D,
  learned: boolean,
): { readonly filters: Tensor2D; readonly vectors: Tensor2D | null } {
  const { kernel, filters: count } = of;
  const size = vectors.shape[1];
  const { texts, length } = words;
  // The word at offset j of the best window, for each filter and text: [filters, texts, kernel].
  const starts = Int32Array.from({ length: texts * kernel }, (_, i) => Math.floor(i / kernel) * length + (i % kernel));
  const places = tf.add(
    tf.reshape(tf.transpose(best), [count, texts, 1]),
    tf.tensor(starts, [1, texts, kernel], 'int32'),
  );
  const standing = tf.gather(tf.tensor1d(words.all, 'int32'), tf.reshape(tf.cast(places, 'int32'), [-1]) as Tensor1D);
  const met = tf.reshape(tf.gather(vectors, standing), [count, texts, kernel * size]);
  const weights = tf.reshape(tf.transpose(dy), [count, 1, texts]);
  const gradient = tf.reshape(tf.matMul(weights as Tensor3D, met as Tensor3D), [count, kernel, size]);
  const ordered = (x: Tensor): Tensor2D => tf.reshape(tf.transpose(x, [1, 0, 2]), [kernel * count, size]);
  if (!learned) return { filters: ordered(gradient), vectors: null };
  // Each word of a best window gets dy times the filter's part at its offset: [filters, texts, kernel · dimensions].
  const parts = tf.reshape(tf.transpose(tf.reshape(filters, [kernel, count, size]), [1, 0, 2]), [
    count,
    1,
    kernel * size,
  ]);
  const back = tf.matMul(tf.reshape(tf.transpose(dy), [count, texts, 1]) as Tensor3D, parts as Tensor3D);
  return {
    filters: ordered(gradient),
    vectors: tf.unsortedSegmentSum(tf.reshape(back, [-1, size]), standing as Tensor1D, vectors.shape[0]) as Tensor2D,
  };
}
