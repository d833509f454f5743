import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

const product = (sides: readonly number[]): number => sides.reduce((all, side) => all * side, 1);

/** Copies the box of `size` at `begin` out of x, run by run: the last axes that are taken whole are one run. */
function sliced(wasm: BackendWasm, x: TensorInfo, begin: readonly number[], size: readonly number[]): TensorInfo {
  const rank = x.shape.length;
  const out = wasm.makeOutput([...size], x.dtype);
  let whole = rank;
  while (whole > 0 && size[whole - 1] === x.shape[whole - 1]) whole -= 1;
  // Axis `whole − 1` is the last that is cut: a run spans it and all behind it.
  const axis = Math.max(0, whole - 1);
  const inner = product(x.shape.slice(axis + 1));
  const run = (size[axis] ?? 1) * inner;
  const runs = product(size.slice(0, axis));
  // Views of the heap, taken after the allocation, which may move it. Both are of one buffer.
  const source = wasm.typedArrayFromHeap(x);
  const target = wasm.typedArrayFromHeap(out);
  const at = [...begin.slice(0, axis)];
  for (let r = 0; r < runs; r++) {
    let from = 0;
    for (let k = 0; k < axis; k++) from = from * x.shape[k]! + at[k]!;
    from = from * (x.shape[axis] ?? 1) * inner + (begin[axis] ?? 0) * inner;
    target.set(source.subarray(from, from + run), r * run);
    for (let k = axis - 1; k >= 0; k--) {
      if (++at[k]! < begin[k]! + size[k]!) break;
      at[k] = begin[k]!;
    }
  }
  return out;
}

const plain = (x: TensorInfo): boolean => x.dtype === 'float32' || x.dtype === 'int32';

/**
 * `Slice`. The stock kernel copies the whole tensor before it takes a part of it, which makes cutting a batch into n
 * parts n times as slow as it should be; so do `SplitV` and `Unpack`, which are built on it.
 */
export const slice =
  (stock: KernelFunc): KernelFunc =>
  (given) => {
    const x = given.inputs.x as TensorInfo;
    const { begin, size } = given.attrs as unknown as { begin: number | number[]; size: number | number[] };
    if (!plain(x) || !Array.isArray(begin) || !Array.isArray(size) || begin.length !== x.shape.length)
      return stock(given);
    const sides = x.shape.map((side, k) => ((size[k] ?? -1) < 0 ? side - begin[k]! : size[k]!));
    return sliced(given.backend as BackendWasm, x, begin, sides);
  };

/** `SplitV`: parts along one axis. */
export const splitV =
  (stock: KernelFunc): KernelFunc =>
  (given) => {
    const x = given.inputs.x as TensorInfo;
    const { numOrSizeSplits, axis: named } = given.attrs as unknown as {
      numOrSizeSplits: number | number[];
      axis: number;
    };
    const axis = named < 0 ? named + x.shape.length : named;
    const parts = Array.isArray(numOrSizeSplits)
      ? numOrSizeSplits
      : new Array<number>(numOrSizeSplits).fill(x.shape[axis]! / numOrSizeSplits);
    if (!plain(x) || parts.some((part) => part < 0)) return stock(given);
    let from = 0;
    return parts.map((part) => {
      const begin = x.shape.map((_, k) => (k === axis ? from : 0));
      from += part;
      return sliced(
        given.backend as BackendWasm,
        x,
        begin,
        x.shape.map((side, k) => (k === axis ? part : side)),
      );
    });
  };

/** `Unpack`: the parts of one axis, without it. */
export const unpack =
  (stock: KernelFunc): KernelFunc =>
  (given) => {
    const x = given.inputs.value as TensorInfo;
    if (!plain(x)) return stock(given);
    const named = (given.attrs as unknown as { axis: number }).axis;
    const axis = named < 0 ? named + x.shape.length : named;
    return Array.from({ length: x.shape[axis]! }, (_, i) => {
      const begin = x.shape.map((_, k) => (k === axis ? i : 0));
      const part = sliced(
        given.backend as BackendWasm,
        x,
        begin,
        x.shape.map((side, k) => (k === axis ? 1 : side)),
      );
      return { ...part, shape: x.shape.filter((_, k) => k !== axis) };
    });
  };
