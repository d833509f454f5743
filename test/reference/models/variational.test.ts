import type { Tensor } from '@tensorflow/tfjs-core';
import { conditionalVae } from '../../../reference/models/conditional-vae';
import { bernoulliLoss, diagonal, divergence, reparameterised } from '../../../reference/models/parts/bound';
import type { DrawsImages } from '../../../reference/models/parts/draws';
import { vae } from '../../../reference/models/vae';
import { images } from '../../../reference/training/synthetic';
import { tf } from '../../support/tfjs';
import { expectGradient, expectLaws, run } from './laws';

const data = images(1, { train: 60, test: 30, side: 6, classes: 3 });
const small = { hidden: 12, latent: 3, batch: 20, rate: 0.01, decay: 1, pixels: 'grey' };

describe('terms of the bound', () => {
  const mean = [0.5, -1.2, 0];
  const variance = [0.3, 1, 2.5];
  const q = (): ReturnType<typeof diagonal> => diagonal(tf, tf.tensor2d([...mean, ...variance.map(Math.log)], [1, 6]));

  test('the divergence is the integral that defines it', () => {
    // ∫ q log(q/p), by the midpoint rule, one coordinate at a time: both densities are products.
    const logDensity = (x: number, m: number, v: number): number =>
      -((x - m) ** 2) / (2 * v) - Math.log(2 * Math.PI * v) / 2;
    const width = 1e-3;
    let expected = 0;
    mean.forEach((m, j) => {
      const v = variance[j]!;
      for (let x = -12; x < 12; x += width) {
        const log = logDensity(x, m, v);
        expected += width * Math.exp(log) * (log - logDensity(x, 0, 1));
      }
    });
    expect(divergence(tf, q()).dataSync()[0]).toBeCloseTo(expected, 4);
  });

  test('a drawn z is μ + σ ε', () => {
    const noise = tf.tensor2d([1, -2, 0.5], [1, 3]);
    const z = reparameterised(tf, q(), noise).dataSync();
    [1, -2, 0.5].forEach((e, j) => expect(z[j]).toBeCloseTo(mean[j]! + Math.sqrt(variance[j]!) * e, 5));
  });

  test('the Bernoulli loss is −Σ x log σ(a) + (1 − x) log(1 − σ(a)), without overflow, and its gradient σ(a) − x', () => {
    const a = [0.3, -2, 90, -90];
    const x = [1, 0.25, 1, 1];
    const { value, grad } = tf.valueAndGrad((logits: Tensor) => bernoulliLoss(tf, logits, tf.tensor1d(x)))(
      tf.tensor1d(a),
    );
    const p = a.map((each) => 1 / (1 + Math.exp(-each)));
    const expected = -Math.log(p[0]!) - 0.25 * Math.log(p[1]!) - 0.75 * Math.log(1 - p[1]!) + 0 + 90;
    expect(value.dataSync()[0]).toBeCloseTo(expected, 4);
    grad.dataSync().forEach((g, i) => expect(g).toBeCloseTo(p[i]! - x[i]!, 5));
  });
});

describe.each([
  ['vae', vae],
  ['conditional-vae', conditionalVae],
] as const)('%s', (_, model) => {
  test('is the same for the same seed, and resumes exactly', () => expectLaws(model, data, small, 8));
  test('is the same for the same seed with pixels drawn anew', () =>
    expectLaws(model, data, { ...small, pixels: 'binary' }, 4));

  test('follows the gradient of its loss', () =>
    expectGradient(
      model,
      data,
      small,
      [
        'encoder/hidden/weights',
        'encoder/moments/weights',
        'encoder/moments/bias',
        'decoder/hidden/weights',
        'decoder/pixels/weights',
      ],
      // Adam's mean is the gradient itself after the first step.
      (name, _before, after) => after[`adam/mean/${name}`]!,
    ));

  test('its bound rises, on training and test data, and its pictures come out the same', async () => {
    const training = model.start(tf, data, small, 1) as ReturnType<typeof model.start> & DrawsImages;
    const before = await training.evaluate();
    run(training, 0, 120);
    const after = await training.evaluate();
    expect(after['test bound']).toBeGreaterThan(before['test bound']! + 1);
    expect(after['train bound']).toBeGreaterThan(before['train bound']! + 1);
    expect(after['test bound']).toBeCloseTo(after['test reconstruction']! - after['test divergence']!, 5);
    expect(after['test divergence']).toBeGreaterThan(0);
    const pictures = await training.images(4, 9);
    expect(pictures).toHaveLength(4 * 36);
    expect(pictures.every((x) => x >= 0 && x <= 1)).toBe(true);
    expect(await training.images(4, 9)).toEqual(pictures);
    expect(await training.images(4, 10)).not.toEqual(pictures);
    training.dispose();
  });

  test('says what is wrong with its settings', () => {
    expect(() => model.start(tf, data, { ...small, pixels: 'red' }, 1)).toThrow(
      "setting pixels: expected one of 'grey', 'binary', got 'red'",
    );
    expect(() => model.start(tf, data, { ...small, latent: 0 }, 1)).toThrow('setting latent: expected a whole number');
  });
});

test('pictures of the conditional model show their class', async () => {
  const training = conditionalVae.start(tf, data, small, 1) as ReturnType<typeof conditionalVae.start> & DrawsImages;
  run(training, 0, 300);
  const pictures = await training.images(30, 3);
  // The class of a made-up picture is the place of its bright spot: nearest class mean of the training data.
  const means = Array.from({ length: 3 }, (_, c) => {
    const rows = [...data.train.labels].flatMap((label, i) => (label === c ? [i] : []));
    return Array.from(
      { length: 36 },
      (_, p) => rows.reduce((sum, i) => sum + data.train.pixels[i * 36 + p]!, 0) / rows.length / 255,
    );
  });
  let right = 0;
  for (let i = 0; i < 30; i++) {
    const distances = means.map((mean) => mean.reduce((sum, m, p) => sum + (pictures[i * 36 + p]! - m) ** 2, 0));
    if (distances.indexOf(Math.min(...distances)) === i % 3) right += 1;
  }
  expect(right).toBeGreaterThanOrEqual(27);
  training.dispose();
});
