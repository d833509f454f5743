import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * `AdamStep`, a kernel of our own: the new variable, mean and square of one step of Adam in one pass over memory, where
 * the operations one by one take ten. See `adam` in models/parts/optimise.ts, which does without it where an engine
 * lacks it.
 */
export const adamStep: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const { beta1, beta2, rate, epsilon } = attrs as Readonly<Record<string, number>> as {
    readonly beta1: number;
    readonly beta2: number;
    readonly rate: number;
    readonly epsilon: number;
  };
  const [variable, mean, square, gradient] = (['variable', 'mean', 'square', 'gradient'] as const).map(
    (name) => inputs[name] as TensorInfo,
  ) as [TensorInfo, TensorInfo, TensorInfo, TensorInfo];
  const outputs = [variable, mean, square].map(({ shape }) => wasm.makeOutput(shape, 'float32'));
  // Views of the heap, taken after the allocations, which may move it.
  const view = (info: TensorInfo): Float32Array => wasm.typedArrayFromHeap(info) as Float32Array;
  const [w, m, v, g] = [view(variable), view(mean), view(square), view(gradient)];
  const [newW, newM, newV] = outputs.map(view) as [Float32Array, Float32Array, Float32Array];
  for (let i = 0; i < w.length; i++) {
    const slope = g[i]!;
    const first = beta1 * m[i]! + slope;
    const second = beta2 * v[i]! + slope * slope;
    newM[i] = first;
    newV[i] = second;
    newW[i] = w[i]! - (rate * first) / (Math.sqrt(second) + epsilon);
  }
  return outputs;
};
