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
