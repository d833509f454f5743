import type { Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import { dirname, join } from 'node:path';
import { openEngine } from '../../reference/engines';
import type { Tensors } from '../../reference/engines/types';
import { normal, seeded } from '../../reference/random';

/** Backends of tfjs that a test compares: `stock` is the wasm engine as it is published. */
export type Backend = 'cpu' | 'wasm' | 'stock' | 'tensorflow';

/** Draws normal tensors, the same for the same seed on all engines. */
export type Draw = (...shape: number[]) => Tensor;

export type Computation = (tf: Tensors, draw: Draw) => Tensor[];

/** Opens the wasm engine, with the stock kernels beside it under the name `stock`. */
export async function openWithStock(): Promise<Tensors> {
  const tf = await import('@tensorflow/tfjs-core');
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  wasm.setWasmPaths(join(dirname(require.resolve('@tensorflow/tfjs-backend-wasm')), '/'));
  tf.copyRegisteredKernels('wasm', 'stock');
  await openEngine('wasm');
  // The same memory under another name, so that the kernels of both work on it.
  tf.registerBackend('stock', () => tf.findBackend('wasm'));
  return tf;
}

/** The values of a computation on a backend; nothing is left behind. */
export async function valuesOn(tf: Tensors, backend: Backend, seed: number, compute: Computation): Promise<number[][]> {
  await tf.setBackend(backend);
  const random = seeded(seed);
  const draw: Draw = (...shape) =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => normal(random)),
      shape,
    );
  // Counts what kernels left behind, too.
  const before = tf.backend().numDataIds();
  const results = tf.tidy(() => compute(tf, draw) as TensorContainer) as Tensor[];
  const values = results.map((tensor) => [...tensor.dataSync()]);
  tf.dispose(results);
  const left = tf.backend().numDataIds() - before;
  if (left !== 0) throw new Error(`${left} tensors were left behind on ${backend}`);
  return values;
}

/**
 * The largest difference between a backend and cpu, of the largest entry in each tensor: some 1e-6 where both compute
 * the same in single precision.
 */
export async function distance(tf: Tensors, backend: Backend, seed: number, compute: Computation): Promise<number> {
  const expected = await valuesOn(tf, 'cpu', seed, compute);
  const actual = await valuesOn(tf, backend, seed, compute);
  const sizes = [actual, expected].map((all) => all.map((values) => values.length).join());
  if (sizes[0] !== sizes[1]) throw new Error(`${backend} gives tensors of ${sizes[0]} entries, not ${sizes[1]}`);
  let worst = 0;
  expected.forEach((values, k) => {
    const scale = values.reduce((most, x) => Math.max(most, Math.abs(x)), 1);
    values.forEach((x, i) => (worst = Math.max(worst, Math.abs(x - actual[k]![i]!) / scale)));
  });
  return worst;
}

/** `y` and the gradients of Σ y · weights with respect to each argument, all of them random. */
export function withGradients(tf: Tensors, draw: Draw, args: Tensor[], y: (...args: Tensor[]) => Tensor): Tensor[] {
  const out = y(...args);
  const weights = draw(...out.shape);
  return [out, ...tf.grads((...xs: Tensor[]) => tf.sum(tf.mul(y(...xs), weights)))(args)];
}
