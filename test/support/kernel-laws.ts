import type { Tensor, Tensor2D, Tensor3D, Tensor4D } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Tensors } from '../../reference/engines/types';
import { withGradients, type Computation } from './engines';

/** Sums of some hundred products in single precision, in another order. */
export const close = 2e-5;

/** Holds a computation on random shapes and numbers against the engine cpu. */
export type Agrees = <T>(
  about: fc.Arbitrary<T>,
  computation: (about: T) => Computation,
  runs?: number,
) => Promise<void>;

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

export const conv2d =
  ({ batch, input, kernel, strides, pad, channels, filters }: Drawn<typeof convolution>): Computation =>
  (tf, draw) =>
    withGradients(tf, draw, [draw(batch, ...input, channels), draw(...kernel, channels, filters)], (x, filter) =>
      tf.conv2d(x as Tensor4D, filter as Tensor4D, strides, pad),
    );

export const depthwiseConv2d =
  ({ batch, input, kernel, strides, pad, channels, filters }: Drawn<typeof convolution>): Computation =>
  (tf, draw) =>
    withGradients(tf, draw, [draw(batch, ...input, channels), draw(...kernel, channels, filters)], (x, filter) =>
      tf.depthwiseConv2d(x as Tensor4D, filter as Tensor4D, strides, pad),
    );

const pool =
  (kind: 'maxPool' | 'avgPool', shift: number) =>
  ({ batch, input, kernel, strides, pad }: Drawn<typeof window>): Computation =>
  (tf, draw) =>
    withGradients(tf, draw, [tf.add(draw(batch, ...input, 3), shift)], (x) =>
      tf[kind](x as Tensor4D, kernel, strides, pad),
    );

/** Padding by name: no engine has gradients of pooling with another. */
const named = window.filter(({ pad }) => typeof pad === 'string');

export const gather =
  (rows: number, width: number, ids: readonly number[]): Computation =>
  (tf, draw) =>
    withGradients(tf, draw, [draw(rows, width)], (x) => tf.gather(x, tf.tensor1d([...ids], 'int32')));

const shape = fc.array(size(5), { minLength: 1, maxLength: 4 });

/** Kernels that nets are made of, each with its gradients, by name. */
export const kernelLaws: Readonly<Record<string, (agrees: Agrees) => Promise<void>>> = {
  'conv2d, for all shapes, strides and paddings': (agrees) => agrees(convolution, conv2d, 120),

  'conv2d with dilation, forward': (agrees) =>
    agrees(
      fc.record({
        more: pair(6),
        kernel: pair(3),
        dilations: pair(3),
        pad: fc.constantFrom('same' as const, 'valid' as const),
      }),
      ({ more, kernel, dilations, pad }) =>
        (tf, draw) => [
          tf.conv2d(
            draw(2, kernel[0] * dilations[0] + more[0], kernel[1] * dilations[1] + more[1], 2) as Tensor4D,
            draw(...kernel, 2, 3) as Tensor4D,
            1,
            pad,
            'NHWC',
            dilations,
          ),
        ],
    ),

  'conv2d fused with bias and activation, as when a model predicts': (agrees) =>
    agrees(convolution, ({ batch, input, kernel, strides, channels, filters }) => (tf, draw) => [
      tf.fused.conv2d({
        x: draw(batch, ...input, channels) as Tensor4D,
        filter: draw(...kernel, channels, filters) as Tensor4D,
        strides,
        pad: 'same',
        bias: draw(filters),
        activation: 'relu',
      }),
    ]),

  conv2dTranspose: (agrees) =>
    agrees(
      convolution,
      ({ batch, input, kernel, strides, channels, filters }) =>
        (tf, draw) =>
          withGradients(tf, draw, [draw(batch, ...input, filters), draw(...kernel, channels, filters)], (x, filter) =>
            tf.conv2dTranspose(
              x as Tensor4D,
              filter as Tensor4D,
              [batch, input[0] * strides[0], input[1] * strides[1], channels],
              strides,
              'same',
            ),
          ),
    ),

  conv1d: (agrees) =>
    agrees(
      fc.record({
        batch: size(3),
        width: size(5),
        more: fc.nat(9),
        stride: size(3),
        pad: fc.constantFrom('same' as const, 'valid' as const),
      }),
      ({ batch, width, more, stride, pad }) =>
        (tf, draw) =>
          withGradients(tf, draw, [draw(batch, width + more, 3), draw(width, 3, 2)], (x, filter) =>
            tf.conv1d(x as Tensor3D, filter as Tensor3D, stride, pad),
          ),
    ),

  'depthwiseConv2d, for all shapes and paddings, with strides that differ': (agrees) =>
    agrees(convolution, depthwiseConv2d, 80),
  'depthwiseConv2d, for all shapes and paddings': (agrees) =>
    agrees(
      convolution.map((of) => ({ ...of, strides: [of.strides[0], of.strides[0]] as [number, number] })),
      depthwiseConv2d,
    ),

  'maxPool, for all shapes, strides and paddings': (agrees) => agrees(named, pool('maxPool', 0), 80),
  'maxPool where all entries are negative': (agrees) => agrees(named, pool('maxPool', -5)),
  'avgPool, for all shapes, strides and paddings': (agrees) => agrees(named, pool('avgPool', 0), 80),
  'avgPool where all entries are negative': (agrees) => agrees(named, pool('avgPool', -5)),

  'gather, with rows taken more than once and not at all': (agrees) =>
    agrees(
      size(6).chain((rows) =>
        fc.tuple(fc.constant(rows), size(4), fc.array(fc.nat(rows - 1), { minLength: 1, maxLength: 12 })),
      ),
      ([rows, width, ids]) => gather(rows, width, ids),
    ),

  'matMul, whichever operand is transposed': (agrees) =>
    agrees(
      fc.record({
        batch: fc.constantFrom<number[]>([], [1], [3], [2, 2]),
        rows: size(7),
        inner: size(7),
        columns: size(7),
        left: fc.boolean(),
        right: fc.boolean(),
      }),
      ({ batch, rows, inner, columns, left, right }) =>
        (tf, draw) =>
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
    ),

  'matMul with a bias and an activation': (agrees) =>
    agrees(fc.record({ rows: size(9), inner: size(9), columns: size(9) }), ({ rows, inner, columns }) => (tf, draw) => {
      const [a, b, bias] = [draw(rows, inner), draw(inner, columns), draw(columns)] as [Tensor2D, Tensor2D, Tensor];
      return [
        ...(['linear', 'relu', 'sigmoid', 'elu'] as const).map((activation) =>
          tf.fused.matMul({ a, b, bias, activation }),
        ),
        tf.fused.matMul({ a, b: tf.transpose(b), transposeB: true, activation: 'relu' }),
      ];
    }),

  'slice, of all ranks and kinds of number': (agrees) =>
    agrees(
      shape.chain((whole) =>
        fc.tuple(
          fc.constant(whole),
          fc.tuple(...whole.map((n) => fc.nat(n - 1).chain((from) => fc.tuple(fc.constant(from), size(n - from))))),
          fc.constantFrom('float32' as const, 'int32' as const, 'bool' as const),
        ),
      ),
      ([whole, parts, dtype]) =>
        (tf, draw) => [
          tf.slice(
            tf.cast(tf.mul(draw(...whole), 3), dtype),
            parts.map(([from]) => from),
            parts.map(([, length]) => length),
          ),
        ],
      100,
    ),

  'comparisons, maximum and minimum, with operands spread over one another': (agrees) =>
    agrees(
      fc.tuple(shape, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.nat(3), fc.boolean()),
      ([whole, ones, dropped, integers]) =>
        (tf, draw) => {
          // Whole numbers, so that some are equal.
          const numbers = (of: readonly number[]): Tensor =>
            tf.cast(tf.round(tf.mul(draw(...of), 2)), integers ? 'int32' : 'float32');
          const a = numbers(whole);
          const b = numbers(whole.map((n, axis) => (ones[axis] ? 1 : n)).slice(Math.min(dropped, whole.length)));
          const ops = [
            ...[tf.equal, tf.notEqual, tf.greater, tf.greaterEqual],
            ...[tf.less, tf.lessEqual, tf.maximum, tf.minimum],
          ];
          return ops.flatMap((op) => [op(a, b), op(b, a)]);
        },
    ),

  'sums and means over any axes': (agrees) =>
    agrees(
      fc.tuple(shape, fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }), fc.boolean()),
      ([whole, chosen, keepDims]) =>
        (tf, draw) => {
          const axes = whole.map((_side, axis) => axis).filter((axis) => chosen[axis]);
          const x = draw(...whole);
          return [tf.sum, tf.mean].flatMap((op) => withGradients(tf, draw, [x], (y) => op(y, axes, keepDims)));
        },
      80,
    ),

  'what layers are made of besides': (agrees) =>
    agrees(
      fc.record({ rows: size(5), columns: size(5) }),
      ({ rows, columns }) =>
        (tf, draw) =>
          others(tf, draw, rows, columns),
    ),

  'slices, splits and parts of tensors of any rank': (agrees) =>
    agrees(
      fc
        .array(fc.tuple(fc.nat(2), size(4), fc.nat(2)), { minLength: 1, maxLength: 5 })
        .chain((axes) => fc.tuple(fc.constant(axes), fc.nat(axes.length - 1))),
      ([axes, axis]) =>
        (tf, draw) => {
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
    ),
};

function others(tf: Tensors, draw: (...shape: number[]) => Tensor, rows: number, columns: number): Tensor[] {
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
}
