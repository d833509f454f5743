import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { replaceOnce } from './replace-once';

type Info = ReturnType<Tensors['backend_util']['computePool2DInfo']>;

/** How many entries of each window along one axis lie within the input. */
const within = (windows: number, stride: number, before: number, window: number, input: number): number[] =>
  Array.from({ length: windows }, (_, k) => {
    const start = k * stride - before;
    return Math.min(start + window, input) - Math.max(start, 0);
  });

/** Entries of a whole window by those within the input, for each window; null where no window is cut. */
function shares(info: Info): Float32Array | null {
  const rows = within(info.outHeight, info.strideHeight, info.padInfo.top, info.filterHeight, info.inHeight);
  const columns = within(info.outWidth, info.strideWidth, info.padInfo.left, info.filterWidth, info.inWidth);
  const whole = info.filterHeight * info.filterWidth;
  const all = rows.flatMap((height) =>
    columns.map((width) => (height > 0 && width > 0 ? whole / (height * width) : 0)),
  );
  return all.every((share) => share === 1) ? null : Float32Array.from(all);
}

/**
 * `AvgPoolGrad` of a backend of tfjs 4.22. The mean of a window that the border cuts is over the entries within the input,
 * but the stock gradient, of cpu, wasm and webgpu alike, divides by the entries of a whole window. What comes down to such
 * a window is enlarged first.
 */
export const mendAveragePooling = (tf: Tensors, backendName: string): void =>
  replaceOnce(tf, 'AvgPoolGrad', backendName, (stock) => ({ inputs, attrs, backend }) => {
    const info = tf.backend_util.computePool2DInfo(
      (inputs.input as TensorInfo).shape as [number, number, number, number],
      attrs!.filterSize as [number, number],
      attrs!.strides as [number, number],
      1,
      attrs!.pad as 'same' | 'valid' | number,
    );
    const values = shares(info);
    if (values === null) return stock({ inputs, attrs, backend });
    const memory = backend as KernelBackend;
    const shape = [1, info.outHeight, info.outWidth, 1];
    const b: TensorInfo = { dataId: memory.write(values, shape, 'float32'), shape, dtype: 'float32' };
    const multiply = tf.getKernel('Multiply', backendName).kernelFunc;
    const dy = multiply({ inputs: { a: inputs.dy as TensorInfo, b }, backend }) as TensorInfo;
    const result = stock({ inputs: { ...inputs, dy }, attrs, backend });
    memory.disposeData(b.dataId);
    memory.disposeData(dy.dataId);
    return result;
  });
