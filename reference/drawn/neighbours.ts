import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { ImageSet } from '../datasets/types';
import type { Tensors } from '../engines/types';
import { centred } from './ink';

/** For each picture the nearest of others: its number, and the Euclidean distance of the pixels. */
export interface Neighbours {
  readonly nearest: Int32Array;
  readonly distances: Float32Array;
}

/** Others looked at in one product. */
const SLICE = 4000;

/** Pixels from 0 to 1 of some rows of a set, centred by mass. */
export function centredRows(set: ImageSet, from: number, count: number): Float32Array {
  const size = set.pixels.length / set.count;
  return centred(Float32Array.from(set.pixels.subarray(from * size, (from + count) * size), (v) => v / 255));
}

/**
 * The nearest of a set to each picture, all centred by mass.
 * @param pixels of the pictures, from 0 to 1, centred
 */
export async function nearest(tf: Tensors, pixels: Float32Array, set: ImageSet): Promise<Neighbours> {
  const size = set.pixels.length / set.count;
  const count = pixels.length / size;
  const found: Neighbours = { nearest: new Int32Array(count), distances: new Float32Array(count).fill(Infinity) };
  const x = tf.tensor2d(pixels, [count, size]);
  try {
    for (let from = 0; from < set.count; from += SLICE) {
      const some = Math.min(SLICE, set.count - from);
      const [squares, at] = tf.tidy((): [Tensor1D, Tensor1D] => {
        const y = tf.tensor2d(centredRows(set, from, some), [some, size]);
        // |x − y|² = |x|² + |y|² − 2 x·y; |x|² is added below.
        const d = tf.sub(tf.sum(tf.square(y), 1), tf.mul(tf.matMul(x, y, false, true), 2)) as Tensor2D;
        return [tf.min(d, 1), tf.argMin(d, 1)];
      });
      const [least, which] = [await squares.data(), await at.data()];
      tf.dispose([squares, at]);
      for (let i = 0; i < count; i++)
        if (least[i]! < found.distances[i]!) [found.distances[i], found.nearest[i]] = [least[i]!, from + which[i]!];
    }
  } finally {
    x.dispose();
  }
  for (let i = 0; i < count; i++) found.distances[i] = exact(pixels, i, set, found.nearest[i]!);
  return found;
}

/** The difference of large numbers leaves few digits where pictures are alike: once more, pixel by pixel. */
function exact(pixels: Float32Array, i: number, set: ImageSet, other: number): number {
  const y = centredRows(set, other, 1);
  let sum = 0;
  for (let k = 0; k < y.length; k++) sum += (pixels[i * y.length + k]! - y[k]!) ** 2;
  return Math.sqrt(sum);
}
