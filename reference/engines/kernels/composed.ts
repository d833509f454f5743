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
}

/** A kernel made of other kernels. What these give is freed in the end, but for the result of `run`. */
export function composed(tf: Tensors, run: (call: Call, given: KernelArguments) => TensorInfo): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
    const made: TensorInfo[] = [];
    const call: Call = (kernel, callInputs, callAttrs = {}) => {
      const { kernelFunc } = tf.getKernel(kernel, 'wasm');
      const result = kernelFunc({
        inputs: callInputs as NamedTensorInfoMap,
        attrs: callAttrs as NamedAttrMap,
        backend: wasm,
      }) as TensorInfo;
      made.push(result);
      return result;
    };
    const result = run(call, { inputs: inputs as Record<string, TensorInfo>, attrs: attrs ?? {}, backend: wasm });
    for (const info of made) if (info !== result) wasm.disposeData(info.dataId);
    return result;
  };
}

/** `x` in another shape of the same size. */
export const reshaped = (call: Call, x: TensorInfo, shape: readonly number[]): TensorInfo =>
  call('Reshape', { x }, { shape });

/** `x` with its axes in the order of `perm`. */
export const transposed = (call: Call, x: TensorInfo, perm: readonly number[]): TensorInfo =>
  call('Transpose', { x }, { perm });

/** The stretch of `x` from `begin` of the given size. */
export const sliced = (call: Call, x: TensorInfo, begin: readonly number[], size: readonly number[]): TensorInfo =>
  size.every((n, i) => n === x.shape[i]) ? x : call('Slice', { x }, { begin, size });

/** `x` [batch, rows, columns, channels] with zeros around its rows and columns. */
export const padded = (
  call: Call,
  x: TensorInfo,
  rows: readonly [number, number],
  columns: readonly [number, number],
): TensorInfo =>
  rows.some(Boolean) || columns.some(Boolean)
    ? call('PadV2', { x }, { paddings: [[0, 0], rows, columns, [0, 0]], constantValue: 0 })
    : x;
