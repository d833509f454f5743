import type { Tensor, Tensor2D, Tensor3D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Texts } from '../datasets/types';
import type { Tensors } from '../engines/types';
import { Batches, indices, oneHot } from './parts/batches';
import { accuracy } from './parts/evaluate';
import { glorot, zeros } from './parts/initialise';
import { dense, dropout } from './parts/layers';
import { softmaxCrossEntropy } from './parts/losses';
import { adam } from './parts/optimise';
import { randomFor } from './parts/random';
import { between, checkTraining, expectKind, oneOf, whole } from './parts/settings';
import { bestWindowGradients, convolved, convolvedGradients, wayOf, type Windows } from './parts/text-convolution';
import { Weights } from './parts/weights';
import { WordIndex, type Words } from './parts/words';
import type { Model } from './types';

const defaults = {
  /** Words a filter spans. */
  kernel: 5,
  /** What is kept of a filter's rectified outputs along the text: 'max' or 'average'. */
  pooling: 'max',
  filters: 100,
  /** 'frozen' GloVe vectors, or 'tuned' ones, which are learned on from there. */
  embedding: 'frozen',
  dropout: 0.3,
  batch: 32,
  rate: 0.003,
  decay: 0.6,
};

/**
 * What the filters find in each text, before the bias and the rectifier where it is the maximum over time, after them
 * where it is the average.
 * @param table vectors of all words; learned where it is a variable among the weights
 */
function found(
  tf: Tensors,
  words: Words,
  table: Tensor2D,
  filters: Tensor2D,
  bias: Tensor,
  of: Windows,
  pooling: 'max' | 'average',
  learned: boolean,
): Tensor2D {
  const count = words.length - of.kernel + 1;
  const overTime = (x: Tensor, pool: 'max' | 'average'): Tensor2D => {
    const tall = tf.reshape(x, [words.texts, count, 1, of.filters]) as Tensor4D;
    const all: [number, number] = [count, 1];
    const pooled = pool === 'max' ? tf.maxPool(tall, all, 1, 'valid') : tf.avgPool(tall, all, 1, 'valid');
    return tf.reshape(pooled, [words.texts, of.filters]);
  };
  const save = (into: unknown, tensors: Tensor[]): void => (into as (tensors: Tensor[]) => void)(tensors);
  const inputs = learned ? [filters, bias, table] : [filters, bias];
  return tf.customGrad((...given) => {
    const keep = given.at(-1);
    const y = convolved(tf, words, table, filters, of);
    if (pooling === 'max') {
      const best = tf.argMax(y, 1);
      const value = tf.relu(tf.add(overTime(y, 'max'), bias)) as Tensor2D;
      save(keep, [best, value]);
      return {
        value,
        gradFunc: (dy: Tensor, [at, out]: Tensor[]) => {
          const into = tf.mul(dy, tf.step(out!)) as Tensor2D;
          const back = bestWindowGradients(tf, words, table, filters, of, into, at as Tensor2D, learned);
          return [back.filters, tf.sum(into, 0), ...(back.vectors ? [back.vectors] : [])];
        },
      };
    }
    const rectified = tf.relu(tf.add(y, bias)) as Tensor3D;
    save(keep, [rectified]);
    return {
      value: overTime(rectified, 'average'),
      gradFunc: (dy: Tensor, [out]: Tensor[]) => {
        const share = tf.reshape(tf.div(dy, count), [words.texts, 1, of.filters]);
        const into = tf.mul(tf.step(out!), share) as Tensor3D;
        const back = convolvedGradients(tf, words, table, filters, of, into, learned);
        return [back.filters, tf.sum(into, [0, 1]), ...(back.vectors ? [back.vectors] : [])];
      },
    };
  })(...inputs) as Tensor2D;
}

/** Kim's CNN with filters of one width: GloVe → convolution → ReLU → pooling over time → dropout → softmax. */
export const textCnn: Model<typeof defaults, Texts> = {
  name: 'text-cnn',
  title: 'Convolutional net for sentences on GloVe vectors',
  source: 'Kim (2014), Convolutional neural networks for sentence classification, section 2; Pennington et al. (2014)',
  dataset: 'reviews',
  defaults,
  epochs: 4,
  metrics: [{ name: 'test accuracy', unit: 'fraction', better: 'higher' }],
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'texts');
    const { train, test, length, dimensions, classes } = data;
    const { kernel, filters } = settings;
    whole('kernel', kernel, 1, length);
    whole('filters', filters, 1, 10_000);
    between('dropout', settings.dropout, 0, 0.95);
    checkTraining(settings, train.count);
    const pooling = oneOf('pooling', settings.pooling, ['max', 'average'] as const);
    const learned = oneOf('embedding', settings.embedding, ['frozen', 'tuned'] as const) === 'tuned';

    const weights = new Weights(tf, seed);
    const shape = [data.vocabulary.length, dimensions] as const;
    const table = learned ? weights.add('vectors', shape, () => data.vectors) : tf.tensor2d(data.vectors, [...shape]);
    // A filter sees `kernel` vectors, which is what its first values are scaled by.
    const w = weights.add('filters', [kernel * filters, dimensions], (_, random) =>
      glorot([kernel * dimensions, filters], random),
    ) as Variable & Tensor2D;
    const b = weights.add('bias', [filters], zeros);
    const scores = dense(weights, 'scores', filters, classes.length);
    const batches = new Batches(train.count, settings.batch, seed);
    const optimiser = adam(weights, weights.named());
    const targets = oneHot(tf, train.labels, classes.length);
    const index = new WordIndex(data.vocabulary.length);

    const of: Windows = { way: wayOf(tf), kernel, filters };
    const features = (words: Words): Tensor2D => found(tf, words, table as Tensor2D, w, b, of, pooling, learned);

    return {
      stepsPerEpoch: batches.perEpoch,
      weights: () => weights.named(),
      step: (epoch, step) =>
        tf.tidy(() => {
          const rows = batches.rows(epoch, step);
          const words = index.take(train.words, length, rows);
          const y = tf.gather(targets, indices(tf, rows));
          const passed = epoch * batches.perEpoch + step;
          const random = randomFor(seed, 'dropout', epoch, step);
          return optimiser.minimise(
            () => softmaxCrossEntropy(tf, scores(dropout(tf, features(words), 1 - settings.dropout, random)), y),
            passed,
            settings.rate * settings.decay ** (passed / batches.perEpoch),
          );
        }),
      evaluate: async () => ({
        'test accuracy': await accuracy(
          tf,
          test.labels,
          (from, size) => {
            const rows = Int32Array.from({ length: size }, (_, i) => from + i);
            return scores(features(index.take(test.words, length, rows)));
          },
          100,
        ),
      }),
      dispose: () => {
        weights.dispose();
        tf.dispose([targets, ...(learned ? [] : [table])]);
      },
    };
  },
};
