import fc from 'fast-check';
import { LayerError } from '../../../worlds/numeric/layers/error';
import { receptiveField, steps, transposedCount, windowCount } from '../../../worlds/numeric/layers/windows';

describe('output sizes by hand', () => {
  test.each<[string, number, Parameters<typeof steps>[1], number]>([
    // Dumoulin & Visin 2016, figures 2.1 to 2.7 and 5.1.
    ['no padding', 4, { size: 3 }, 2],
    ['arbitrary padding', 5, { size: 4, padding: 2 }, 6],
    ['half padding', 5, { size: 3, padding: 1 }, 5],
    ['full padding', 5, { size: 3, padding: 'full' }, 7],
    ['strides', 5, { size: 3, stride: 2 }, 2],
    ['padding and strides', 5, { size: 3, stride: 2, padding: 1 }, 3],
    ['odd', 6, { size: 3, stride: 2, padding: 1 }, 3],
    ['dilation', 7, { size: 3, dilation: 2 }, 3],
    // AlexNet's first layer on 227 places, ResNet's on 224.
    ['AlexNet', 227, { size: 11, stride: 4 }, 55],
    ['ResNet', 224, { size: 7, stride: 2, padding: 3 }, 112],
    ['asymmetric padding', 5, { size: 4, padding: [1, 2] }, 5],
    ['only before', 5, { size: 3, stride: 2, padding: [1, 0] }, 2],
  ])('%s', (_, n, window, expected) => expect(windowCount(n, window)).toBe(expected));
});

describe('ceil mode of PyTorch', () => {
  test.each<[string, number, Parameters<typeof steps>[1], number]>([
    ['an incomplete window counts', 6, { size: 3, stride: 2, ceil: true }, 3],
    ['and does not by default', 6, { size: 3, stride: 2 }, 2],
    ['but for a last one that starts in the padding after', 5, { size: 2, stride: 3, padding: 1, ceil: true }, 2],
    ['it may start on the last place', 5, { size: 2, stride: 4, ceil: true }, 2],
    // torchvision's GoogLeNet: MaxPool2d(3, stride=2, ceil_mode=True) on 112 places.
    ['GoogLeNet', 112, { size: 3, stride: 2, ceil: true }, 56],
  ])('%s', (_, n, window, expected) => expect(windowCount(n, window)).toBe(expected));
});

test('Keras pads the odd place after', () => {
  expect(steps(4, { size: 2, padding: 'same' })).toMatchObject({ count: 4, before: 0, after: 1 });
  expect(steps(5, { size: 4, padding: 'same' })).toMatchObject({ count: 5, before: 1, after: 2 });
  expect(steps(5, { size: 2, stride: 3, padding: 'same' })).toMatchObject({ count: 2, before: 0, after: 0 });
});

describe('transposed', () => {
  test.each<[string, number, Parameters<typeof transposedCount>[1], number]>([
    // DCGAN: ConvTranspose2d(100, 512, 4, 1, 0) on 1, then (…, 4, 2, 1) doubles.
    ['DCGAN projects', 1, { size: 4 }, 4],
    ['DCGAN doubles', 4, { size: 4, stride: 2, padding: 1 }, 8],
    // The example of PyTorch's ConvTranspose2d: 12 → Conv2d(3, stride 2, padding 1) → 6 → back to 12.
    ['output padding', 6, { size: 3, stride: 2, padding: 1, outputPadding: 1 }, 12],
    ['dilation', 5, { size: 3, dilation: 2 }, 9],
    ['Keras same', 5, { size: 3, stride: 2, padding: 'same' }, 10],
    ['Keras valid', 5, { size: 3, stride: 2, padding: 'valid' }, 11],
    ['Keras valid with gaps', 5, { size: 2, stride: 3, padding: 'valid' }, 15],
    ['PyTorch with gaps', 5, { size: 2, stride: 3, padding: 0 }, 14],
    // Keras with output_padding: (n - 1) stride + kernel - 2 floor(kernel / 2) + output_padding.
    ['Keras same with output padding', 5, { size: 3, stride: 2, padding: 'same', outputPadding: 1 }, 10],
  ])('%s', (_, n, window, expected) => expect(transposedCount(n, window)).toBe(expected));
});

test('counting the positions of a window one by one gives the same', () => {
  const sizes = fc.record({
    n: fc.integer({ min: 1, max: 20 }),
    size: fc.integer({ min: 1, max: 6 }),
    stride: fc.integer({ min: 1, max: 5 }),
    dilation: fc.integer({ min: 1, max: 4 }),
    padding: fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })),
  });
  fc.assert(
    fc.property(sizes, ({ n, ...window }) => {
      const last = n + window.padding[0] + window.padding[1] - 1;
      let count = 0;
      for (let at = 0; at + window.dilation * (window.size - 1) <= last; at += window.stride) count++;
      if (count === 0) expect(() => windowCount(n, window)).toThrow(LayerError);
      else expect(windowCount(n, window)).toBe(count);
    }),
    { numRuns: 2000 },
  );
});

test('a transposed convolution leads back where nothing is left over', () => {
  const sizes = fc.record({
    n: fc.integer({ min: 1, max: 12 }),
    size: fc.integer({ min: 1, max: 5 }),
    stride: fc.integer({ min: 1, max: 4 }),
    dilation: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 3 }),
  });
  fc.assert(
    fc.property(sizes, fc.integer({ min: 0, max: 3 }), ({ n, ...window }, extra) => {
      const outputPadding = extra % window.stride;
      const length =
        (n - 1) * window.stride - 2 * window.padding + window.dilation * (window.size - 1) + 1 + outputPadding;
      if (length < 1) return;
      expect(transposedCount(n, { ...window, outputPadding })).toBe(length);
      expect(windowCount(length, window)).toBe(n);
    }),
  );
});

test('receptive fields', () => {
  expect(receptiveField([])).toEqual({ size: 1, jump: 1 });
  expect(receptiveField([{ size: 3 }, { size: 3 }, { size: 3 }])).toEqual({ size: 7, jump: 1 });
  // WaveNet's block of dilations 1, 2, 4, …, 512 with kernels of 2 sees 1024 samples (van den Oord et al. 2016).
  const wavenet = Array.from({ length: 10 }, (_, i) => ({ size: 2, dilation: 2 ** i }));
  expect(receptiveField(wavenet)).toEqual({ size: 1024, jump: 1 });
  // VGG-16 up to pool5 sees 212 places, with a stride of 32 (Araujo, Norris & Sim 2019, table).
  const block = (n: number) => [...Array.from({ length: n }, () => ({ size: 3 })), { size: 2, stride: 2 }];
  expect(receptiveField([2, 2, 3, 3, 3].flatMap(block))).toEqual({ size: 212, jump: 32 });
});

describe('sizes that cannot be', () => {
  test.each<[string, () => number, RegExp]>([
    ['a kernel too large', () => windowCount(3, { size: 4 }), /window of 4 is larger than the input of 3$/],
    [
      'dilated',
      () => windowCount(6, { size: 3, dilation: 3, padding: 0 }),
      /dilation 3 covers 7, is larger than the input of 6/,
    ],
    ['padded', () => windowCount(3, { size: 8, padding: 2 }), /input of 3, padded to 7/],
    ['stride 0', () => windowCount(3, { size: 2, stride: 0 }), /stride must be a whole number above 0, but is 0/],
    ['half a place', () => windowCount(3, { size: 1.5 }), /window's size must be a whole number above 0, but is 1.5/],
    ['negative padding', () => windowCount(3, { size: 2, padding: -1 }), /padding must be a whole number, 0 or more/],
    [
      'nothing left',
      () => transposedCount(1, { size: 2, padding: 1 }),
      /leaves nothing of a transposed convolution's 2/,
    ],
  ])('%s', (_, run, message) => {
    expect(run).toThrow(LayerError);
    expect(run).toThrow(message);
  });
});
