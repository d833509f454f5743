import { doubles as F } from '../../../worlds/numeric/doubles';
import { intervals } from '../../../worlds/numeric/intervals';
import { convolution, crossCorrelation, transposedConvolution } from '../../../worlds/numeric/layers/convolution';
import { averagePooling, maxPooling } from '../../../worlds/numeric/layers/pooling';
import type { Tensor } from '../../../worlds/tensor';

const matrix = (...rows: number[][]): Tensor<number> => ({
  shape: [rows.length, rows[0]!.length],
  entries: rows.flat(),
});
const vector = (...entries: number[]): Tensor<number> => ({ shape: [entries.length], entries });
const plain = { channels: 'none', groups: 1, bias: null } as const;

test('without channels, by hand', () => {
  const x = matrix([1, 2, 3], [4, 5, 6], [7, 8, 9]);
  const k = matrix([1, 0], [0, -2]);
  const axes = [{}, {}];
  expect(crossCorrelation(F, x, k, { ...plain, axes })).toEqual(matrix([-9, -10], [-12, -13]));
  // Turned round the kernel is [-2, 0; 0, 1].
  expect(convolution(F, x, k, { ...plain, axes })).toEqual(matrix([3, 2], [0, -1]));
  expect(crossCorrelation(F, x, k, { ...plain, axes, bias: [10] })).toEqual(matrix([1, 0], [-2, -3]));
});

test('a full convolution multiplies polynomials: (1 + 2t)(3 + 4t + 5t²)', () => {
  const full = { ...plain, axes: [{ padding: 'full' as const }] };
  expect(convolution(F, vector(3, 4, 5), vector(1, 2), full)).toEqual(vector(3, 10, 13, 10));
});

test('two groups see their own channel', () => {
  const x = { shape: [2, 3], entries: [1, 2, 3, 10, 20, 30] };
  const k = { shape: [2, 1, 2], entries: [1, 1, 1, -1] };
  const layer = { channels: 'first' as const, axes: [{}], groups: 2, bias: [0, 100] };
  expect(crossCorrelation(F, x, k, layer)).toEqual({ shape: [2, 2], entries: [3, 5, 90, 90] });
});

test('a transposed convolution with output padding, by hand', () => {
  const layer = { ...plain, axes: [{ stride: 2, padding: 1, outputPadding: 1 }] };
  // Laid on 0 … 6: 1 at 0, 2 at 1, (3 + 10) at 2, 20 at 3, 30 at 4; places 1 … 4 stay.
  expect(transposedConvolution(F, vector(1, 10), vector(1, 2, 3), layer)).toEqual(vector(2, 13, 20, 30));
});

describe('average pooling counts as PyTorch does', () => {
  const x = vector(1, 2, 3, 4, 5, 6);
  const pool = (window: object, counted: boolean): readonly number[] =>
    averagePooling(F, x, { channels: 'none', axes: [{ size: 3, stride: 2, ...window }] }, counted).entries;
  test('padding counts or does not', () => {
    expect(pool({ padding: 1 }, true)).toEqual([1, 3, 5]);
    expect(pool({ padding: 1 }, false)).toEqual([1.5, 3, 5]);
  });
  test('what a last window in ceil mode has beyond input and padding never counts', () => {
    expect(pool({ ceil: true }, true)).toEqual([2, 4, 5.5]);
    // The last window has 6 and one place of padding.
    expect(pool({ padding: 1, ceil: true }, true)).toEqual([1, 3, 5, 3]);
    expect(pool({ padding: 1, ceil: true }, false)).toEqual([1.5, 3, 5, 6]);
  });
});

test('padding never is the maximum', () => {
  const layer = { channels: 'none', axes: [{ size: 3, padding: 1 }] } as const;
  expect(maxPooling(F, vector(-5, -1, -7), layer).entries).toEqual([-1, -1, -1]);
});

test('the maximum of intervals has both ends', () => {
  const x = {
    shape: [2],
    entries: [
      { lo: 0, hi: 3 },
      { lo: 1, hi: 2 },
    ],
  };
  const layer = { channels: 'none', axes: [{ size: 2 }] } as const;
  expect(maxPooling(intervals, x, layer).entries).toEqual([{ lo: 1, hi: 3 }]);
});

describe('what does not fit is told', () => {
  const x = { shape: [4, 4, 3], entries: Array.from({ length: 48 }, () => 1) };
  const k = (...shape: number[]): Tensor<number> => ({
    shape,
    entries: Array.from({ length: shape.reduce((a, b) => a * b) }, () => 1),
  });
  const layer = { channels: 'last', axes: [{}, {}], groups: 1, bias: null } as const;
  test.each<[string, () => unknown, RegExp]>([
    ['channels', () => crossCorrelation(F, x, k(2, 2, 2, 5), layer), /input has 3 channels, but the kernel 2/],
    ['axes', () => crossCorrelation(F, x, k(2, 2), layer), /input has 3 axes and the kernel 4, but they have 3 and 2/],
    ['bias', () => crossCorrelation(F, x, k(2, 2, 3, 5), { ...layer, bias: [1] }), /bias has 1 numbers for 5 filters/],
    [
      'groups',
      () => crossCorrelation(F, x, k(2, 2, 1, 4), { ...layer, groups: 3 }),
      /4 filters do not fall into 3 groups/,
    ],
    ['transposed', () => transposedConvolution(F, x, k(2, 2, 3, 5), layer), /input has 3 channels, but the kernel 5/],
    [
      'padding alone',
      () => maxPooling(F, vector(1, 2), { channels: 'none', axes: [{ size: 1, padding: 1 }] }),
      /nothing but padding/,
    ],
  ])('%s', (_, run, message) => expect(run).toThrow(message));
});
