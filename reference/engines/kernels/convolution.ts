import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf, type Windows } from '../simd';
import type { Tensors } from '../types';

type Four = [number, number, number, number];
type Geometry = ReturnType<Tensors['backend_util']['computeConv2DInfo']>;

/*
 * Convolutions as products of matrices: with X the columns of the input x (see simd/assembly/columns.ts), which are made
 * and used some lines of outputs at a time, y = X · w. So the gradient by w is Xᵀ · dy, and that by X is dy · wᵀ, each
 * entry of which goes back to where it came from.
 */

const geometry = (
  tf: Tensors,
  inShape: readonly number[],
  filterShape: readonly number[],
  attrs: NamedAttrMap,
): Geometry =>
  tf.backend_util.computeConv2DInfo(
    inShape as Four,
    filterShape as Four,
    attrs.strides as [number, number],
    (attrs.dilations ?? 1) as number | [number, number],
    attrs.pad as 'same' | 'valid' | number,
    attrs.dimRoundingMode as 'floor' | undefined,
  );

/** How many floats of columns are made at a time: 256 KB, a fourth of the second cache. */
const LIMIT = 1 << 16;

const windowsOf = (info: Geometry): Windows => [
  info.inHeight,
  info.inWidth,
  info.inChannels,
  info.filterHeight,
  info.filterWidth,
  info.outHeight,
  info.outWidth,
  info.strideHeight,
  info.strideWidth,
  info.dilationHeight,
  info.dilationWidth,
  info.padInfo.top,
  info.padInfo.left,
];

/** Floats in a row of columns: what one output sees of its input. */
const rowLength = ({ filterHeight, filterWidth, inChannels }: Geometry): number =>
  filterHeight * filterWidth * inChannels;

/** A stretch of lines of outputs: which, and how many outputs they are and begin with. */
interface Stretch {
  readonly line: number;
  readonly lines: number;
  readonly output: number;
  readonly outputs: number;
}

function stretches(info: Geometry): readonly Stretch[] {
  const all = info.batchSize * info.outHeight;
  const most = Math.max(1, Math.floor(LIMIT / (info.outWidth * rowLength(info))));
  return Array.from({ length: Math.ceil(all / most) }, (_, i) => {
    const lines = Math.min(most, all - i * most);
    return { line: i * most, lines, output: i * most * info.outWidth, outputs: lines * info.outWidth };
  });
}

/** Calls `work` with memory for the columns of any stretch. */
function withColumns(wasm: BackendWasm, info: Geometry, work: (columns: number, stretch: Stretch) => void): void {
  const parts = stretches(info);
  const columns = wasm.makeOutput([(parts[0]?.outputs ?? 0) * rowLength(info)], 'float32');
  for (const part of parts) work(wasm.getMemoryOffset(columns.dataId), part);
  wasm.disposeData(columns.dataId);
}

const isEmpty = (info: Geometry): boolean =>
  info.batchSize * info.outHeight * info.outWidth * info.outChannels * info.inChannels === 0;

/** `Conv2D` and `FusedConv2D`. What is fused, but for a bias and a rectifier, is left to the stock kernel. */
export const conv2D =
  (tf: Tensors, stock: KernelFunc): KernelFunc =>
  (given) => {
    const { x, filter, bias } = given.inputs as Record<'x' | 'filter', TensorInfo> & { bias?: TensorInfo };
    const attrs = given.attrs!;
    const activation = (attrs.activation ?? 'linear') as string;
    const info = geometry(tf, x.shape, filter.shape, attrs);
    const known = activation === 'linear' || activation === 'relu';
    const single = x.dtype === 'float32' && filter.dtype === 'float32';
    if (!known || !single || attrs.dataFormat === 'NCHW' || isEmpty(info)) return stock(given);
    if (bias && (bias.shape.length !== 1 || bias.shape[0] !== info.outChannels)) return stock(given);
    const wasm = given.backend as BackendWasm;
    const simd = simdOf(wasm);
    const out = wasm.makeOutput(info.outShape, 'float32');
    const [inner, channels, windows] = [rowLength(info), info.outChannels, windowsOf(info)];
    withColumns(wasm, info, (columns, { line, lines, output, outputs }) => {
      simd.gather(columns, simd.at(x), line, lines, ...windows);
      simd.product(
        ...([outputs, channels, inner] as const),
        ...([columns, 4 * inner, 4] as const),
        ...([simd.at(filter), 4 * channels, 4] as const),
        ...([simd.at(out) + 4 * channels * output, 4 * channels] as const),
        bias ? simd.at(bias) : 0,
        false,
        activation === 'relu',
        simd.numberOf(filter),
        simd.scratch,
      );
    });
    return out;
  };

/** `Conv2DBackpropFilter`, which the wasm engine lacks: the gradient of y = x ∗ w with respect to w. */
export const conv2DBackpropFilter =
  (tf: Tensors): KernelFunc =>
  ({ inputs, attrs, backend }) => {
    const { x, dy } = inputs as Record<'x' | 'dy', TensorInfo>;
    const wasm = backend as BackendWasm;
    const simd = simdOf(wasm);
    const info = geometry(tf, x.shape, attrs!.filterShape as Four, attrs!);
    const out = wasm.makeOutput(info.filterShape, 'float32');
    if (isEmpty(info)) wasm.typedArrayFromHeap(out).fill(0);
    const [inner, channels, windows] = [rowLength(info), info.outChannels, windowsOf(info)];
    withColumns(wasm, info, (columns, { line, lines, output, outputs }) => {
      simd.gather(columns, simd.at(x), line, lines, ...windows);
      simd.product(
        ...([inner, channels, outputs] as const),
        ...([columns, 4, 4 * inner] as const),
        ...([simd.at(dy) + 4 * channels * output, 4 * channels, 4] as const),
        ...([simd.at(out), 4 * channels] as const),
        0,
        output > 0,
        false,
        0,
        simd.scratch,
      );
    });
    return out;
  };

/**
 * `Conv2DBackpropInput`: the gradient of y = x ∗ w with respect to x, and so the forward pass of a transposed
 * convolution. The stock kernel is a plain loop.
 */
export const conv2DBackpropInput =
  (tf: Tensors): KernelFunc =>
  ({ inputs, attrs, backend }) => {
    const { dy, filter } = inputs as Record<'dy' | 'filter', TensorInfo>;
    const wasm = backend as BackendWasm;
    const simd = simdOf(wasm);
    const info = geometry(tf, attrs!.inputShape as Four, filter.shape, attrs!);
    const out = wasm.makeOutput(info.inShape, 'float32');
    wasm.typedArrayFromHeap(out).fill(0);
    const [inner, channels, windows] = [rowLength(info), info.outChannels, windowsOf(info)];
    withColumns(wasm, info, (columns, { line, lines, output, outputs }) => {
      simd.product(
        ...([outputs, inner, channels] as const),
        ...([simd.at(dy) + 4 * channels * output, 4 * channels, 4] as const),
        ...([simd.at(filter), 4, 4 * channels] as const),
        ...([columns, 4 * inner] as const),
        0,
        false,
        false,
        simd.numberOf(filter),
        simd.scratch,
      );
      simd.scatter(columns, simd.at(out), line, lines, ...windows);
    });
    return out;
  };
