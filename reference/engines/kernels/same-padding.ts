import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';

/**
 * A forward convolution (plain, depthwise, with or without bias and activation). The stock kernels leave `same` padding
 * to XNNPACK, which pads otherwise than tfjs where the kernel is smaller than the stride; so the padding is spelled out.
 */
export function withPlainPadding(tf: Tensors, stock: KernelFunc, depthwise: boolean): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    if (attrs?.pad !== 'same') return stock({ inputs, attrs, backend });
    const { top, bottom, left, right } = tf.backend_util.computeConv2DInfo(
      inputs.x!.shape as [number, number, number, number],
      inputs.filter!.shape as [number, number, number, number],
      attrs.strides as [number, number],
      (attrs.dilations ?? [1, 1]) as [number, number],
      'same',
      undefined,
      depthwise,
    ).padInfo;
    const pad = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ] as unknown as number[];
    return stock({ inputs, attrs: { ...attrs, pad }, backend });
  };
}
