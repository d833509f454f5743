import type { Scalar, Tensor2D } from '@tensorflow/tfjs-core';
import type { Images } from '../datasets/types';
import { Batches } from './parts/batches';
import { bernoulliLoss, boundMetrics, bounds, diagonal, divergence, reparameterised, type Terms } from './parts/bound';
import { valuesOf, type DrawsImages } from './parts/draws';
import { he } from './parts/initialise';
import { dense } from './parts/layers';
import { adam } from './parts/optimise';
import { pixelKinds, pixelsOf } from './parts/pixels';
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
 * The encoder gives q(z|x) = N(μ(x), σ²(x)), the decoder p(x|z), a probability of each pixel; both have one hidden layer.
 * Trained on the lower bound log p(x) ≥ E_q[log p(x|z)] − D_KL(q(z|x) ‖ N(0, I)), with one z for each picture.
 */
export const vae: Model<typeof defaults, Images> = {
  name: 'vae',
  title: 'Variational autoencoder',
  source: 'Kingma and Welling (2014), equation 10 and appendices B and C, with rectifiers and Adam',
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

    const weights = new Weights(tf, seed);
    const read = dense(weights, 'encoder/hidden', size, hidden, { initialise: he, of: 'inputs' });
    const moments = dense(weights, 'encoder/moments', hidden, 2 * latent);
    const write = dense(weights, 'decoder/hidden', latent, hidden, { initialise: he });
    const pixels = dense(weights, 'decoder/pixels', hidden, size);
    const optimiser = adam(weights, weights.named());

    /** Logits of the pixels. */
    const decode = (z: Tensor2D): Tensor2D => pixels(tf.relu(write(z)));
    const terms = (x: Tensor2D, noise: Tensor2D): Terms => {
      const q = diagonal(tf, moments(tf.relu(read(x))));
      return { loss: bernoulliLoss(tf, decode(reparameterised(tf, q, noise)), x), kl: divergence(tf, q) };
    };

    return {
      stepsPerEpoch: batches.perEpoch,
      weights: () => weights.named(),
      step: (epoch, step) =>
        tf.tidy(() => {
          const random = randomFor(seed, 'noise', epoch, step);
          const x = pixelsOf(tf, data.train, batches.rows(epoch, step), kind, random);
          const noise = tf.tensor2d(normals(batch * latent, random), [batch, latent]);
          const passed = epoch * batches.perEpoch + step;
          const minusBound = (): Scalar => {
            const { loss, kl } = terms(x, noise);
            return tf.div(tf.add(loss, kl), batch);
          };
          return optimiser.minimise(minusBound, passed, settings.rate * settings.decay ** (passed / batches.perEpoch));
        }),
      evaluate: () => bounds(tf, data, kind, latent, seed, terms),
      images: (count, drawSeed) =>
        valuesOf(
          tf.tidy(() => {
            const z = normals(count * latent, randomFor(drawSeed, 'images'));
            return tf.sigmoid(decode(tf.tensor2d(z, [count, latent])));
          }),
        ),
      dispose: () => weights.dispose(),
    };
  },
};
