import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf } from '../simd';

/** Functions of one number of which the stock kernels are plain loops, by their names; see simd/assembly/functions.ts. */
export const functions = { Sigmoid: 0, Tanh: 1, Softplus: 2 } as const;

/** A function applied to each entry, four at a time. */
export const entrywise =
  (which: number) =>
  (stock: KernelFunc): KernelFunc =>
  (given) => {
    const x = given.inputs.x as TensorInfo;
    if (x.dtype !== 'float32') return stock(given);
    const wasm = given.backend as BackendWasm;
    const simd = simdOf(wasm);
    const out = wasm.makeOutput(x.shape, 'float32');
    simd.apply(
      which,
      x.shape.reduce((all, side) => all * side, 1),
      simd.at(x),
      simd.at(out),
    );
    return out;
  };
