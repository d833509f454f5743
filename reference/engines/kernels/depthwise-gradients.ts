import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, NamedAttrMap, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';

type Four = [number, number, number, number];
type Info = ReturnType<Tensors['backend_util']['computeConv2DInfo']>;

const infoOf = (tf: Tensors, inShape: readonly number[], filterShape: readonly number[], attrs: NamedAttrMap): Info =>
  tf.backend_util.computeConv2DInfo(
    inShape as Four,
    filterShape as Four,
    attrs.strides as [number, number],
    (attrs.dilations ?? [1, 1]) as [number, number],
    attrs.pad as 'same' | 'valid' | number,
    attrs.dimRoundingMode as 'floor' | undefined,
    true,
  );

/**
 * Visits every meeting of a tap with an entry in a depthwise convolution, as offsets: of channel 0 in x, of channel 0
 * in y, and of channel 0 in the filter. Channel c of x meets channels c·m … c·m + m − 1 of y, where m is the multiplier.
 */
function visit(info: Info, meet: (x: number, y: number, filter: number) => void): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, padInfo } = info;
  for (let n = 0; n < info.batchSize; n++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++) {
        const y = ((n * outHeight + i) * outWidth + j) * outChannels;
        for (let k = 0; k < filterHeight; k++) {
          const row = i * info.strideHeight + k * info.dilationHeight - padInfo.top;
          if (row < 0 || row >= inHeight) continue;
          for (let l = 0; l < filterWidth; l++) {
            const column = j * info.strideWidth + l * info.dilationWidth - padInfo.left;
            if (column < 0 || column >= inWidth) continue;
            meet(((n * inHeight + row) * inWidth + column) * inChannels, y, (k * filterWidth + l) * outChannels);
          }
        }
      }
    }
  }
}

/** `DepthwiseConv2dNativeBackpropFilter`, which the wasm engine lacks. */
export function depthwiseFilterGradient(tf: Tensors): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
    const filterShape = attrs!.filterShape as Four;
    const info = infoOf(tf, (inputs.x as TensorInfo).shape, filterShape, attrs!);
    const out = wasm.makeOutput(filterShape, 'float32');
    // Views of the heap, taken after the allocation, which may move it.
    const x = wasm.typedArrayFromHeap(inputs.x as TensorInfo);
    const dy = wasm.typedArrayFromHeap(inputs.dy as TensorInfo);
    const gradient = wasm.typedArrayFromHeap(out).fill(0);
    const multiplier = filterShape[3];
    visit(info, (fromX, fromY, to) => {
      for (let f = 0; f < info.outChannels; f++) {
        gradient[to + f]! += x[fromX + Math.floor(f / multiplier)]! * dy[fromY + f]!;
      }
    });
    return out;
  };
}

/** `DepthwiseConv2dNativeBackpropInput`, which the wasm engine lacks. */
export function depthwiseInputGradient(tf: Tensors): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const wasm = backend as BackendWasm;
    const inputShape = attrs!.inputShape as Four;
    const filterShape = (inputs.filter as TensorInfo).shape;
    const info = infoOf(tf, inputShape, filterShape, attrs!);
    const out = wasm.makeOutput(inputShape, 'float32');
    const filter = wasm.typedArrayFromHeap(inputs.filter as TensorInfo);
    const dy = wasm.typedArrayFromHeap(inputs.dy as TensorInfo);
    const gradient = wasm.typedArrayFromHeap(out).fill(0);
    const multiplier = filterShape[3]!;
    visit(info, (toX, fromY, fromFilter) => {
      for (let f = 0; f < info.outChannels; f++) {
        gradient[toX + Math.floor(f / multiplier)]! += filter[fromFilter + f]! * dy[fromY + f]!;
      }
    });
    return out;
  };
}
