import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf } from '../simd';

/**
 * `AdamStep`, a kernel of our own: the new variable, mean and square of one step of Adam in one pass over memory, where
 * the operations one by one take ten. See `adam` in models/parts/optimise.ts, which does without it where an engine
 * lacks it.
 */
export const adamStep: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const simd = simdOf(wasm);
  const { beta1, beta2, rate, epsilon } = attrs as Readonly<Record<'beta1' | 'beta2' | 'rate' | 'epsilon', number>>;
  const { variable, mean, square, gradient } = inputs as Readonly<
    Record<'variable' | 'mean' | 'square' | 'gradient', TensorInfo>
  >;
  const outputs = [variable, mean, square].map(({ shape }) => wasm.makeOutput(shape, 'float32'));
  const count = variable.shape.reduce((all, side) => all * side, 1);
  const [w, m, v, g, newW, newM, newV] = [variable, mean, square, gradient, ...outputs].map(simd.at) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  simd.adam(count, w, m, v, g, newW, newM, newV, beta1, beta2, rate, epsilon);
  return outputs;
};
