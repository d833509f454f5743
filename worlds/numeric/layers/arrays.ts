import type { Tensor } from '../../tensor';
import { reject } from './error';
import type { Steps } from './windows';

/** Where channels stand: nowhere, on the first axis (PyTorch) or on the last one (Keras). */
export type Channels = 'none' | 'first' | 'last';

export const places = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** Axis i of the result is axis `order[i]` of the given array. */
export function permute<T>(a: Tensor<T>, order: readonly number[]): Tensor<T> {
  const strides = a.shape.map((_, axis) => places(a.shape.slice(axis + 1)));
  const shape = order.map((axis) => a.shape[axis]!);
  let offsets = [0];
  for (const axis of order) {
    const stride = strides[axis]!;
    offsets = offsets.flatMap((o) => Array.from({ length: a.shape[axis]! }, (_, i) => o + i * stride));
  }
  return { shape, entries: offsets.map((o) => a.entries[o]!) };
}

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** An array with its channels on the first axis; one without channels has one. */
export function channelsFirst<T>(x: Tensor<T>, channels: Channels): Tensor<T> {
  const axes = x.shape.length;
  if (channels === 'none') return { shape: [1, ...x.shape], entries: x.entries };
  return channels === 'first' ? x : permute(x, [axes - 1, ...upTo(axes - 1)]);
}

/** The inverse of `channelsFirst`. */
export function channelsBack<T>(x: Tensor<T>, channels: Channels): Tensor<T> {
  const axes = x.shape.length;
  if (channels === 'none') return { shape: x.shape.slice(1), entries: x.entries };
  return channels === 'first' ? x : permute(x, [...upTo(axes).slice(1), 0]);
}

/** A place of the input and the place of the kernel that lies on it, both counted row by row. */
export interface Overlap {
  readonly input: number;
  readonly tap: number;
}

/** Which places of the input, of axes `sizes`, a kernel lies on at one place of the output. */
export function overlaps(sizes: readonly number[], steps: readonly Steps[], output: readonly number[]): Overlap[] {
  let found: Overlap[] = [{ input: 0, tap: 0 }];
  steps.forEach((step, axis) => {
    const n = sizes[axis]!;
    const start = output[axis]! * step.stride - step.before;
    const next: Overlap[] = [];
    for (const { input, tap } of found) {
      for (let k = 0; k < step.size; k++) {
        const i = start + k * step.dilation;
        if (i >= 0 && i < n) next.push({ input: input * n + i, tap: tap * step.size + k });
      }
    }
    found = next;
  });
  return found;
}

/** All places of an array, row by row. */
export function* everyPlace(shape: readonly number[]): Generator<readonly number[]> {
  const place = shape.map(() => 0);
  for (let left = places(shape); left > 0; left--) {
    yield place;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place[axis] = place[axis]! + 1;
      if (place[axis]! < shape[axis]!) break;
      place[axis] = 0;
    }
  }
}

const MOST_WORK = 200_000_000;

/** Refuses what would take minutes. */
export function checkWork(products: number): void {
  if (!(products <= MOST_WORK)) reject(`${products} multiplications are too many to compute`);
}
