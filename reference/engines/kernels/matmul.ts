import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { composed, transposed } from './composed';

/** Swaps the last two axes. */
const swapped = (rank: number): number[] => [
  ...Array.from({ length: rank - 2 }, (_, axis) => axis),
  rank - 1,
  rank - 2,
];

/**
 * `BatchMatMul`. The stock kernel multiplies transposed operands in a plain loop, several times slower than XNNPACK
 * multiplies plain ones; so they are transposed first.
 */
export function batchMatMul(tf: Tensors, stock: KernelFunc): KernelFunc {
  return composed(tf, (call, { inputs, attrs, backend }) => {
    const plain = (x: (typeof inputs)[string], transpose: unknown): (typeof inputs)[string] =>
      transpose ? transposed(call, x, swapped(x.shape.length)) : x;
    const a = plain(inputs.a!, attrs.transposeA);
    const b = plain(inputs.b!, attrs.transposeB);
    const product = stock({ inputs: { a, b }, attrs: { transposeA: false, transposeB: false }, backend });
    return product as (typeof inputs)[string];
  });
}
