import { judgeResults, noReferences } from '../../../graders/results';
import { problemFrom } from './problem';

const problem = problemFrom(`
title: Accuracies
grader: results
comparable: relations
metric: [accurac]
figures:
  - { name: avg5, title: a, named: ['/kernel\\D{0,20}5\\b/', '/average|avg/'] }
  - { name: max5, title: b, named: ['/kernel\\D{0,20}5\\b/', '/max/'] }
  - { name: avg7, title: c, named: ['/kernel\\D{0,20}7\\b/', '/average|avg/'] }
  - { name: max7, title: d, named: ['/kernel\\D{0,20}7\\b/', '/max/'] }
`);
const found = (text: string): Record<string, unknown> =>
  Object.fromEntries(
    judgeResults(problem, noReferences, 10, text, { from: 0, to: text.length }).results.map((r) => [
      r.name ?? r.claim,
      r.value,
    ]),
  );
const lines = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

test('a table with holes and with nonsense: what is a figure is read, the rest is nobody’s', () => {
  const text = `Accuracies:

| | avg | max |
|---|---|
| kernel 5 | n/a | 95.3% |
| kernel 7 | 93,4% | NaN |
| kernel 7 | 9999999999999999999% | -5% |
`;
  expect(found(text)).toEqual({ max5: 0.953, avg7: 0.934 });
});

// Each takes a blink where the work is in proportion to the text, and minutes where it grows with its square.
test.each([
  ['a sentence of 440,000 letters', `${'accuracy kernel 5 max '.repeat(20_000)}95.3%`],
  ['a log of 3,000 lines', lines(3000, (i) => `epoch ${i} loss: ${1 / (i + 1)} accuracy: 0.${i} val_loss: nan`)],
  ['a table of 2,500 rows', lines(2500, (i) => `| kernel 5 max accuracy | ${i % 100}.${i}% | x |`)],
  [
    'a table of 1,500 rows of two values that names no measure',
    lines(1500, (i) => `| kernel 5 train/test | ${i}.1 / ${i}.2 |`),
  ],
  ['numbers in words without end', 'ninety five point one hundred and '.repeat(10_000)],
  ['3,000 figures in sentences', lines(3000, (i) => `Kernel 5 with max pooling: accuracy ${i % 100} %.`)],
  ['brackets and backslashes', `accuracy ${'\\begin{tabular}{('.repeat(5000)} 5% ${'&\\\\|\t'.repeat(20_000)}`],
])('%s ends', (_, text) => expect(() => found(text)).not.toThrow());
