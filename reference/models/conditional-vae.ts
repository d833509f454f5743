import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { Images, ImageSet } from '../datasets/types';
import { Batches } from './parts/batches';
import { bernoulliLoss, boundMetrics, bounds, diagonal, divergence, reparameterised, type Terms } from './parts/bound';
import { valuesOf, type DrawsImages } from './parts/draws';
import { he } from './parts/initialise';
import { dense } from './parts/layers';
import { adam } from './parts/optimise';
import { classRows, pixelKinds, pixelsOf } from './parts/pixels';
import { normals, randomFor } from './parts/random';
import { between, expectKind, oneOf, whole } from './parts/settings';
import { Weights } from './parts/weights';
import type { Model, Training } from './types';

const defaults = {
  /** Units of the hidden layer of the encoder, and of that of the decoder. */
  hidden: 400,
  latent: 20,
  batch: 128,
  rate: 0.002,
  /** By what the rate is multiplied from one epoch to the next, step by step. */
  decay: 0.93,
  /** 'grey' takes a pixel's brightness as the probability of a one; 'binary' draws a one or a zero from it each time. */
  pixels: 'grey',
};

/**
 * A variational autoencoder whose encoder q(z|x, y) and decoder p(x|y, z) are told the label y of each picture, as a row
 * with a one at the class beside their input. Trained on the lower bound
 * log p(x|y) ≥ E_q[log p(x|y, z)] − D_KL(q(z|x, y) ‖ N(0, I)), with one z for each picture.
 */
export const conditionalVae: Model<typeof defaults, Images> = {
  name: 'conditional-vae',
  title: 'Conditional variational autoencoder',
  source: 'Sohn, Lee and Yan (2015), equation 4, with p(z|y) = N(0, I), rectifiers and Adam',
  dataset: 'mnist',
  defaults,
  epochs: 30,
  metrics: boundMetrics,
  start(tf, data, settings, seed): Training & DrawsImages {
    expectKind(this.name, data, 'images');
    const { hidden, latent, batch } = settings;
    whole('hidden', hidden, 1, 10_000);
    whole('latent', latent, 1, 1000);
    between('rate', settings.rate, 0, 1);
    between('decay', settings.decay, 0, 1);
    const kind = oneOf('pixels', settings.pixels, pixelKinds);
    const batches = new Batches(data.train.count, batch, seed);
    const size = data.height * data.width * data.channels;
    const classes = data.classes.length;

    const weights = new Weights(tf, seed);
    const read = dense(weights, 'encoder/hidden', size + classes, hidden, { initialise: he, of: 'inputs' });
    const moments = dense(weights, 'encoder/moments', hidden, 2 * latent);
    const write = dense(weights, 'decoder/hidden', latent + classes, hidden, { initialise: he });
    const pixels = dense(weights, 'decoder/pixels', hidden, size);
    const optimiser = adam(weights, weights.named());

    /** Logits of the pixels. */
    const decode = (z: Tensor2D, y: Tensor2D): Tensor2D => pixels(tf.relu(write(tf.concat([z, y], 1))));
    const terms = (x: Tensor2D, noise: Tensor2D, y: Tensor2D): Terms => {
      const q = diagonal(tf, moments(tf.relu(read(tf.concat([x, y], 1)))));
      return { loss: bernoulliLoss(tf, decode(reparameterised(tf, q, noise), y), x), kl: divergence(tf, q) };
    };
    const labels = (set: ImageSet, rows: Int32Array): Tensor2D =>
      classRows(
        tf,
        Array.from(rows, (row) => set.labels[row]!),
        classes,
      );

    return {
      stepsPerEpoch: batches.perEpoch,
      weights: () => weights.named(),
      step: (epoch, step) =>
        tf.tidy(() => {
          const random = randomFor(seed, 'noise', epoch, step);
          const rows = batches.rows(epoch, step);
          const x = pixelsOf(tf, data.train, rows, kind, random);
          const y = labels(data.train, rows);
          const noise = tf.tensor2d(normals(batch * latent, random), [batch, latent]);
          const passed = epoch * batches.perEpoch + step;
          const minusBound = (): Scalar => {
            const { loss, kl } = terms(x, noise, y);
            return tf.div(tf.add(loss, kl), batch);
          };
          return optimiser.minimise(minusBound, passed, settings.rate * settings.decay ** (passed / batches.perEpoch));
        }),
      evaluate: () => bounds(tf, data, kind, latent, seed, (x, noise, set, rows) => terms(x, noise, labels(set, rows))),
      images: (count, drawSeed) =>
        valuesOf(
          tf.tidy(() => {
            const z = normals(count * latent, randomFor(drawSeed, 'images'));
            const y = Array.from({ length: count }, (_, i) => i % classes);
            return tf.sigmoid(decode(tf.tensor2d(z, [count, latent]), classRows(tf, y, classes)));
          }),
        ),
      dispose: () => weights.dispose(),
    };
  },
};
