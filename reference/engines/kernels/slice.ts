import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';

/** `Slice`. The stock kernel copies the whole tensor first, so that cutting it to pieces takes as many copies of it. */
export function slice(tf: Tensors, stock: KernelFunc): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
    const x = inputs.x as TensorInfo;
    if (x.dtype === 'string') return stock({ inputs, attrs, backend });
    const [begin, size] = tf.slice_util.parseSliceParams(
      x as never,
      attrs!.begin as number[],
      attrs!.size as number[],
    ) as [number[], number[]];
    const out = wasm.makeOutput(size, x.dtype);
    const from = wasm.typedArrayFromHeap(x);
    const to = wasm.typedArrayFromHeap(out);
    if (to.length === 0) return out;
    // The axes behind which all is taken make one stretch with the axis before them.
    let axis = x.shape.length - 1;
    while (axis > 0 && size[axis] === x.shape[axis]) axis--;
    const strides = x.shape.map((_, k) => x.shape.slice(k + 1).reduce((a, b) => a * b, 1));
    const length = x.shape.length === 0 ? 1 : size[axis]! * strides[axis]!;
    const index = begin.slice(0, Math.max(0, axis));
    for (let at = 0; at < to.length; at += length) {
      let start = (begin[axis] ?? 0) * (strides[axis] ?? 0);
      for (let k = 0; k < axis; k++) start += index[k]! * strides[k]!;
      if (length > 40) to.set(from.subarray(start, start + length), at);
      else for (let c = 0; c < length; c++) to[at + c] = from[start + c]!;
      for (let k = axis - 1; k >= 0; k--) {
        if (++index[k]! < begin[k]! + size[k]!) break;
        index[k] = begin[k]!;
      }
    }
    return out;
  };
}
