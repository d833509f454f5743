import type { Tensor2D } from '@tensorflow/tfjs-core';
import { charLstm, lstmCell } from '../../../reference/models/char-lstm';
import { charRnn, rnnCell } from '../../../reference/models/char-rnn';
import type { Cell, State } from '../../../reference/models/parts/characters';
import type { WritesText } from '../../../reference/models/parts/draws';
import { normals, randomFor } from '../../../reference/models/parts/random';
import { characters } from '../../../reference/training/synthetic';
import { tf, tfLayers } from '../../support/tfjs';
import { expectGradient, expectLaws, run } from './laws';

const data = characters(1, { train: 900, test: 300 });
const small = { hidden: 8, length: 6, batch: 5, rate: 0.01, decay: 1, clip: Infinity };

const matrix = (rows: number, columns: number, name: string): Tensor2D =>
  tf.tensor2d(normals(rows * columns, randomFor(3, name)), [rows, columns]);

/** Outputs of a cell over a sequence of inputs [steps][rows, width], from zeros. */
function outputs(cell: Cell, inputs: readonly Tensor2D[], w: Tensor2D, u: Tensor2D, b: Tensor2D): number[][] {
  const hidden = u.shape[0];
  let state: State = Array.from({ length: cell.states }, () => tf.zeros([inputs[0]!.shape[0], hidden]) as Tensor2D);
  return inputs.map((x) => {
    const projected = tf.add(tf.matMul(x, w), b) as Tensor2D;
    state = cell.step(tf, { x: projected, row: 0, z: tf.matMul(state[0]!, u) }, state).state;
    return [...state[0]!.dataSync()];
  });
}

describe('cells against those of tfjs-layers with the same weights', () => {
  const [steps, rows, from, hidden] = [5, 3, 4, 6];
  const sequence = tf.tensor3d(normals(rows * steps * from, randomFor(3, 'sequence')), [rows, steps, from]);
  const inputs = tf.unstack(sequence, 1) as Tensor2D[];
  // Without its own first values, which need operations that are not loaded here.
  const plain = {
    units: hidden,
    returnSequences: true,
    kernelInitializer: 'zeros',
    recurrentInitializer: 'zeros',
  } as const;

  const expectSame = (
    layer: tfLayers.RNN,
    cell: Cell,
    w: Tensor2D,
    u: Tensor2D,
    b: Tensor2D,
    order: number[],
  ): void => {
    // Their gates come in another order.
    const arranged = (x: Tensor2D): Tensor2D => {
      const parts = tf.split(x, cell.gates, 1);
      return tf.concat(
        order.map((k) => parts[k]!),
        1,
      ) as Tensor2D;
    };
    layer.apply(sequence);
    layer.setWeights([arranged(w), arranged(u), tf.reshape(arranged(b), [-1])]);
    const theirs = tf.unstack(layer.apply(sequence) as ReturnType<typeof tf.tensor3d>, 1);
    outputs(cell, inputs, w, u, b).forEach((ours, t) =>
      [...theirs[t]!.dataSync()].forEach((x, i) => expect(ours[i]).toBeCloseTo(x, 5)),
    );
  };

  test('LSTM', () => {
    const width = 4 * hidden;
    const layer = tfLayers.layers.lstm({ ...plain, recurrentActivation: 'sigmoid' });
    // Ours: i, f, o, g; theirs: i, f, g, o.
    const [w, u, b] = [matrix(from, width, 'w'), matrix(hidden, width, 'u'), matrix(1, width, 'b')];
    expectSame(layer as tfLayers.RNN, lstmCell, w, u, b, [0, 1, 3, 2]);
  });

  test('plain', () => {
    const layer = tfLayers.layers.simpleRNN(plain);
    const [w, u, b] = [matrix(from, hidden, 'w'), matrix(hidden, hidden, 'u'), matrix(1, hidden, 'b')];
    expectSame(layer as tfLayers.RNN, rnnCell, w, u, b, [0]);
  });
});

describe.each([
  ['char-lstm', charLstm],
  ['char-rnn', charRnn],
] as const)('%s', (_, model) => {
  // 29 steps an epoch; steps 27 to 32 go over its end.
  test('is the same for the same seed, and resumes exactly', () => expectLaws(model, data, small, 32));

  test.each([
    ['from zeros', 0],
    ['from a state that was carried over', 3],
  ])('follows the gradient of its loss back through time, %s', (_name, step) =>
    expectGradient(
      model,
      data,
      small,
      ['net/input', 'net/recurrent', 'net/bias', 'net/output', 'net/logits'],
      (name, _before, after) => after[`adam/mean/${name}`]!,
      { step: [0, step] },
    ),
  );

  test('cuts a long gradient to the length that is allowed', () => {
    const norm = (clip: number): number => {
      const training = model.start(tf, data, { ...small, clip }, 1);
      run(training, 0, 1);
      const gradients = Object.entries(training.weights()).filter(([name]) => name.startsWith('adam/mean/'));
      const length = Math.hypot(...gradients.flatMap(([, variable]) => [...variable.dataSync()]));
      training.dispose();
      return length;
    };
    const whole = norm(Infinity);
    expect(norm(whole / 2)).toBeCloseTo(whole / 2, 4);
    expect(norm(whole * 2)).toBeCloseTo(whole, 5);
  });

  test('learns the text, and writes the same for the same seed', async () => {
    const training = model.start(tf, data, { ...small, hidden: 16, rate: 0.02 }, 1) as ReturnType<typeof model.start> &
      WritesText;
    const before = await training.evaluate();
    run(training, 0, 4 * training.stepsPerEpoch);
    const after = await training.evaluate();
    // Each character tells the next with three chances in four, else all are alike: some 1.4 nats in the end, 3.4 at first.
    expect(before['test cross entropy']).toBeGreaterThan(3);
    expect(after['test cross entropy']).toBeLessThan(2.2);
    const tensors = tf.memory().numTensors;
    const written = await training.text('abc', 200, 1, 7);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(written).toHaveLength(200);
    expect([...written].every((c) => data.alphabet.includes(c))).toBe(true);
    expect(await training.text('abc', 200, 1, 7)).toBe(written);
    expect(await training.text('abc', 200, 1, 8)).not.toBe(written);
    // The likeliest successor of character i of the made-up text is character 7 i + 3; cold text follows it, hot text does not.
    const follows = (text: string): number => {
      const ids = [...text].map((c) => data.alphabet.indexOf(c));
      return ids.slice(1).filter((id, i) => id === (7 * ids[i]! + 3) % data.alphabet.length).length / (ids.length - 1);
    };
    const [cold, hot] = [await training.text('abc', 150, 0.05, 7), await training.text('abc', 150, 20, 7)];
    expect(follows(cold)).toBeGreaterThan(0.8);
    expect(follows(hot)).toBeLessThan(0.3);
    training.dispose();
  });

  test('says what is wrong with what it is given', async () => {
    expect(() => model.start(tf, data, { ...small, length: 1000 }, 1)).toThrow(
      'a batch of 5 streams with 1000 characters a step needs 5001 characters; there are 900',
    );
    const training = model.start(tf, data, small, 1) as ReturnType<typeof model.start> & WritesText;
    await expect(training.text('é', 5, 1, 1)).rejects.toThrow("'é', which is not in the alphabet");
    await expect(training.text('a', 5, 0, 1)).rejects.toThrow('expected a temperature above 0, got 0');
    await expect(training.text('', 5, 1, 1)).rejects.toThrow('got an empty one');
    training.dispose();
  });
});
