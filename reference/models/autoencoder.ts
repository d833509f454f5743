import type { Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Images, ImageSet } from '../datasets/types';
import { Batches } from './parts/batches';
import { bernoulliLoss } from './parts/bound';
import { inSlices, mean } from './parts/evaluate';
import { glorot, zeros } from './parts/initialise';
import { sgd } from './parts/optimise';
import { pixelsOf, rowsFrom } from './parts/pixels';
import { randomFor } from './parts/random';
import { between, expectKind, oneOf, whole } from './parts/settings';
import { twinMetrics, Twins } from './parts/twins';
import { Weights } from './parts/weights';
import type { Model } from './types';

const defaults = {
  hidden: 100,
  /** Share of pixels that are set to zero in the input: 0 is a plain autoencoder, more a denoising one. */
  corruption: 0,
  /** 'squared' error, or the 'cross entropy' of pixels as probabilities; summed over the pixels. */
  loss: 'squared',
  batch: 32,
  rate: 0.1,
  momentum: 0,
  /** Training pictures that are used, from the first on; 0 uses all. */
  rows: 3000,
  /** Epochs of the autoencoder. After them its features are trained on in a classifier, beside a plain twin. */
  pretraining: 50,
  fineRate: 0.1,
};

/**
 * x ↦ σ(σ(x̃ W + c) Wᵀ + b), where x̃ is x with some pixels put to zero, trained to give x back; then a classifier whose
 * hidden layer begins with W and c, and the same one with first weights at random.
 */
export const autoencoder: Model<typeof defaults, Images> = {
  name: 'autoencoder',
  title: 'Autoencoder, plain or denoising, then a classifier',
  source: 'Vincent, Larochelle, Bengio and Manzagol (2008), sections 2.2 and 2.3, with tied weights',
  dataset: 'mnist',
  defaults,
  epochs: 100,
  metrics: [
    { name: 'test reconstruction', unit: 'none', better: 'lower' },
    { name: 'train reconstruction', unit: 'none', better: 'lower' },
    ...twinMetrics,
  ],
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'images');
    const { hidden, corruption, batch, pretraining } = settings;
    whole('hidden', hidden, 1, 10_000);
    between('corruption', corruption, 0, 0.99);
    between('rate', settings.rate, 0, 10);
    between('momentum', settings.momentum, 0, 1);
    whole('rows', settings.rows, 0, data.train.count);
    whole('pretraining', pretraining, 0);
    between('fineRate', settings.fineRate, 0, 10);
    const loss = oneOf('loss', settings.loss, ['squared', 'cross entropy']);
    const size = data.height * data.width * data.channels;
    const batches = new Batches(settings.rows || data.train.count, batch, seed);

    const weights = new Weights(tf, seed);
    const w = weights.add('features/weights', [size, hidden], glorot) as Tensor2D & Variable;
    const c = weights.add('features/bias', [hidden], zeros);
    const b = weights.add('pixels/bias', [size], zeros);
    const optimiser = sgd(weights, weights.named(), { momentum: settings.momentum });
    const twins = new Twins(weights, data, hidden);

    /** The loss of giving `x` back from `seen`, summed over pixels and pictures. */
    const error = (x: Tensor2D, seen: Tensor2D): Scalar => {
      const code = tf.sigmoid(tf.add(tf.matMul(seen, w), c)) as Tensor2D;
      const logits = tf.add(tf.matMul(code, w, false, true), b) as Tensor2D;
      return loss === 'squared'
        ? tf.sum(tf.square(tf.sub(tf.sigmoid(logits), x) as Tensor))
        : bernoulliLoss(tf, logits, x);
    };
    const pretrain = (epoch: number, step: number): Scalar =>
      tf.tidy(() => {
        const x = pixelsOf(tf, data.train, batches.rows(epoch, step));
        const random = randomFor(seed, 'corruption', epoch, step);
        const kept = (): Float32Array => new Float32Array(x.size).map(() => (random() < corruption ? 0 : 1));
        const seen: Tensor2D = corruption === 0 ? x : tf.mul(x, tf.tensor2d(kept(), x.shape));
        return optimiser.minimise(() => tf.div(error(x, seen), batch), 0, settings.rate);
      });

    /** The loss a picture, its input whole, over as many pictures as the test has. */
    const reconstruction = async (set: ImageSet, most: number): Promise<number> => {
      const count = Math.min(most, data.test.count);
      const sums = await inSlices(tf, count, (from, rows) => {
        const x = pixelsOf(tf, set, rowsFrom(from, rows));
        return tf.reshape(error(x, x), [1]);
      });
      return (mean(sums) * sums.length) / count;
    };

    return {
      stepsPerEpoch: batches.perEpoch,
      weights: () => weights.named(),
      step: (epoch, step) => {
        if (epoch < pretraining) return pretrain(epoch, step);
        if (epoch === pretraining && step === 0) twins.begin(w, c);
        return twins.step(batches.rows(epoch, step), 0, settings.fineRate);
      },
      evaluate: async () => ({
        'test reconstruction': await reconstruction(data.test, data.test.count),
        'train reconstruction': await reconstruction(data.train, batches.count),
        ...(await twins.evaluate()),
      }),
      dispose: () => weights.dispose(),
    };
  },
};
