import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * `UnsortedSegmentSum`, which the wasm engine lacks: the gradient of an embedding. Row i of x is added to row
 * `segmentIds[i]` of the result; as in tfjs, ids outside of the result are left out.
 */
export const unsortedSegmentSum: KernelFunc = ({ inputs, attrs, backend }) => {
  const wasm = backend as BackendWasm;
  const x = inputs.x as TensorInfo;
  const segmentIds = inputs.segmentIds as TensorInfo;
  const numSegments = attrs!.numSegments as number;
  const out = wasm.makeOutput([numSegments, ...x.shape.slice(1)], x.dtype);
  // Views of the heap, taken after the allocation, which may move it.
  const sums = wasm.typedArrayFromHeap(out).fill(0);
  const rows = wasm.typedArrayFromHeap(x);
  const ids = wasm.typedArrayFromHeap(segmentIds);
  const width = sums.length / numSegments;
  for (let i = 0, from = 0; i < ids.length; i++, from += width) {
    const id = ids[i]!;
    if (id < 0 || id >= numSegments) continue;
    for (let k = 0, to = id * width; k < width; k++) sums[to + k]! += rows[from + k]!;
  }
  return out;
};
