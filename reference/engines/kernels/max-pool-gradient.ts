import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf } from '../simd';
import type { Tensors } from '../types';

/**
 * `MaxPoolGrad`: what comes down to the output of a window goes to the first largest entry of the window. The stock
 * kernel starts its search at 0, and so finds no largest entry where all are negative.
 */
export function maxPoolGrad(tf: Tensors): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
    const simd = simdOf(wasm);
    const input = inputs.input as TensorInfo;
    const info = tf.backend_util.computePool2DInfo(
      input.shape as [number, number, number, number],
      attrs!.filterSize as [number, number],
      attrs!.strides as [number, number],
      1,
      attrs!.pad as 'same' | 'valid' | number,
      attrs!.dimRoundingMode as 'floor' | undefined,
    );
    const out = wasm.makeOutput(input.shape, 'float32');
    wasm.typedArrayFromHeap(out).fill(0);
    simd.maxPoolGradient(
      ...([simd.at(input), simd.at(inputs.dy as TensorInfo), simd.at(out)] as const),
      ...([info.batchSize, info.inHeight, info.inWidth, info.inChannels] as const),
      ...([info.effectiveFilterHeight, info.effectiveFilterWidth, info.outHeight, info.outWidth] as const),
      ...([info.strideHeight, info.strideWidth, info.padInfo.top, info.padInfo.left] as const),
    );
    return out;
  };
}
