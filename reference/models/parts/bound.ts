import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Images, ImageSet } from '../../datasets/types';
import type { Tensors } from '../../engines/types';
import type { Metric } from '../types';
import { inSlices } from './evaluate';
import { pixelsOf, rowsFrom, type PixelKind } from './pixels';
import { normals, randomFor } from './random';

/** A normal distribution with a diagonal covariance for each row: mean and log σ², both [rows, latent]. */
export interface Diagonal {
  readonly mean: Tensor2D;
  readonly logVariance: Tensor2D;
}

/** Cuts [rows, 2 · latent] into means and logarithms of variances. */
export function diagonal(tf: Tensors, moments: Tensor2D): Diagonal {
  const [mean, logVariance] = tf.split(moments, 2, 1) as [Tensor2D, Tensor2D];
  return { mean, logVariance };
}

/** z = μ + σ ε (Kingma and Welling, 2014, section 2.4). */
export const reparameterised = (tf: Tensors, { mean, logVariance }: Diagonal, noise: Tensor2D): Tensor2D =>
  tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), noise));

/** D_KL(N(μ, σ²) ‖ N(0, I)) = −½ Σ_j (1 + log σ_j² − μ_j² − σ_j²), summed over the rows (ibid., appendix B). */
export function divergence(tf: Tensors, { mean, logVariance }: Diagonal): Scalar {
  const terms = tf.sub(tf.add(tf.square(mean), tf.exp(logVariance)), tf.add(logVariance, 1));
  return tf.mul(tf.sum(terms), 0.5);
}

/**
 * −log p(x) for Bernoulli pixels, summed over all entries: Σ log(1 + e^a) − x a, whose gradient is σ(a) − x.
 * @param logits the a of p(x = 1) = σ(a)
 * @param pixels of the same shape, from 0 to 1; no gradient flows into them
 */
export function bernoulliLoss(tf: Tensors, logits: Tensor, pixels: Tensor): Scalar {
  return tf.customGrad((a, save) => {
    (save as (tensors: Tensor[]) => void)([a as Tensor, pixels]);
    return {
      value: tf.sum(tf.sub(tf.softplus(a as Tensor), tf.mul(a as Tensor, pixels))) as Scalar,
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(tf.sub(tf.sigmoid(saved[0]!), saved[1]!), dy),
    };
  })(logits) as Scalar;
}

/** −E_q[log p(x|z)] and D_KL(q(z|x) ‖ p(z)) of some rows, each summed over them. */
export interface Terms {
  readonly loss: Scalar;
  readonly kl: Scalar;
}

/** The figures of a bound: of test and training data, and the two terms of the former. */
export const boundMetrics: readonly Metric[] = [
  { name: 'test bound', unit: 'nats', better: 'higher' },
  { name: 'train bound', unit: 'nats', better: 'higher' },
  { name: 'test reconstruction', unit: 'nats', better: 'higher' },
  { name: 'test divergence', unit: 'nats', better: 'lower' },
];

/**
 * `boundMetrics`, a picture, with one z for each picture: over all test data and as many training pictures. What is
 * drawn depends on the seed alone, so that epochs are compared on the same noise.
 */
export async function bounds(
  tf: Tensors,
  data: Images,
  kind: PixelKind,
  latent: number,
  seed: number,
  terms: (x: Tensor2D, noise: Tensor2D, set: ImageSet, rows: Int32Array) => Terms,
): Promise<Readonly<Record<string, number>>> {
  const over = async (set: ImageSet, name: string): Promise<{ loss: number; kl: number }> => {
    const random = randomFor(seed, 'bound', name);
    const count = Math.min(set.count, data.test.count);
    const sums = await inSlices(tf, count, (from, size) => {
      const rows = rowsFrom(from, size);
      const x = pixelsOf(tf, set, rows, kind, random);
      const { loss, kl } = terms(x, tf.tensor2d(normals(size * latent, random), [size, latent]), set, rows);
      return tf.stack([loss, kl]);
    });
    let [loss, kl] = [0, 0];
    for (let i = 0; i < sums.length; i += 2) [loss, kl] = [loss + sums[i]!, kl + sums[i + 1]!];
    return { loss: loss / count, kl: kl / count };
  };
  const test = await over(data.test, 'test');
  const train = await over(data.train, 'train');
  return {
    'test bound': -test.loss - test.kl,
    'train bound': -train.loss - train.kl,
    'test reconstruction': -test.loss,
    'test divergence': test.kl,
  };
}
