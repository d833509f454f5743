import { judgeDigits, type MeasuredDigits } from '../../../graders/results/digits';

/** A hundred digits as a fair model draws them. */
const fair: MeasuredDigits = {
  count: 100,
  classes: [9, 12, 8, 11, 10, 9, 10, 12, 8, 11],
  balance: { chiSquare: 2, freedom: 9, p: 0.99 },
  confidence: { mean: 0.95, unsure: 0.06 },
  realConfidence: { mean: 0.99, unsure: 0.01 },
  agreement: 0.96,
  realAgreement: 0.99,
  alike: 0.7,
  realAlike: 0.95,
  frechet: { distance: 30, real: 10, realSpread: 1 },
  nearest: { median: 5.4, realMedian: 6.1, threshold: 2, copies: [] },
};
const verdicts = (changed: Partial<MeasuredDigits>): Record<string, string> =>
  Object.fromEntries(judgeDigits({ ...fair, ...changed }).map((f) => [f.name!, f.verdict]));
const because = (changed: Partial<MeasuredDigits>, name: string): string =>
  judgeDigits({ ...fair, ...changed }).find((f) => f.name === name)!.because;
const all = { likeness: 'consistent', variety: 'consistent', agreement: 'consistent', novelty: 'consistent' };

test('a fair draw', () => expect(verdicts({})).toEqual(all));
test('few pictures, and no labels, say less', () =>
  expect(verdicts({ count: 9, balance: null, frechet: null, agreement: null })).toEqual({
    likeness: 'consistent',
    novelty: 'consistent',
  }));

test('noise', () =>
  expect(verdicts({ alike: 0.02 })).toEqual({
    ...all,
    likeness: 'surprising',
  }));

test('one digit again and again, and half of them never', () => {
  const one = { classes: [0, 97, 0, 1, 0, 0, 0, 2, 0, 0], balance: { chiSquare: 841, freedom: 9, p: 0 } };
  expect(verdicts(one)).toEqual({ ...all, variety: 'surprising' });
  expect(because(one, 'variety')).toBe('97 % of them are read as 1: the model has collapsed');
  const half = { classes: [20, 20, 20, 20, 20, 0, 0, 0, 0, 0], balance: { chiSquare: 100, freedom: 9, p: 0 } };
  expect(because(half, 'variety')).toBe('none of them is read as 5, 6, 7, 8, 9');
});

test('uneven as machines that know no class draw', () =>
  expect(
    verdicts({ classes: [2, 30, 4, 12, 9, 3, 8, 15, 5, 12], balance: { chiSquare: 60, freedom: 9, p: 1e-9 } }),
  ).toEqual(all));

test('labels that have nothing to do with the pictures', () =>
  expect(verdicts({ agreement: 0.11 })).toEqual({ ...all, agreement: 'surprising' }));

const copies = (count: number, distance: number) => ({
  nearest: {
    ...fair.nearest,
    copies: Array.from({ length: count }, (_, i) => ({ picture: 3 * i, training: 100 + i, distance })),
  },
});
test('copies of training digits', () => {
  expect(verdicts(copies(40, 0))).toEqual({ ...all, novelty: 'contradicted' });
  expect(because(copies(40, 0), 'novelty')).toBe(
    '40 of 100 are training digits themselves, such as picture 1, which is number 101',
  );
  expect(verdicts(copies(40, 1.5))).toEqual({ ...all, novelty: 'surprising' });
});
// One in a thousand is so near by chance: one of a hundred with probability 0.095, four with 4e-6.
test('one that is near by chance', () => {
  expect(verdicts(copies(1, 1.5))).toEqual(all);
  expect(verdicts(copies(4, 1.5))).toEqual({ ...all, novelty: 'surprising' });
});
