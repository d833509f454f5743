import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Characters } from '../datasets/types';
import { characterMetrics, characterModel, rowsOf, type Cell } from './parts/characters';
import { has } from './parts/optimise';
import { expectKind } from './parts/settings';
import type { Model } from './types';

const defaults = {
  hidden: 128,
  length: 40,
  batch: 32,
  rate: 0.004,
  decay: 0.85,
  clip: 5,
};

/**
 * i, f, o = σ of three quarters of z = x W + h U + b, g = tanh of the last; c ← f c + i g; h = o tanh(c). The forget gate
 * is open at first (Jozefowicz, Zaremba and Sutskever, 2015). Engines with kernels of our own make a step, and its
 * gradient, in one of them.
 */
export const lstmCell: Cell = {
  gates: 4,
  states: 2,
  bias: ([width]) => new Float32Array(width!).map((_, k) => (k >= width! / 4 && k < width! / 2 ? 1 : 0)),
  step(tf, { x, row, z }, [, c]) {
    const [rows, hidden] = c!.shape;
    if (has(tf, 'LstmStep')) {
      const made = tf.engine().runKernel('LstmStep', { x, z, c: c! }, { row }) as Tensor2D[];
      const [gates, next, h] = made as [Tensor2D, Tensor2D, Tensor2D];
      return { state: [h, next], saved: [gates, c!, next] };
    }
    const all = tf.add(rowsOf(tf, x, row, rows), z);
    const open = tf.sigmoid(tf.slice(all, [0, 0], [rows, 3 * hidden])) as Tensor2D;
    const [i, f, o] = tf.split(open, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
    const g = tf.tanh(tf.slice(all, [0, 3 * hidden], [rows, hidden])) as Tensor2D;
    const next = tf.add(tf.mul(f, c!), tf.mul(i, g)) as Tensor2D;
    return { state: [tf.mul(o, tf.tanh(next)), next], saved: [tf.concat([open, g], 1), c!, next] };
  },
  back(tf, [gates, c, next], { byOutput, row, byState: [laterH, laterC] }) {
    const [rows, hidden] = c!.shape as [number, number];
    const none = (): Tensor2D => tf.zeros([rows, hidden]);
    if (has(tf, 'LstmBack')) {
      const inputs = { gates: gates!, c: c!, nextC: next!, byOutput, byH: laterH ?? none(), byC: laterC ?? none() };
      const [byZ, byC] = tf.engine().runKernel('LstmBack', inputs, { row }) as [Tensor2D, Tensor2D];
      return { byZ, byState: [undefined, byC] };
    }
    const [i, f, o, g] = tf.split(gates!, 4, 1) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
    const own = rowsOf(tf, byOutput, row, rows);
    const byH = laterH ? tf.add(own, laterH) : own;
    // σ′ = σ − σ², tanh′ = 1 − tanh².
    const bent = tf.tanh(next!);
    const byBent = tf.mul(byH, o);
    const throughH = tf.sub(byBent, tf.mul(byBent, tf.square(bent)));
    const byC = laterC ? tf.add(laterC, throughH) : throughH;
    const open = tf.concat([i, f, o], 1);
    const byOpen = tf.mul(
      tf.concat([tf.mul(byC, g), tf.mul(byC, c!), tf.mul(byH, bent)], 1),
      tf.sub(open, tf.square(open)),
    );
    const byI = tf.mul(byC, i);
    const byG = tf.sub(byI, tf.mul(byI, tf.square(g)));
    return { byZ: tf.concat([byOpen, byG], 1) as Tensor2D, byState: [undefined, tf.mul(byC, f) as Tensor2D] };
  },
};

/** A recurrent net of LSTM units that tells the next character. */
export const charLstm: Model<typeof defaults, Characters> = {
  name: 'char-lstm',
  title: 'Character model with LSTM units',
  source: 'Hochreiter and Schmidhuber (1997) with the forget gate of Gers, Schmidhuber and Cummins (2000)',
  dataset: 'moby-dick',
  defaults,
  epochs: 12,
  metrics: characterMetrics,
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'characters');
    return characterModel(tf, data, settings, seed, lstmCell);
  },
};
