import fc from 'fast-check';
import { chiSquareFit, classified, countsOf, quantile } from '../../../reference/evaluation/classes';

// scipy.stats.chisquare, as its documentation shows.
test('Pearson’s test', () => {
  const counts = [16, 18, 16, 14, 12, 12];
  const even = chiSquareFit(counts, new Array<number>(6).fill(88 / 6));
  expect([even.chiSquare, even.freedom]).toEqual([expect.closeTo(2, 12), 5]);
  expect(even.p).toBeCloseTo(0.84914503608460956, 9);
  const given = chiSquareFit(counts, [16, 16, 16, 16, 16, 8]);
  expect(given.chiSquare).toBeCloseTo(3.5, 12);
  expect(given.p).toBeCloseTo(0.62338762774958223, 9);
});

test('what cannot come, and one class alone', () => {
  expect(chiSquareFit([1, 9], [0, 10])).toMatchObject({ chiSquare: Infinity, p: 0 });
  expect(chiSquareFit([10], [10])).toEqual({ chiSquare: 0, freedom: 0, p: 1 });
  expect(() => chiSquareFit([1], [1, 2])).toThrow(RangeError);
});

test('the most probable class', () => {
  const { classes, confidence } = classified(Float32Array.of(0.1, 0.7, 0.2, 0.5, 0.25, 0.25), 3);
  expect([...classes]).toEqual([1, 0]);
  expect([...confidence]).toEqual([expect.closeTo(0.7, 6), 0.5]);
  expect(countsOf(classes, 3)).toEqual([1, 1, 0]);
});

// R: quantile(c(1, 2, 4, 8), c(0, .25, .5, 1))
test('quantiles', () => {
  expect([0, 0.25, 0.5, 1].map((q) => quantile([8, 1, 4, 2], q))).toEqual([1, 1.75, 3, 8]);
  expect(() => quantile([], 0.5)).toThrow('found none');
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (values, share) => {
        const q = quantile(values, share);
        expect(q).toBeGreaterThanOrEqual(Math.min(...values));
        expect(q).toBeLessThanOrEqual(Math.max(...values));
      },
    ),
  );
});
