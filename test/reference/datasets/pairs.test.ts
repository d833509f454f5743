import fc from 'fast-check';
import { digitPairs, pairsOf } from '../../../reference/datasets/pairs';
import type { ImageSet, Images } from '../../../reference/datasets/types';

const setOf = (labels: Uint8Array): ImageSet => ({
  count: labels.length,
  pixels: new Uint8Array(labels.length),
  labels,
});

test('pairs are distinct, of distinct images, half of one class, and marked rightly', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 6 }),
      fc.integer({ min: 4, max: 9 }),
      fc.nat(20),
      fc.nat(),
      (k, per, n, seed) => {
        const set = setOf(Uint8Array.from({ length: k * per }, (_, i) => i % k));
        const count = Math.min(n, per);
        const pairs = pairsOf(set, count, seed);
        const keys = new Set<string>();
        for (let i = 0; i < count; i++) {
          const [a, b] = [pairs.left[i]!, pairs.right[i]!];
          expect(a).not.toBe(b);
          expect(set.labels[a] === set.labels[b]).toBe(pairs.same[i] === 1);
          keys.add([a, b].sort((x, y) => x - y).join());
        }
        expect(keys.size).toBe(count);
        expect(pairs.same.reduce((x, y) => x + y, 0)).toBe(Math.ceil(count / 2));
        expect(pairsOf(set, count, seed)).toEqual(pairs);
      },
    ),
  );
});

test('order and classes are random: 2000 pairs against five standard errors', () => {
  const set = setOf(Uint8Array.from({ length: 3000 }, (_, i) => i % 3));
  const { left, same } = pairsOf(set, 2000, 1);
  const early = same.subarray(0, 1000).reduce((x, y) => x + y, 0);
  // Hypergeometric: 1000 of 2000, half of them marked.
  expect(Math.abs(early - 500)).toBeLessThan(5 * Math.sqrt((1000 * 0.25 * 1000) / 1999));
  for (const c of [0, 1, 2]) {
    const share = left.filter((i) => set.labels[i] === c).length / 2000;
    expect(Math.abs(share - 1 / 3)).toBeLessThan(5 * Math.sqrt(2 / 9 / 2000));
  }
});

test('train and test pairs are drawn from their own images, by other draws', () => {
  const labels = Uint8Array.from({ length: 200 }, (_, i) => i % 10);
  const images = { train: setOf(labels), test: setOf(labels.subarray(0, 100)) } as Images;
  const { train, test: held } = digitPairs(images, { train: 60, test: 60 }, 5);
  expect(Math.max(...held.left, ...held.right)).toBeLessThan(100);
  expect(held.left).not.toEqual(train.left);
});

test.each([
  ['one class', Uint8Array.of(3, 3, 3), 1],
  ['fewer pairs than asked for', Uint8Array.of(0, 0, 1), 6],
])('%s', (_, labels, count) => {
  expect(() => pairsOf(setOf(labels), count, 1)).toThrow(`${count} distinct pairs cannot be drawn from 3 images`);
});
