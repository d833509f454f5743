import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Characters } from '../datasets/types';
import { characterMetrics, characterModel, rowsOf, type Cell } from './parts/characters';
import { zeros } from './parts/initialise';
import { expectKind } from './parts/settings';
import type { Model } from './types';

const defaults = {
  hidden: 128,
  length: 40,
  batch: 32,
  rate: 0.002,
  decay: 0.85,
  clip: 5,
};

/** h = tanh(x W + h U + b), with tanh′ = 1 − tanh². */
export const rnnCell: Cell = {
  gates: 1,
  states: 1,
  bias: zeros,
  step(tf, { x, row, z }) {
    const h = tf.tanh(tf.add(rowsOf(tf, x, row, z.shape[0]), z)) as Tensor2D;
    return { state: [h], saved: [h] };
  },
  back(tf, [h], { byOutput, row, byState: [later] }) {
    const own = rowsOf(tf, byOutput, row, h!.shape[0]!);
    const byH = later ? tf.add(own, later) : own;
    return { byZ: tf.sub(byH, tf.mul(byH, tf.square(h!))) as Tensor2D, byState: [undefined] };
  },
};

/** A plain recurrent net that tells the next character. */
export const charRnn: Model<typeof defaults, Characters> = {
  name: 'char-rnn',
  title: 'Character model with plain recurrent units',
  source: 'Elman (1990), trained by backpropagation through time (Werbos, 1990)',
  dataset: 'moby-dick',
  defaults,
  epochs: 12,
  metrics: characterMetrics,
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'characters');
    return characterModel(tf, data, settings, seed, rnnCell);
  },
};
