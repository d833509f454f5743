import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { composed, type Call } from './composed';

/** `x` with its last two axes exchanged. */
function swapped(call: Call, x: TensorInfo): TensorInfo {
  const perm = x.shape.map((_, axis) => axis);
  const rank = perm.length;
  [perm[rank - 2], perm[rank - 1]] = [rank - 1, rank - 2];
  return call('Transpose', { x }, { perm });
}

/**
 * `BatchMatMul`. The stock kernel multiplies transposed operands in a plain loop, several times slower than XNNPACK
 * multiplies plain ones; so they are transposed first.
 */
export function batchMatMul(tf: Tensors, stock: KernelFunc): KernelFunc {
  return composed(tf, (call, { inputs, attrs, backend }) => {
    const a = attrs.transposeA ? swapped(call, inputs.a!) : inputs.a!;
    const b = attrs.transposeB ? swapped(call, inputs.b!) : inputs.b!;
    return stock({ inputs: { a, b }, attrs: { transposeA: false, transposeB: false }, backend }) as TensorInfo;
  });
}
