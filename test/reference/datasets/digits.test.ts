import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readMnistFolder } from '../../../reference/datasets/digits';
import { describeWithDataset } from '../../support/datasets';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const idx = (shape: readonly number[], values: readonly number[], type = 8): Buffer =>
  Buffer.from([0, 0, type, shape.length, ...shape.flatMap((n) => [0, 0, n >> 8, n & 255]), ...values]);

function write(changes: Readonly<Record<string, Buffer>> = {}): void {
  const files: Record<string, Buffer> = {
    'train-images-idx3-ubyte': idx([2, 1, 3], [1, 2, 3, 4, 5, 6]),
    'train-labels-idx1-ubyte': idx([2], [0, 1]),
    't10k-images-idx3-ubyte': idx([1, 1, 3], [7, 8, 255]),
    't10k-labels-idx1-ubyte': idx([1], [1]),
    ...changes,
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
}
const read = () => readMnistFolder(folder, 'toy', 'none', ['a', 'b']);

test('four IDX files, one of them gzipped', () => {
  write();
  rmSync(join(folder, 'train-images-idx3-ubyte'));
  writeFileSync(join(folder, 'train-images-idx3-ubyte.gz'), gzipSync(idx([2, 1, 3], [1, 2, 3, 4, 5, 6])));
  expect(read()).toMatchObject({
    height: 1,
    width: 3,
    channels: 1,
    train: { count: 2, pixels: Uint8Array.of(1, 2, 3, 4, 5, 6), labels: Uint8Array.of(0, 1) },
    test: { count: 1, pixels: Uint8Array.of(7, 8, 255), labels: Uint8Array.of(1) },
  });
});

const images = 'train-images-idx3-ubyte';
const labels = 'train-labels-idx1-ubyte';
test.each<[string, Record<string, Buffer>, RegExp]>([
  ['no IDX', { [images]: Buffer.from('GIF89a') }, /train-images.*begins with two zero bytes/],
  ['an empty file', { [images]: Buffer.alloc(0) }, /begins with two zero bytes/],
  ['numbers that are no bytes', { [images]: idx([2, 1, 3], [], 13) }, /type 8 .*found type 13/],
  ['labels instead of images', { [images]: idx([2], [0, 1]) }, /expected 3 dimensions, found 1.*count, height, width/],
  ['a header that is cut off', { [images]: idx([2, 1, 3], []).subarray(0, 9) }, /a header of 16 bytes, found 9/],
  ['values that are missing', { [images]: idx([2, 1, 3], [1, 2, 3]) }, /6 values \(2 × 1 × 3\), found 3/],
  ['too few labels', { [labels]: idx([1], [0]) }, /train-labels.*expected 2 labels, one an image, found 1/],
  ['a label beyond the classes', { [labels]: idx([2], [0, 2]) }, /labels from 0 to 1, found 2 for image 1/],
  ['a gzip file that is cut off', { [images]: gzipSync('abc').subarray(0, 12) }, /whole gzip file/],
  ['test images of another size', { 't10k-images-idx3-ubyte': idx([1, 3, 1], [1, 2, 3]) }, /test images of 1 × 3/],
])('%s', (_, changes, message) => {
  write(changes);
  expect(read).toThrow(message);
});

test('a file that is missing', () => {
  write();
  rmSync(join(folder, labels));
  expect(read).toThrow(/a file train-labels-idx1-ubyte or train-labels-idx1-ubyte\.gz, found none/);
});

const tally = (values: Uint8Array): number[] => {
  const counts = new Array<number>(10).fill(0);
  for (const value of values) counts[value]! += 1;
  return counts;
};

describeWithDataset('mnist', (data) => {
  // Counts of the digits as the literature has them.
  test('counts of each digit', () => {
    expect(tally(data.train.labels)).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949]);
    expect(tally(data.test.labels)).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
  });

  // Mean and deviation by which MNIST is commonly normalised.
  test('mean and deviation of the training pixels', () => {
    let sum = 0;
    let squares = 0;
    for (const pixel of data.train.pixels) {
      sum += pixel;
      squares += pixel * pixel;
    }
    const mean = sum / data.train.pixels.length / 255;
    expect(mean).toBeCloseTo(0.1307, 4);
    expect(Math.sqrt(squares / data.train.pixels.length / 255 ** 2 - mean ** 2)).toBeCloseTo(0.3081, 4);
  });
});

describeWithDataset('fashion-mnist', (data) => {
  test('6000 of each class to train, 1000 to test', () => {
    expect(tally(data.train.labels)).toEqual(new Array(10).fill(6000));
    expect(tally(data.test.labels)).toEqual(new Array(10).fill(1000));
  });
});
