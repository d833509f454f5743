import type { Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Tensors } from '../../../reference/engines/types';
import { openWithStock, valuesOn, type Backend } from '../../support/engines';

let tf: Tensors;
beforeAll(async () => {
  tf = await openWithStock();
});

interface Pooling {
  readonly input: readonly [number, number];
  readonly window: readonly [number, number];
  readonly strides: readonly [number, number];
}

/** The gradient of the sum of all means, by the engine. */
const gradient = async (backend: Backend, { input, window, strides }: Pooling): Promise<number[]> =>
  (
    await valuesOn(tf, backend, 1, () => [
      tf.grad((x) => tf.sum(tf.avgPool(x as Tensor4D, [...window], [...strides], 'same')))(tf.ones([1, ...input, 1])),
    ])
  )[0]!;

/** The same by hand: a window gives each of its entries within the input an equal share of 1. */
function byHand({ input, window, strides }: Pooling): number[] {
  const result = new Array<number>(input[0] * input[1]).fill(0);
  const windows = [0, 1].map((axis) => {
    const [size, w, s] = [input[axis]!, window[axis]!, strides[axis]!];
    const count = Math.ceil(size / s);
    // The padding called "same": as evenly as can be, the odd one behind.
    const before = Math.floor(Math.max(0, (count - 1) * s + w - size) / 2);
    return Array.from({ length: count }, (_, k) =>
      Array.from({ length: w }, (_entry, i) => k * s - before + i).filter((i) => i >= 0 && i < size),
    );
  });
  for (const rows of windows[0]!)
    for (const columns of windows[1]!)
      for (const row of rows)
        for (const column of columns) result[row * input[1] + column]! += 1 / (rows.length * columns.length);
  return result;
}

const corner: Pooling = { input: [3, 3], window: [2, 2], strides: [2, 2] };
// The windows at the right and below hold two entries, the one in the corner holds one.
const expected = [1 / 4, 1 / 4, 1 / 2, 1 / 4, 1 / 4, 1 / 2, 1 / 2, 1 / 2, 1];

test('as published, a window that the border cuts gives too little back', async () => {
  expect(await gradient('stock', corner)).toEqual(new Array(9).fill(1 / 4));
});

test.each(['cpu', 'wasm'] as const)('on %s each entry gets its share of a window that is cut', async (backend) => {
  expect(byHand(corner)).toEqual(expected);
  expect(await gradient(backend, corner)).toEqual(expected);
  const side = fc.integer({ min: 1, max: 7 });
  const size = fc.tuple(side, side);
  await fc.assert(
    fc.asyncProperty(fc.record({ input: size, window: size, strides: size }), async (pooling) => {
      const wanted = byHand(pooling);
      (await gradient(backend, pooling)).forEach((x, i) => expect(x).toBeCloseTo(wanted[i]!, 5));
    }),
    { numRuns: 60 },
  );
});
