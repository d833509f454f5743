import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';

/** On a kernel of ours: kernels are kept for the whole process, also where this module is loaded a second time. */
const OURS = Symbol.for('proofmark kernel');

/**
 * Puts a kernel in the place of a backend's own, unless it is there already. Packages that come with a copy of tfjs register
 * kernels anew, so that this may be called again.
 */
export function replaceOnce(
  tf: Tensors,
  kernelName: string,
  backendName: string,
  make: (stock: KernelFunc) => KernelFunc,
): void {
  const stock = tf.getKernel(kernelName, backendName);
  if (stock === undefined || OURS in stock.kernelFunc) return;
  const kernelFunc = Object.assign(make(stock.kernelFunc), { [OURS]: true });
  tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({ ...stock, kernelFunc });
}
