import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { composed } from './composed';

/**
 * A kernel of two operands whose shapes may differ. The stock ones for comparisons, maximum and minimum compute the place
 * of each entry from its index, a hundred times slower than the addition of the same shapes. So an operand that is to be
 * spread over the result is added to zeros first.
 */
export function broadcast(tf: Tensors, stock: KernelFunc): KernelFunc {
  return composed(tf, (call, { inputs, attrs, backend, allocate }) => {
    const operands = { a: inputs.a!, b: inputs.b! };
    const { a, b } = operands;
    const plain = (a.dtype !== 'float32' && b.dtype !== 'float32') || tf.util.arraysEqual(a.shape, b.shape);
    const shape = plain ? a.shape : tf.broadcast_util.assertAndGetBroadcastShape(a.shape, b.shape);
    const spread = (x: TensorInfo): TensorInfo => {
      if (tf.util.arraysEqual(x.shape, shape)) return x;
      const zeros = allocate(shape);
      backend.typedArrayFromHeap(zeros).fill(0);
      return call('Add', { a: zeros, b: x });
    };
    const given = plain ? operands : { a: spread(a), b: spread(b) };
    return stock({ inputs: given, attrs, backend }) as TensorInfo;
  });
}
