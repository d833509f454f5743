import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Dataset } from '../../reference/datasets/types';
import { homeworks } from '../../reference/models/homeworks';
import { models, modelNamed } from '../../reference/models/index';
import { contrastive } from '../../reference/models/siamese';
import type { Model, Settings } from '../../reference/models/types';
import { convolved, convolvedGradients, bestWindowGradients } from '../../reference/models/parts/text-convolution';
import { WordIndex } from '../../reference/models/parts/words';
import { normals, randomFor } from '../../reference/models/parts/random';
import { nameOf } from '../../reference/training/results';
import { synthetic } from '../../reference/training/synthetic';
import { root } from '../support/shared';
import { tf } from '../support/tfjs';

// In its test mode tfjs takes a tensor that a gradient keeps for one that is left behind.
tf.env().set('IS_TEST', false);
tf.env().set('PROD', true);

/** A model with tiny settings on tiny data that are no data set. */
interface Case {
  readonly name: string;
  readonly data: Dataset;
  readonly settings: Settings;
}

const pictures = synthetic('images', 1, { train: 32, test: 8, side: 8, classes: 4 });
const texts = synthetic('texts', 1, { train: 24, test: 8, length: 8, vocabulary: 24, dimensions: 5 });
const convolutions = { filters1: 3, filters2: 4, kernel: 2, batch: 8, rate: 0.02 };

const cases: readonly Case[] = [
  { name: 'mlp', data: pictures, settings: { hidden1: 16, hidden2: 8, batch: 8, rate: 0.02 } },
  { name: 'convnet', data: pictures, settings: { ...convolutions, hidden: 8 } },
  {
    name: 'siamese',
    data: pictures,
    settings: { ...convolutions, batch: 4, trainPairs: 24, testPairs: 8, embedding: 4 },
  },
  ...['max', 'average'].flatMap((pooling) =>
    ['frozen', 'tuned'].map((embedding) => ({
      name: 'text-cnn',
      data: texts,
      settings: { pooling, embedding, kernel: 3, filters: 6, batch: 8, rate: 0.02, dropout: 0.2 },
    })),
  ),
];

const settingsOf = (model: Model, { settings }: Case): Settings => ({ ...model.defaults, ...settings });

describe.each(cases.map((each) => [`${each.name} ${Object.values(each.settings).join(' ')}`, each] as const))(
  '%s',
  (_, each) => {
    const model = modelNamed(each.name);
    const start = (seed = 1, settings = settingsOf(model, each)) => model.start(tf, each.data, settings, seed);

    test('its loss falls, bit for bit in the same way from the same seed, and no tensor is left', async () => {
      const before = tf.memory().numTensors;
      const run = async (seed: number): Promise<number[]> => {
        const training = start(seed);
        const started = tf.memory().numTensors;
        const losses: number[] = [];
        for (let epoch = 0; epoch < 3; epoch++) {
          let sum = 0;
          for (let step = 0; step < training.stepsPerEpoch; step++) {
            const loss = training.step(epoch, step);
            sum += loss.dataSync()[0]!;
            loss.dispose();
          }
          losses.push(sum);
        }
        const metrics = await training.evaluate();
        expect(Object.keys(metrics)).toEqual(model.metrics.map(({ name }) => name));
        for (const value of Object.values(metrics)) expect(value).toBeGreaterThanOrEqual(0);
        expect(tf.memory().numTensors).toBe(started);
        training.dispose();
        return [...losses, ...Object.values(metrics)];
      };
      const first = await run(1);
      expect(first[2]).toBeLessThan(first[0]!);
      expect(await run(1)).toEqual(first);
      expect(await run(2)).not.toEqual(first);
      expect(tf.memory().numTensors).toBe(before);
    });

    test('what it learns by is the gradient of its loss, as differences say', () => {
      // After its first step, Adam's memory of the mean is the gradient itself.
      const training = start();
      const all = training.weights();
      const names = Object.keys(all).filter((name) => all[`adam/mean/${name}`]);
      expect(names.length).toBeGreaterThan(1);
      // Moved a little: biases that are zero would put all filling of texts where the rectifier has no gradient.
      const nudge = randomFor(1, 'nudge');
      const kept = Object.fromEntries(
        Object.entries(all).map(([name, variable]) => [
          name,
          names.includes(name) ? variable.dataSync().map((x) => x + 0.1 * nudge()) : variable.dataSync().slice(),
        ]),
      );
      const restore = (change?: { readonly name: string; readonly at: number; readonly by: number }): void => {
        for (const [name, variable] of Object.entries(all)) {
          const values = kept[name]!.slice();
          if (change?.name === name) values[change.at]! += change.by;
          tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
        }
      };
      const lossAt = (change: { readonly name: string; readonly at: number; readonly by: number }): number => {
        restore(change);
        const loss = training.step(0, 0);
        const value = loss.dataSync()[0]!;
        loss.dispose();
        return value;
      };
      restore();
      training.step(0, 0).dispose();
      const gradients = Object.fromEntries(names.map((name) => [name, all[`adam/mean/${name}`]!.dataSync().slice()]));
      const random = randomFor(1, 'where');
      let [checked, off] = [0, 0];
      for (const name of names) {
        const gradient = gradients[name]!;
        for (let k = 0; k < 3; k++) {
          // Where the gradient is largest, then anywhere.
          const at = k === 0 ? largest(gradient) : Math.floor(random() * gradient.length);
          const by = 3e-4;
          const slope = (lossAt({ name, at, by }) - lossAt({ name, at, by: -by })) / (2 * by);
          checked++;
          if (Math.abs(slope - gradient[at]!) > 2e-3 + 0.02 * Math.abs(slope)) off++;
        }
      }
      training.dispose();
      // A rectifier or a maximum may change sides within a difference; a wrong gradient is off in most places.
      expect(off / checked).toBeLessThan(0.1);
    });

    test('a setting that makes no sense is refused by name', () => {
      for (const [name, value] of Object.entries(settingsOf(model, each))) {
        const wrong = typeof value === 'number' ? -1 : 'nonsense';
        const before = tf.memory().numTensors;
        expect(() => start(1, { ...settingsOf(model, each), [name]: wrong })).toThrow(new RegExp(`^setting ${name}: `));
        expect(tf.memory().numTensors).toBe(before);
      }
    });
  },
);

const largest = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((best, x, i, all) => (Math.abs(x) > Math.abs(all[best]!) ? i : best), 0);

test('every model says what it is', () => {
  for (const [name, model] of Object.entries(models)) {
    expect(model.name).toBe(name);
    expect(model.title).not.toBe('');
    expect(model.source).toMatch(/\d{4}/);
    expect(model.metrics.length).toBeGreaterThan(0);
  }
  expect(() => modelNamed('mpl')).toThrow(/^there is no model 'mpl'; there are mlp, convnet/);
});

test('the models of the homeworks have the settings that they are given, and no two are the same', () => {
  const names = homeworks.map(({ model, settings }) => {
    const { defaults } = modelNamed(model);
    for (const [name, value] of Object.entries(settings)) expect(typeof value).toBe(typeof defaults[name]);
    return nameOf(modelNamed(model), { ...defaults, ...settings });
  });
  expect(new Set(names).size).toBe(names.length);
  for (const part of homeworks.flatMap(({ parts }) => parts)) {
    const [assignment, id] = part.split('/') as [string, string];
    expect(readFileSync(join(root, 'problems', assignment, 'assignment.yaml'), 'utf8')).toContain(`- id: ${id}\n`);
  }
});

test('data of another kind are refused', () => {
  expect(() => modelNamed('mlp').start(tf, texts, modelNamed('mlp').defaults, 1)).toThrow(
    "mlp takes images, and 'synthetic texts' holds texts: name other data with --data",
  );
});

test('the contrastive loss, by hand', () => {
  const squared = tf.tensor1d([4, 0.25, 9, 0]);
  const same = tf.tensor1d([1, 0, 0, 1]);
  // ½ (4 + (2 − ½)² + 0 + 0) / 4
  expect(contrastive(tf, squared, same, 2).dataSync()[0]).toBeCloseTo((4 + 2.25) / 8, 5);
  const gradient = tf
    .grad((x: Tensor) => contrastive(tf, x, same, 2))(squared)
    .dataSync();
  // ½ of 1 for one class; for two, (2 − d) · −1/(2d); nothing beyond the margin.
  [1 / 2, (-(2 - 0.5) / (2 * 0.5)) * 1, 0, 1 / 2].forEach((g, i) => expect(gradient[i]).toBeCloseTo(g / 4, 4));
});

describe('the convolution over words', () => {
  const [length, kernel, filters, size, vocabulary] = [7, 3, 4, 5, 9];
  const words = new WordIndex(vocabulary).take(
    Uint16Array.of(1, 2, 3, 2, 1, 2, 0, 8, 8, 8, 4, 5, 0, 0, 6, 6, 6, 6, 6, 6, 6),
    length,
    Int32Array.of(0, 1),
  );
  const numbers = (name: string, count: number): Float32Array => normals(count, randomFor(1, name));
  const vectors = tf.tensor2d(numbers('vectors', vocabulary * size), [vocabulary, size]);
  const w = tf.tensor2d(numbers('filters', kernel * filters * size), [kernel * filters, size]);
  const windows = length - kernel + 1;

  /** By the definition, in plain loops. */
  const byHand = (): number[] => {
    const [e, f] = [vectors.dataSync(), w.dataSync()];
    const y: number[] = [];
    for (let n = 0; n < 2; n++)
      for (let t = 0; t < windows; t++)
        for (let k = 0; k < filters; k++) {
          let sum = 0;
          for (let j = 0; j < kernel; j++)
            for (let d = 0; d < size; d++)
              sum += e[words.all[n * length + t + j]! * size + d]! * f[(j * filters + k) * size + d]!;
          y.push(sum);
        }
    return y;
  };

  test.each(['shared', 'dense'] as const)('%s, and its gradients', (way) => {
    const of = { way, kernel, filters };
    const y = convolved(tf, words, vectors, w, of);
    expect(y.shape).toEqual([2, windows, filters]);
    byHand().forEach((value, i) => expect(y.dataSync()[i]).toBeCloseTo(value, 4));

    // The convolution is linear in either: Σ dy · y for a basis vector in place of it is the gradient there.
    const dy = tf.tensor3d(numbers('dy', 2 * windows * filters), [2, windows, filters]);
    const { filters: dw, vectors: de } = convolvedGradients(tf, words, vectors, w, of, dy, true);
    const along = (x: Tensor2D, at: number): Tensor2D => tf.reshape(tf.oneHot(tf.scalar(at, 'int32'), x.size), x.shape);
    const sum = (e: Tensor2D, f: Tensor2D): number =>
      (tf.sum(tf.mul(convolved(tf, words, e, f, of), dy)) as Scalar).dataSync()[0]!;
    for (const at of [0, 7, 33]) {
      expect(dw.dataSync()[at]).toBeCloseTo(sum(vectors, along(w, at)), 4);
      expect(de!.dataSync()[at]).toBeCloseTo(sum(along(vectors, at), w), 4);
    }

    // Zero but for one window: the short way gives the same.
    const best = tf.tensor2d([0, 4, 2, 1, 3, 3, 0, 4], [2, filters], 'int32');
    const few = tf.tensor2d(numbers('few', 2 * filters), [2, filters]);
    const spread = tf.mul(
      tf.transpose(tf.cast(tf.oneHot(best, windows), 'float32'), [0, 2, 1]),
      tf.reshape(few, [2, 1, filters]),
    ) as typeof dy;
    const long = convolvedGradients(tf, words, vectors, w, of, spread, true);
    const short = bestWindowGradients(tf, words, vectors, w, of, few, best, true);
    for (const part of ['filters', 'vectors'] as const)
      long[part]!.dataSync().forEach((value, i) => expect(short[part]!.dataSync()[i]).toBeCloseTo(value, 4));
  });
});
