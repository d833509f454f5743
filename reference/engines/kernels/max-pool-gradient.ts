import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';

/**
 * `MaxPoolGrad`: what comes down to the output of a window goes to the first largest entry of the window. The stock
 * kernel starts its search at 0, and so finds no largest entry where all are negative.
 */
export function maxPoolGrad(tf: Tensors): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
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
    // Views of the heap, taken after the allocation, which may move it.
    const x = wasm.typedArrayFromHeap(input) as Float32Array;
    const dy = wasm.typedArrayFromHeap(inputs.dy as TensorInfo) as Float32Array;
    const dx = (wasm.typedArrayFromHeap(out) as Float32Array).fill(0);
    const { inHeight, inWidth, inChannels, outHeight, outWidth } = info;
    let from = 0;
    for (let n = 0; n < info.batchSize; n++) {
      const image = n * inHeight * inWidth * inChannels;
      for (let i = 0; i < outHeight; i++) {
        const row = i * info.strideHeight - info.padInfo.top;
        const rowEnd = Math.min(inHeight, row + info.effectiveFilterHeight);
        for (let j = 0; j < outWidth; j++) {
          const column = j * info.strideWidth - info.padInfo.left;
          const columnEnd = Math.min(inWidth, column + info.effectiveFilterWidth);
          for (let c = 0; c < inChannels; c++, from++) {
            let best = -1;
            let largest = -Infinity;
            for (let r = Math.max(0, row); r < rowEnd; r++) {
              let at = image + (r * inWidth + Math.max(0, column)) * inChannels + c;
              for (let k = Math.max(0, column); k < columnEnd; k++, at += inChannels) {
                if (x[at]! > largest) {
                  largest = x[at]!;
                  best = at;
                }
              }
            }
            if (best !== -1) dx[best]! += dy[from]!;
          }
        }
      }
    }
    return out;
  };
}
