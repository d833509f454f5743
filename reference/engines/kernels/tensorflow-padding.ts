import type { KernelFunc, Tensor4D } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { replaceOnce } from './replace-once';

type Shape = [number, number, number, number];

/** What the gradients of convolutions are told. */
interface Told {
  readonly strides: [number, number];
  readonly pad: 'same' | 'valid' | number;
  readonly dilations?: [number, number];
  readonly dataFormat?: 'NHWC' | 'NCHW';
  readonly dimRoundingMode?: 'floor';
  readonly inputShape?: Shape;
  readonly filterShape?: Shape;
}

/** A gradient of a convolution whose padding is spelled out: it is made part of the input, and cut off of its gradient. */
const spelledOut =
  (tf: Tensors, stock: KernelFunc, depthwise: boolean): KernelFunc =>
  ({ inputs, attrs, backend }) => {
    const { strides, pad, dilations = 1, dataFormat = 'NHWC', dimRoundingMode, ...shapes } = attrs as unknown as Told;
    const { x, dy, filter } = inputs as Partial<Record<string, Tensor4D>>;
    const [input, window] = [shapes.inputShape ?? x!.shape, shapes.filterShape ?? filter!.shape];
    const { padInfo } = tf.backend_util.computeConv2DInfo(
      ...([input, window, strides, dilations, pad, dimRoundingMode, depthwise] as const),
    );
    if (padInfo.type === 'SAME' || padInfo.type === 'VALID' || dataFormat !== 'NHWC')
      return stock({ inputs, attrs, backend });
    const { top, bottom, left, right } = padInfo;
    const [batch, height, width, channels] = input;
    const inputShape = [batch, height + top + bottom, width + left + right, channels];
    const given = { ...attrs, inputShape, pad: 'valid' };
    return tf.tidy(() => {
      if (x === undefined) {
        const whole = stock({ inputs, attrs: given, backend }) as Tensor4D;
        return tf.slice(whole, [0, top, left, 0], input);
      }
      const padded = tf.pad(x, [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ]);
      return stock({ inputs: { x: padded, dy: dy! }, attrs: given, backend }) as Tensor4D;
    });
  };

/** Mends the backend of @tensorflow/tfjs-node-gpu 4.22: its gradients of convolutions know padding by name alone. */
export function mendTensorflow(tf: Tensors): void {
  for (const kernel of ['Conv2D', 'DepthwiseConv2dNative'])
    for (const side of ['Filter', 'Input'])
      replaceOnce(tf, `${kernel}Backprop${side}`, 'tensorflow', (stock) => spelledOut(tf, stock, kernel !== 'Conv2D'));
}
