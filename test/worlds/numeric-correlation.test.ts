import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Sliding } from '../../worlds/numeric/correlation';
import { correlate, correlationShape } from '../../worlds/numeric/correlation';
import { decimals, doubles } from '../../worlds/numeric/fields';

// Without this it recommends a faster backend.
tf.env().set('IS_TEST', true);

const plain: Sliding = { padding: 'valid', flip: false, stride: 1, dilation: 1 };

const along = (x: readonly number[], w: readonly number[], how: Partial<Sliding>): number[] =>
  correlate(doubles, x, [x.length], w, [w.length], 1, { ...plain, ...how });

const near = (found: readonly number[], wanted: readonly number[], digits = 5): void => {
  expect(found).toHaveLength(wanted.length);
  found.forEach((v, i) => expect(v).toBeCloseTo(wanted[i]!, digits));
};

describe('along one axis', () => {
  // The example in the reference of numpy.convolve.
  test.each([
    ['full', [0, 1, 2.5, 4, 1.5]],
    ['same', [1, 2.5, 4]],
    ['valid', [2.5]],
  ] as const)('a kernel turned round, %s', (padding, wanted) =>
    near(along([1, 2, 3], [0, 1, 0.5], { padding, flip: true }), wanted),
  );

  // By hand: 1·1 − 3·1 and so on; with two zeros between the weights 1 − 7.
  test('a kernel as it is', () => near(along([1, 2, 3, 5, 8], [1, 0, -1], {}), [-2, -3, -5]));
  test('every second place', () => near(along([1, 2, 3, 5, 8], [1, 0, -1], { stride: 2 }), [-2, -5]));
  test('a gap between the weights', () =>
    near(along([1, 2, 3, 5, 8, 13, 21], [1, -1], { dilation: 3 }), [-4, -6, -10, -16]));
  test('full goes as far as one entry is met', () =>
    near(along([1, 2], [10, 100, 1000], { padding: 'full' }), [1000, 2100, 210, 20]));
  test('an odd zero stands at the end', () => near(along([1, 2, 3], [1, 10], { padding: 'same' }), [21, 32, 3]));

  test('a kernel that does not fit', () => {
    expect(correlationShape([3], [4], plain)).toBeNull();
    expect(correlationShape([5], [3], { ...plain, dilation: 3 })).toBeNull();
    expect(correlationShape([3, 9], [4, 2], plain)).toBeNull();
    expect(correlationShape([3], [4], { ...plain, padding: 'full' })).toEqual([6]);
    expect(correlationShape([3], [4], { ...plain, padding: 'same' })).toEqual([3]);
  });
});

const numbers = (length: number): fc.Arbitrary<number[]> =>
  fc.array(fc.integer({ min: -9, max: 9 }), { minLength: length, maxLength: length });

describe('the same as TensorFlow', () => {
  test('in one dimension, with channels', () =>
    fc.assert(
      fc.property(
        fc.record({
          n: fc.integer({ min: 1, max: 9 }),
          k: fc.integer({ min: 1, max: 4 }),
          channels: fc.integer({ min: 1, max: 3 }),
          padding: fc.constantFrom('valid', 'same'),
          steps: fc.constantFrom([1, 1], [2, 1], [3, 1], [1, 2], [1, 3]),
        }),
        fc.integer(),
        ({ n, k, channels, padding, steps: [stride, dilation] }, seed) => {
          const how: Sliding = { padding, flip: false, stride: stride!, dilation: dilation! };
          const shape = correlationShape([n], [k], how);
          fc.pre(shape !== null);
          const [x, w] = [channels * n, channels * k].map(
            (size, i) => fc.sample(numbers(size), { seed: seed + i, numRuns: 1 })[0]!,
          );
          const found = correlate(doubles, x!, [n], w!, [k], channels, how);
          const wanted = tf.tidy(() =>
            tf.conv1d(
              tf.reshape(tf.transpose(tf.tensor2d(x!, [channels, n])), [1, n, channels]) as tf.Tensor3D,
              tf.reshape(tf.transpose(tf.tensor2d(w!, [channels, k])), [k, channels, 1]) as tf.Tensor3D,
              stride!,
              padding,
              'NWC',
              dilation,
            ),
          );
          expect(shape).toEqual([wanted.shape[1]]);
          near(found, Array.from(wanted.dataSync()));
        },
      ),
      { numRuns: 150 },
    ));

  test('in two dimensions', () =>
    fc.assert(
      fc.property(
        fc.tuple(fc.integer({ min: 2, max: 6 }), fc.integer({ min: 2, max: 6 })),
        fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 })),
        fc.constantFrom('valid', 'same'),
        fc.integer({ min: 1, max: 2 }),
        fc.integer(),
        (size, kernel, padding, stride, seed) => {
          const how: Sliding = { padding, flip: false, stride, dilation: 1 };
          const shape = correlationShape(size, kernel, how);
          fc.pre(shape !== null);
          const [x, w] = [size, kernel].map(
            ([a, b], i) => fc.sample(numbers(a * b), { seed: seed + i, numRuns: 1 })[0]!,
          );
          const found = correlate(doubles, x!, size, w!, kernel, 1, how);
          const wanted = tf.tidy(() =>
            tf.conv2d(tf.tensor4d(x!, [1, ...size, 1]), tf.tensor4d(w!, [...kernel, 1, 1]), stride, padding),
          );
          expect(shape).toEqual(wanted.shape.slice(1, 3));
          near(found, Array.from(wanted.dataSync()));
        },
      ),
      { numRuns: 100 },
    ));
});

test('two sequences multiply as the polynomials whose coefficients they are', () =>
  fc.assert(
    fc.property(numbers(4), numbers(3), fc.integer({ min: -3, max: 3 }), (a, b, x) => {
      const at = (coefficients: readonly number[]): number => coefficients.reduceRight((sum, c) => sum * x + c, 0);
      expect(at(along(a, b, { padding: 'full', flip: true }))).toBeCloseTo(at(a) * at(b), 6);
    }),
  ));

test('in decimals too', () => {
  const F = decimals(40);
  const of = (values: readonly number[]) => values.map((v) => F.of(v));
  expect(correlate(F, of([1, 2, 3]), [3], of([1, 10]), [2], 1, plain).map((v) => F.number(v))).toEqual([21, 32]);
});
