import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Tensors } from '../../../reference/engines/types';
import { distance, openWithStock, withGradients, type Computation } from '../../support/engines';

/** Sums of some hundred products in single precision, in another order. */
const close = 2e-5;
/** A wrong kernel is off by the size of its values. */
const wrong = 1e-2;

let tf: Tensors;
beforeAll(async () => {
  tf = await openWithStock();
});

/** Each example of the stock kernels' failure is a plain computation, beside the property that covers all shapes. */
const failsOnStock = async (compute: Computation): Promise<void> => {
  const stock = await distance(tf, 'stock', 1, compute).catch((error: unknown) => String(error));
  if (typeof stock === 'number') expect(stock).toBeGreaterThan(wrong);
  else expect(stock).toMatch(/not registered|not found|undefined/);
  expect(await distance(tf, 'wasm', 1, compute)).toBeLessThan(close);
};

const agrees = <T>(about: fc.Arbitrary<T>, computation: (about: T) => Computation, runs = 40): Promise<void> =>
  fc.assert(
    fc.asyncProperty(about, fc.nat(), async (given, seed) => {
      expect(await distance(tf, 'wasm', seed, computation(given))).toBeLessThan(close);
    }),
    { numRuns: runs },
  );

type Drawn<A> = A extends fc.Arbitrary<infer T> ? T : never;

const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });
const pair = (max: number): fc.Arbitrary<[number, number]> => fc.tuple(size(max), size(max));

/** Padding as tfjs takes it: by name, or the rows above and below and the columns before and after. */
const padding = fc.oneof(
  fc.constantFrom('same' as const, 'valid' as const),
  fc
    .tuple(fc.nat(2), fc.nat(2), fc.nat(2), fc.nat(2))
    .map(([top, bottom, left, right]): [[number, number], [number, number], [number, number], [number, number]] => [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ]),
);

const window = fc
  .record({ batch: size(3), kernel: pair(5), strides: pair(4), more: fc.tuple(fc.nat(6), fc.nat(6)), pad: padding })
  // At least as large as the kernel, so that there is an output without any padding.
  .map(({ more, ...rest }) => ({ ...rest, input: [rest.kernel[0] + more[0], rest.kernel[1] + more[1]] as const }));

const convolution = fc.tuple(window, size(4), size(4)).map(([of, channels, filters]) => ({ ...of, channels, filters }));

describe('conv2d', () => {
  const of =
    ({ batch, input, kernel, strides, pad, channels, filters }: Drawn<typeof convolution>): Computation =>
    (_, draw) =>
      withGradients(tf, draw, [draw(batch, ...input, channels), draw(...kernel, channels, filters)], (x, filter) =>
        tf.conv2d(x as Tensor4D, filter as Tensor4D, strides, pad),
      );

  test('values and gradients, for all shapes, strides and paddings', () => agrees(convolution, of, 120));

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

  test('the stock engine has no gradient with respect to the filter', () =>
    failsOnStock(
      of({ batch: 2, input: [6, 5], kernel: [3, 2], strides: [1, 1], pad: 'same', channels: 3, filters: 4 }),
    ));

  test.each(['conv2d', 'depthwiseConv2d'] as const)(
    'stock pads %s wrongly where the kernel is smaller than the stride',
    (op) => failsOnStock((_, draw) => [tf[op](draw(1, 6, 6, 2) as Tensor4D, draw(2, 2, 2, 3) as Tensor4D, 3, 'same')]),
  );

  test('forward with dilation', () =>
    agrees(
      fc.record({
        more: pair(6),
        kernel: pair(3),
        dilations: pair(3),
        pad: fc.constantFrom('same' as const, 'valid' as const),
      }),
      ({ more, kernel, dilations, pad }) =>
        (_, draw) => [
          tf.conv2d(
            draw(2, kernel[0] * dilations[0] + more[0], kernel[1] * dilations[1] + more[1], 2) as Tensor4D,
            draw(...kernel, 2, 3) as Tensor4D,
            1,
            pad,
            'NHWC',
            dilations,
          ),
        ],
    ));

  test('fused with bias and activation, as when a model predicts', () =>
    agrees(convolution, ({ batch, input, kernel, strides, channels, filters }) => (_, draw) => [
      tf.fused.conv2d({
        x: draw(batch, ...input, channels) as Tensor4D,
        filter: draw(...kernel, channels, filters) as Tensor4D,
        strides,
        pad: 'same',
        bias: draw(filters),
        activation: 'relu',
      }),
    ]));

  test('conv2dTranspose and its gradients', () =>
    agrees(
      convolution,
      ({ batch, input, kernel, strides, channels, filters }) =>
        (_, draw) =>
          withGradients(tf, draw, [draw(batch, ...input, filters), draw(...kernel, channels, filters)], (x, filter) =>
            tf.conv2dTranspose(
              x as Tensor4D,
              filter as Tensor4D,
              [batch, input[0] * strides[0], input[1] * strides[1], channels],
              strides,
              'same',
            ),
          ),
    ));

  test('conv1d and its gradients', () =>
    agrees(
      fc.record({
        batch: size(3),
        width: size(5),
        more: fc.nat(9),
        stride: size(3),
        pad: fc.constantFrom('same' as const, 'valid' as const),
      }),
      ({ batch, width, more, stride, pad }) =>
        (_, draw) =>
          withGradients(tf, draw, [draw(batch, width + more, 3), draw(width, 3, 2)], (x, filter) =>
            tf.conv1d(x as Tensor3D, filter as Tensor3D, stride, pad),
          ),
    ));
});

describe('depthwiseConv2d', () => {
  const of =
    ({ batch, input, kernel, strides, pad, channels, filters }: Drawn<typeof convolution>): Computation =>
    (_, draw) =>
      withGradients(tf, draw, [draw(batch, ...input, channels), draw(...kernel, channels, filters)], (x, filter) =>
        tf.depthwiseConv2d(x as Tensor4D, filter as Tensor4D, strides, pad),
      );

  test('values and gradients, for all shapes, strides and paddings', () => agrees(convolution, of, 80));

  test('the stock engine has no gradients', () =>
    failsOnStock(
      of({ batch: 2, input: [6, 5], kernel: [3, 2], strides: [1, 1], pad: 'same', channels: 3, filters: 2 }),
    ));
});

describe.each(['maxPool', 'avgPool'] as const)('%s', (pool) => {
  const of =
    ({ batch, input, kernel, strides, pad }: Drawn<typeof window>, shift = 0): Computation =>
    (_, draw) =>
      withGradients(tf, draw, [tf.add(draw(batch, ...input, 3), shift)], (x) =>
        tf[pool](x as Tensor4D, kernel, strides, pad),
      );

  const named = window.filter(({ pad }) => typeof pad === 'string');

  test('values and gradients, for all shapes, strides and paddings', () => agrees(named, (given) => of(given), 80));

  test('where all entries are negative', () => agrees(named, (given) => of(given, -5)));
});

test('the stock engine loses gradients of maxPool where all entries of a window are negative', () =>
  failsOnStock((_, draw) => {
    const x = tf.sub(tf.neg(tf.abs(draw(1, 4, 4, 1))), 1);
    return withGradients(tf, draw, [x], (a) => tf.maxPool(a as Tensor4D, 2, 2, 'valid'));
  }));

describe('gather', () => {
  const of =
    (rows: number, width: number, ids: readonly number[]): Computation =>
    (_, draw) =>
      withGradients(tf, draw, [draw(rows, width)], (x) => tf.gather(x, tf.tensor1d([...ids], 'int32')));

  test('values and gradients, with rows taken more than once and not at all', () =>
    agrees(
      size(6).chain((rows) =>
        fc.tuple(fc.constant(rows), size(4), fc.array(fc.nat(rows - 1), { minLength: 1, maxLength: 12 })),
      ),
      ([rows, width, ids]) => of(rows, width, ids),
    ));

  test('the stock engine has no gradient', () => failsOnStock(of(3, 2, [0, 2, 2])));

  test('ids outside of the result are left out', async () => {
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
});

describe('matMul', () => {
  const shapes = fc.record({
    batch: fc.constantFrom<number[]>([], [1], [3], [2, 2]),
    rows: size(7),
    inner: size(7),
    columns: size(7),
    left: fc.boolean(),
    right: fc.boolean(),
  });

  test('values and gradients, whichever operand is transposed', () =>
    agrees(
      shapes,
      ({ batch, rows, inner, columns, left, right }) =>
        (_, draw) =>
          withGradients(
            tf,
            draw,
            [
              draw(...batch, ...(left ? [inner, rows] : [rows, inner])),
              draw(...batch, ...(right ? [columns, inner] : [inner, columns])),
            ],
            (a, b) => tf.matMul(a, b, left, right),
          ),
      80,
    ));
});

const shape = fc.array(size(5), { minLength: 1, maxLength: 4 });

test('slice, of all ranks and kinds of number', () =>
  agrees(
    shape.chain((whole) =>
      fc.tuple(
        fc.constant(whole),
        fc.tuple(...whole.map((n) => fc.nat(n - 1).chain((from) => fc.tuple(fc.constant(from), size(n - from))))),
        fc.constantFrom('float32' as const, 'int32' as const, 'bool' as const),
      ),
    ),
    ([whole, parts, dtype]) =>
      (_, draw) => [
        tf.slice(
          tf.cast(tf.mul(draw(...whole), 3), dtype),
          parts.map(([from]) => from),
          parts.map(([, length]) => length),
        ),
      ],
    100,
  ));

test('the stock engine casts numbers to bytes where true and false are wanted', () =>
  failsOnStock((_, draw) => [tf.cast(tf.cast(tf.mul(draw(20), 4), 'bool'), 'int32')]));

test('comparisons, maximum and minimum, with operands spread over one another', () =>
  agrees(
    fc.tuple(shape, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.nat(3), fc.boolean()),
    ([whole, ones, dropped, integers]) =>
      (_, draw) => {
        // Whole numbers, so that some are equal.
        const numbers = (of: readonly number[]): Tensor =>
          tf.cast(tf.round(tf.mul(draw(...of), 2)), integers ? 'int32' : 'float32');
        const a = numbers(whole);
        const b = numbers(whole.map((n, axis) => (ones[axis] ? 1 : n)).slice(Math.min(dropped, whole.length)));
        const ops = [tf.equal, tf.notEqual, tf.greater, tf.greaterEqual, tf.less, tf.lessEqual, tf.maximum, tf.minimum];
        return ops.flatMap((op) => [op(a, b), op(b, a)]);
      },
  ));

test('sums and means over any axes, with their gradients', () =>
  agrees(
    fc.tuple(shape, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.boolean()),
    ([whole, chosen, keepDims]) =>
      (_, draw) => {
        const axes = whole.map((_side, axis) => axis).filter((axis) => chosen[axis]);
        const x = draw(...whole);
        return [tf.sum, tf.mean].flatMap((op) => withGradients(tf, draw, [x], (y) => op(y, axes, keepDims)));
      },
    80,
  ));

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

test('matMul with a bias and an activation, of our kernel and of the stock one', () =>
  agrees(fc.record({ rows: size(9), inner: size(9), columns: size(9) }), ({ rows, inner, columns }) => (_, draw) => {
    const [a, b, bias] = [draw(rows, inner), draw(inner, columns), draw(columns)] as [Tensor2D, Tensor2D, Tensor];
    return [
      ...(['linear', 'relu', 'sigmoid', 'elu'] as const).map((activation) =>
        tf.fused.matMul({ a, b, bias, activation }),
      ),
      tf.fused.matMul({ a, b: tf.transpose(b), transposeB: true, activation: 'relu' }),
    ];
  }));

test('what layers are made of besides', () =>
  agrees(fc.record({ rows: size(5), columns: size(5) }), ({ rows, columns }) => (_, draw) => {
    const x = draw(rows, columns);
    const positive = tf.greater(x, 0);
    const unary: ((a: Tensor) => Tensor)[] = [
      tf.relu,
      tf.elu,
      tf.selu,
      tf.sigmoid,
      tf.tanh,
      tf.softplus,
      tf.exp,
      tf.square,
      tf.abs,
      tf.softmax,
      tf.logSoftmax,
      (a) => tf.leakyRelu(a),
      (a) => tf.logSumExp(a, 1),
      (a) => tf.sqrt(tf.add(tf.square(a), 1)),
      (a) => tf.max(a, 1),
      (a) => tf.log(tf.add(tf.square(a), 1)),
      (a) => tf.cumsum(a, 1),
      (a) => tf.tile(a, [2, 3]),
      (a) => tf.reverse(a),
      (a) => tf.clipByValue(a, -0.5, 0.5),
      (a) =>
        tf.pad(a, [
          [1, 0],
          [0, 2],
        ]),
      (a) => tf.slice(a, [0, 0], [1, 1]),
      (a) => tf.where(positive, a, tf.mul(a, 3)),
      (a) => tf.pow(tf.abs(a), 1.5),
      (a) => tf.transpose(a),
      (a) => tf.norm(a),
      (a) => tf.mean(a, 0),
      (a) => tf.erf(a),
    ];
    return [
      ...unary.flatMap((y) => withGradients(tf, draw, [x], y)),
      ...withGradients(tf, draw, [x, draw(rows, columns)], (a, b) => tf.maximum(a, b)),
      ...withGradients(tf, draw, [x, draw(rows, columns)], (a, b) => tf.squaredDifference(a, b)),
      ...withGradients(tf, draw, [x, draw(columns)], (a, b) => tf.div(a, tf.add(tf.square(b), 1))),
      tf.argMax(x, 1),
      tf.cast(tf.oneHot(tf.argMax(x, 1), columns + 1), 'float32'),
      tf.topk(x, 1).values,
    ];
  }));

test('slices, splits and parts of tensors of any rank, with their gradients', () =>
  agrees(
    fc
      .array(fc.tuple(fc.nat(2), size(4), fc.nat(2)), { minLength: 1, maxLength: 5 })
      .chain((axes) => fc.tuple(fc.constant(axes), fc.nat(axes.length - 1))),
    ([axes, axis]) =>
      (_, draw) => {
        const x = draw(...axes.map(([before, taken, after]) => before + taken + after));
        const begin = axes.map(([before]) => before);
        const taken = axes.map(([, each, after]) => (after === 0 ? -1 : each));
        return [
          ...withGradients(tf, draw, [x], (y) => tf.slice(y, begin, taken)),
          ...tf.split(x, axes[axis]!, axis),
          ...tf.unstack(x, axis),
          ...tf.unstack(x, axis - axes.length),
        ];
      },
  ));
