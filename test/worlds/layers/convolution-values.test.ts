import { doubles as F } from '../../../worlds/numeric/doubles';
import { convolution, crossCorrelation, transposedConvolution } from '../../../worlds/numeric/layers/convolution';
import {
  averagePooling,
  globalAveragePooling,
  globalMaxPooling,
  maxPooling,
} from '../../../worlds/numeric/layers/pooling';
import { permute } from '../../../worlds/numeric/layers/arrays';
import type { Window } from '../../../worlds/numeric/layers/windows';
import type { Tensor } from '../../../worlds/tensor';
import { expectAlike, fromTf, tf, tidy, toTf } from '../../support/tfjs';
import { Draw } from './draw';

/** Windows along some axes that fit into drawn sizes; a stride or a dilation above 1, not both, as tfjs wants. */
function windowed(draw: Draw, axes: number, dilated: boolean) {
  const kernel = draw.several(axes, 1, 3);
  const stretched = dilated && draw.flag();
  const dilation = draw.several(axes, 1, stretched ? 3 : 1);
  const padding = draw.one(['same', 'valid'] as const);
  // Along three axes tfjs pads by a negative number, unlike TensorFlow, where windows leave gaps.
  const most = (k: number): number => (stretched ? 1 : axes === 3 ? k : 3);
  const stride = kernel.map((k) => draw.whole(1, most(k)));
  const sizes = kernel.map((k, i) => draw.whole(dilation[i]! * (k - 1) + 1, axes === 3 ? 6 : 9));
  const windows: Window[] = kernel.map((size, i) => ({ size, stride: stride[i]!, dilation: dilation[i]!, padding }));
  return { kernel, dilation, stride, padding, sizes, windows };
}

const batch = (x: Tensor<number>): tf.Tensor => toTf({ shape: [1, ...x.shape], entries: x.entries });

const unbatch = (x: tf.Tensor): Tensor<number> => {
  const { shape, entries } = fromTf(x);
  return { shape: shape.slice(1), entries };
};

type Pair = [number, number];
type Triple = [number, number, number];

const theirs = (run: () => tf.Tensor): Tensor<number> => tidy(() => unbatch(run()));

test('convolutions with channels, along one to three axes', () => {
  for (let seed = 0; seed < 200; seed++) {
    const draw = new Draw(seed);
    const axes = draw.whole(1, 3);
    const { kernel, dilation, stride, padding, sizes, windows } = windowed(draw, axes, true);
    const [channels, filters] = [draw.whole(1, 3), draw.whole(1, 3)];
    const x = draw.tensor(...sizes, channels);
    const k = draw.tensor(...kernel, channels, filters);
    const bias = draw.flag() ? draw.vector(filters) : null;
    const ours = crossCorrelation(F, x, k, { channels: 'last', axes: windows, groups: 1, bias });
    const expected = theirs(() => {
      const [a, b] = [batch(x), toTf(k)];
      const plain =
        axes === 1
          ? tf.conv1d(a as tf.Tensor3D, b as tf.Tensor3D, stride[0]!, padding, 'NWC', dilation[0]!)
          : axes === 2
            ? tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, stride as Pair, padding, 'NHWC', dilation as Pair)
            : tf.conv3d(a as tf.Tensor5D, b as tf.Tensor5D, stride as Triple, padding, 'NDHWC', dilation as Triple);
      return bias ? tf.add(plain, tf.tensor1d(bias)) : plain;
    });
    expectAlike(ours, expected, `convolution, seed ${seed}`);

    // The same with channels first, and as the convolution of the flipped kernel.
    const first = crossCorrelation(
      F,
      permute(x, [axes, ...sizes.keys()]),
      permute(k, [axes + 1, axes, ...sizes.keys()]),
      {
        channels: 'first',
        axes: windows,
        groups: 1,
        bias,
      },
    );
    expect(permute(first, [...sizes.keys()].map((a) => a + 1).concat(0))).toEqual(ours);
    const turned = { shape: k.shape, entries: k.entries.map((_, i) => reversed(k, kernel, i)) };
    const flipped = convolution(F, x, turned, { channels: 'last', axes: windows, groups: 1, bias });
    expectAlike(flipped, expected, `flipped convolution, seed ${seed}`);
  }
});

/** Entry i of a kernel turned round along its first axes. */
function reversed(k: Tensor<number>, kernel: readonly number[], i: number): number {
  const inner = k.entries.length / kernel.reduce((a, b) => a * b, 1);
  const place = Math.floor(i / inner);
  return k.entries[(k.entries.length / inner - 1 - place) * inner + (i % inner)]!;
}

test('convolutions in the plane with padding of their own on each side', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(1000 + seed);
    const { kernel, dilation, stride, sizes } = windowed(draw, 2, true);
    const pads = [draw.several(2, 0, 3), draw.several(2, 0, 3)] as [Pair, Pair];
    const [x, k] = [draw.tensor(...sizes, 2), draw.tensor(...kernel, 2, 3)];
    const axes = stride.map((s, i) => ({ stride: s, dilation: dilation[i]!, padding: pads[i]! }));
    const ours = crossCorrelation(F, x, k, { channels: 'last', axes, groups: 1, bias: null });
    const expected = theirs(() =>
      tf.conv2d(
        batch(x) as tf.Tensor4D,
        toTf(k) as tf.Tensor4D,
        stride as Pair,
        [[0, 0], ...pads, [0, 0]] as Parameters<typeof tf.conv2d>[3],
        'NHWC',
        dilation as Pair,
      ),
    );
    expectAlike(ours, expected, `padded convolution, seed ${seed}`);
  }
});

test('depthwise convolutions are those of as many groups as channels', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(2000 + seed);
    const { kernel, dilation, stride, padding, sizes, windows } = windowed(draw, 2, true);
    const [channels, multiplier] = [draw.whole(1, 4), draw.whole(1, 3)];
    const [x, k] = [draw.tensor(...sizes, channels), draw.tensor(...kernel, channels, multiplier)];
    const grouped = { shape: [...kernel, 1, channels * multiplier], entries: k.entries };
    const ours = crossCorrelation(F, x, grouped, { channels: 'last', axes: windows, groups: channels, bias: null });
    const expected = theirs(() =>
      tf.depthwiseConv2d(
        batch(x) as tf.Tensor4D,
        toTf(k) as tf.Tensor4D,
        stride as Pair,
        padding,
        'NHWC',
        dilation as Pair,
      ),
    );
    expectAlike(ours, expected, `depthwise convolution, seed ${seed}`);
  }
});

test('transposed convolutions', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(3000 + seed);
    const { kernel, stride, padding, sizes } = windowed(draw, 2, false);
    const [channels, filters] = [draw.whole(1, 3), draw.whole(1, 3)];
    const [x, k] = [draw.tensor(...sizes, channels), draw.tensor(...kernel, filters, channels)];
    const axes = stride.map((s) => ({ stride: s, padding }));
    const ours = transposedConvolution(F, x, k, { channels: 'last', axes, groups: 1, bias: null });
    const expected = theirs(() =>
      tf.conv2dTranspose(
        batch(x) as tf.Tensor4D,
        toTf(k) as tf.Tensor4D,
        [1, ...ours.shape] as [number, number, number, number],
        stride as Pair,
        padding,
      ),
    );
    expectAlike(ours, expected, `transposed convolution, seed ${seed}`);
  }
});

test('a transposed convolution is the transpose of the convolution: <A x, y> = <x, Aᵀ y>', () => {
  for (let seed = 0; seed < 100; seed++) {
    const draw = new Draw(4000 + seed);
    const axes = draw.whole(1, 3);
    const kernel = draw.several(axes, 1, 3);
    const dilation = draw.several(axes, 1, 2);
    const stride = draw.several(axes, 1, 3);
    const pads = kernel.map((k, i) => draw.several(2, 0, Math.min(2, dilation[i]! * (k - 1))) as Pair);
    const sizes = kernel.map((k, i) => draw.whole(dilation[i]! * (k - 1) + 1, 7));
    const groups = draw.whole(1, 2);
    const [channels, filters] = [2 * groups, groups * draw.whole(1, 2)];
    const x = draw.tensor(channels, ...sizes);
    const k = draw.tensor(filters, channels / groups, ...kernel);
    const along = stride.map((s, i) => ({ stride: s, dilation: dilation[i]!, padding: pads[i]! }));
    const there = crossCorrelation(F, x, k, { channels: 'first', axes: along, groups, bias: null });
    const y = draw.tensor(...there.shape);
    const back = along.map((a, i) => {
      const least =
        (there.shape[i + 1]! - 1) * a.stride + a.dilation * (kernel[i]! - 1) + 1 - pads[i]![0] - pads[i]![1];
      return { ...a, outputPadding: sizes[i]! - least };
    });
    const transposed = transposedConvolution(F, y, k, { channels: 'first', axes: back, groups, bias: null });
    expect(transposed.shape).toEqual(x.shape);
    const dot = (a: Tensor<number>, b: Tensor<number>): number =>
      a.entries.reduce((sum, e, i) => sum + e * b.entries[i]!, 0);
    expect(dot(there, y)).toBeCloseTo(dot(x, transposed), 9);
  }
});

test('pooling', () => {
  for (let seed = 0; seed < 200; seed++) {
    const draw = new Draw(5000 + seed);
    const axes = draw.whole(1, 3);
    const { kernel, stride, padding, sizes, windows } = windowed(draw, axes, false);
    const x = draw.tensor(...sizes, draw.whole(1, 3));
    const layer = { channels: 'last' as const, axes: windows };
    const run = (kind: 'max' | 'avg'): Tensor<number> =>
      theirs(() => {
        if (axes === 3) {
          const pool = kind === 'max' ? tf.maxPool3d : tf.avgPool3d;
          return pool(batch(x) as tf.Tensor5D, kernel as Triple, stride as Triple, padding);
        }
        // Along one axis, as in the plane with a second axis of one place.
        const plane = axes === 2 ? batch(x) : tf.expandDims(batch(x), 2);
        const pool = kind === 'max' ? tf.maxPool : tf.avgPool;
        const [k, s] =
          axes === 2
            ? [kernel, stride]
            : [
                [kernel[0]!, 1],
                [stride[0]!, 1],
              ];
        const pooled = pool(plane as tf.Tensor4D, k as Pair, s as Pair, padding);
        return axes === 2 ? pooled : tf.squeeze(pooled, [2]);
      });
    expectAlike(maxPooling(F, x, layer), run('max'), `max pooling, seed ${seed}`);
    expectAlike(averagePooling(F, x, layer, false), run('avg'), `average pooling, seed ${seed}`);
    const over = [...sizes.keys()];
    const all = tidy(() => [tf.max(toTf(x), over), tf.mean(toTf(x), over)].map(fromTf));
    expectAlike(globalMaxPooling(F, x, 'last'), all[0]!, `global max pooling, seed ${seed}`);
    expectAlike(globalAveragePooling(F, x, 'last'), all[1]!, `global average pooling, seed ${seed}`);
  }
});

test('pooling in the plane with padding, which is not counted', () => {
  for (let seed = 0; seed < 50; seed++) {
    const draw = new Draw(6000 + seed);
    const size = draw.whole(2, 4);
    const [stride, padding] = [draw.whole(1, 3), draw.whole(0, Math.floor(size / 2))];
    const x = draw.tensor(draw.whole(size, 8), draw.whole(size, 8), 2);
    const window = { size, stride, padding };
    const layer = { channels: 'last' as const, axes: [window, window] };
    const max = theirs(() => tf.maxPool(batch(x) as tf.Tensor4D, size, stride, padding, 'floor'));
    expectAlike(maxPooling(F, x, layer), max, `padded max pooling, seed ${seed}`);
    const mean = theirs(() => tf.avgPool(batch(x) as tf.Tensor4D, size, stride, padding, 'floor'));
    expectAlike(averagePooling(F, x, layer, false), mean, `padded average pooling, seed ${seed}`);
  }
});
