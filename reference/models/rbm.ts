import type { Scalar, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Images, ImageSet } from '../datasets/types';
import type { Tensors } from '../engines/types';
import { Batches } from './parts/batches';
import { bernoulliLoss } from './parts/bound';
import { valuesOf, type DrawsImages } from './parts/draws';
import { inSlices, mean } from './parts/evaluate';
import { gaussian, zeros } from './parts/initialise';
import { sgd, type Gradients } from './parts/optimise';
import { pixelsOf, rowsFrom } from './parts/pixels';
import { randomFor, uniforms } from './parts/random';
import { between, expectKind, whole } from './parts/settings';
import { twinMetrics, Twins } from './parts/twins';
import { Weights } from './parts/weights';
import type { Random } from '../random';
import type { Model, Training } from './types';

const defaults = {
  hidden: 100,
  /** k of CD-k: the Gibbs steps of the negative phase. */
  steps: 1,
  /** Whether the negative phase goes on with the chains of the step before (PCD), not from the data. */
  persistent: false,
  batch: 32,
  rate: 0.1,
  momentum: 0,
  /** Training pictures that are used, from the first on; 0 uses all. */
  rows: 3000,
  /** Epochs of the machine. After them its features are trained on in a classifier, beside a plain twin. */
  pretraining: 50,
  fineRate: 0.1,
};

/**
 * p(v, h) ∝ exp(vᵀWh + bᵀv + cᵀh) over ones and zeros, trained by contrastive divergence; then a classifier whose hidden
 * layer begins with W and c, and the same one with first weights at random. `rows` is small as in the homework, where
 * labels are few and pre-training shows.
 */
export const rbm: Model<typeof defaults, Images> = {
  name: 'rbm',
  title: 'Restricted Boltzmann machine, then a classifier',
  source: 'Hinton (2002), equation 10 (CD-k); Tieleman (2008), section 3 (PCD)',
  dataset: 'mnist',
  defaults,
  epochs: 100,
  metrics: [
    { name: 'test reconstruction', unit: 'nats', better: 'lower' },
    { name: 'train reconstruction', unit: 'nats', better: 'lower' },
    ...twinMetrics,
  ],
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'images');
    return start(tf, data, settings, seed);
  },
};

/** W [visible, hidden], b [visible], c [hidden]. */
export interface Machine {
  readonly w: Tensor2D;
  readonly b: Variable;
  readonly c: Variable;
}

/** p(h = 1 | v) = σ(v W + c), row by row. */
const hiddenGiven = (tf: Tensors, { w, c }: Machine, v: Tensor2D): Tensor2D => tf.sigmoid(tf.add(tf.matMul(v, w), c));

/** Ones with the given probabilities, zeros otherwise. */
const drawn = (tf: Tensors, p: Tensor2D, random: Random): Tensor2D =>
  tf.step(tf.sub(p, tf.tensor2d(uniforms(p.size, random), p.shape)));

/** Visible units with the probabilities of the hidden ones that they give. */
export interface Phase {
  readonly v: Tensor2D;
  /** p(h = 1 | v). */
  readonly hidden: Tensor2D;
}

export const phase = (tf: Tensors, machine: Machine, v: Tensor2D): Phase => ({
  v,
  hidden: hiddenGiven(tf, machine, v),
});

/**
 * k Gibbs steps h → v → h.
 * @returns where they end, and the probabilities from which the last v was drawn
 */
export function gibbs(
  tf: Tensors,
  machine: Machine,
  from: Phase,
  k: number,
  random: Random,
): Phase & { readonly visible: Tensor2D } {
  let { v, hidden } = from;
  let visible = v;
  for (let i = 0; i < k; i++) {
    visible = tf.sigmoid(tf.add(tf.matMul(drawn(tf, hidden, random), machine.w, false, true), machine.b));
    v = drawn(tf, visible, random);
    hidden = hiddenGiven(tf, machine, v);
  }
  return { v, hidden, visible };
}

/**
 * The direction down in which contrastive divergence moves W, b and c: the statistics E[v hᵀ], E[v], E[h] where the
 * chains are, less those where the data are. With chains from the model itself this is the gradient of −log p(v).
 */
export function contrast(tf: Tensors, data: Phase, chains: Phase): Gradients {
  const rows = data.v.shape[0];
  // One product of both phases side by side, the data's with a minus.
  const v = tf.concat([chains.v, data.v], 0);
  const hidden = tf.concat([tf.div(chains.hidden, rows), tf.div(data.hidden, -rows)], 0);
  return {
    'machine/w': tf.matMul(v, hidden, true),
    'machine/b': tf.mean(tf.sub(chains.v, data.v), 0),
    'machine/c': tf.sum(hidden, 0),
  };
}

function start(tf: Tensors, data: Images, settings: typeof defaults, seed: number): Training & DrawsImages {
  whole('hidden', settings.hidden, 1);
  whole('steps', settings.steps, 1);
  whole('batch', settings.batch, 1);
  between('rate', settings.rate, 0, 10);
  between('momentum', settings.momentum, 0, 1);
  whole('rows', settings.rows, 0, data.train.count);
  whole('pretraining', settings.pretraining, 0);
  between('fineRate', settings.fineRate, 0, 10);
  const { hidden, batch, pretraining } = settings;
  const size = data.height * data.width * data.channels;
  const batches = new Batches(settings.rows || data.train.count, batch, seed);

  const weights = new Weights(tf, seed);
  const w = weights.add('machine/w', [size, hidden], gaussian(0.1));
  const b = weights.add('machine/b', [size], zeros);
  const c = weights.add('machine/c', [hidden], zeros);
  const machine: Machine = { w: w as Tensor2D & Variable, b, c };
  const optimiser = sgd(weights, weights.named('machine/'), { momentum: settings.momentum });
  const chains = settings.persistent
    ? weights.add('chains', [batch, size], (_shape, random) => coins(batch * size, random))
    : undefined;
  const twins = new Twins(weights, data, hidden);

  const pretrain = (epoch: number, step: number): Scalar =>
    tf.tidy(() => {
      const random = randomFor(seed, 'gibbs', epoch, step);
      const positive = phase(tf, machine, pixelsOf(tf, data.train, batches.rows(epoch, step)));
      const from = chains ? phase(tf, machine, chains as unknown as Tensor2D) : positive;
      const negative = gibbs(tf, machine, from, settings.steps, random);
      optimiser.apply(contrast(tf, positive, negative), 0, settings.rate);
      chains?.assign(negative.v);
      // The mean squared difference of a pixel and the chain's: what is commonly watched, though not what is minimised.
      return tf.mean(tf.square(tf.sub(positive.v, negative.visible)));
    });

  /** Cross entropy of a picture's pixels and p(v = 1 | p(h = 1 | v)), in nats, over as many pictures as the test has. */
  const reconstruction = async (set: ImageSet, most: number): Promise<number> => {
    const count = Math.min(most, data.test.count);
    const sums = await inSlices(tf, count, (from, rows) => {
      const v = pixelsOf(tf, set, rowsFrom(from, rows));
      const logits = tf.add(tf.matMul(hiddenGiven(tf, machine, v), machine.w, false, true), b);
      return tf.reshape(bernoulliLoss(tf, logits, v), [1]);
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
    images: (count, drawSeed) => {
      const random = randomFor(drawSeed, 'images');
      let v = tf.tensor2d(coins(count * size, random), [count, size]);
      let picture = v;
      // In slices, so that what a thousand steps leave behind is disposed of on the way.
      for (let done = 0; done < gibbsStepsOfAPicture; done += 50) {
        const next = tf.tidy(() => {
          const { v: last, visible } = gibbs(tf, machine, phase(tf, machine, v), 50, random);
          return [last, visible] as const;
        });
        tf.dispose([v, picture]);
        [v, picture] = next;
      }
      v.dispose();
      return valuesOf(picture);
    },
    dispose: () => weights.dispose(),
  };
}

/** Ones and zeros alike often. */
const coins = (count: number, random: Random): Float32Array => uniforms(count, random).map(Math.round);

/** From random ones and zeros; what is shown is p(v = 1 | h) of the last h. */
const gibbsStepsOfAPicture = 1000;
