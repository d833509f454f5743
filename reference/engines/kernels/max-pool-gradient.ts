import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { floats } from './composed';

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
    const x = floats(wasm, input);
    const dy = floats(wasm, inputs.dy as TensorInfo);
    const dx = floats(wasm, out).fill(0);
    const { inHeight, inWidth, inChannels, outHeight, outWidth } = info;
    // Of each channel, the largest entry of the window so far.
    const best = new Int32Array(inChannels);
    let from = 0;
    for (let n = 0; n < info.batchSize; n++) {
      for (let i = 0; i < outHeight; i++) {
        const top = i * info.strideHeight - info.padInfo.top;
        const bottom = Math.min(inHeight, top + info.effectiveFilterHeight);
        for (let j = 0; j < outWidth; j++, from += inChannels) {
          const left = j * info.strideWidth - info.padInfo.left;
          const right = Math.min(inWidth, left + info.effectiveFilterWidth);
          best.fill(-1);
          for (let row = Math.max(0, top); row < bottom; row++) {
            for (let column = Math.max(0, left); column < right; column++) {
              const at = ((n * inHeight + row) * inWidth + column) * inChannels;
              for (let c = 0; c < inChannels; c++) {
                const first = best[c]!;
                if (first === -1 || x[at + c]! > x[first]!) best[c] = at + c;
              }
            }
          }
          for (let c = 0; c < inChannels; c++) {
            const to = best[c]!;
            if (to !== -1) dx[to]! += dy[from + c]!;
          }
        }
      }
    }
    return out;
  };
}
