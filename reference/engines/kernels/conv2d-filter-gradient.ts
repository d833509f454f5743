import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { composed, sliced, transposed } from './composed';

/**
 * `Conv2DBackpropFilter`, which the wasm engine lacks: the gradient of y = x ∗ w with respect to w.
 *
 * ∂L/∂w[k, l, c, f] = Σ x[n, s·i + k − p, s·j + l − p, c] · dy[n, i, j, f] is itself a convolution: of x with channels
 * and batch exchanged, with dy as its filter, dilated by the stride.
 */
export function conv2DBackpropFilter(tf: Tensors): KernelFunc {
  return composed(tf, (call, { inputs, attrs }) => {
    const x = inputs.x!;
    const dy = inputs.dy!;
    const filterShape = attrs.filterShape as [number, number, number, number];
    const info = tf.backend_util.computeConv2DInfo(
      x.shape as [number, number, number, number],
      filterShape,
      attrs.strides as [number, number],
      1,
      attrs.pad as 'same' | 'valid' | number,
      attrs.dimRoundingMode as 'floor' | undefined,
    );
    const [height, width, channels, filters] = filterShape;
    const { top, left } = info.padInfo;
    // As many zeros behind as let the result reach the filter's size. Where rows are left over, there are none, and
    // the result is too large.
    const behind = (steps: number, stride: number, kernel: number, before: number, size: number): number =>
      Math.max(0, (steps - 1) * stride + kernel - before - size);
    const pad = [
      [0, 0],
      [top, behind(info.outHeight, info.strideHeight, height, top, info.inHeight)],
      [left, behind(info.outWidth, info.strideWidth, width, left, info.inWidth)],
      [0, 0],
    ];
    const gradient = call(
      'Conv2D',
      { x: transposed(call, x, [3, 1, 2, 0]), filter: transposed(call, dy, [1, 2, 0, 3]) },
      { strides: [1, 1], dilations: [info.strideHeight, info.strideWidth], pad, dataFormat: 'NHWC' },
    );
    return transposed(call, sliced(call, gradient, [0, 0, 0, 0], [channels, height, width, filters]), [1, 2, 0, 3]);
  });
}
