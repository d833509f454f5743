import type { Scalar, Tensor, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Characters } from '../../datasets/types';
import type { Tensors } from '../../engines/types';
import type { Metric, Training } from '../types';
import type { WritesText } from './draws';
import { glorot, zeros, type Initialiser } from './initialise';
import { adam, type Gradients } from './optimise';
import { randomFor, uniforms } from './random';
import { between, whole } from './settings';
import { Weights } from './weights';

/** What a recurrent unit remembers: the output h first, [batch, hidden] each. */
export type State = readonly Tensor2D[];

/** What a step of a recurrent unit is made of. */
export interface Inputs {
  /** x W + b of all steps, [steps · batch, width], of which this step's begins at `row`. */
  readonly x: Tensor2D;
  readonly row: number;
  /** h U, [batch, width]. */
  readonly z: Tensor2D;
}

/** Gradients with respect to what a step gave. */
export interface Above {
  /** By the outputs of all steps, [steps · batch, hidden], of which this step's begins at `row`. */
  readonly byOutput: Tensor2D;
  readonly row: number;
  /** By the state, from the step after it; undefined stands for zeros. */
  readonly byState: readonly (Tensor2D | undefined)[];
}

/**
 * A recurrent unit. It makes its next state of x W + h U + b, where x is the character and h its last output, and of its
 * last state. Its gradient is written out beside it: through the tape of tfjs it would take twice the time.
 */
export interface Cell {
  /** Columns of W for each hidden unit. */
  readonly gates: number;
  /** Tensors of its state. */
  readonly states: number;
  /** First values of b. */
  readonly bias: Initialiser;
  /** @returns the next state, and what `back` needs */
  step(tf: Tensors, inputs: Inputs, state: State): { readonly state: State; readonly saved: readonly Tensor[] };
  /** The gradients by x W + h U + b, and by the last state but for what reaches the last h by U. */
  back(
    tf: Tensors,
    saved: readonly Tensor[],
    above: Above,
  ): { readonly byZ: Tensor2D; readonly byState: readonly (Tensor2D | undefined)[] };
}

/** One step's rows of what holds all steps. */
export const rowsOf = (tf: Tensors, all: Tensor2D, row: number, rows: number): Tensor2D =>
  tf.slice(all, [row, 0], [rows, all.shape[1]]);

export const characterMetrics: readonly Metric[] = [
  { name: 'test cross entropy', unit: 'nats', better: 'lower' },
  { name: 'train cross entropy', unit: 'nats', better: 'lower' },
];

export interface CharacterSettings {
  readonly hidden: number;
  /** Steps in time through which the gradient goes back. */
  readonly length: number;
  readonly batch: number;
  readonly rate: number;
  readonly decay: number;
  /** The longest gradient that is followed; a longer one is cut to this length. */
  readonly clip: number;
}

/**
 * A recurrent net that tells the next character: logits h V + d. The text is cut into `batch` streams that are read side
 * by side, `length` characters a step; each step begins with the state in which the one before it ended, and the gradient
 * stops there (truncated backpropagation through time).
 */
export function characterModel(
  tf: Tensors,
  data: Characters,
  settings: CharacterSettings,
  seed: number,
  cell: Cell,
): Training & WritesText {
  const { hidden, length, batch } = settings;
  whole('hidden', hidden, 1, 10_000);
  whole('length', length, 1, 10_000);
  whole('batch', batch, 1);
  between('rate', settings.rate, 0, 1);
  between('decay', settings.decay, 0, 1);
  between('clip', settings.clip, 0, Infinity);
  const symbols = data.alphabet.length;
  const width = cell.gates * hidden;
  const train = streams(data.train, batch, length);

  const weights = new Weights(tf, seed);
  const add = (name: string, shape: [number, number], initialise: Initialiser): Tensor2D & Variable =>
    weights.add(`net/${name}`, shape, initialise) as Tensor2D & Variable;
  // W has a row for each character: x W is a row of it, and b is added to all rows before they are taken.
  const w = add('input', [symbols, width], glorot);
  const u = add('recurrent', [hidden, width], glorot);
  const b = weights.add('net/bias', [width], cell.bias);
  const v = add('output', [hidden, symbols], glorot);
  const d = weights.add('net/logits', [symbols], zeros);
  const optimiser = adam(weights, weights.named('net/'));
  const memory = Array.from({ length: cell.states }, (_, i) => weights.add(`state/${i}`, [batch, hidden], zeros));

  const fresh = (rows: number): State => memory.map(() => tf.zeros([rows, hidden]) as Tensor2D);

  /** Reads `ids` [steps · rows], step after step, from a state on. */
  const read = (ids: Int32Array, steps: number, from: State) => {
    const table = tf.add(w, b);
    const x = tf.gather(table, tf.tensor1d(ids, 'int32')) as Tensor2D;
    let state = from;
    const outputs: Tensor2D[] = [];
    const saved: (readonly Tensor[])[] = [];
    for (let t = 0; t < steps; t++) {
      const next = cell.step(tf, { x, row: (t * ids.length) / steps, z: tf.matMul(state[0]!, u) }, state);
      state = next.state;
      outputs.push(state[0]!);
      saved.push(next.saved);
    }
    const output = tf.concat(outputs, 0);
    const logits = tf.add(tf.matMul(output, v), d) as Tensor2D;
    return { outputs, output, logits, saved, state };
  };

  /** The mean cross entropy in nats, and the softmax. @param y [rows, symbols], a one at the right character */
  const compare = (logits: Tensor2D, y: Tensor2D): { loss: Scalar; p: Tensor2D } => {
    const p = tf.softmax(logits);
    const right = tf.maximum(tf.sum(tf.mul(p, y), 1), 1e-30);
    return { loss: tf.neg(tf.mean(tf.log(right))), p };
  };

  /** The gradient of the mean cross entropy by all weights, back through time. */
  const gradients = (
    { outputs, output, saved }: ReturnType<typeof read>,
    from: State,
    ids: Int32Array,
    p: Tensor2D,
    y: Tensor2D,
  ): Gradients => {
    const steps = outputs.length;
    const byLogits = tf.div(tf.sub(p, y), p.shape[0]) as Tensor2D;
    const byOutput = tf.matMul(byLogits, v, false, true) as Tensor2D;
    const transposed = tf.transpose(u);
    const byZ = new Array<Tensor2D>(steps);
    let byState: readonly (Tensor2D | undefined)[] = memory.map(() => undefined);
    for (let t = steps - 1; t >= 0; t--) {
      const back = cell.back(tf, saved[t]!, { byOutput, row: (t * ids.length) / steps, byState });
      byZ[t] = back.byZ;
      byState = t === 0 ? [] : [tf.matMul(back.byZ, transposed) as Tensor2D, ...back.byState.slice(1)];
    }
    const all = tf.concat(byZ, 0);
    const before = tf.concat([from[0]!, ...outputs.slice(0, -1)], 0);
    const byW = tf.matMul(columns(tf, ids, symbols), all);
    return {
      'net/input': byW,
      'net/recurrent': tf.matMul(before, all, true),
      // Each character has added its row and b.
      'net/bias': tf.sum(byW, 0),
      'net/output': tf.matMul(output, byLogits, true),
      'net/logits': tf.sum(byLogits, 0),
    };
  };

  /** The mean cross entropy over a text, in as many streams as a batch has; the rest that fills no step is left out. */
  const crossEntropy = async (text: Uint8Array): Promise<number> => {
    const cut = streams(text, batch, length);
    let state = fresh(batch);
    const losses: Scalar[] = [];
    for (let k = 0; k < cut.steps; k++) {
      const [loss, ...next] = tf.tidy(() => {
        const done = read(cut.ids(k, 0), length, state);
        return [compare(done.logits, hot(tf, cut.ids(k, 1), symbols)).loss, ...done.state] as const;
      });
      tf.dispose(state as Tensor2D[]);
      losses.push(loss);
      state = next;
    }
    const mean = tf.tidy(() => tf.mean(tf.stack(losses)));
    const value = (await mean.data())[0]!;
    tf.dispose([mean, ...losses, ...state]);
    return value;
  };

  return {
    stepsPerEpoch: train.steps,
    weights: () => weights.named(),
    step: (epoch, step) =>
      tf.tidy(() => {
        const from = step === 0 ? fresh(batch) : (memory as unknown as State);
        const ids = train.ids(step, 0);
        const y = hot(tf, train.ids(step, 1), symbols);
        const done = read(ids, length, from);
        const { loss, p } = compare(done.logits, y);
        const passed = epoch * train.steps + step;
        optimiser.apply(
          clipped(tf, gradients(done, from, ids, p, y), settings.clip),
          passed,
          settings.rate * settings.decay ** (passed / train.steps),
        );
        memory.forEach((variable, i) => variable.assign(done.state[i]!));
        return loss;
      }),
    evaluate: async () => ({
      'test cross entropy': await crossEntropy(data.test),
      'train cross entropy': await crossEntropy(data.train.subarray(0, data.test.length)),
    }),
    text: async (prompt, count, temperature, drawSeed) => {
      if (!(temperature > 0)) throw new Error(`expected a temperature above 0, got ${temperature}`);
      if (prompt === '') throw new Error('expected a text to go on from, got an empty one');
      const ids = Int32Array.from(prompt, (c) => {
        const id = data.alphabet.indexOf(c);
        if (id < 0) throw new Error(`the text to go on from has '${c}', which is not in the alphabet of ${data.name}`);
        return id;
      });
      const random = randomFor(drawSeed, 'text');
      // A draw from softmax(logits/temperature) is the largest of logits/temperature + Gumbel noise (Maddison et al.,
      // 2014): so nothing has to be read before the end.
      const draw = (logits: Tensor2D): Tensor => {
        const noise = uniforms(symbols, random).map((x) => -Math.log(-Math.log(x + 2 ** -25)));
        return tf.argMax(tf.add(tf.div(logits, temperature), tf.tensor1d(noise)), 1);
      };
      const drawn: Tensor[] = [];
      let state = fresh(1);
      const go = (read: () => { readonly logits: Tensor2D; readonly state: State }): void => {
        const [id, ...next] = tf.tidy(() => {
          const { logits, state: after } = read();
          return [draw(logits), ...after] as const;
        });
        tf.dispose(state as Tensor2D[]);
        drawn.push(id);
        state = next;
      };
      go(() => {
        const done = read(ids, ids.length, state);
        return { logits: tf.slice(done.logits, [ids.length - 1, 0], [1, symbols]), state: done.state };
      });
      while (drawn.length < count)
        go(() => {
          const x = tf.gather(tf.add(w, b), drawn.at(-1)!) as Tensor2D;
          const after = cell.step(tf, { x, row: 0, z: tf.matMul(state[0]!, u) }, state).state;
          return { logits: tf.add(tf.matMul(after[0]!, v), d), state: after };
        });
      const all = tf.tidy(() => tf.concat(drawn, 0));
      const numbers = await all.data();
      tf.dispose([all, ...drawn, ...state]);
      return Array.from(numbers.subarray(0, count), (id) => data.alphabet[id]!).join('');
    },
    dispose: () => weights.dispose(),
  };
}

/** A text as `count` streams of the same length, read side by side in steps of `length` characters. */
function streams(text: Uint8Array, count: number, length: number) {
  const stream = Math.floor((text.length - 1) / count);
  const steps = Math.floor(stream / length);
  if (steps === 0)
    throw new Error(
      `a batch of ${count} streams with ${length} characters a step needs ${count * length + 1} characters; there are ${text.length}`,
    );
  return {
    steps,
    /** Entry t · count + i is character t of stream i in that step, or the one `ahead` of it. */
    ids: (step: number, ahead: number): Int32Array =>
      new Int32Array(count * length).map(
        (_, k) => text[(k % count) * stream + step * length + Math.floor(k / count) + ahead]!,
      ),
  };
}

/** Numbers as rows with a one: [ids, symbols]. */
function hot(tf: Tensors, ids: Int32Array, symbols: number): Tensor2D {
  const values = new Float32Array(ids.length * symbols);
  ids.forEach((id, i) => (values[i * symbols + id] = 1));
  return tf.tensor2d(values, [ids.length, symbols]);
}

/** Numbers as columns with a one: [symbols, ids]. */
function columns(tf: Tensors, ids: Int32Array, symbols: number): Tensor2D {
  const values = new Float32Array(ids.length * symbols);
  ids.forEach((id, i) => (values[id * ids.length + i] = 1));
  return tf.tensor2d(values, [symbols, ids.length]);
}

/** All gradients, shortened by one factor if they are longer than `most` together (Pascanu et al., 2013, algorithm 1). */
function clipped(tf: Tensors, gradients: Gradients, most: number): Gradients {
  const squares = Object.values(gradients).map((gradient) => tf.sum(tf.square(gradient)));
  const factor = tf.minimum(tf.div(most, tf.sqrt(tf.add(tf.addN(squares), 1e-12))), 1);
  return Object.fromEntries(Object.entries(gradients).map(([name, gradient]) => [name, tf.mul(gradient, factor)]));
}
