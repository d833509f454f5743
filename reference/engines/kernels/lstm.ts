import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf } from '../simd';

/*
 * Two kernels of our own, in place of some thirty operations that a step of an LSTM and its gradient take one by one. See
 * models/char-lstm.ts, which does without them where an engine lacks them. Gates lie side by side, i f o g, each `hidden`
 * wide; x and byOutput hold all steps, of which the one from `row` on is meant.
 */

type Infos<Name extends string> = Readonly<Record<Name, TensorInfo>>;

/** `LstmStep`: gates = σ, σ, σ, tanh of x + z, then c′ = f c + i g and h′ = o tanh(c′). */
export const lstmStep: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const { at, lstmStep: step } = simdOf(wasm);
  const { x, z, c } = inputs as Infos<'x' | 'z' | 'c'>;
  const { row } = attrs as { row: number };
  const [rows, hidden] = c.shape as [number, number];
  const outputs = [z.shape, c.shape, c.shape].map((shape) => wasm.makeOutput(shape, 'float32'));
  const [gates, nextC, nextH] = outputs.map(at) as [number, number, number];
  step(rows, hidden, at(x) + 16 * row * hidden, at(z), at(c), gates, nextC, nextH);
  return outputs;
};

/** `LstmBack`: from the gradient by h′ (of the outputs, and of later steps) and by c′ to those by x + z and by c. */
export const lstmBack: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const { at, lstmBack: back } = simdOf(wasm);
  const { gates, c, nextC, byOutput, byH, byC } = inputs as Infos<'gates' | 'c' | 'nextC' | 'byOutput' | 'byH' | 'byC'>;
  const { row } = attrs as { row: number };
  const [rows, hidden] = c.shape as [number, number];
  const outputs = [gates.shape, c.shape].map((shape) => wasm.makeOutput(shape, 'float32'));
  const [byZ, byLastC] = outputs.map(at) as [number, number];
  back(rows, hidden, at(gates), at(c), at(nextC), at(byOutput) + 4 * row * hidden, at(byH), at(byC), byZ, byLastC);
  return outputs;
};
