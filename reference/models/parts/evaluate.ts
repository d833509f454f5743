import type { Tensor } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';

/**
 * Applies `f` to rows 0 … count − 1 in slices and reads all results at once, joined along their first axis.
 * @param f what to compute of `size` rows from row `from` on; its other tensors are disposed of
 */
export async function inSlices(
  tf: Tensors,
  count: number,
  f: (from: number, size: number) => Tensor,
  most = 1000,
): Promise<Float32Array | Int32Array> {
  const parts: Tensor[] = [];
  for (let from = 0; from < count; from += most) parts.push(tf.tidy(() => f(from, Math.min(most, count - from))));
  const joined = parts.length === 1 ? parts[0]! : tf.tidy(() => tf.concat(parts, 0));
  try {
    return (await joined.data()) as Float32Array | Int32Array;
  } finally {
    tf.dispose([...parts, joined]);
  }
}

/** The share of rows whose largest score is that of the label. */
export async function accuracy(
  tf: Tensors,
  labels: Uint8Array,
  scores: (from: number, size: number) => Tensor,
  most?: number,
): Promise<number> {
  const said = await inSlices(tf, labels.length, (from, size) => tf.argMax(scores(from, size), 1), most);
  let right = 0;
  labels.forEach((label, i) => (right += said[i] === label ? 1 : 0));
  return right / labels.length;
}

export const mean = (values: ArrayLike<number>): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
};
