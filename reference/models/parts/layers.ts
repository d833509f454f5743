import type { Tensor, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';
import { glorot, zeros, type Initialiser } from './initialise';
import { dropoutMask } from './random';
import type { Weights } from './weights';
import type { Random } from '../../random';

/**
 * x W + b for rows x, in one kernel, with a gradient that leaves out what nobody asks for.
 * @param x [rows, in]; `inputs` in place of 'hidden' says that it is data, which needs no gradient
 */
export function linear(tf: Tensors, x: Tensor2D, w: Variable, b: Variable, of: 'inputs' | 'hidden'): Tensor2D {
  const forward = (input: Tensor): Tensor2D =>
    tf.fused.matMul({ a: input as Tensor2D, b: w as Tensor2D & Variable, bias: b }) as Tensor2D;
  const weightGradients = (dy: Tensor, input: Tensor): [Tensor, Tensor] => [
    tf.matMul(input, dy, true, false),
    tf.sum(dy, 0),
  ];
  if (of === 'inputs')
    return tf.customGrad((_w, _b, save) => {
      // Saved, though no gradient flows into it: what the loss makes is gone when gradients are computed.
      (save as (tensors: Tensor[]) => void)([x]);
      return { value: forward(x), gradFunc: (dy: Tensor, saved: Tensor[]) => weightGradients(dy, saved[0]!) };
    })(w, b) as Tensor2D;
  return tf.customGrad((input, weight, _b, save) => {
    (save as (tensors: Tensor[]) => void)([input as Tensor, weight as Tensor]);
    return {
      value: forward(input as Tensor),
      gradFunc: (dy: Tensor, saved: Tensor[]) => [
        tf.matMul(dy, saved[1]!, false, true),
        ...weightGradients(dy, saved[0]!),
      ],
    };
  })(x, w, b) as Tensor2D;
}

/** A fully connected layer: x ↦ x W + b. */
export function dense(
  weights: Weights,
  name: string,
  from: number,
  to: number,
  { initialise = glorot, of = 'hidden' }: { initialise?: Initialiser; of?: 'inputs' | 'hidden' } = {},
): (x: Tensor2D) => Tensor2D {
  const w = weights.add(`${name}/weights`, [from, to], initialise);
  const b = weights.add(`${name}/bias`, [to], zeros);
  return (x) => linear(weights.tf, x, w, b, of);
}

/** A convolution of pictures [rows, height, width, from] by filters of `size` × `size`, stride 1 unless told. */
export function convolution(
  weights: Weights,
  name: string,
  size: number,
  from: number,
  to: number,
  {
    initialise = glorot,
    stride = 1,
    padding = 'valid',
  }: { initialise?: Initialiser; stride?: number; padding?: 'valid' | 'same' } = {},
): (x: Tensor4D) => Tensor4D {
  const w = weights.add(`${name}/filters`, [size, size, from, to], initialise);
  const b = weights.add(`${name}/bias`, [to], zeros);
  const { tf } = weights;
  return (x) => tf.add(tf.conv2d(x, w as Tensor4D & Variable, stride, padding), b);
}

/** Dropout by a mask drawn on the host. */
export const dropout = <T extends Tensor>(tf: Tensors, x: T, keep: number, random: Random): T =>
  keep === 1 ? x : (tf.mul(x, tf.tensor(dropoutMask(x.size, keep, random), x.shape)) as T);
