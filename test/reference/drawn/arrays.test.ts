import { zipSync } from 'fflate';
import { readDrawn } from '../../../reference/drawn/read';

/** An array in the format of numpy, version 1, little-endian. */
function npy(type: '<f4' | '|u1' | '<i8', shape: readonly number[], values: ArrayLike<number>): Buffer {
  const sized =
    type === '<f4'
      ? Float32Array.from(values)
      : type === '|u1'
        ? Uint8Array.from(values)
        : BigInt64Array.from(Array.from(values, BigInt));
  const dict = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')},), }`;
  const head = dict.padEnd(64 * Math.ceil((dict.length + 11) / 64) - 11, ' ') + '\n';
  return Buffer.concat([
    Buffer.from([0x93]),
    Buffer.from('NUMPY'),
    Buffer.from([1, 0, head.length & 255, head.length >> 8]),
    Buffer.from(head, 'latin1'),
    Buffer.from(sized.buffer),
  ]);
}

const size = 784;
/** Values from 0 to 1 with dark rims, so that nothing is turned round. */
const values = Float32Array.from({ length: 3 * size }, (_, i) => {
  const [y, x] = [Math.floor((i % size) / 28), i % 28];
  return y > 3 && y < 24 && x > 3 && x < 24 ? ((i * 37) % 256) / 255 : 0;
});
const nested = (f: (v: number) => number): number[][] =>
  [0, 1, 2].map((i) => Array.from(values.subarray(i * size, (i + 1) * size), f));
const square = (rows: number[][]): number[][][] =>
  rows.map((row) => Array.from({ length: 28 }, (_, y) => row.slice(28 * y, 28 * (y + 1))));
const read = (bytes: Buffer | Uint8Array | string, name = 'x') =>
  readDrawn(typeof bytes === 'string' ? Buffer.from(bytes) : bytes, name);

test.each<[string, () => Buffer | Uint8Array | string]>([
  ['JSON, n × 784', () => JSON.stringify(nested((v) => v))],
  ['JSON, n × 28 × 28, by name', () => JSON.stringify({ note: 'x', images: square(nested((v) => v)) })],
  ['JSON, 0 … 255', () => JSON.stringify(nested((v) => Math.round(v * 255)))],
  ['JSON, −1 … 1', () => JSON.stringify(nested((v) => 2 * v - 1))],
  ['JSON, black on white', () => JSON.stringify(nested((v) => 1 - v))],
  [
    'CSV',
    () =>
      nested((v) => Math.round(v * 255))
        .map((row) => row.join(','))
        .join('\n'),
  ],
  [
    'CSV with a head and labels',
    () =>
      [
        `label,${Array.from({ length: size }, (_, i) => `p${i}`).join(',')}`,
        ...nested((v) => Math.round(v * 255)).map((row, i) => `${i + 4},${row.join(',')}`),
      ].join('\n'),
  ],
  ['npy of float32', () => npy('<f4', [3, 28, 28], values)],
  [
    'npy of bytes, with a channel',
    () =>
      npy(
        '|u1',
        [3, 1, 28, 28],
        values.map((v) => Math.round(v * 255)),
      ),
  ],
  [
    'npz with labels',
    () => zipSync({ 'samples.npy': npy('<f4', [3, 784], values), 'labels.npy': npy('<i8', [3], [4, 5, 6]) }),
  ],
])('pictures are read: %s', (name, bytes) => {
  const drawn = read(bytes());
  expect(drawn.count).toBe(3);
  const worst = values.reduce((most, v, i) => Math.max(most, Math.abs(v - drawn.pixels[i]!)), 0);
  expect(worst).toBeLessThan(1e-5);
  expect(drawn.labels).toEqual(name.includes('labels') ? [4, 5, 6] : null);
});

test('one picture alone', () => expect(read(JSON.stringify(square(nested((v) => v))[0])).count).toBe(1));

test.each<[string, () => Buffer | Uint8Array | string, string]>([
  [
    'another shape',
    () => JSON.stringify([[1, 2, 3]]),
    'expected pictures as n × 28 × 28 or n × 784 numbers, found [1, 3]',
  ],
  ['NaN in JSON', () => '[[0.1, NaN]]', 'expected finite numbers, found NaN or infinity'],
  [
    'NaN in npy',
    () => npy('<f4', [1, 784], new Float32Array(size).fill(NaN)),
    'expected finite numbers, found NaN or infinity. Did the training diverge?',
  ],
  [
    'NaN in CSV',
    () =>
      Array.from({ length: size }, (_, i) => (i === 5 ? 'nan' : '0')).join(',') +
      '\n' +
      Array.from({ length: size }, (_, i) => (i === 5 ? 'nan' : '0')).join(','),
    'x:2: expected finite numbers, found "nan"',
  ],
  ['cut off JSON', () => '[[0.1, 0.2', 'expected whole JSON, found text that is cut off or no JSON'],
  ['cut off npy', () => npy('<f4', [3, 784], values).subarray(0, 900), 'The file is cut off'],
  [
    'cut off npz',
    () => zipSync({ 'a.npy': npy('<f4', [3, 784], values) }).subarray(0, 900),
    'expected a whole npz archive',
  ],
  ['ragged lists', () => '[[0.1], [0.1, 0.2]]', 'expected lists of equal length in "array"'],
  [
    'another scale',
    () => JSON.stringify(nested((v) => 1000 * v)),
    'expected values from 0 to 1, from −1 to 1, or from 0 to 255, found values from 0 to 1000. Scale them',
  ],
  [
    'too many',
    () => npy('|u1', [10_001, 784], new Uint8Array(10_001 * size)),
    'expected 1 to 10000 pictures, found 10001',
  ],
  [
    'labels of others',
    () => zipSync({ 'x.npy': npy('<f4', [3, 784], values), 'labels.npy': npy('<i8', [2], [4, 50]) }),
    'expected 3 digits from 0 to 9 in "labels", found 2 numbers, 4, 50',
  ],
  ['an empty object', () => '{}', 'expected pictures as n × 28 × 28 or n × 784 numbers, found none'],
  ['a spreadsheet row', () => 'a,b\n1,2', 'found [1, 2]'],
])('what is wrong is told: %s', (_, bytes, message) => expect(() => read(bytes())).toThrow(message));
