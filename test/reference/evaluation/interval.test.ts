import { expected, wilson } from '../../../reference/evaluation/interval';
import { normal, seeded } from '../../../reference/random';

// By scipy.stats.binomtest(…).proportion_ci(method='wilson').
test.each([
  [8, 10, 0.95, 0.4901624715366418, 0.9433178485456248],
  [0, 20, 0.95, 0, 0.16112515805281935],
  [9137, 10000, 0.95, 0.9080361970856379, 0.9190460826624642],
  [5, 5, 0.99, 0.42974167897299076, 1],
])('Wilson: %d of %d at level %d', (right, of, level, low, high) => {
  const interval = wilson(right, of, level);
  expect(interval[0]).toBeCloseTo(low, 8);
  expect(interval[1]).toBeCloseTo(high, 8);
});

test('Wilson refuses more right than cases', () => {
  expect(() => wilson(11, 10)).toThrow('expected 0 ≤ right ≤ cases, found 11 of 10');
  expect(() => wilson(0, 0)).toThrow(RangeError);
});

// By scipy.stats.t.
const values = [0.91, 0.92, 0.915, 0.93, 0.9];
test.each([
  [{}, 0.8809956309670872, 0.9490043690329129],
  [{ cases: 1000, level: 0.99 }, 0.8662519032429816, 0.9637480967570184],
  [{ cases: 1000, ownCases: 2000 }, 0.8796196566405343, 0.9503803433594658],
])('one more run: %j', (options, low, high) => {
  const { mean, spread, runs, interval } = expected(values, options);
  expect([mean, spread, runs]).toEqual([expect.closeTo(0.915, 12), expect.closeTo(0.0111803398875, 10), 5]);
  expect(interval[0]).toBeCloseTo(low, 7);
  expect(interval[1]).toBeCloseTo(high, 7);
});

test('runs that all give the same', () => {
  expect(expected([1, 1, 1]).interval).toEqual([1, 1]);
  // Only the test set is left, which is normal: 1.96 √(0.25 / 100).
  expect(expected([0.5, 0.5, 0.5], { cases: 1e9 }).interval[1]).toBeCloseTo(0.5, 3);
  expect(() => expected([1])).toThrow('expected at least two runs, found 1');
});

test('one more run lies in it as often as it says: 4000 times, five standard errors', () => {
  const random = seeded(11);
  let inside = 0;
  for (let k = 0; k < 4000; k++) {
    const { interval } = expected(Array.from({ length: 4 }, () => 3 + 2 * normal(random)));
    const one = 3 + 2 * normal(random);
    if (one >= interval[0] && one <= interval[1]) inside++;
  }
  expect(Math.abs(inside / 4000 - 0.95)).toBeLessThan(5 * Math.sqrt((0.95 * 0.05) / 4000));
});
