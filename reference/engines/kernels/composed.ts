import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, NamedAttrMap, NamedTensorInfoMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';

/** Calls a kernel of the wasm engine by name, below the tape of gradients. */
export type Call = (
  kernel: string,
  inputs: Readonly<Record<string, TensorInfo>>,
  attrs?: Readonly<Record<string, unknown>>,
) => TensorInfo;

/** What a kernel is given. */
export interface KernelArguments {
  readonly inputs: Readonly<Record<string, TensorInfo>>;
  readonly attrs: NamedAttrMap;
  readonly backend: BackendWasm;
  /** Memory for floats, with anything in it. */
  allocate(shape: readonly number[]): TensorInfo;
}

/** A kernel made of other kernels. What these give is freed in the end, but for the result of `run`. */
export function composed(tf: Tensors, run: (call: Call, given: KernelArguments) => TensorInfo): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
    const made: TensorInfo[] = [];
    const noted = (info: TensorInfo): TensorInfo => {
      made.push(info);
      return info;
    };
    const call: Call = (kernel, callInputs, callAttrs = {}) => {
      const { kernelFunc } = tf.getKernel(kernel, 'wasm');
      const given = { inputs: callInputs as NamedTensorInfoMap, attrs: callAttrs as NamedAttrMap, backend: wasm };
      return noted(kernelFunc(given) as TensorInfo);
    };
    const result = run(call, {
      inputs: inputs as Record<string, TensorInfo>,
      attrs: attrs ?? {},
      backend: wasm,
      allocate: (shape) => noted(wasm.makeOutput([...shape], 'float32')),
    });
    for (const info of made) if (info !== result) wasm.disposeData(info.dataId);
    return result;
  };
}

/** `x` in another shape of the same size. */
export const reshaped = (call: Call, x: TensorInfo, shape: readonly number[]): TensorInfo =>
  call('Reshape', { x }, { shape });

/** The matrix `x` with rows and columns exchanged. */
export const transposed = (call: Call, x: TensorInfo): TensorInfo => call('Transpose', { x }, { perm: [1, 0] });

/** The product of two matrices. */
export const product = (call: Call, a: TensorInfo, b: TensorInfo): TensorInfo =>
  call('BatchMatMul', { a, b }, { transposeA: false, transposeB: false });

/** The floats of a tensor in the heap. To be taken anew after every allocation, which may move the heap. */
export const floats = (wasm: BackendWasm, x: TensorInfo): Float32Array => wasm.typedArrayFromHeap(x) as Float32Array;
