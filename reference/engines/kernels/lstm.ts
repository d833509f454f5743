import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/*
 * Two kernels of our own, in place of some thirty operations that a step of an LSTM and its gradient take one by one. See
 * models/char-lstm.ts, which does without them where an engine lacks them. Gates lie side by side, i f o g, each `hidden`
 * wide; x and byOutput hold all steps, of which the one from `row` on is meant.
 */

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
/** As good as Math.tanh once it is rounded to single precision, and faster. */
const tanh = (x: number): number => 1 - 2 / (Math.exp(2 * x) + 1);

type Infos = Readonly<Record<string, TensorInfo>>;

/** Views of the heap, to be taken after all allocations, which may move it. */
const viewer =
  (wasm: BackendWasm) =>
  (info: TensorInfo): Float32Array =>
    wasm.typedArrayFromHeap(info) as Float32Array;

/** `LstmStep`: gates = σ, σ, σ, tanh of x + z, then c′ = f c + i g and h′ = o tanh(c′). */
export const lstmStep: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const { x, z, c } = inputs as Infos as { x: TensorInfo; z: TensorInfo; c: TensorInfo };
  const { row } = attrs as { row: number };
  const [rows, hidden] = c.shape as [number, number];
  const outputs = [z.shape, c.shape, c.shape].map((shape) => wasm.makeOutput(shape, 'float32'));
  const view = viewer(wasm);
  const [xs, zs, cs] = [view(x), view(z), view(c)];
  const [gates, nextC, nextH] = outputs.map(view) as [Float32Array, Float32Array, Float32Array];
  const width = 4 * hidden;
  for (let r = 0; r < rows; r++) {
    const from = r * width;
    const input = (row + r) * width;
    for (let k = 0; k < 3 * hidden; k++) gates[from + k] = sigmoid(xs[input + k]! + zs[from + k]!);
    for (let k = 3 * hidden; k < width; k++) gates[from + k] = tanh(xs[input + k]! + zs[from + k]!);
    for (let k = 0; k < hidden; k++) {
      const at = r * hidden + k;
      const next = gates[from + hidden + k]! * cs[at]! + gates[from + k]! * gates[from + 3 * hidden + k]!;
      nextC[at] = next;
      nextH[at] = gates[from + 2 * hidden + k]! * tanh(next);
    }
  }
  return outputs;
};

/** `LstmBack`: from the gradient by h′ (of the outputs, and of later steps) and by c′ to those by x + z and by c. */
export const lstmBack: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const { gates, c, nextC, byOutput, byH, byC } = inputs as Infos as Record<
    'gates' | 'c' | 'nextC' | 'byOutput' | 'byH' | 'byC',
    TensorInfo
  >;
  const { row } = attrs as { row: number };
  const [rows, hidden] = c.shape as [number, number];
  const outputs = [gates.shape, c.shape].map((shape) => wasm.makeOutput(shape, 'float32'));
  const view = viewer(wasm);
  const [as, cs, ns, os, hs, later] = [gates, c, nextC, byOutput, byH, byC].map(view) as [
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
    Float32Array,
  ];
  const [byZ, byLastC] = outputs.map(view) as [Float32Array, Float32Array];
  for (let r = 0; r < rows; r++)
    for (let k = 0; k < hidden; k++) {
      const at = r * hidden + k;
      const g0 = 4 * r * hidden + k;
      const [i, f, o, g] = [as[g0]!, as[g0 + hidden]!, as[g0 + 2 * hidden]!, as[g0 + 3 * hidden]!];
      const bent = tanh(ns[at]!);
      const up = os[row * hidden + at]! + hs[at]!;
      const inner = later[at]! + up * o * (1 - bent * bent);
      byZ[g0] = inner * g * i * (1 - i);
      byZ[g0 + hidden] = inner * cs[at]! * f * (1 - f);
      byZ[g0 + 2 * hidden] = up * bent * o * (1 - o);
      byZ[g0 + 3 * hidden] = inner * i * (1 - g * g);
      byLastC[at] = inner * f;
    }
  return outputs;
};
