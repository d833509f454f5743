import type { Scalar, Tensor, Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import { pairsOf, type Pairs } from '../datasets/pairs';
import type { Images } from '../datasets/types';
import type { Tensors } from '../engines/types';
import { Batches, indices, pictures } from './parts/batches';
import { inSlices, mean } from './parts/evaluate';
import { he } from './parts/initialise';
import { convolution, dense } from './parts/layers';
import { adam } from './parts/optimise';
import { between, checkTraining, expectKind, whole } from './parts/settings';
import { Weights } from './parts/weights';
import type { Model } from './types';

const defaults = {
  /** Filters of the two convolutions, and their height and width. */
  filters1: 8,
  filters2: 16,
  kernel: 5,
  /** Numbers of the embedding. */
  embedding: 16,
  /** Pairs of different classes are pushed apart until their distance is this. */
  margin: 2,
  /** Pairs to learn from and to test with; the same pairs for every seed. */
  trainPairs: 30_000,
  testPairs: 10_000,
  batch: 32,
  rate: 0.002,
  decay: 0.5,
};

/** Seed of the pairs, which are part of the data. */
const PAIRS = 2006;
/** Of the training pairs, so many are looked at again after each epoch. */
const SEEN = 5000;

/**
 * ½ d² for a pair of one class, ½ max(0, margin − d)² for a pair of two, d the Euclidean distance: equation 4 of Hadsell
 * et al., whose Y is 1 − same.
 * @param squared d² [pairs]
 * @param same 1 for pairs of one class [pairs]
 */
export function contrastive(tf: Tensors, squared: Tensor, same: Tensor, margin: number): Scalar {
  // The root has no gradient at 0, where it would be multiplied by a gradient of 0.
  const apart = tf.relu(tf.sub(margin, tf.sqrt(tf.add(squared, 1e-12))));
  const each = tf.add(tf.mul(same, squared), tf.mul(tf.sub(1, same), tf.square(apart)));
  return tf.mul(tf.mean(each), 0.5);
}

/** Two copies of one net embed two pictures; distances tell whether the pictures show the same class. */
export const siamese: Model<typeof defaults, Images> = {
  name: 'siamese',
  title: 'Siamese network with contrastive loss on pairs of digits',
  source: 'Hadsell, Chopra and LeCun (2006), Dimensionality reduction by learning an invariant mapping, equation 4',
  dataset: 'mnist',
  defaults,
  epochs: 3,
  metrics: [
    { name: 'train loss', unit: 'none', better: 'lower' },
    { name: 'train accuracy', unit: 'fraction', better: 'higher' },
    { name: 'test loss', unit: 'none', better: 'lower' },
    { name: 'test accuracy', unit: 'fraction', better: 'higher' },
  ],
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'images');
    const { height, width, channels } = data;
    const { filters1, filters2, kernel, embedding, margin, batch } = settings;
    whole('filters1', filters1, 1, 1024);
    whole('filters2', filters2, 1, 1024);
    whole('kernel', kernel, 1, Math.min(height, width));
    whole('embedding', embedding, 1, 1024);
    whole('trainPairs', settings.trainPairs, 1, 10_000_000);
    whole('testPairs', settings.testPairs, 1, 10_000_000);
    between('margin', margin, 1e-3, 1e3);
    checkTraining(settings, settings.trainPairs);
    const side = (pixels: number): number => Math.floor((pixels - kernel + 1) / 2);
    const [rows, columns] = [side(side(height)), side(side(width))];
    if (rows < 1 || columns < 1)
      throw new Error(`setting kernel: pictures of ${height} × ${width} leave nothing after two such convolutions`);

    const weights = new Weights(tf, seed);
    const one = convolution(weights, 'convolution1', kernel, channels, filters1, { initialise: he });
    const two = convolution(weights, 'convolution2', kernel, filters1, filters2, { initialise: he });
    const last = dense(weights, 'embedding', rows * columns * filters2, embedding);
    const half = (x: Tensor4D): Tensor4D => tf.relu(tf.maxPool(x, 2, 2, 'valid'));
    const embed = (x: Tensor2D): Tensor2D => {
      const maps = half(two(half(one(tf.reshape(x, [x.shape[0], height, width, channels])))));
      return last(tf.reshape(maps, [x.shape[0], rows * columns * filters2]));
    };

    const pairs = {
      train: pairsOf(data.train, settings.trainPairs, PAIRS),
      test: pairsOf(data.test, settings.testPairs, PAIRS + 1),
    };
    const batches = new Batches(pairs.train.count, batch, seed);
    const optimiser = adam(weights, weights.named());
    const train = pictures(tf, data.train);
    const test = pictures(tf, data.test);

    const figures = async (of: Pairs, x: Tensor2D, name: string): Promise<Record<string, number>> => {
      const pick = (from: number, size: number, side: Int32Array): Tensor2D =>
        embed(tf.gather(x, indices(tf, side.subarray(from, from + size))));
      const squared = await inSlices(
        tf,
        of.count,
        (from, size) => tf.sum(tf.squaredDifference(pick(from, size, of.left), pick(from, size, of.right)), 1),
        500,
      );
      const distances = Array.from(squared, Math.sqrt);
      return {
        [`${name} loss`]: mean(distances.map((d, i) => (of.same[i] ? d * d : Math.max(0, margin - d) ** 2) / 2)),
        // The loss pulls below and pushes above; half the margin lies between.
        [`${name} accuracy`]: mean(distances.map((d, i) => (d < margin / 2 === (of.same[i] === 1) ? 1 : 0))),
      };
    };

    return {
      stepsPerEpoch: batches.perEpoch,
      weights: () => weights.named(),
      step: (epoch, step) =>
        tf.tidy(() => {
          const chosen = batches.rows(epoch, step);
          const { left, right, same } = pairs.train;
          // Both pictures of all pairs in one go: first all left ones, then all right ones.
          const both = Int32Array.from({ length: 2 * batch }, (_, i) =>
            i < batch ? left[chosen[i]!]! : right[chosen[i - batch]!]!,
          );
          const x = tf.gather(train, indices(tf, both));
          const y = tf.tensor1d(Float32Array.from(chosen, (pair) => same[pair]!));
          const passed = epoch * batches.perEpoch + step;
          return optimiser.minimise(
            () => {
              const [a, b] = tf.split(embed(x), 2) as [Tensor2D, Tensor2D];
              return contrastive(tf, tf.sum(tf.square(tf.sub(a, b)), 1), y, margin);
            },
            passed,
            settings.rate * settings.decay ** (passed / batches.perEpoch),
          );
        }),
      evaluate: async () => ({
        ...(await figures(first(pairs.train, SEEN), train, 'train')),
        ...(await figures(pairs.test, test, 'test')),
      }),
      dispose: () => {
        weights.dispose();
        tf.dispose([train, test]);
      },
    };
  },
};

/** The first pairs of many. */
const first = ({ count, left, right, same }: Pairs, most: number): Pairs => ({
  count: Math.min(count, most),
  left: left.subarray(0, most),
  right: right.subarray(0, most),
  same: same.subarray(0, most),
});
