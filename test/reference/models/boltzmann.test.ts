import type { Tensor2D, Variable } from '@tensorflow/tfjs-core';
import { autoencoder } from '../../../reference/models/autoencoder';
import type { DrawsImages } from '../../../reference/models/parts/draws';
import { contrast, gibbs, phase, rbm, type Machine } from '../../../reference/models/rbm';
import { seeded } from '../../../reference/random';
import { images } from '../../../reference/training/synthetic';
import { tf } from '../../support/tfjs';
import { expectGradient, expectLaws, run, valuesOf } from './laws';

const data = images(1, { train: 80, test: 40, side: 6, classes: 3 });
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** All rows of `n` ones and zeros. */
const states = (n: number): number[][] =>
  Array.from({ length: 2 ** n }, (_, code) => Array.from({ length: n }, (_, i) => (code >> i) & 1));

// A machine of three visible and two hidden units, small enough to sum over all its states.
const W = [
  [0.8, -0.5],
  [-1.1, 0.3],
  [0.4, 0.9],
];
const B = [0.2, -0.3, 0.1];
const C = [-0.4, 0.5];
const machine = (): Machine => ({
  w: tf.variable(tf.tensor2d(W)) as unknown as Tensor2D & Variable,
  b: tf.variable(tf.tensor1d(B)),
  c: tf.variable(tf.tensor1d(C)),
});
const hiddenOf = (v: number[]): number[] =>
  C.map((c, j) => sigmoid(c + v.reduce((sum, vi, i) => sum + vi * W[i]![j]!, 0)));
const visibleOf = (h: number[]): number[] =>
  B.map((b, i) => sigmoid(b + h.reduce((sum, hj, j) => sum + hj * W[i]![j]!, 0)));
const chance = (bits: number[], p: number[]): number =>
  bits.reduce((all, bit, i) => all * (bit ? p[i]! : 1 - p[i]!), 1);

/** p(v) by the sum over all states of exp(vᵀWh + bᵀv + cᵀh). */
const marginal = (v: number[]): number => {
  const weight = (v: number[], h: number[]): number => {
    let energy = 0;
    v.forEach((vi, i) => h.forEach((hj, j) => (energy += vi * W[i]![j]! * hj)));
    v.forEach((vi, i) => (energy += B[i]! * vi));
    h.forEach((hj, j) => (energy += C[j]! * hj));
    return Math.exp(energy);
  };
  const over = (v: number[]): number => states(2).reduce((sum, h) => sum + weight(v, h), 0);
  return over(v) / states(3).reduce((sum, each) => sum + over(each), 0);
};

/** E[v hᵀ], E[v] and E[h], flat, where v has the given distribution over `states(3)` and h is p(h = 1 | v). */
const statistics = (p: number[]): number[] => {
  const sums = new Array<number>(11).fill(0);
  states(3).forEach((v, s) => {
    const h = hiddenOf(v);
    const all = [...v.flatMap((vi) => h.map((hj) => vi * hj)), ...v, ...h];
    all.forEach((x, k) => (sums[k]! += p[s]! * x));
  });
  return sums;
};

/** One Gibbs step v → h → v of a distribution over `states(3)`. */
const stepped = (p: number[]): number[] => {
  const next = new Array<number>(8).fill(0);
  states(3).forEach((v, s) => {
    for (const h of states(2))
      states(3).forEach((to, t) => (next[t]! += p[s]! * chance(h, hiddenOf(v)) * chance(to, visibleOf(h))));
  });
  return next;
};

const flat = (gradients: ReturnType<typeof contrast>): number[] =>
  ['machine/w', 'machine/b', 'machine/c'].flatMap((name) => [...gradients[name]!.dataSync()]);

describe('contrastive divergence against the sum over all states', () => {
  const rows = 40_000;
  const picture = [1, 0, 1];
  const atData: number[] = states(3).map((v) => (v.every((x, i) => x === picture[i]) ? 1 : 0));
  const v = tf.tensor2d(Array.from({ length: rows }, () => picture).flat(), [rows, 3]);
  const moves = (k: number, seed: number): ReturnType<typeof contrast> => {
    const rbm = machine();
    const data = phase(tf, rbm, v);
    return contrast(tf, data, gibbs(tf, rbm, data, k, seeded(seed)));
  };
  // Five standard errors of a mean of numbers in [0, 1].
  const tolerance = (5 * 0.5) / Math.sqrt(rows);

  test.each([1, 2, 5])('CD-%i moves down by what as many Gibbs steps give on average', (k) => {
    const moved = flat(moves(k, k));
    let p = atData;
    for (let i = 0; i < k; i++) p = stepped(p);
    const [negative, positive] = [statistics(p), statistics(atData)];
    moved.forEach((x, i) => expect(Math.abs(x - (negative[i]! - positive[i]!))).toBeLessThan(tolerance));
  });

  test('long chains give the gradient of −log p(v)', () => {
    const moved = flat(moves(20, 9));
    // By central differences of the exact log-likelihood.
    const width = 1e-5;
    const slope = (table: number[], i: number): number => {
      const at = (by: number): number => {
        const kept = table[i]!;
        table[i] = kept + by;
        const value = -Math.log(marginal(picture));
        table[i] = kept;
        return value;
      };
      return (at(width) - at(-width)) / (2 * width);
    };
    const exact = [
      ...W.flatMap((row) => row.map((_, j) => slope(row, j))),
      ...B.map((_, i) => slope(B, i)),
      ...C.map((_, j) => slope(C, j)),
    ];
    moved.forEach((x, i) => expect(Math.abs(x - exact[i]!)).toBeLessThan(tolerance));
  });

  test('the model is where chains end', () => {
    let p = atData;
    for (let i = 0; i < 200; i++) p = stepped(p);
    states(3).forEach((state, s) => expect(p[s]).toBeCloseTo(marginal(state), 8));
  });
});

const machineSettings = { ...rbm.defaults, hidden: 12, batch: 20, rows: 0, pretraining: 2, fineRate: 0.5 };
const coderSettings = { ...autoencoder.defaults, hidden: 12, batch: 20, rows: 0, pretraining: 2, fineRate: 0.5 };

describe('a Boltzmann machine, then a classifier', () => {
  // Four steps an epoch; the classifier begins at step 8.
  test.each([{}, { persistent: true, momentum: 0.5 }, { steps: 3 }])(
    'is the same for the same seed, and resumes exactly: %j',
    (given) => expectLaws(rbm, data, { ...machineSettings, ...given }, 12),
  );

  test('persistent chains go on from one step to the next', () => {
    const training = rbm.start(tf, data, { ...machineSettings, persistent: true }, 1);
    const first = valuesOf(training)['chains']!;
    run(training, 0, 1);
    const second = valuesOf(training)['chains']!;
    expect(second).not.toEqual(first);
    expect(second.every((x) => x === 0 || x === 1)).toBe(true);
    training.dispose();
  });

  test('reconstructs better after training, and the classifier begins with its features', async () => {
    const settings = { ...machineSettings, pretraining: 30 };
    const training = rbm.start(tf, data, settings, 1) as ReturnType<typeof rbm.start> & DrawsImages;
    const before = await training.evaluate();
    run(training, 0, 120);
    const trained = await training.evaluate();
    expect(trained['test reconstruction']).toBeLessThan(before['test reconstruction']! - 1);
    expect(trained['accuracy']).toBe(before['accuracy']);
    const features = valuesOf(training)['machine/w']!;
    const pictures = await training.images(3, 1);
    expect(pictures.every((x) => x >= 0 && x <= 1)).toBe(true);
    expect(await training.images(3, 1)).toEqual(pictures);

    run(training, 120, 121);
    const begun = valuesOf(training)['pretrained/hidden/weights']!;
    // One step of descent away from the features, and far from its first values.
    expect(Math.max(...begun.map((w, i) => Math.abs(w - features[i]!)))).toBeLessThan(0.1);
    run(training, 121, 400);
    const after = await training.evaluate();
    expect(after['accuracy']).toBeGreaterThan(0.9);
    expect(after['plain accuracy']).toBeGreaterThan(0.8);
    expect(valuesOf(training)['machine/w']).toEqual(features);
    training.dispose();
  });
});

describe('an autoencoder, then a classifier', () => {
  test.each([{}, { corruption: 0.3, loss: 'cross entropy', momentum: 0.5 }])(
    'is the same for the same seed, and resumes exactly: %j',
    (given) => expectLaws(autoencoder, data, { ...coderSettings, ...given }, 12),
  );

  test.each(['squared', 'cross entropy'])('follows the gradient of its loss: %s', (loss) =>
    expectGradient(
      autoencoder,
      data,
      { ...coderSettings, loss, rate: 0.01 },
      ['features/weights', 'features/bias', 'pixels/bias'],
      (name, before, after) => before[name]!.map((w, i) => (w - after[name]![i]!) / 0.01),
    ),
  );

  test('the classifiers follow the gradient of theirs', () =>
    expectGradient(
      autoencoder,
      data,
      { ...coderSettings, pretraining: 0, fineRate: 0.01 },
      ['pretrained/hidden/bias', 'pretrained/classes/weights', 'pretrained/classes/bias'],
      (name, before, after) => before[name]!.map((w, i) => (w - after[name]![i]!) / 0.01),
      // Not the first step, which copies the features.
      { step: [0, 1] },
    ));

  test('gives pictures back better after training', async () => {
    const training = autoencoder.start(tf, data, { ...coderSettings, pretraining: 100 }, 1);
    const before = await training.evaluate();
    run(training, 0, 150);
    const after = await training.evaluate();
    expect(after['test reconstruction']).toBeLessThan(0.8 * before['test reconstruction']!);
    expect(after['train reconstruction']).toBeLessThan(0.8 * before['train reconstruction']!);
    training.dispose();
  });

  test('says what is wrong with its settings', () => {
    expect(() => autoencoder.start(tf, data, { ...coderSettings, loss: 'none' }, 1)).toThrow(
      "setting loss: expected one of 'squared', 'cross entropy', got 'none'",
    );
    expect(() => rbm.start(tf, data, { ...machineSettings, steps: 0 }, 1)).toThrow(
      'setting steps: expected a whole number of at least 1, got 0',
    );
  });
});
