import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import { dcgan } from '../../../reference/models/dcgan';
import type { DrawsImages } from '../../../reference/models/parts/draws';
import { batchNormalisation, leaky } from '../../../reference/models/parts/normalise';
import { normals, randomFor } from '../../../reference/models/parts/random';
import { Weights } from '../../../reference/models/parts/weights';
import { images } from '../../../reference/training/synthetic';
import { tf } from '../../support/tfjs';
import { expectGradient, expectLaws, run } from './laws';

const data = images(1, { train: 48, test: 24, side: 8, classes: 3 });
const small = { filters: 4, latent: 5, batch: 12, rate: 0.002, momentum: 0.5 };

describe('batch normalisation', () => {
  const shape: [number, number, number, number] = [3, 2, 2, 4];
  const x = tf.tensor4d(normals(48, randomFor(1, 'x')), shape);
  const weighting = tf.tensor4d(normals(48, randomFor(1, 'weighting')), shape);

  test('and its gradients are those of the formula it stands for', () => {
    const weights = new Weights(tf, 2);
    const layer = batchNormalisation(weights, 'a', 4);
    const scale = weights.named('a/scale')['a/scale']!;
    const shift = weights.named('a/shift')['a/shift']!;
    const formula = (x: Tensor4D): Tensor => {
      const { mean, variance } = tf.moments(x, [0, 1, 2]);
      return tf.add(tf.mul(tf.div(tf.sub(x, mean), tf.sqrt(tf.add(variance, 1e-5))), scale), shift);
    };
    const compare = (pick: (f: (x: Tensor4D) => Tensor) => Tensor): void => {
      const [ours, theirs] = [pick((x) => layer(x, 'batch')).dataSync(), pick(formula).dataSync()];
      theirs.forEach((value, i) => expect(ours[i]).toBeCloseTo(value, 4));
    };
    compare((f) => f(x));
    compare((f) => tf.grad((x: Tensor) => tf.sum(tf.mul(f(x as Tensor4D), weighting)))(x));
    for (const variable of [scale, shift])
      compare((f) => tf.variableGrads(() => tf.sum(tf.mul(f(x), weighting)), [variable]).grads[variable.name]!);
    weights.dispose();
  });

  test('records moving moments only when told to, and uses them', () => {
    const weights = new Weights(tf, 2);
    const layer = batchNormalisation(weights, 'a', 4);
    const moving = (): number[] => [...weights.named('moving/')['moving/a/mean']!.dataSync()];
    layer(x, 'batch');
    expect(moving()).toEqual([0, 0, 0, 0]);
    for (let i = 0; i < 200; i++) tf.tidy(() => layer(x, 'recorded'));
    [...tf.mean(x, [0, 1, 2]).dataSync()].forEach((mean, k) => expect(moving()[k]).toBeCloseTo(mean, 4));
    // After many recordings of the same batch, both ways are the same.
    const [a, b] = [layer(x, 'batch').dataSync(), layer(x, 'moving').dataSync()];
    a.forEach((value, i) => expect(b[i]).toBeCloseTo(value, 4));
    weights.dispose();
  });

  test('a leaky rectifier and its slope', () => {
    const { value, grad } = tf.valueAndGrad((x: Tensor) => leaky(tf, x))(tf.tensor1d([2, -3]));
    [2, -0.6].forEach((y, i) => expect(value.dataSync()[i]).toBeCloseTo(y, 6));
    [1, 0.2].forEach((y, i) => expect(grad.dataSync()[i]).toBeCloseTo(y, 6));
  });
});

describe('dcgan', () => {
  test('is the same for the same seed, and resumes exactly', () => expectLaws(dcgan, data, small, 6));

  test('the discriminator follows the gradient of its loss', () =>
    expectGradient(
      dcgan,
      data,
      small,
      [
        'discriminator/filters1',
        'discriminator/filters2',
        'discriminator/judge/weights',
        'discriminator/normal2/shift',
      ],
      // Adam's mean is the gradient itself after the first step.
      (name, _before, after) => after[`adam discriminator/mean/${name}`]!,
      // Short, since the weights are small and what is normalised bends much.
      { width: 3e-4, tolerance: 0.03 },
    ));

  test('pictures come nearer to real ones, and are the same for the same seed', async () => {
    const training = dcgan.start(tf, data, { ...small, rate: 0.01 }, 1) as ReturnType<typeof dcgan.start> & DrawsImages;
    const brightness = (pictures: ArrayLike<number>): number =>
      Array.from(pictures).reduce((sum, x) => sum + x, 0) / pictures.length;
    const real = brightness(data.train.pixels) / 255;
    // Before training all pixels are about half way up, and real pictures are dim.
    const before = Math.abs(brightness(await training.images(6, 4)) - real);
    run(training, 0, 40);
    const pictures = await training.images(6, 4);
    expect(Math.abs(brightness(pictures) - real)).toBeLessThan(0.7 * before);
    expect(pictures).toHaveLength(6 * 64);
    expect(pictures.every((x) => x >= 0 && x <= 1)).toBe(true);
    expect(await training.images(6, 4)).toEqual(pictures);
    training.dispose();
  });

  test('says which pictures it takes', () => {
    expect(() => dcgan.start(tf, images(1, { train: 20, test: 4, side: 6, classes: 2 }), small, 1)).toThrow(
      'dcgan takes pictures whose height and width are multiples of 4, not 6 × 6',
    );
  });
});
