import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { composed } from './composed';

/**
 * `Cast` of the wasm engine. The stock kernel keeps the low byte of a number that becomes true or false, and copies what
 * is of the wanted kind already.
 */
export function cast(tf: Tensors, stock: KernelFunc): KernelFunc {
  return composed(tf, (call, { inputs, attrs, backend }) => {
    const x = inputs.x!;
    if (x.dtype === attrs.dtype) return call('Identity', { x });
    if (attrs.dtype !== 'bool' || x.dtype === 'bool') return stock({ inputs: { x }, attrs, backend }) as TensorInfo;
    const zero = call('Fill', {}, { shape: [], value: 0, dtype: x.dtype });
    return call('NotEqual', { a: x, b: zero });
  });
}
