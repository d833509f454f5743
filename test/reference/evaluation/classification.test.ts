import fc from 'fast-check';
import { accuracy, auc, calibrationError, f1, macroF1 } from '../../../reference/evaluation/classification';

const labels = [0, 1, 1, 0, 1, 0, 0, 1, 1, 0];
const scores = [0.1, 0.4, 0.35, 0.8, 0.9, 0.4, 0.2, 0.4, 0.7, 0.05];

test('accuracy', () => expect(accuracy([0, 1, 2, 2], [0, 2, 2, 2])).toBe(0.75));

// By scipy.stats.mannwhitneyu.
test('AUC with ties', () => expect(auc(labels, scores)).toBeCloseTo(0.76, 12));

test('AUC is the share of pairs in the right order', () => {
  const cases = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 6 })), {
    minLength: 2,
    maxLength: 30,
  });
  fc.assert(
    fc.property(cases, (rows) => {
      const positives = rows.filter(([label]) => label === 1);
      const negatives = rows.filter(([label]) => label === 0);
      fc.pre(positives.length > 0 && negatives.length > 0);
      let wins = 0;
      for (const [, p] of positives) for (const [, n] of negatives) wins += p > n ? 1 : p === n ? 0.5 : 0;
      const area = auc(
        rows.map(([label]) => label),
        rows.map(([, score]) => score),
      );
      expect(area).toBeCloseTo(wins / (positives.length * negatives.length), 10);
    }),
  );
});

// By hand: class 0 has TP 2, FP 1, FN 1; class 1 TP 1, FP 1, FN 2; class 2 TP 1, FP 1, FN 0.
test('F1, of one class and of all', () => {
  const truth = [0, 0, 0, 1, 1, 1, 2];
  const said = [0, 0, 1, 1, 0, 2, 2];
  expect(f1(truth, said, 0)).toBeCloseTo(4 / 6, 12);
  expect(f1(truth, said, 1)).toBeCloseTo(2 / 5, 12);
  expect(f1(truth, said, 2)).toBeCloseTo(2 / 3, 12);
  expect(macroF1(truth, said)).toBeCloseTo((4 / 6 + 2 / 5 + 2 / 3) / 3, 12);
  expect(f1(truth, said, 9)).toBe(0);
});

// By numpy, with the same closed-above bins.
test('calibration error', () => {
  const right = [true, false, true, true, false, true];
  expect(calibrationError(right, [0.95, 0.55, 0.65, 0.9, 0.72, 0.5], 5)).toBeCloseTo(0.095, 12);
  expect(calibrationError([true, false], [1, 0])).toBe(0);
});

test.each([
  ['unequal lengths', () => accuracy([1, 2], [1]), /expected 2 values, as many as labels, found 1/],
  ['nothing', () => accuracy([], []), /at least one case/],
  ['one class', () => auc([1, 1], [0.2, 0.3]), /cases of both classes/],
  ['NaN', () => auc([1, 0], [0.2, NaN]), /found NaN for case 1/],
  ['no probability', () => calibrationError([true], [1.2]), /a probability, found 1.2 for case 0/],
])('%s', (_, run, message) => expect(run).toThrow(message));
