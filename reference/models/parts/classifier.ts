import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Images } from '../../datasets/types';
import type { Random } from '../../random';
import type { Metric, Training } from '../types';
import { Batches, indices, oneHot, pictures } from './batches';
import { accuracy } from './evaluate';
import { softmaxCrossEntropy } from './losses';
import { adam } from './optimise';
import { randomFor } from './random';
import type { Weights } from './weights';

export const classifierMetrics: readonly Metric[] = [{ name: 'test accuracy', unit: 'fraction', better: 'higher' }];

/** What every classifier of pictures is told, whatever its net. */
export interface ClassifierSettings {
  readonly batch: number;
  /** Step length of Adam in the first epoch. */
  readonly rate: number;
  /** By what the rate is multiplied from one epoch to the next, step by step. */
  readonly decay: number;
}

/**
 * Trains a net to tell the classes of pictures apart: softmax cross entropy, Adam.
 * @param net from rows of pixels in [0, 1] to scores, one a class; `random` is there in training only, for dropout
 */
export function classifier(
  weights: Weights,
  data: Images,
  { batch, rate, decay }: ClassifierSettings,
  net: (x: Tensor2D, random?: Random) => Tensor2D,
): Training {
  const { tf, seed } = weights;
  const batches = new Batches(data.train.count, batch, seed);
  const optimiser = adam(weights, weights.named());
  const train = { x: pictures(tf, data.train), y: oneHot(tf, data.train.labels, data.classes.length) };
  const test = pictures(tf, data.test);
  return {
    stepsPerEpoch: batches.perEpoch,
    weights: () => weights.named(),
    step: (epoch, step) =>
      tf.tidy(() => {
        const rows = indices(tf, batches.rows(epoch, step));
        const [x, y] = [tf.gather(train.x, rows), tf.gather(train.y, rows)];
        const passed = epoch * batches.perEpoch + step;
        return optimiser.minimise(
          () => softmaxCrossEntropy(tf, net(x, randomFor(seed, 'dropout', epoch, step)), y),
          passed,
          rate * decay ** (passed / batches.perEpoch),
        );
      }),
    evaluate: async () => ({
      'test accuracy': await accuracy(tf, data.test.labels, (from, size) =>
        net(tf.slice(test, [from, 0], [size, test.shape[1]])),
      ),
    }),
    dispose: () => {
      weights.dispose();
      tf.dispose([train.x, train.y, test]);
    },
  };
}
