import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { ImageSet } from '../../datasets/types';
import type { Tensors } from '../../engines/types';
import type { Random } from '../../random';

/** What a pixel's brightness means: the probability of a one as it is, or a one or a zero drawn with it. */
export const pixelKinds = ['grey', 'binary'] as const;
export type PixelKind = (typeof pixelKinds)[number];

/** Pictures as rows [rows, height · width · channels] of numbers from 0 to 1, gathered here and sent in one piece. */
export function pixelsOf(
  tf: Tensors,
  set: ImageSet,
  rows: Int32Array,
  kind: PixelKind = 'grey',
  random?: Random,
): Tensor2D {
  const size = set.pixels.length / set.count;
  const values = new Float32Array(rows.length * size);
  let at = 0;
  for (const row of rows)
    for (let from = row * size, end = from + size; from < end; from++) values[at++] = set.pixels[from]! / 255;
  if (kind === 'binary' && random) for (let i = 0; i < at; i++) values[i] = random() < values[i]! ? 1 : 0;
  return tf.tensor2d(values, [rows.length, size]);
}

/** Rows from, from + 1, … of some data. */
export const rowsFrom = (from: number, count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, i) => from + i);

/** Labels as rows with a one at the class: [rows, classes]. */
export function classRows(tf: Tensors, labels: ArrayLike<number>, classes: number): Tensor2D {
  const values = new Float32Array(labels.length * classes);
  for (let i = 0; i < labels.length; i++) values[i * classes + labels[i]!] = 1;
  return tf.tensor2d(values, [labels.length, classes]);
}
