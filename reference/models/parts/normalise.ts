import type { Tensor, Variable } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';
import { constant, gaussian, zeros } from './initialise';
import type { Weights } from './weights';

/** Keeps a variance of zero from being divided by. */
const EPSILON = 1e-5;
/** How much of the moving moments a batch replaces. */
const MOVE = 0.1;

/** By which moments a layer is normalised: of the batch; of the batch, which also move the moving ones; or the moving ones. */
export type Moments = 'batch' | 'recorded' | 'moving';

/**
 * Batch normalisation of the last axis (Ioffe and Szegedy, 2015, algorithm 1): γ (x − μ)/√(σ² + ε) + β, with the gradient
 * written out, since the tape of tfjs takes three times the operations.
 */
export function batchNormalisation(
  weights: Weights,
  name: string,
  channels: number,
): <T extends Tensor>(x: T, by: Moments) => T {
  const { tf } = weights;
  const scale = weights.add(`${name}/scale`, [channels], (shape, random) =>
    gaussian(0.02)(shape, random).map((x) => 1 + x),
  );
  const shift = weights.add(`${name}/shift`, [channels], zeros);
  // Not among what is trained: kept under a prefix of their own.
  const mean = weights.add(`moving/${name}/mean`, [channels], zeros);
  const variance = weights.add(`moving/${name}/variance`, [channels], constant(1));
  const move = (moving: Variable, to: Tensor): void =>
    moving.assign(tf.add(tf.mul(moving, 1 - MOVE), tf.mul(to, MOVE)));

  return <T extends Tensor>(x: T, by: Moments): T => {
    if (by === 'moving') {
      const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, EPSILON)));
      return tf.add(tf.mul(x, factor), tf.sub(shift, tf.mul(mean, factor)));
    }
    const rows = tf.reshape(x, [-1, channels]);
    const normal = tf.customGrad((given, gamma, beta, save) => {
      const count = rows.shape[0];
      const mu = tf.div(tf.sum(given as Tensor, 0), count);
      const centred = tf.sub(given as Tensor, mu);
      const sigma2 = tf.div(tf.sum(tf.square(centred), 0), count);
      if (by === 'recorded') {
        move(mean, mu);
        move(variance, sigma2);
      }
      const inverse = tf.rsqrt(tf.add(sigma2, EPSILON));
      const standard = tf.mul(centred, inverse);
      (save as (tensors: Tensor[]) => void)([standard, inverse, gamma as Tensor]);
      return {
        value: tf.add(tf.mul(standard, gamma as Tensor), beta as Tensor),
        gradFunc: (dy: Tensor, saved: Tensor[]) => {
          const [s, inv, g] = saved as [Tensor, Tensor, Tensor];
          const byShift = tf.sum(dy, 0);
          const byScale = tf.sum(tf.mul(dy, s), 0);
          const rest = tf.add(tf.mul(s, tf.div(byScale, count)), tf.div(byShift, count));
          return [tf.mul(tf.sub(dy, rest), tf.mul(g, inv)), byScale, byShift];
        },
      };
    })(rows, scale, shift);
    return tf.reshape(normal, x.shape) as T;
  };
}

/** x where it is positive, 0.2 x elsewhere, with its slope kept for the gradient. */
export const leaky = <T extends Tensor>(tf: Tensors, x: T): T =>
  tf.customGrad((given, save) => {
    const slope = tf.step(given as Tensor, 0.2);
    (save as (tensors: Tensor[]) => void)([slope]);
    return { value: tf.mul(given as Tensor, slope), gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(dy, saved[0]!) };
  })(x) as T;
