import fc from 'fast-check';
import { correlation, partStatistics, scores } from '../../../reports/class/statistics';
import { classByPoints } from './results';

test('scores are shares of what is decided; a document that was not graded counts in nothing, one without a PDF does', () => {
  const results = classByPoints({
    a: [10, 5],
    b: ['waiting', 4],
    c: ['missing', 8],
    d: ['waiting', 'waiting'],
    e: [1, 1],
  });
  const students = results.students.map((one) =>
    one.student === 'e'
      ? { ...one, feedback: null, trouble: 'e.md is empty.' }
      : { ...one, trouble: 'its PDF could not be made: no font' },
  );
  // a: 15 of 20, b: 4 of 10, c: 8 of 20, d: nothing decided.
  expect(scores({ ...results, students })).toEqual({
    shares: [0.4, 0.4, 0.75],
    mean: 1.55 / 3,
    quartiles: [0.4, 0.4, 0.575],
  });
  expect(scores(classByPoints({ a: ['waiting'] }))).toBeNull();
});

test('difficulty and discrimination, by hand', () => {
  const statistics = partStatistics(
    classByPoints({
      a: [10, 10, 0],
      b: [8, 6, 10],
      c: [6, 8, 0],
      d: [2, 'missing', 10],
      e: [4, 2, 'waiting'],
      f: ['missing', 4, 10],
    }),
  );
  expect(statistics.map(({ graded, missing, waiting }) => [graded, missing, waiting])).toEqual([
    [5, 1, 0],
    [5, 1, 0],
    [5, 0, 1],
  ]);
  [0.5, 0.5, 0.6].forEach((mean, i) => expect(statistics[i]!.meanShare).toBeCloseTo(mean, 12));
  // Part 3, without e: shares 0, 1, 0, 1, 1 against 1, 0.7, 0.7, 0.1, 0.2; a missing part of the rest counts 0.
  // Deviations from the means give the sums of products −0.62, of squares 1.2 and 0.572.
  expect(statistics[2]!.discrimination).toBeCloseTo(-0.62 / Math.sqrt(1.2 * 0.572), 10);
  expect(statistics[0]!.discrimination).toBeCloseTo(0.01 / Math.sqrt((0.7 * 1.37) / 6), 10);
});

test('too few answers, or answers all alike, say nothing about a part', () => {
  const few = classByPoints({ a: [1, 2], b: [2, 3], c: [3, 4], d: [4, 5] });
  expect(partStatistics(few).map((p) => p.discrimination)).toEqual([null, null]);
  const alike = classByPoints({ a: [5, 2], b: [5, 3], c: [5, 4], d: [5, 5], e: [5, 6] });
  expect(partStatistics(alike).map((p) => p.discrimination)).toEqual([null, null]);
  const waiting = classByPoints({ a: ['waiting', 2], b: ['missing', 3] });
  expect(partStatistics(waiting).map((p) => p.meanShare)).toEqual([null, 0.25]);
});

test('the correlation is that of Anscombe’s first set, and what scaling and turning leave as it is', () => {
  // F. J. Anscombe, Graphs in Statistical Analysis, 1973: r = 0.816.
  const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
  const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
  expect(correlation(x.map((v, i) => [v, y[i]!]))).toBeCloseTo(0.81642, 5);
  const numbers = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
    minLength: 2,
  });
  fc.assert(
    fc.property(numbers, (pairs) => {
      const r = correlation(pairs);
      if (r === null) return;
      expect(Math.abs(r)).toBeLessThanOrEqual(1 + 1e-9);
      expect(correlation(pairs.map(([a, b]) => [3 * a + 1, -b] as const))).toBeCloseTo(-r, 8);
    }),
  );
});
