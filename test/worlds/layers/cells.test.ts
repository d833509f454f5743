import { doubles as F } from '../../../worlds/numeric/doubles';
import { sigmoid } from '../../../worlds/numeric/layers/activations';
import { gruStep, lstmStep, rnnStep } from '../../../worlds/numeric/layers/cells';
import type { AffineMap, GruMaps } from '../../../worlds/numeric/layers/cells';
import type { Tensor } from '../../../worlds/tensor';
import { expectAlike, fromTf, tf, tfLayers, tidy } from '../../support/tfjs';
import { Draw } from './draw';

type Weights = readonly AffineMap<number>[];

/** One random affine map for each gate. */
const maps = (draw: Draw, gates: number, inputs: number, hidden: number): AffineMap<number>[] =>
  Array.from({ length: gates }, () => ({
    input: draw.tensor(hidden, inputs),
    state: draw.tensor(hidden, hidden),
    bias: draw.vector(hidden),
    stateBias: null,
  }));

/** Keras keeps the transposes of all gates side by side. */
function kerasWeights(weights: Weights): tf.Tensor[] {
  const side = (matrices: readonly Tensor<number>[]): tf.Tensor =>
    tf.concat(
      matrices.map((m) => tf.transpose(tf.tensor([...m.entries], [...m.shape]))),
      1,
    );
  return [
    side(weights.map((w) => w.input)),
    side(weights.map((w) => w.state)),
    tf.tensor1d(weights.flatMap((w) => [...w.bias!])),
  ];
}

type Cell = InstanceType<typeof tfLayers.layers.RNNCell>;

/** The outputs of a cell of tfjs for one example. */
function step(cell: Cell, weights: Weights, inputs: number, states: readonly number[][]): Tensor<number>[] {
  return tidy(() => {
    cell.build([null, inputs]);
    cell.setWeights(kerasWeights(weights));
    const outputs = cell.call(
      states.map((s) => tf.tensor2d([s])),
      {},
    ) as tf.Tensor[];
    return outputs.map((o) => fromTf(tf.squeeze(o, [0])));
  });
}

const vector = (entries: readonly number[]): Tensor<number> => ({ shape: [entries.length], entries });

// The usual initializer of the recurrent weights is slow; they are set anyway.
const zeros = { recurrentInitializer: 'zeros' } as const;
const gates = { recurrentActivation: 'sigmoid', ...zeros } as const;

test('a step of an RNN', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(seed);
    const [inputs, units] = [draw.whole(1, 5), draw.whole(1, 5)];
    const [map] = maps(draw, 1, inputs, units);
    const [x, h] = [draw.vector(inputs), draw.vector(units)];
    const [expected] = step(tfLayers.layers.simpleRNNCell({ units, ...zeros }), [map!], inputs, [x, h]);
    expectAlike(vector(rnnStep(F, x, h, map!)), expected!, `RNN, seed ${seed}`);
  }
});

test('a step of an LSTM, whose gates Keras orders i, f, c, o', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(100 + seed);
    const [inputs, units] = [draw.whole(1, 5), draw.whole(1, 5)];
    const weights = maps(draw, 4, inputs, units);
    const [i, f, g, o] = weights;
    const [x, h, c] = [draw.vector(inputs), draw.vector(units), draw.vector(units)];
    const [, hidden, cell] = step(tfLayers.layers.lstmCell({ units, ...gates }), weights, inputs, [x, h, c]);
    const ours = lstmStep(F, x, h, c, { i: i!, f: f!, g: g!, o: o! });
    expectAlike(vector(ours.h), hidden!, `h of the LSTM, seed ${seed}`);
    expectAlike(vector(ours.c), cell!, `c of the LSTM, seed ${seed}`);
  }
});

test('a step of a GRU, whose gates Keras orders z, r, h', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(200 + seed);
    const [inputs, units] = [draw.whole(1, 5), draw.whole(1, 5)];
    const weights = maps(draw, 3, inputs, units);
    const [z, r, h] = weights;
    const [x, state] = [draw.vector(inputs), draw.vector(units)];
    const [expected] = step(tfLayers.layers.gruCell({ units, ...gates }), weights, inputs, [x, state]);
    const ours = gruStep(F, x, state, { z: z!, r: r!, h: h! }, { zWeighs: 'old', reset: 'before' });
    expectAlike(vector(ours.h), expected!, `GRU, seed ${seed}`);
  }
});

describe('the other forms of a GRU, of one number, by hand', () => {
  const one = (w: number, u: number, b: number, c: number): AffineMap<number> => ({
    input: { shape: [1, 1], entries: [w] },
    state: { shape: [1, 1], entries: [u] },
    bias: [b],
    stateBias: [c],
  });
  const weights: GruMaps<number> = { z: one(1, 2, 0.5, 0), r: one(-1, 1, 0, 0.25), h: one(2, -3, 0.1, 0.7) };
  const [x, h] = [0.3, -0.4];
  const s = (a: number): number => sigmoid(F, a);
  const z = s(0.3 - 0.8 + 0.5);
  const r = s(-0.3 - 0.4 + 0.25);

  test('reset after the product, as PyTorch: n = tanh(W x + b + r (U h + c)), h = (1 - z) n + z h', () => {
    const n = Math.tanh(0.6 + 0.1 + r * (1.2 + 0.7));
    const got = gruStep(F, [x], [h], weights, { zWeighs: 'old', reset: 'after' });
    expect(got.h[0]).toBeCloseTo((1 - z) * n + z * h, 14);
  });

  test('z weighs the candidate, as Chung et al.: h = (1 - z) h + z n', () => {
    const n = Math.tanh(0.6 + 0.1 + -3 * (r * h) + 0.7);
    const got = gruStep(F, [x], [h], weights, { zWeighs: 'new', reset: 'before' });
    expect(got.h[0]).toBeCloseTo((1 - z) * h + z * n, 14);
    expect([got.z[0], got.r[0], got.candidate[0]]).toEqual([z, r, n].map((v) => expect.closeTo(v, 14)));
  });
});

test('weights that do not fit are told', () => {
  const [map] = maps(new Draw(1), 1, 3, 2);
  expect(() => rnnStep(F, [1, 2], [0, 0], map!)).toThrow(/matrix of the input must be a 2×2 matrix.*\[2, 3\]/);
  expect(() => rnnStep(F, [1, 2, 3], [0, 0], { ...map!, bias: [1] })).toThrow(/must have 2 numbers, but has 1/);
});
