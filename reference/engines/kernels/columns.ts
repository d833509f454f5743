import type { Tensors } from '../types';

/** Where the window of a convolution goes, as tfjs computes it. */
export type Geometry = ReturnType<Tensors['backend_util']['computeConv2DInfo']>;

/** How many floats of columns are held at a time: 16 MB, which the cache half holds and the heap easily. */
const limit = 1 << 22;

/** Floats in a row of columns: what one output sees of its input. */
export const rowLength = ({ filterHeight, filterWidth, inChannels }: Geometry): number =>
  filterHeight * filterWidth * inChannels;

/** Stretches of images [from, to), each of which has few enough columns. */
export function chunks(info: Geometry): readonly (readonly [number, number])[] {
  const each = info.outHeight * info.outWidth * rowLength(info);
  const count = Math.max(1, Math.floor(limit / each));
  const stretches: [number, number][] = [];
  for (let from = 0; from < info.batchSize; from += count) {
    stretches.push([from, Math.min(info.batchSize, from + count)]);
  }
  return stretches;
}

/** Visits all stretches of columns that lie in a row of the input: where in the columns, where in the input, how long. */
function visit(
  info: Geometry,
  [first, end]: readonly [number, number],
  meet: (column: number, input: number, length: number) => void,
): void {
  const { inHeight, inWidth, inChannels, filterHeight, filterWidth, outHeight, outWidth } = info;
  const { strideHeight, strideWidth, padInfo } = info;
  const row = rowLength(info);
  let base = 0;
  for (let n = first; n < end; n++) {
    for (let i = 0; i < outHeight; i++) {
      for (let j = 0; j < outWidth; j++, base += row) {
        const column = j * strideWidth - padInfo.left;
        const from = Math.max(0, -column);
        const to = Math.min(filterWidth, inWidth - column);
        if (to <= from) continue;
        for (let k = 0; k < filterHeight; k++) {
          const line = i * strideHeight + k - padInfo.top;
          if (line < 0 || line >= inHeight) continue;
          meet(
            base + (k * filterWidth + from) * inChannels,
            ((n * inHeight + line) * inWidth + column + from) * inChannels,
            (to - from) * inChannels,
          );
        }
      }
    }
  }
}

/**
 * Lays out what each output of a convolution sees of its input, one row for each (im2col): `columns` are
 * [images · outHeight · outWidth, filterHeight · filterWidth · inChannels], with zeros where the window leaves the input.
 */
export function gather(
  columns: Float32Array,
  x: Float32Array,
  info: Geometry,
  images: readonly [number, number],
): void {
  columns.fill(0);
  // Both lie in one heap, within which a copy costs no view.
  const heap = new Float32Array(columns.buffer);
  const [here, there] = [columns.byteOffset / 4, x.byteOffset / 4];
  visit(info, images, (to, from, length) => {
    if (length > 24) heap.copyWithin(here + to, there + from, there + from + length);
    else for (let c = 0; c < length; c++) columns[to + c] = x[from + c]!;
  });
}

/** Adds columns to the places of the input that they came from: the adjoint of `gather`. */
export function scatter(
  x: Float32Array,
  columns: Float32Array,
  info: Geometry,
  images: readonly [number, number],
): void {
  visit(info, images, (from, to, length) => {
    for (let c = 0; c < length; c++) x[to + c]! += columns[from + c]!;
  });
}
