import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import { Batches, indices, oneHot, pictures } from '../../reference/models/parts/batches';
import { accuracy, inSlices } from '../../reference/models/parts/evaluate';
import { glorot, he } from '../../reference/models/parts/initialise';
import { dense } from '../../reference/models/parts/layers';
import { sigmoidCrossEntropy, softmaxCrossEntropy } from '../../reference/models/parts/losses';
import { adam, rmsprop, sgd, type Optimiser } from '../../reference/models/parts/optimise';
import { dropoutMask, normals, randomFor, uniforms } from '../../reference/models/parts/random';
import { withSettings, oneOf, whole } from '../../reference/models/parts/settings';
import { Weights } from '../../reference/models/parts/weights';
import { seeded } from '../../reference/random';
import { tf } from '../support/tfjs';

const near = (actual: ArrayLike<number>, expected: ArrayLike<number>, digits = 5): void => {
  expect(actual).toHaveLength(expected.length);
  Array.from(expected).forEach((x, i) => expect(actual[i]).toBeCloseTo(x, digits));
};

describe('randomness', () => {
  test('depends on the seed and on every name', () => {
    const first = (...names: [number, ...(string | number)[]]): number => randomFor(...names)();
    expect(first(1, 'a', 2)).toBe(first(1, 'a', 2));
    expect(new Set([first(1, 'a', 2), first(2, 'a', 2), first(1, 'b', 2), first(1, 'a', 3)]).size).toBe(4);
  });

  test('uniform and normal numbers have the moments of their distributions', () => {
    const n = 20_000;
    const moments = (x: Float32Array): [number, number] => {
      const mean = x.reduce((a, b) => a + b, 0) / n;
      return [mean, x.reduce((a, b) => a + (b - mean) ** 2, 0) / n];
    };
    // Five standard errors: √(1/12/n) and √(1/n) of the means, about √(2/n) of the normal variance.
    const [uniformMean, uniformVariance] = moments(uniforms(n, randomFor(3, 'u')));
    expect(Math.abs(uniformMean - 1 / 2)).toBeLessThan(5 * Math.sqrt(1 / 12 / n));
    expect(Math.abs(uniformVariance - 1 / 12)).toBeLessThan(5 * Math.sqrt(1 / 180 / n));
    const [normalMean, normalVariance] = moments(normals(n, randomFor(3, 'n')));
    expect(Math.abs(normalMean)).toBeLessThan(5 / Math.sqrt(n));
    expect(Math.abs(normalVariance - 1)).toBeLessThan(5 * Math.sqrt(2 / n));
  });

  test('a uniform number is below 1 even as a 32-bit float', () => {
    expect(uniforms(1, () => 0.9999999999)[0]).toBeLessThan(1);
  });

  test('dropout keeps its share and the expectation', () => {
    const mask = dropoutMask(10_000, 0.8, seeded(4));
    const kept = mask.filter((x) => x > 0);
    expect(Math.abs(kept.length / 10_000 - 0.8)).toBeLessThan(5 * Math.sqrt((0.8 * 0.2) / 10_000));
    expect(new Set(kept)).toEqual(new Set([Math.fround(1.25)]));
  });
});

test('initialisers spread as their papers say', () => {
  const shape = [5, 5, 8, 12];
  const deviation = (x: Float32Array): number => Math.sqrt(x.reduce((sum, a) => sum + a * a, 0) / x.length);
  expect(Math.abs(deviation(glorot(shape, seeded(1))) - Math.sqrt(2 / (25 * 20)))).toBeLessThan(0.004);
  expect(Math.abs(deviation(he(shape, seeded(1))) - Math.sqrt(2 / (25 * 8)))).toBeLessThan(0.01);
});

describe('losses', () => {
  const logits = [
    [1, 2, -1],
    [0.5, 0, 30],
  ];

  test('softmax cross entropy and its gradient, by hand', () => {
    const targets = tf.tensor2d([
      [0, 1, 0],
      [1, 0, 0],
    ]);
    const { value, grad } = tf.valueAndGrad((x: Tensor) => softmaxCrossEntropy(tf, x as Tensor2D, targets))(
      tf.tensor2d(logits),
    );
    const softmax = logits.map((row) => {
      const total = row.reduce((sum, x) => sum + Math.exp(x), 0);
      return row.map((x) => Math.exp(x) / total);
    });
    near(value.dataSync(), [-(Math.log(softmax[0]![1]!) + Math.log(softmax[1]![0]!)) / 2]);
    const [[a, b, c], [d, e, f]] = softmax as [[number, number, number], [number, number, number]];
    near(grad.dataSync(), [a / 2, (b - 1) / 2, c / 2, (d - 1) / 2, e / 2, f / 2]);
  });

  test('sigmoid cross entropy and its gradient, by hand, without overflow', () => {
    const x = [0.3, -2, 200, -200];
    const y = [1, 0.25, 1, 1];
    const { value, grad } = tf.valueAndGrad((logit: Tensor) => sigmoidCrossEntropy(tf, logit, tf.tensor1d(y)))(
      tf.tensor1d(x),
    );
    const sigma = x.map((each) => 1 / (1 + Math.exp(-each)));
    const first = -Math.log(sigma[0]!) - 0.25 * Math.log(sigma[1]!) - 0.75 * Math.log(1 - sigma[1]!);
    near(value.dataSync(), [first + 0 + 200], 4);
    near(
      grad.dataSync(),
      sigma.map((s, i) => s - y[i]!),
    );
  });
});

test('a dense layer and its gradients are those of the operations it consists of', () => {
  const weights = new Weights(tf, 5);
  const layer = dense(weights, 'a', 3, 2);
  const data = dense(weights, 'b', 3, 2, { of: 'inputs' });
  const x = tf.tensor2d([1, -2, 3, 0.5, 1, -1], [2, 3]);
  const of = (name: string, apply: (x: Tensor2D) => Tensor): (() => Scalar) => {
    const all = Object.values(weights.named(name));
    expect(all).toHaveLength(2);
    // The input is made inside, as a batch is: it has to survive until the gradient.
    return () => tf.sum(tf.square(apply(tf.add(x, 1)))) as Scalar;
  };
  for (const [name, apply] of [
    ['a', layer],
    ['b', data],
  ] as const) {
    const named = weights.named(`${name}/`);
    const w = named[`${name}/weights`]!;
    const b = named[`${name}/bias`]!;
    const ours = tf.variableGrads(of(`${name}/`, apply), [w, b]);
    const theirs = tf.variableGrads(
      of(`${name}/`, (input) => tf.add(tf.matMul(input, w as unknown as Tensor2D), b)),
      [w, b],
    );
    for (const variable of [w, b])
      near(ours.grads[variable.name]!.dataSync(), theirs.grads[variable.name]!.dataSync(), 4);
  }
  // The gradient of the sum of all outputs with respect to any input is the sum of the weights that it meets.
  const sums = [...tf.sum(weights.named('a/')['a/weights']!, 1).dataSync()];
  const gradient = tf.grad((input: Tensor) => tf.sum(layer(input as Tensor2D)))(x);
  near(gradient.dataSync(), [...sums, ...sums]);
  weights.dispose();
});

describe('optimisers', () => {
  // Minimise (w − 3)², whose gradient is 2(w − 3), and follow the papers' recurrences in plain numbers.
  const follow = (make: (weights: Weights) => Optimiser, steps: number): number => {
    const weights = new Weights(tf, 1);
    const w = weights.add('w', [1], () => Float32Array.of(1));
    const optimiser = make(weights);
    for (let t = 0; t < steps; t++)
      optimiser.minimise(() => tf.sum(tf.square(tf.sub(w, 3))) as Scalar, t, 0.1).dispose();
    const end = w.dataSync()[0]!;
    weights.dispose();
    return end;
  };

  test('gradient descent, with and without momentum', () => {
    let [w, u, plain] = [1, 0, 1];
    for (let t = 0; t < 5; t++) {
      u = 0.9 * u - 0.1 * 2 * (w - 3);
      w += u;
      plain -= 0.1 * 2 * (plain - 3);
    }
    expect(follow((weights) => sgd(weights, weights.named('w')), 5)).toBeCloseTo(plain, 5);
    expect(follow((weights) => sgd(weights, weights.named('w'), { momentum: 0.9 }), 5)).toBeCloseTo(w, 5);
  });

  test('RMSprop', () => {
    let [w, v] = [1, 0];
    for (let t = 0; t < 5; t++) {
      const g = 2 * (w - 3);
      v = 0.9 * v + 0.1 * g * g;
      w -= (0.1 * g) / (Math.sqrt(v) + 1e-8);
    }
    expect(follow((weights) => rmsprop(weights, weights.named('w')), 5)).toBeCloseTo(w, 5);
  });

  test('Adam, as algorithm 1 of the paper has it', () => {
    let [w, m, v] = [1, 0, 0];
    for (let t = 1; t <= 7; t++) {
      const g = 2 * (w - 3);
      m = 0.9 * m + 0.1 * g;
      v = 0.999 * v + 0.001 * g * g;
      w -= (0.1 * (m / (1 - 0.9 ** t))) / (Math.sqrt(v / (1 - 0.999 ** t)) + 1e-3);
    }
    expect(follow((weights) => adam(weights, weights.named('w'), { epsilon: 1e-3 }), 7)).toBeCloseTo(w, 5);
  });

  test('leave no tensors behind', () => {
    const weights = new Weights(tf, 1);
    const w = weights.add('w', [4], glorot);
    for (const optimiser of [
      sgd(weights, { w }),
      sgd(weights, { w }, { momentum: 0.5, name: 'heavy' }),
      rmsprop(weights, { w }),
      adam(weights, { w }),
    ]) {
      const before = tf.memory().numTensors;
      optimiser.minimise(() => tf.sum(tf.square(w)) as Scalar, 0, 0.1).dispose();
      expect(tf.memory().numTensors).toBe(before);
    }
    weights.dispose();
  });
});

describe('batches', () => {
  test('every row comes at most once an epoch, in an order that depends on seed and epoch alone', () => {
    const rows = (batches: Batches, epoch: number): number[] =>
      Array.from({ length: batches.perEpoch }, (_, step) => [...batches.rows(epoch, step)]).flat();
    const batches = new Batches(23, 5, 1);
    const first = rows(batches, 0);
    expect(first).toHaveLength(20);
    expect(new Set(first).size).toBe(20);
    expect(rows(batches, 1)).not.toEqual(first);
    expect(rows(batches, 0)).toEqual(first);
    expect(rows(new Batches(23, 5, 2), 0)).not.toEqual(first);
    expect(() => new Batches(4, 5, 1)).toThrow('a batch of 5 rows needs as many; the training data have 4');
  });

  test('pictures and labels as rows', () => {
    const set = { count: 2, pixels: Uint8Array.of(0, 51, 102, 255), labels: Uint8Array.of(1, 0) };
    const x = pictures(tf, set);
    expect(x.shape).toEqual([2, 2]);
    near(x.dataSync(), [0, 0.2, 0.4, 1]);
    near(tf.gather(oneHot(tf, set.labels, 3), indices(tf, Int32Array.of(1))).dataSync(), [1, 0, 0]);
    expect(() => oneHot(tf, Uint8Array.of(0, 3), 3)).toThrow('row 1 has label 3; there are 3 classes, from 0');
  });
});

test('slices are joined, the last of them shorter', async () => {
  const x = tf.range(0, 7);
  const before = tf.memory().numTensors;
  near(await inSlices(tf, 7, (from, size) => tf.mul(tf.slice(x, from, size), 2), 3), [0, 2, 4, 6, 8, 10, 12]);
  expect(tf.memory().numTensors).toBe(before);
  const scores = tf.tensor2d([0, 1, 1, 0, 0.2, 0.3], [3, 2]);
  expect(
    await accuracy(tf, Uint8Array.of(1, 0, 0), (from, size) => tf.slice(scores, [from, 0], [size, 2])),
  ).toBeCloseTo(2 / 3);
});

describe('settings', () => {
  const defaults = { batch: 64, pooling: 'max', frozen: true };

  test('take the types of the defaults', () => {
    expect(withSettings(defaults, ['batch=32', 'frozen=false'])).toEqual({ batch: 32, pooling: 'max', frozen: false });
  });

  test.each([
    ['bach=3', "there is no setting 'bach'; there are batch, pooling, frozen"],
    ['toString=3', "there is no setting 'toString'; there are batch, pooling, frozen"],
    ['batch=many', "setting batch: expected a number, as in batch=64, got 'many'"],
    ['batch', "setting batch: expected a number, as in batch=64, got ''"],
    ['frozen=1', "setting frozen: expected true or false, got '1'"],
    ['pooling=', 'setting pooling: expected a word, as in pooling=max'],
  ])('%s is refused', (word, message) => {
    expect(() => withSettings(defaults, [word])).toThrow(message);
  });

  test('ranges', () => {
    expect(() => whole('batch', 2.5, 1, 100)).toThrow('setting batch: expected a whole number from 1 to 100, got 2.5');
    expect(() => oneOf('pooling', 'mean', ['max', 'average'])).toThrow(
      "setting pooling: expected one of 'max', 'average', got 'mean'",
    );
    expect(oneOf('kernel', 5, [5, 7])).toBe(5);
  });
});

test('first values depend on the seed and the name, not on the order of the variables', () => {
  const values = (names: string[], seed: number): Record<string, number[]> => {
    const weights = new Weights(tf, seed);
    const read = Object.fromEntries(names.map((name) => [name, [...weights.add(name, [2, 2], glorot).dataSync()]]));
    expect(() => weights.add(names[0]!, [1], glorot)).toThrow(`two variables are called ${names[0]}`);
    weights.dispose();
    return read;
  };
  expect(values(['a', 'b'], 1)).toEqual(values(['b', 'a'], 1));
  expect(values(['a'], 1)).not.toEqual(values(['a'], 2));
});
