import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { composed, padded, reshaped, sliced, transposed, type Call } from './composed';

type Four = [number, number, number, number];

/**
 * The filter [kh, kw, c, f] as the filter of the gradient: [⌈kh/s⌉, ⌈kw/s⌉, f, s·s·c], in each phase of the stride
 * the taps that meet it, last tap first.
 */
function phases(call: Call, filter: TensorInfo, strides: readonly [number, number]): TensorInfo {
  const [height, width, channels, filters] = filter.shape as Four;
  const [down, across] = strides;
  const rows = Math.ceil(height / down);
  const columns = Math.ceil(width / across);
  const grid = [rows * down, columns * across] as const;
  const full =
    grid[0] === height && grid[1] === width
      ? filter
      : call(
          'PadV2',
          { x: filter },
          {
            paddings: [
              [0, grid[0] - height],
              [0, grid[1] - width],
              [0, 0],
              [0, 0],
            ],
            constantValue: 0,
          },
        );
  const split = reshaped(call, full, [rows, down, columns, across, channels, filters]);
  const ordered = transposed(call, split, [0, 2, 5, 1, 3, 4]);
  const flat = reshaped(call, ordered, [rows, columns, filters, down * across * channels]);
  return call('Reverse', { x: flat }, { dims: [0, 1] });
}

/**
 * `Conv2DBackpropInput`: the gradient of a convolution with respect to its input, and so the forward pass of a
 * transposed convolution. The stock kernel is a plain loop.
 *
 * With stride 1 the gradient is the convolution of dy with the flipped filter. With stride s, row s·a + r of the
 * gradient meets only the taps r, r + s, …: one convolution gives all s·s phases as channels, which are then interleaved
 * (the sub-pixel convolution of Shi et al., 2016), so that nothing is multiplied by zeros put between the entries of dy.
 */
export function conv2DBackpropInput(tf: Tensors): KernelFunc {
  return composed(tf, (call, { inputs, attrs }) => {
    const dy = inputs.dy!;
    const inputShape = attrs.inputShape as Four;
    const info = tf.backend_util.computeConv2DInfo(
      inputShape,
      inputs.filter!.shape as Four,
      attrs.strides as [number, number],
      1,
      attrs.pad as 'same' | 'valid' | number,
      attrs.dimRoundingMode as 'floor' | undefined,
    );
    const { strideHeight: down, strideWidth: across, batchSize, inHeight, inWidth, inChannels } = info;
    const { top, left } = info.padInfo;
    const filter = phases(call, inputs.filter!, [down, across]);
    const rows = Math.max(info.outHeight, Math.ceil((top + inHeight) / down));
    const columns = Math.max(info.outWidth, Math.ceil((left + inWidth) / across));
    const wide = padded(
      call,
      dy,
      [filter.shape[0]! - 1, rows - info.outHeight],
      [filter.shape[1]! - 1, columns - info.outWidth],
    );
    const both = call(
      'Conv2D',
      { x: wide, filter },
      { strides: [1, 1], dilations: [1, 1], pad: 'valid', dataFormat: 'NHWC' },
    );
    const interleaved =
      down === 1 && across === 1
        ? both
        : reshaped(
            call,
            transposed(
              call,
              reshaped(call, both, [batchSize * rows, columns, down, across * inChannels]),
              [0, 2, 1, 3],
            ),
            [batchSize, rows * down, columns * across, inChannels],
          );
    return sliced(call, interleaved, [0, top, left, 0], [batchSize, inHeight, inWidth, inChannels]);
  });
}
