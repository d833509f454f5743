import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Images } from '../datasets/types';
import { Batches } from './parts/batches';
import { valuesOf, type DrawsImages } from './parts/draws';
import { inSlices, mean } from './parts/evaluate';
import { gaussian } from './parts/initialise';
import { dense } from './parts/layers';
import { batchNormalisation, leaky, type Moments } from './parts/normalise';
import { adam } from './parts/optimise';
import { pixelsOf, rowsFrom } from './parts/pixels';
import { normals, randomFor } from './parts/random';
import { between, expectKind, whole } from './parts/settings';
import { Weights } from './parts/weights';
import type { Model, Training } from './types';

const defaults = {
  /** Channels of the larger maps; the smaller ones have twice as many. */
  filters: 32,
  latent: 100,
  batch: 64,
  rate: 0.0002,
  momentum: 0.5,
};

/** Height and width of all filters: a multiple of the stride 2, so that every pixel is met equally often. */
const KERNEL = 4;

/**
 * The generator G makes pictures of noise z by transposed convolutions, the discriminator D tells them from real ones by
 * convolutions: each doubles or halves height and width twice. D climbs log D(x) + log(1 − D(G(z))), then G climbs
 * log D(G(z)) (Goodfellow et al., 2014, section 3), one step each.
 */
export const dcgan: Model<typeof defaults, Images> = {
  name: 'dcgan',
  title: 'Deep convolutional generative adversarial network',
  source: 'Radford, Metz and Chintala (2016), section 3, for pictures of 28 × 28',
  dataset: 'mnist',
  defaults,
  epochs: 5,
  metrics: [
    { name: 'discriminator loss', unit: 'nats', better: 'lower' },
    { name: 'generator loss', unit: 'nats', better: 'lower' },
    { name: 'test taken for real', unit: 'fraction', better: 'higher' },
    { name: 'drawn taken for real', unit: 'fraction', better: 'higher' },
  ],
  start(tf, data, settings, seed): Training & DrawsImages {
    expectKind(this.name, data, 'images');
    const { filters, latent, batch, rate, momentum } = settings;
    const { height, width, channels } = data;
    whole('filters', filters, 1, 1024);
    whole('latent', latent, 1, 10_000);
    between('rate', rate, 0, 1);
    between('momentum', momentum, 0, 0.999);
    if (height % 4 !== 0 || width % 4 !== 0)
      throw new Error(`dcgan takes pictures whose height and width are multiples of 4, not ${height} × ${width}`);
    const batches = new Batches(data.train.count, batch, seed);
    const [rows, columns] = [height / 4, width / 4];
    const small = rows * columns * 2 * filters;

    const weights = new Weights(tf, seed);
    const initialise = gaussian(0.02);
    const filter = (name: string, from: number, to: number): Tensor4D & Variable =>
      weights.add(name, [KERNEL, KERNEL, from, to], initialise) as Tensor4D & Variable;

    const g0 = weights.add('generator/project', [latent, small], initialise) as Tensor2D & Variable;
    const g1 = filter('generator/filters1', filters, 2 * filters);
    const g2 = filter('generator/filters2', channels, filters);
    const normal0 = batchNormalisation(weights, 'generator/normal0', 2 * filters);
    const normal1 = batchNormalisation(weights, 'generator/normal1', filters);
    const generate = (z: Tensor2D, by: Moments): Tensor4D => {
      const n = z.shape[0];
      const maps = tf.reshape(tf.matMul(z, g0), [n, rows, columns, 2 * filters]) as Tensor4D;
      const x = tf.relu(normal0(maps, by));
      const y = tf.conv2dTranspose(x, g1, [n, 2 * rows, 2 * columns, filters], 2, 'same');
      return tf.tanh(tf.conv2dTranspose(tf.relu(normal1(y, by)), g2, [n, height, width, channels], 2, 'same'));
    };

    const d1 = filter('discriminator/filters1', channels, filters);
    const d2 = filter('discriminator/filters2', filters, 2 * filters);
    const normal2 = batchNormalisation(weights, 'discriminator/normal2', 2 * filters);
    const judge = dense(weights, 'discriminator/judge', small, 1, { initialise });
    /** Logits of being real, judged beside the other pictures of x: real and drawn ones come in batches of their own. */
    const discriminate = (x: Tensor4D): Tensor2D => {
      const y = leaky(tf, tf.conv2d(x, d1, 2, 'same'));
      const maps = leaky(tf, normal2(tf.conv2d(y, d2, 2, 'same'), 'batch'));
      return judge(tf.reshape(maps, [x.shape[0], small]) as Tensor2D);
    };

    const [g, d] = [weights.named('generator/'), weights.named('discriminator/')];
    const generator = adam(weights, g, { beta1: momentum, name: 'adam generator' });
    const discriminator = adam(weights, d, { beta1: momentum, name: 'adam discriminator' });

    // −log σ(a) and −log(1 − σ(a)).
    const real = (logits: Tensor): Scalar => tf.mean(tf.softplus(tf.neg(logits)));
    const drawn = (logits: Tensor): Scalar => tf.mean(tf.softplus(logits));
    /** Pixels from −1 to 1, as tanh gives them. */
    const pictures = (set: Images['train'], chosen: Int32Array): Tensor4D =>
      tf.reshape(tf.sub(tf.mul(pixelsOf(tf, set, chosen), 2), 1), [chosen.length, height, width, channels]);

    return {
      stepsPerEpoch: batches.perEpoch,
      weights: () => weights.named(),
      step: (epoch, step) =>
        tf.tidy(() => {
          const random = randomFor(seed, 'noise', epoch, step);
          const noise = (): Tensor2D => tf.tensor2d(normals(batch * latent, random), [batch, latent]);
          const passed = epoch * batches.perEpoch + step;
          const x = pictures(data.train, batches.rows(epoch, step));
          const fake = generate(noise(), 'recorded');
          const loss = discriminator.minimise(
            () => tf.add(real(discriminate(x)), drawn(discriminate(fake))),
            passed,
            rate,
          );
          const z = noise();
          generator.minimise(() => real(discriminate(generate(z, 'batch'))), passed, rate);
          return loss;
        }),
      evaluate: async () => {
        const random = randomFor(seed, 'evaluation');
        const share = (logits: Tensor): Scalar => tf.mean(tf.step(logits));
        // In batches of the size of training, by which pictures are normalised; the rest of the test data is left out.
        const size = Math.min(batch, data.test.count);
        const parts = Math.max(1, Math.min(20, Math.floor(data.test.count / size)));
        const figures = await inSlices(
          tf,
          parts,
          (part) => {
            const z = tf.tensor2d(normals(size * latent, random), [size, latent]);
            const a = discriminate(pictures(data.test, rowsFrom(part * size, size)));
            const b = discriminate(generate(z, 'batch'));
            return tf.stack([tf.add(real(a), drawn(b)), real(b), share(a), share(b)]);
          },
          1,
        );
        const figure = (k: number): number => mean(figures.filter((_, i) => i % 4 === k));
        return {
          'discriminator loss': figure(0),
          'generator loss': figure(1),
          'test taken for real': figure(2),
          'drawn taken for real': figure(3),
        };
      },
      images: (count, drawSeed) =>
        valuesOf(
          tf.tidy(() => {
            const z = normals(count * latent, randomFor(drawSeed, 'images'));
            return tf.mul(tf.add(generate(tf.tensor2d(z, [count, latent]), 'moving'), 1), 0.5);
          }),
        ),
      dispose: () => weights.dispose(),
    };
  },
};
