import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Characters } from '../datasets/types';
import { characterMetrics, characterModel, type Cell } from './parts/characters';
import { expectKind } from './parts/settings';
import type { Model } from './types';

const defaults = {
  hidden: 128,
  length: 40,
  batch: 32,
  rate: 0.004,
  decay: 0.8,
  clip: 5,
};

/**
 * i, f, o = σ of three quarters of z, g = tanh of the last; c ← f c + i g; h = o tanh(c). The forget gate is open at
 * first (Jozefowicz, Zaremba and Sutskever, 2015).
 */
export const lstmCell: Cell = {
  gates: 4,
  states: 2,
  bias: ([width]) => new Float32Array(width!).map((_, k) => (k >= width! / 4 && k < width! / 2 ? 1 : 0)),
  step(tf, z, [, c]) {
    const hidden = c!.shape[1];
    const gates = tf.sigmoid(tf.slice(z, [0, 0], [-1, 3 * hidden]));
    const [i, f, o] = tf.split(gates, 3, 1) as [Tensor2D, Tensor2D, Tensor2D];
    const g = tf.tanh(tf.slice(z, [0, 3 * hidden], [-1, hidden]));
    const next = tf.add(tf.mul(f, c!), tf.mul(i, g)) as Tensor2D;
    const bent = tf.tanh(next);
    return { state: [tf.mul(o, bent), next], saved: [gates, i, f, o, g, c!, bent] };
  },
  back(tf, [gates, i, f, o, g, c, bent], [byH, byLaterC]) {
    const byBent = tf.mul(byH!, o!);
    const throughH = tf.sub(byBent, tf.mul(byBent, tf.square(bent!)));
    const byC = byLaterC ? tf.add(byLaterC, throughH) : throughH;
    const byGates = tf.concat([tf.mul(byC, g!), tf.mul(byC, c!), tf.mul(byH!, bent!)], 1);
    const byI = tf.mul(byC, i!);
    return {
      // σ′ = σ − σ², tanh′ = 1 − tanh².
      z: tf.concat(
        [tf.mul(byGates, tf.sub(gates!, tf.square(gates!))), tf.sub(byI, tf.mul(byI, tf.square(g!)))],
        1,
      ) as Tensor2D,
      state: [undefined, tf.mul(byC, f!) as Tensor2D],
    };
  },
};

/** A recurrent net of LSTM units that tells the next character. */
export const charLstm: Model<typeof defaults, Characters> = {
  name: 'char-lstm',
  title: 'Character model with LSTM units',
  source: 'Hochreiter and Schmidhuber (1997) with the forget gate of Gers, Schmidhuber and Cummins (2000)',
  dataset: 'moby-dick',
  defaults,
  epochs: 8,
  metrics: characterMetrics,
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'characters');
    return characterModel(tf, data, settings, seed, lstmCell);
  },
};
