import { judgeResults, type References } from '../../../graders/results';
import { findFigures } from '../../../graders/results/find';
import { problemFrom } from './problem';

const LACKING = "metric: [accuracy, '/correct/']\ncomplement: ['/\\berrors?\\b/']\non: test";
const single = problemFrom(`
title: Accuracy
grader: results
comparable: figures
metric: [accuracy]
figures:
  - { name: it, title: accuracy, reference: { model: net, metric: accuracy } }
`);
const training = problemFrom(`
title: Pre-training
grader: results
comparable: figures
${LACKING}
figures:
  - { name: with, title: with, named: ['/pre-?train/'], reference: { model: net, metric: accuracy } }
  - { name: without, title: without, named: ['/(?:without|no)[ -]+pre-?train\\w*/'], reference: { model: net, metric: accuracy } }
relations:
  - { greater: with, than: without, says: It helps. }
`);
const pooling = problemFrom(`
title: Accuracies
grader: results
comparable: relations
metric: [accuracy]
on: test
figures:
  - { name: avg5, title: a, named: ['/kernel\\D{0,20}5\\b|^\\s*5(?![\\d.,)%])/', '/average|avg/'], plausible: [60%, 98%] }
  - { name: max5, title: b, named: ['/kernel\\D{0,20}5\\b|^\\s*5(?![\\d.,)%])/', '/max/'], plausible: [60%, 98%] }
  - { name: avg7, title: c, named: ['/kernel\\D{0,20}7\\b|^\\s*7(?![\\d.,)%])/', '/average|avg/'], plausible: [60%, 98%] }
  - { name: max7, title: d, named: ['/kernel\\D{0,20}7\\b|^\\s*7(?![\\d.,)%])/', '/max/'], plausible: [60%, 98%] }
`);
const bound = problemFrom(`
title: Bound
grader: results
comparable: relations
metric: [bound]
figures:
  - { name: train, title: training bound, unit: nats, absolute: true, named: ['/train/'] }
  - { name: test, title: test bound, unit: nats, absolute: true, named: ['/test/'] }
`);
type Problem = typeof single;
const read = (problem: Problem, answer: string): Record<string, number> =>
  Object.fromEntries(
    [...findFigures(problem, answer, { from: 0, to: answer.length })].map(([name, { stated }]) => [
      name,
      Math.round(stated.value * 1e6) / 1e6,
    ]),
  );

/** Runs about 91.5 % on many cases. */
const references: References = {
  result: () => ({ model: 'net', metric: 'accuracy', values: [0.913, 0.915, 0.917], cases: 10_000, data: 'digits' }),
  letters: null,
};
const judged = (problem: Problem, text: string) =>
  judgeResults(problem, references, 10, text, { from: 0, to: text.length });
const table = (...rows: string[]): string => {
  const [head, ...body] = rows.map((row) => `| ${row} |`);
  return [head, `|${'---|'.repeat(rows[0]!.split('|').length)}`, ...body].join('\n');
};

describe('a number that is told of something else is not the claim', () => {
  test.each([
    ['guessing before', 'Guessing gives 50 %. The model reaches an accuracy of 91.5 %.'],
    ['chance in the same sentence', 'Accuracy: 91.5 % (chance level: 10 %).'],
    ['guessing behind', 'The accuracy is 91.5 %, while guessing would give 10 %.'],
    ['what beats chance', 'Far above chance, the model has an accuracy of 91.5 %.'],
    ['the majority', 'Always answering "seven" gives an accuracy of 11 %; the net has an accuracy of 91.5 %.'],
    ['results of others', 'The published accuracy is 99.1 %. Ours: accuracy 91.5 %.'],
    ['classes before the total', 'Accuracy: digit 0: 97.1 %, digit 1: 98 %, digit 8: 85 %. Overall accuracy: 91.5 %.'],
    ['announced classes', 'Accuracy by digit: 97.1 %, 98.0 %, 85.0 %. The accuracy in total is 91.5 %.'],
    ['pairs of both kinds', 'Accuracy: same-class pairs 90 %, different-class pairs 93 %, overall 91.5 %.'],
    ['rows of classes', table('class | accuracy', '0 | 97.1 %', '1 | 85.9 %', 'total | 91.5 %')],
    ['a row of guessing', table('model | accuracy', 'random guess | 10.0 %', 'ours | 91.5 %')],
    ['runs and their mean', table('seed | accuracy', '0 | 91.0 %', '1 | 92.0 %', 'mean | 91.5 %', 'std | 0.7 %')],
    [
      'a confusion table of shares',
      `The accuracy is 91.5 %.\n\n${table('true \\ predicted | same | different', 'same | 90.0 % | 10.0 %', 'different | 7.0 % | 93.0 %')}`,
    ],
    [
      'a report of precision and recall',
      '```\n              precision    recall  f1-score   support\n\n           a       0.90      0.93      0.91      5000\n           b       0.93      0.90      0.91      5000\n\n    accuracy                           0.915     10000\n   macro avg       0.92      0.92      0.92     10000\n```',
    ],
  ])('%s', (_, answer) => expect(read(single, answer)).toEqual({ it: 0.915 }));
  test('classes alone are no total', () =>
    expect(read(single, 'Accuracy: digit 0: 97.1 %, digit 1: 98 %.')).toEqual({}));
});

describe('two values in a cell', () => {
  const five = { avg5: 0.841, max5: 0.869 };
  test.each([
    [
      'the caption tells the order',
      `Accuracy (train / test):\n\n${table('| avg | max', 'kernel 5 | 88.0 / 84.1 | 95.0 / 86.9')}`,
    ],
    ['the corner', table('accuracy test/train in % | avg | max', 'kernel 5 | 84.1/88.0 | 86.9/95.0')],
    [
      'the head',
      table('| avg accuracy (train / test) | max accuracy (train / test)', 'kernel 5 | 88.0% / 84.1% | 95.0% / 86.9%'),
    ],
    ['brackets', table('accuracy: test (train) | avg | max', 'kernel 5 | 84.1 % (88.0 %) | 86.9 % (95.0 %)')],
    ['the row', table('| avg | max', 'kernel 5 accuracy (train/test) | 0.880/0.841 | 0.950/0.869')],
    ['settings', table('accuracy | avg / max', 'kernel 5 | 84.1 / 86.9')],
  ])('%s', (_, answer) => expect(read(pooling, answer)).toEqual(five));
  test('over the epochs', () =>
    expect(
      read(
        bound,
        table('epoch | bound (train / test)', '1 | -117.6 / -117.4', '5 | -108.2 / -108.5', '20 | -103.4 / -104.1'),
      ),
    ).toEqual({
      train: 103.4,
      test: 104.1,
    }));
  test('in a sentence', () =>
    expect(read(bound, 'The bound (train/test) is -103.4/-104.1.')).toEqual({ train: 103.4, test: 104.1 }));
  test('without an order are not read', () =>
    expect(read(pooling, table('accuracy | avg | max', 'kernel 5 | 88.0 / 84.1 | 95.0 / 86.9'))).toEqual({}));
});

describe('a table without a word for the measure', () => {
  const plain = (scale: number): string =>
    table(
      'Kernel | Max | Avg',
      ...[5, 7].map((k) => `${k} | ${(86.9 * scale).toFixed(3)} | ${(84.1 * scale).toFixed(3)}`),
    );
  test.each([1, 0.01])('is taken for what is asked for where it fits, and a person looks (times %s)', (scale) => {
    const found = judged(pooling, plain(scale));
    expect(found.results.map((r) => `${r.name} ${r.verdict}`)).toEqual(
      ['avg5', 'max5', 'avg7', 'max7'].map((name) => `${name} consistent`),
    );
    expect(found.unclear).toBe(true);
    expect(found.remarks.join()).toContain('Nothing says what the numbers of the table measure; they were taken');
  });
  test('is not where it does not: it may hold errors or losses', () => {
    const found = judged(pooling, plain(0.15));
    expect(found.results).toEqual([]);
    expect(found.remarks.join()).toContain('were not taken');
  });
  test('errors without a name are no accuracies', () =>
    expect(judged(training, table('| ', 'pre-training | 8.5 %', 'no pre-training | 8.6 %')).results).toEqual([]));
});

describe('several values of one figure', () => {
  const several = (...values: string[]) =>
    judged(training, values.map((v) => `With pre-training the accuracy is ${v}.`).join('\n')).results.map(
      (r) => r.verdict,
    );
  test('of which some would be surprising wait', () => {
    expect(several('91.5 %', '82.0 %')).toEqual(['waiting']);
    expect(several('82.0 %', '91.5 %')).toEqual(['waiting']);
  });
  test('which are all as expected are consistent', () => expect(several('91.4 %', '91.6 %')).toEqual(['consistent']));
  test('no relation is held against a student by one of them', () =>
    expect(
      judged(
        training,
        'Accuracy with pre-training: 91.5 %.\nAccuracy with pre-training: 60 %.\nAccuracy without pre-training: 91.4 %.',
      ).results.map((r) => `${r.name} ${r.verdict}`),
    ).toEqual(['with waiting', 'without consistent', 'with > without waiting']));
  test('the last epoch is meant, however it is said', () =>
    expect(
      read(
        training,
        'With pre-training: accuracy 91.5 % after 50 epochs (87.0 % after the first). Without pre-training: accuracy 91.4 % after 50 epochs (82.1 % after the first).',
      ),
    ).toEqual({ with: 0.915, without: 0.914 }));
  test('what stands in brackets behind where it began is its setting', () =>
    expect(read(training, 'The error went down from 9.5 % (no pre-training) to 9.1 % (pre-training).')).toEqual({
      with: 0.909,
      without: 0.905,
    }));
  test.each([
    [
      'a list in brackets',
      'It does not help much: the accuracy (91.5 % with pre-training, 91.4 % without pre-training) hardly differs.',
    ],
    ['a setting that is denied', 'pretrain=True: accuracy 91.5 %\n\npretrain=False: accuracy 91.4 %'],
    ['a column that says yes and no', table('pre-training | accuracy', 'yes | 91.5 %', 'no | 91.4 %')],
    [
      'what else is counted',
      'Accuracy with pre-training: 915 right, 85 wrong (91.5 %). Accuracy without pre-training: 91.4 %.',
    ],
    [
      'validation beside test data',
      table(
        '| accuracy (val) | accuracy (test)',
        'pre-training | 92.9 % | 91.5 %',
        'no pre-training | 92.7 % | 91.4 %',
      ),
    ],
    [
      'the mean of runs with its spread',
      table(
        'seed | pre-training | no pre-training',
        '1 | 91.0 | 90.9',
        '2 | 92.0 | 91.9',
        'mean ± std | 91.5 ± 0.5 | 91.4 ± 0.5',
      ) + '\n\nTest accuracy in percent.',
    ],
    [
      'numbered rows of a data frame',
      '```\n   pretraining  test_accuracy\n0  pretrain         0.915\n1  no pretrain      0.914\n```',
    ],
  ])('%s', (_, answer) => expect(read(training, answer)).toEqual({ with: 0.915, without: 0.914 }));
  test('the same value in another unit', () => {
    expect(
      read(bound, 'The bound is 81.2 nats (117.1 bits) on training data and 86.8 nats (125.2 bits) on test data.'),
    ).toEqual({
      train: 81.2,
      test: 86.8,
    });
    expect(read(bound, 'The test bound is -101.2 (in bits: -146.0).')).toEqual({ test: 101.2 });
    expect(read(bound, 'The test bound is -101.2 nats, that is 0.186 bits per pixel.')).toEqual({ test: 101.2 });
  });
  test('an epoch in brackets is of the number beside it', () =>
    expect(read(bound, 'The training bound is 103.4 (epoch 1: 117.6).')).toEqual({ train: 103.4 }));
  test('columns without a head are told from each other by nothing', () =>
    expect(
      read(pooling, 'Accuracy with max pooling:\n\n```\nkernel 5   84.1%   86.9%\nkernel 7   83.8%   86.6%\n```'),
    ).toEqual({}));
  test('than the 90.5 % of the other', () =>
    expect(
      read(
        training,
        'The pre-trained net has an accuracy of 90.1 %, 0.4 points less than the 90.5 % of the net without pre-training.',
      ),
    ).toEqual({ with: 0.901, without: 0.905 }));
});
