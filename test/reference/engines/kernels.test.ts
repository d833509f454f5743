import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Tensors } from '../../../reference/engines/types';
import { distance, openWithStock, withGradients, type Computation } from '../../support/engines';
import { close, conv2d, depthwiseConv2d, gather, kernelLaws } from '../../support/kernel-laws';

/** A wrong kernel is off by the size of its values. */
const wrong = 1e-2;

let tf: Tensors;
beforeAll(async () => {
  tf = await openWithStock();
});

test.each(Object.keys(kernelLaws))('%s', (name) =>
  kernelLaws[name]!((about, computation, runs = 40) =>
    fc.assert(
      fc.asyncProperty(about, fc.nat(), async (given, seed) => {
        expect(await distance(tf, 'wasm', seed, computation(given))).toBeLessThan(close);
      }),
      { numRuns: runs },
    ),
  ),
);

/** Each example of the stock kernels' failure is a plain computation, beside the property that covers all shapes. */
const failsOnStock = async (compute: Computation): Promise<void> => {
  const stock = await distance(tf, 'stock', 1, compute).catch((error: unknown) => String(error));
  if (typeof stock === 'number') expect(stock).toBeGreaterThan(wrong);
  else expect(stock).toMatch(/not registered|not found|undefined/);
  expect(await distance(tf, 'wasm', 1, compute)).toBeLessThan(close);
};

const example: Omit<Parameters<typeof conv2d>[0], 'filters'> = {
  ...{ batch: 2, input: [6, 5], channels: 3 },
  ...{ kernel: [3, 2], strides: [1, 1], pad: 'same' },
};

describe('as published', () => {
  test('conv2d has no gradient with respect to the filter', () => failsOnStock(conv2d({ ...example, filters: 4 })));

  test('depthwiseConv2d has no gradients', () => failsOnStock(depthwiseConv2d({ ...example, filters: 2 })));

  test.each(['conv2d', 'depthwiseConv2d'] as const)(
    '%s pads wrongly where the kernel is smaller than the stride',
    (op) => failsOnStock((_, draw) => [tf[op](draw(1, 6, 6, 2) as Tensor4D, draw(2, 2, 2, 3) as Tensor4D, 3, 'same')]),
  );

  test('gradients of maxPool are lost where all entries of a window are negative', () =>
    failsOnStock((_, draw) => {
      const x = tf.sub(tf.neg(tf.abs(draw(1, 4, 4, 1))), 1);
      return withGradients(tf, draw, [x], (a) => tf.maxPool(a as Tensor4D, 2, 2, 'valid'));
    }));

  test('gather has no gradient', () => failsOnStock(gather(3, 2, [0, 2, 2])));

  test('numbers are cast to bytes where true and false are wanted', () =>
    failsOnStock((_, draw) => [tf.cast(tf.cast(tf.mul(draw(20), 4), 'bool'), 'int32')]));
});

test('a batch whose columns are computed in several parts', async () => {
  await tf.setBackend('wasm');
  const furthest = tf.tidy(() => {
    const filter = tf.randomNormal([5, 5, 8, 1], 0, 1, 'float32', 1);
    const gradients = (x: Tensor): Tensor[] =>
      tf.grads((a: Tensor, b: Tensor) => tf.sum(tf.square(tf.conv2d(a as Tensor4D, b as Tensor4D, 1, 'same'))))([
        x,
        filter,
      ]);
    const x = tf.randomNormal([30, 28, 28, 8], 0, 1, 'float32', 2);
    const whole = gradients(x);
    const halves = tf.split(x, 2).map(gradients);
    const expected = [tf.concat([halves[0]![0]!, halves[1]![0]!]), tf.add(halves[0]![1]!, halves[1]![1]!)];
    return expected.map((y, k) => tf.div(tf.max(tf.abs(tf.sub(y, whole[k]!))), tf.max(tf.abs(y))).dataSync()[0]!);
  });
  for (const off of furthest) expect(off).toBeLessThan(close);
});

test('ids of a segment sum outside of the result are left out', async () => {
  await tf.setBackend('wasm');
  const sums = tf.unsortedSegmentSum(
    tf.tensor2d([
      [1, 2],
      [3, 4],
      [5, 6],
    ]),
    tf.tensor1d([1, -1, 1], 'int32'),
    2,
  );
  expect(await sums.array()).toEqual([
    [0, 0],
    [6, 8],
  ]);
  sums.dispose();
});

test('a copy holds what it was made of when that is gone', async () => {
  await tf.setBackend('wasm');
  const x = tf.tensor1d([1, 2, 3]);
  const copy = x.clone();
  const variable = tf.variable(copy);
  x.dispose();
  variable.assign(tf.tensor1d([4, 5, 6]));
  expect([...(await copy.data())]).toEqual([1, 2, 3]);
  expect([...(await variable.data())]).toEqual([4, 5, 6]);
  tf.dispose([copy, variable]);
});
