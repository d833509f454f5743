import type { Field } from '../../../worlds/field';
import { decimals } from '../../../worlds/numeric/decimals';
import { doubles as F } from '../../../worlds/numeric/doubles';
import { exactly, intervals } from '../../../worlds/numeric/intervals';
import * as activations from '../../../worlds/numeric/layers/activations';
import { attention, attentionWeights, causal } from '../../../worlds/numeric/layers/attention';
import * as losses from '../../../worlds/numeric/layers/losses';
import type { Tensor } from '../../../worlds/tensor';
import { expectAlike, fromTf, tf, tfLayers, tidy, toTf } from '../../support/tfjs';
import { Draw } from './draw';

const vector = (entries: readonly number[]): Tensor<number> => ({ shape: [entries.length], entries });
const scalar = (x: number): Tensor<number> => ({ shape: [], entries: [x] });

test('softmax and cross-entropy', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(seed);
    const n = draw.whole(1, 8);
    const x = draw.vector(n).map((v) => 5 * v);
    const k = draw.whole(0, n - 1);
    const y = x.map((_, i) => (i === k ? 1 : 0));
    const soft = activations.softmax(F, draw.vector(n));
    const p = activations.softmax(F, x);
    const [theirs, hard, softly, direct, logs] = tidy(() => {
      const logits = tf.tensor2d([x]);
      const loss = (t: readonly number[]): tf.Tensor => tf.losses.softmaxCrossEntropy(tf.tensor2d([[...t]]), logits);
      return [
        tf.softmax(tf.tensor1d(x)),
        loss(y),
        loss(soft),
        // Without its clipping of small probabilities, which ours does not have.
        tf.neg(tf.sum(tf.mul(tf.tensor1d(soft), tf.log(tf.softmax(tf.tensor1d(x)))))),
        tf.logSoftmax(tf.tensor1d(x)),
      ].map(fromTf);
    });
    expectAlike(vector(p), theirs!, `softmax, seed ${seed}`);
    expectAlike(scalar(losses.crossEntropyOfLogits(F, x, y)), hard!, `cross-entropy of logits, seed ${seed}`);
    expectAlike(scalar(losses.crossEntropyOfLogits(F, x, soft)), softly!, `soft targets, seed ${seed}`);
    expectAlike(scalar(losses.crossEntropy(F, p, soft)), direct!, `cross-entropy of probabilities, seed ${seed}`);
    expectAlike(vector(x.map((_, i) => -activations.minusLogSoftmax(F, x, i))), logs!, `log softmax, seed ${seed}`);
  }
});

test('other losses', () => {
  for (let seed = 0; seed < 50; seed++) {
    const draw = new Draw(500 + seed);
    const n = draw.whole(1, 6);
    const [a, b] = [draw.vector(n), draw.vector(n)];
    const [p, y] = [a.map((v) => activations.sigmoid(F, v)), b.map((v) => (v > 0 ? 1 : 0))];
    const binary = y.map((t, i) => losses.binaryCrossEntropyOfLogits(F, a[i]!, t));
    const direct = y.map((t, i) => losses.binaryCrossEntropy(F, p[i]!, t));
    const [squares, distances, crossed] = tidy(() => {
      const [ta, tb, ty] = [a, b, y].map((v) => tf.tensor1d(v)) as [tf.Tensor, tf.Tensor, tf.Tensor];
      const crossed = tf.losses.sigmoidCrossEntropy(ty, ta, undefined, undefined, tf.Reduction.NONE);
      return [tf.losses.meanSquaredError(tb, ta), tf.losses.absoluteDifference(tb, ta), crossed].map(fromTf);
    });
    expectAlike(scalar(losses.meanSquares(F, a, b)), squares!, `squares, seed ${seed}`);
    expectAlike(scalar(losses.meanDistances(F, a, b)), distances!, `distances, seed ${seed}`);
    expectAlike(vector(binary), crossed!, `binary cross-entropy of logits, seed ${seed}`);
    expectAlike(vector(direct), crossed!, `binary cross-entropy, seed ${seed}`);
  }
  // log 2 / 2 + log(2/3) / 2, by hand.
  expect(losses.divergence(F, [0.5, 0.5], [0.25, 0.75])).toBeCloseTo(0.14384103622589045, 14);
  expect(losses.divergence(F, [0, 1], [0.5, 0.5])).toBeCloseTo(Math.LN2, 15);
});

test('activations', () => {
  const xs = [-20, -3, -1, -0.25, 0, 0.25, 1, 3, 20];
  const ours = (f: <T>(F: Field<T>, x: T) => T): Tensor<number> => vector(xs.map((x) => f(F, x)));
  const theirs = (f: (x: tf.Tensor) => tf.Tensor): Tensor<number> => tidy(() => fromTf(f(tf.tensor1d(xs))));
  const layer = (name: string): Tensor<number> =>
    theirs((x) => tfLayers.layers.activation({ activation: name as 'gelu' }).apply(x) as tf.Tensor);
  expectAlike(ours(activations.sigmoid), theirs(tf.sigmoid), 'sigmoid');
  expectAlike(ours(activations.relu), theirs(tf.relu), 'relu');
  expectAlike(ours(activations.softplus), theirs(tf.softplus), 'softplus');
  expectAlike(ours(activations.gelu), layer('gelu'), 'gelu');
  expectAlike(ours(activations.geluByTanh), layer('gelu_new'), 'gelu by tanh');
  expectAlike(ours(activations.silu), layer('swish'), 'silu');
  expectAlike(
    ours((K, x) => activations.leakyRelu(K, x, K.of(0.2))),
    theirs((x) => tf.leakyRelu(x, 0.2)),
    'leaky relu',
  );
  expectAlike(
    ours((K, x) => activations.elu(K, x, K.of(1))),
    theirs(tf.elu),
    'elu',
  );
});

test('nothing overflows that has a value', () => {
  expect(activations.softmax(F, [1000, 0])).toEqual([1, 0]);
  expect(losses.crossEntropyOfLogits(F, [1000, 0], [0, 1])).toBe(1000);
  expect(activations.softplus(F, 1000)).toBe(1000);
  expect(losses.crossEntropy(F, [1, 0], [1, 0])).toBe(-0);
});

test('attention', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(700 + seed);
    const [n, m, d, p] = [draw.whole(1, 5), draw.whole(1, 5), draw.whole(1, 4), draw.whole(1, 4)];
    const [q, k, v] = [draw.tensor(n, d), draw.tensor(m, d), draw.tensor(m, p)];
    const masked = draw.flag();
    const weights = attentionWeights(F, q, k, 1 / Math.sqrt(d), masked ? causal : null);
    const [w, out] = tidy(() => {
      const scores = tf.div(tf.matMul(toTf(q), toTf(k), false, true), Math.sqrt(d));
      const later = tf.tensor2d(
        Array.from({ length: n }, (_, i) => Array.from({ length: m }, (_, j) => (j > i ? -1e9 : 0))),
      );
      const soft = tf.softmax(masked ? tf.add(scores, later) : scores);
      return [soft, tf.matMul(soft, toTf(v))].map(fromTf);
    });
    expectAlike(weights, w!, `attention weights, seed ${seed}`);
    expectAlike(attention(F, weights, v), out!, `attention, seed ${seed}`);
  }
});

test('an interval softmax is exact: its ends are reached at the corners', () => {
  const x = [
    { lo: 0, hi: 1 },
    { lo: -1, hi: 2 },
    { lo: 0.5, hi: 0.5 },
  ];
  const [first] = activations.softmax(intervals, x);
  expect(first!.lo).toBeCloseTo(activations.softmax(F, [0, 2, 0.5])[0]!, 14);
  expect(first!.hi).toBeCloseTo(activations.softmax(F, [1, -1, 0.5])[0]!, 14);
  const loss = activations.minusLogSoftmax(intervals, x, 0);
  expect(loss.hi).toBeCloseTo(activations.minusLogSoftmax(F, [0, 2, 0.5], 0), 14);
  expect(loss.lo).toBeCloseTo(activations.minusLogSoftmax(F, [1, -1, 0.5], 0), 14);
});

test('relu and the maximum of intervals have both ends', () => {
  expect(activations.relu(intervals, { lo: -1, hi: 2 })).toEqual({ lo: 0, hi: 2 });
  expect(activations.leakyRelu(intervals, { lo: -1, hi: 2 }, exactly(0.5))).toEqual({ lo: -0.5, hi: 2 });
});

test('the same in decimals', () => {
  const D = decimals(40);
  const p = activations.softmax(D, [1, 2, 3].map(D.of));
  // e / (e + e² + e³) by Python's decimal module with 45 digits.
  expect(p[0]!.toString().slice(0, 30)).toBe('0.0900305731703804579980221014');
});
