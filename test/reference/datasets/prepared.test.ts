import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { hashOf } from '../../../reference/datasets/hash';
import { readPrepared, writePrepared } from '../../../reference/datasets/prepared';
import type { Dataset, Images, Texts } from '../../../reference/datasets/types';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const about = { name: 'x', licence: 'none' };

const images: Omit<Images, 'hash'> = {
  ...about,
  kind: 'images',
  height: 1,
  width: 2,
  channels: 1,
  classes: ['a', 'b'],
  train: { count: 2, pixels: Uint8Array.of(1, 2, 3, 4), labels: Uint8Array.of(0, 1) },
  test: { count: 1, pixels: Uint8Array.of(5, 255), labels: Uint8Array.of(1) },
};
const texts: Omit<Texts, 'hash'> = {
  ...about,
  kind: 'texts',
  length: 2,
  vocabulary: ['', '?', 'é'],
  vectors: Float32Array.of(0, 0, 0.5),
  dimensions: 1,
  classes: ['a', 'b'],
  train: { count: 1, words: Uint16Array.of(2, 0), labels: Uint8Array.of(1) },
  test: { count: 1, words: Uint16Array.of(1, 300), labels: Uint8Array.of(0) },
};

// Hashes by Python's hashlib and struct, from the description in hash.ts.
test.each([
  ['images', images, 'fbee38f3717c6854e3ef8140a5847f5cdda5197833e40ce2b83ba471cd63bdc8'],
  ['texts', texts, '1e6b9da245b4b7e7cd844e71eca640b2cbf397a1accfac7b782bcbf007bfa6cc'],
  [
    'characters',
    { ...about, kind: 'characters', alphabet: '\n"a', train: Uint8Array.of(0, 1, 2), test: Uint8Array.of(2) } as const,
    '373c0fde46cc2366cd0af016e6a48e361c08da8226076cb5f9df765833e6a4c7',
  ],
])('the hash of %s', (_, data, hash) => {
  expect(hashOf(data)).toBe(hash);
  expect(hashOf({ ...data, name: 'other', licence: 'other' })).toBe(hash);
});

test('whatever is prepared is read again as it was', () => {
  const bytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length });
  const imageSet = (size: number) =>
    fc
      .nat(4)
      .chain((count) => fc.record({ count: fc.constant(count), pixels: bytes(count * size), labels: bytes(count) }));
  const textSet = (length: number) =>
    fc.nat(4).chain((count) =>
      fc.record({
        count: fc.constant(count),
        words: fc.uint16Array({ minLength: count * length, maxLength: count * length }),
        labels: bytes(count),
      }),
    );
  const classes = fc.array(fc.string({ unit: 'binary' }));
  const named = { name: fc.string({ unit: 'binary' }), licence: fc.string() };
  const size = fc.integer({ min: 1, max: 3 });
  const data: fc.Arbitrary<Parameters<typeof hashOf>[0]> = fc.oneof(
    fc.tuple(size, size, size).chain(([height, width, channels]) =>
      fc.record({
        ...named,
        kind: fc.constant('images' as const),
        height: fc.constant(height),
        width: fc.constant(width),
        channels: fc.constant(channels),
        classes,
        train: imageSet(height * width * channels),
        test: imageSet(height * width * channels),
      }),
    ),
    fc
      .tuple(size, size, fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }))
      .chain(([length, dimensions, vocabulary]) =>
        fc.record({
          ...named,
          kind: fc.constant('texts' as const),
          length: fc.constant(length),
          dimensions: fc.constant(dimensions),
          vocabulary: fc.constant(vocabulary),
          vectors: fc.float32Array({
            minLength: vocabulary.length * dimensions,
            maxLength: vocabulary.length * dimensions,
            noNaN: true,
          }),
          classes,
          train: textSet(length),
          test: textSet(length),
        }),
      ),
    fc.record({
      ...named,
      kind: fc.constant('characters' as const),
      alphabet: fc.string({ unit: 'binary' }),
      train: fc.uint8Array(),
      test: fc.uint8Array(),
    }),
  );
  fc.assert(
    fc.property(data, (unhashed) => {
      const whole = { ...unhashed, hash: hashOf(unhashed) } as Dataset;
      const file = join(folder, 'property.data');
      writePrepared(whole, file);
      expect(readPrepared(file)).toEqual(whole);
    }),
  );
});

describe('a prepared file that is damaged', () => {
  const write = (change: (bytes: Buffer) => Buffer): string => {
    const file = join(folder, 'damaged.data');
    writePrepared({ ...images, hash: hashOf(images) }, file);
    writeFileSync(file, change(readFileSync(file)));
    return file;
  };

  test.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['empty', () => Buffer.alloc(0), /expected a file that begins with "proofmark-data 1"/],
    ['of another kind', () => Buffer.from('PK\x03\x04\n\n'), /expected a file that begins with/],
    ['cut off', (b) => b.subarray(0, b.length - 3), /cut off or damaged/],
    ['with another fact', (b) => Buffer.from(b.toString('latin1').replace('"a"', '"c"'), 'latin1'), /with the hash/],
    ['with too few bytes', (b) => Buffer.from(b.toString('latin1').replace('[2,1]', '[2,9]'), 'latin1'), /cut off/],
    ['no JSON', (b) => Buffer.from(b.toString('latin1').replace('{', '['), 'latin1'), /cut off or damaged/],
  ])('%s', (_, change, message) => {
    expect(() => readPrepared(write(change))).toThrow(message);
    expect(() => readPrepared(write(change))).toThrow(/damaged\.data: .*prepare it again/);
  });

  test('absent', () => expect(readPrepared(join(folder, 'nothing.data'))).toBeNull());
});
