import type { KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { chunks, gather, rowLength, scatter, type Geometry } from './columns';
import { composed, floats, product, reshaped, transposed, type Call } from './composed';

type Four = [number, number, number, number];

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
    1,
    attrs.pad as 'same' | 'valid' | number,
    attrs.dimRoundingMode as 'floor' | undefined,
  );

/** The gradients of some images as a matrix, one row for each output. */
function rowsOf(call: Call, dy: TensorInfo, info: Geometry, [from, to]: readonly [number, number]): TensorInfo {
  const area = info.outHeight * info.outWidth;
  const all = reshaped(call, dy, [info.batchSize * area, info.outChannels]);
  if (to - from === info.batchSize) return all;
  return call('Slice', { x: all }, { begin: [from * area, 0], size: [(to - from) * area, info.outChannels] });
}

/**
 * `Conv2DBackpropFilter`, which the wasm engine lacks: the gradient of y = x ∗ w with respect to w.
 *
 * With X the columns of x, y = X·w, so the gradient is Xᵀ·dy; it is computed as (dyᵀ·X)ᵀ, since dy is the smaller one to
 * transpose.
 */
export function conv2DBackpropFilter(tf: Tensors): KernelFunc {
  return composed(tf, (call, { inputs, attrs, backend, allocate }) => {
    const info = geometry(tf, inputs.x!.shape, attrs.filterShape as Four, attrs);
    let sum: TensorInfo | null = null;
    for (const images of chunks(info)) {
      const columns = allocate([(images[1] - images[0]) * info.outHeight * info.outWidth, rowLength(info)]);
      gather(floats(backend, columns), floats(backend, inputs.x!), info, images);
      const part = product(call, transposed(call, rowsOf(call, inputs.dy!, info, images)), columns);
      sum = sum === null ? part : call('Add', { a: sum, b: part });
    }
    return reshaped(call, transposed(call, sum!), attrs.filterShape as Four);
  });
}

/**
 * `Conv2DBackpropInput`: the gradient of y = x ∗ w with respect to x, and so the forward pass of a transposed convolution.
 * The stock kernel is a plain loop. The gradient of the columns is dy·wᵀ, and each goes back to where it came from.
 */
export function conv2DBackpropInput(tf: Tensors): KernelFunc {
  return composed(tf, (call, { inputs, attrs, backend, allocate }) => {
    const filter = inputs.filter!;
    const info = geometry(tf, attrs.inputShape as Four, filter.shape, attrs);
    const out = allocate(info.inShape);
    floats(backend, out).fill(0);
    const across = transposed(call, reshaped(call, filter, [rowLength(info), info.outChannels]));
    for (const images of chunks(info)) {
      const columns = product(call, rowsOf(call, inputs.dy!, info, images), across);
      scatter(floats(backend, out), floats(backend, columns), info, images);
    }
    return out;
  });
}
