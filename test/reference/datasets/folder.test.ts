import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadDataset } from '../../../reference/datasets';
import { readFolder } from '../../../reference/datasets/folder';
import type { WordVectors } from '../../../reference/datasets/text/glove';
import type { Images, ImageSet, Texts } from '../../../reference/datasets/types';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (files: Readonly<Record<string, string | Buffer>>): void => {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
};
const vectors: WordVectors = { has: () => true, copy: (word, target, at) => (target[at] = word.length) };
const read = () => readFolder(folder, () => vectors);
const base64 = (text: string): Buffer => Buffer.from(text, 'base64');

// Pictures of 2 × 1 pixels by Pillow: grey 200, 9; colour 200, 100, 50 and 40, 20, 10.
const grey = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABAQMAAADO7O3JAAAABlBMVEUJCQnIyMj7UBXAAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
);
const coloured = base64(
  'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAYAAAD0In+KAAAAEUlEQVR4nGM8kWL0n4GBwQQAD2kCk2OxzS4AAAAASUVORK5CYII=',
);
const smaller = base64('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR4nGNIaQAAAUsA5Wb0my8AAAAASUVORK5CYII=');

/** Cases of a set with their labels, in an order that does not depend on the shuffle. */
const cases = (set: ImageSet, size: number): string[] =>
  Array.from(
    { length: set.count },
    (_, i) => `${set.labels[i]}: ${set.pixels.slice(i * size, (i + 1) * size).join()}`,
  ).sort();

test('tables of pixels, with a test table', () => {
  write({ 'train.csv': 'label,a,b,c,d\ncat,0,1,2,3\ndog,4,5,6,255\n', 'test.csv': 'a,b,c,d,label\n9,8,7,6,dog\n' });
  const data = read() as Images;
  expect(data).toMatchObject({ kind: 'images', height: 2, width: 2, channels: 1, classes: ['cat', 'dog'] });
  expect(cases(data.train, 4)).toEqual(['0: 0,1,2,3', '1: 4,5,6,255']);
  expect(cases(data.test, 4)).toEqual(['1: 9,8,7,6']);
});

test('a table of texts without a test: a fifth is held back, always the same', () => {
  const rows = Array.from({ length: 10 }, (_, i) => `"word${'abcdefghij'[i]} and, more",${i % 2 ? 'good' : 'bad'}`);
  write({ 'train.csv': `text;label\n${rows.join('\n').replaceAll('",', '";')}` });
  const data = read() as Texts;
  expect([data.train.count, data.test.count, data.classes]).toEqual([8, 2, ['bad', 'good']]);
  expect(read()).toEqual(data);
  const row = (i: number): string =>
    [...data.train.words.subarray(i * data.length, (i + 1) * data.length)]
      .filter((w) => w > 0)
      .map((w) => data.vocabulary[w])
      .join(' ');
  for (let i = 0; i < 8; i++) {
    const letter = /^word(.) and more$/.exec(row(i))?.[1];
    expect('abcdefghij'.indexOf(letter!) % 2).toBe(data.train.labels[i]);
  }
  expect(data.vectors[data.dimensions * data.vocabulary.indexOf('more')]).toBe(4);
});

test('one folder a class, of pictures, one of them in colour', () => {
  write({
    'train/10/a.png': grey,
    'train/9/b.png': coloured,
    'test/9/c.png': grey,
    'train/9/.hidden': '',
  });
  const data = read() as Images;
  expect(data).toMatchObject({ height: 1, width: 2, channels: 3, classes: ['9', '10'] });
  expect(cases(data.train, 6)).toEqual(['0: 200,100,50,40,20,10', '1: 200,200,200,9,9,9']);
  expect(cases(data.test, 6)).toEqual(['0: 200,200,200,9,9,9']);
});

test('one folder a class, of texts, without parts', () => {
  for (let i = 0; i < 5; i++) write({ [`ham/${i}.txt`]: `hello number${i}`, [`spam/${i}.txt`]: 'buy now' });
  const data = read() as Texts;
  expect([data.train.count, data.test.count, data.classes]).toEqual([8, 2, ['ham', 'spam']]);
});

test('IDX files, in the form of MNIST', () => {
  const idx = (shape: number[], values: number[]): Buffer =>
    Buffer.from([0, 0, 8, shape.length, ...shape.flatMap((n) => [0, 0, 0, n]), ...values]);
  write({
    'train-images-idx3-ubyte': idx([2, 1, 1], [1, 2]),
    'train-labels-idx1-ubyte': idx([2], [2, 0]),
    't10k-images-idx3-ubyte': idx([1, 1, 1], [3]),
    't10k-labels-idx1-ubyte': idx([1], [1]),
  });
  expect(read()).toMatchObject({ classes: ['0', '1', '2'], train: { labels: Uint8Array.of(2, 0) } });
});

test('a long text', () => {
  write({ 'train.txt': 'abc\r\nabc', 'test.txt': 'cab' });
  expect(read()).toMatchObject({ kind: 'characters', alphabet: '\nabc', test: Uint8Array.of(3, 1, 2) });
  rmSync(join(folder, 'test.txt'));
  write({ 'train.txt': `${'ab ab ab\n\n'.repeat(20)}` });
  expect(read()).toMatchObject({ kind: 'characters', alphabet: '\n ab' });
});

test('by loadDataset, with a hash of its own', () => {
  write({ 'train.csv': 'label,a\nx,0\ny,4\n', 'test.csv': 'label,a\nx,1\n' });
  const data = loadDataset(folder);
  expect(data.hash).toMatch(/^[0-9a-f]{64}$/);
  write({ 'test.csv': 'label,a\nx,2\n' });
  expect(loadDataset(folder).hash).not.toBe(data.hash);
  expect(() => loadDataset(join(folder, 'nothing'))).toThrow(/nothing: there is no such folder/);
});

const table = { 'test.csv': 'label,a\nx,1\n' };
test.each<[string, Readonly<Record<string, string | Buffer>>, RegExp]>([
  ['an empty folder', {}, /expected data in one of the forms train\.csv; .*found none of them/],
  ['an empty table', { 'train.csv': '' }, /train\.csv: expected a head and rows/],
  ['a table without labels', { 'train.csv': 'a,b\n1,2' }, /train\.csv:1: expected a head with a column "label"/],
  ['pixels that are no square', { 'train.csv': 'label,a,b\n' }, /train\.csv:1: .*a square has, found 2 columns/],
  [
    'a row that is too short',
    { 'train.csv': 'label,a\nx,1\ny' },
    /train\.csv:3: expected 2 cells, as in the head, found 1/,
  ],
  ['a row without a label', { 'train.csv': 'label,a\n,1' }, /train\.csv:2: expected a label/],
  ['scaled pixels', { 'train.csv': 'label,a\nx,0.5' }, /train\.csv:2: .*from 0 to 255, found "0\.5"\. Are they scaled/],
  ['a pixel that is missing', { 'train.csv': 'label,a\nx,' }, /found an empty cell/],
  ['one class', { ...table, 'train.csv': 'label,a\nx,1\nx,2' }, /at least two classes, found "x" alone/],
  [
    'a class that is not trained on',
    { ...table, 'train.csv': 'label,a\ny,1\nz,2' },
    /test\.csv:2: .*\(y, z\), found "x"/,
  ],
  ['a single case', { 'train.csv': 'label,a\ny,1' }, /cases to train and to test, found 1 and 0/],
  ['a file of another kind', { 'train/a/x.jpg': '' }, /x\.jpg: expected a \.png picture or a \.txt file/],
  [
    'pictures and texts',
    { 'train/a/x.png': grey, 'train/b/y.txt': 'a' },
    /y\.txt: expected pictures alone or texts alone/,
  ],
  ['texts to train, pictures to test', { 'train/a/x.txt': 'a', 'test/a/y.png': grey }, /the same kind of data/],
  [
    'pictures of two sizes',
    { 'train/a/x.png': grey, 'train/b/y.png': smaller, 'test/a/z.png': grey },
    /y\.png: expected a picture as .*x\.png: 2 × 1 pixels, grey, found 1 × 1 pixels, grey/,
  ],
  ['a picture that is damaged', { 'train/a/x.png': grey.subarray(0, 50) }, /x\.png: expected a whole PNG picture/],
  ['a text in Latin-1', { 'a/x.txt': base64('Y2Fm6Q=='), 'b/y.txt': 'a' }, /x\.txt: expected text in UTF-8/],
  ['an empty text', { 'train.txt': '' }, /train\.txt: expected text that a model of characters takes/],
])('%s', (_, files, message) => {
  write(files);
  expect(read).toThrow(message);
});
