import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import * as tfLayers from '@tensorflow/tfjs-layers';
import type { Tensor } from '../../worlds/tensor';

// As in its own tests: without the advice to install a faster backend.
tf.env().set('IS_TEST', true);

export { tf, tfLayers };

/** Runs without leaving tensors behind. */
export const tidy = <R>(run: () => R): R => tf.engine().tidy(run as () => tf.TensorContainer) as R;

export const toTf = (a: Tensor<number>): tf.Tensor => tf.tensor([...a.entries], [...a.shape]);

export const fromTf = (a: tf.Tensor): Tensor<number> => ({ shape: a.shape, entries: [...a.dataSync()] });

/** float32 has 24 bits; sums of some hundred products lose a few of them, relative to the largest entry. */
const TOLERANCE = 1e-5;

/** Fails unless the shapes are the same and the entries agree up to the rounding of float32. */
export function expectAlike(actual: Tensor<number>, expected: Tensor<number>, about: string): void {
  const scale = Math.max(1, ...expected.entries.map(Math.abs));
  const off = actual.entries.findIndex((x, i) => !(Math.abs(x - expected.entries[i]!) <= TOLERANCE * scale));
  if (JSON.stringify(actual.shape) === JSON.stringify(expected.shape) && off === -1) return;
  const where = off === -1 ? '' : `: entry ${off} is ${actual.entries[off]}, not ${expected.entries[off]}`;
  throw new Error(`${about} has shape [${actual.shape.join()}], tfjs has [${expected.shape.join()}]${where}`);
}
