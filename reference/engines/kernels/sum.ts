import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf } from '../simd';
import type { Tensors } from '../types';

const product = (sides: readonly number[]): number => sides.reduce((all, side) => all * side, 1);

/** `Sum` over axes in front of others, as of the rows of a matrix. The stock kernel transposes first. */
export const sum =
  (tf: Tensors, stock: KernelFunc): KernelFunc =>
  (given) => {
    const x = given.inputs.x as TensorInfo;
    const { axis, keepDims } = given.attrs as unknown as { axis: number | number[]; keepDims: boolean };
    const axes = tf.util.parseAxisParam(axis, x.shape).sort((a, b) => a - b);
    const [first, last] = [axes[0] ?? 0, axes.at(-1) ?? -1];
    const together = last - first + 1 === axes.length;
    const [outer, rows, width] = [x.shape.slice(0, first), x.shape.slice(first, last + 1), x.shape.slice(last + 1)].map(
      product,
    ) as [number, number, number];
    if (x.dtype !== 'float32' || axes.length === 0 || !together || width === 1 || outer * rows * width === 0)
      return stock(given);
    const wasm = given.backend as BackendWasm;
    const simd = simdOf(wasm);
    const kept = x.shape.map((side, k) => (k < first || k > last ? side : 1));
    const out = wasm.makeOutput(keepDims ? kept : kept.filter((_, k) => k < first || k > last), 'float32');
    for (let i = 0; i < outer; i++)
      simd.sumRows(rows, width, simd.at(x) + 4 * i * rows * width, simd.at(out) + 4 * i * width);
    return out;
  };
