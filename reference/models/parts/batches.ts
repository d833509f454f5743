import type { Tensor1D, Tensor2D } from '@tensorflow/tfjs-core';
import type { ImageSet } from '../../datasets/types';
import type { Tensors } from '../../engines/types';
import { permutation } from '../../random';
import { randomFor } from './random';

/**
 * The rows of every batch. Each epoch goes through the data in a new order, which depends on (seed, epoch) alone; rows
 * that fill no whole batch at its end are left out of that epoch.
 */
export class Batches {
  readonly perEpoch: number;
  #order: { readonly epoch: number; readonly rows: Int32Array } | undefined;

  /** @param count rows there are, at least `size` */
  constructor(
    readonly count: number,
    readonly size: number,
    readonly seed: number,
  ) {
    if (count < size) throw new Error(`a batch of ${size} rows needs as many; the training data have ${count}`);
    this.perEpoch = Math.floor(count / size);
  }

  /** Numbers of the rows of one batch. */
  rows(epoch: number, step: number): Int32Array {
    if (this.#order?.epoch !== epoch)
      this.#order = { epoch, rows: permutation(this.count, randomFor(this.seed, 'order', epoch)) };
    return this.#order.rows.subarray(step * this.size, (step + 1) * this.size);
  }
}

/** Row numbers as a tensor, for tf.gather. */
export const indices = (tf: Tensors, rows: Int32Array): Tensor1D => tf.tensor1d(rows, 'int32');

/** Pictures as rows of numbers from 0 to 1, on the device: [count, height · width · channels]. */
export function pictures(tf: Tensors, set: ImageSet): Tensor2D {
  const values = new Float32Array(set.pixels.length);
  for (let i = 0; i < values.length; i++) values[i] = set.pixels[i]! / 255;
  return tf.tensor2d(values, [set.count, values.length / set.count], 'float32');
}

/** Labels as rows with a one at the class, on the device: [count, classes]. */
export function oneHot(tf: Tensors, labels: Uint8Array, classes: number): Tensor2D {
  const values = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => {
    if (label >= classes) throw new Error(`row ${i} has label ${label}; there are ${classes} classes, from 0`);
    values[i * classes + label] = 1;
  });
  return tf.tensor2d(values, [labels.length, classes], 'float32');
}
