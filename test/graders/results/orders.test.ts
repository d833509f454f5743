import { judgeResults, type Reference, type References } from '../../../graders/results';
import { problemFrom } from './problem';

const reference = (values: readonly number[]): Reference => ({
  model: 'net',
  metric: 'accuracy',
  values,
  cases: null,
  data: 'reviews',
});
/** Max pooling is surely ahead; which kernel size is, chance says. */
const runs: Readonly<Record<string, readonly number[]>> = {
  'average 5': [0.84, 0.842, 0.841],
  'max 5': [0.869, 0.87, 0.868],
  'average 7': [0.839, 0.842, 0.84],
  'max 7': [0.868, 0.87, 0.867],
  'rbm 50': [105, 106, 105.5],
  'rbm 100': [87, 86, 86.5],
  'rbm 500': [66, 66.5, 66.2],
};
const references: References = {
  result: ({ model, settings }) => {
    const values = runs[`${settings.pooling ?? model} ${settings.kernel ?? settings.hidden}`];
    return values ? reference(values) : null;
  },
  letters: null,
};

const pooling = problemFrom(`
title: Accuracies
grader: results
comparable: relations
metric: [accuracy]
complement: ['/\\berrors?\\b/']
on: test
figures:
${[5, 7]
  .flatMap((k) =>
    ['average', 'max'].map(
      (p) =>
        `  - { name: ${p}${k}, title: '${p} ${k}', named: ['/kernel\\D{0,20}${k}\\b/', '/${p}/'], reference: { model: net, metric: accuracy, settings: { kernel: ${k}, pooling: ${p} } } }`,
    ),
  )
  .join('\n')}
`);
const sizes = problemFrom(`
title: Sizes
grader: results
comparable: figures
metric: ['/reconstruction/']
figures:
${[50, 100, 500]
  .map(
    (h) =>
      `  - { name: h${h}, title: '${h} units', unit: nats, named: ['/\\b${h} hidden/'], reference: { model: rbm, metric: error, settings: { hidden: ${h} } } }`,
  )
  .join('\n')}
`);
const declared = problemFrom(`
title: Pre-training
grader: results
comparable: relations
metric: [accuracy]
figures:
  - { name: with, title: with, named: ['/pre-?train/'] }
  - { name: without, title: without, named: ['/without pre-?train\\w*/'] }
relations:
  - { greater: with, than: without, says: It helps. }
`);

type Problem = typeof pooling;
const orders = (problem: Problem, text: string): string[] =>
  judgeResults(problem, references, 10, text, { from: 0, to: text.length }).results.flatMap((r) =>
    r.claim.startsWith('"') ? [r.verdict] : [],
  );

describe('an order in words is held against the reference runs', () => {
  test.each<[string, string[]]>([
    ['Max pooling was better by almost a point.', ['consistent']],
    ['Max pooling is not better than average pooling.', ['surprising']],
    ['Average pooling is clearly better than max pooling for kernel size 5.', ['surprising']],
    ['Compared to max pooling, average pooling has a higher accuracy.', ['surprising']],
    ['Compared to average pooling, max pooling has a higher accuracy.', ['consistent']],
    ['Average pooling is outperformed by max pooling.', ['consistent']],
    ['The error is lower with average pooling than with max pooling.', ['surprising']],
    ['The best is average pooling with kernel size 7.', ['waiting']],
    ['Average-Pooling ist besser als Max-Pooling.', ['surprising']],
    // Either may come out.
    ['The larger kernel wins.', ['consistent']],
    ['The smaller kernel wins.', ['consistent']],
    ['With max pooling, kernel 5 and kernel 7 are about the same.', ['consistent']],
    // How close is equal?
    ['Max and average pooling are about equal.', ['waiting']],
    ['Max pooling is better; average pooling is worse.', ['consistent', 'consistent']],
  ])('%s', (text, verdicts) => expect(orders(pooling, text)).toEqual(verdicts));

  test.each<[string, string[]]>([
    ['More hidden units make the reconstruction error lower.', ['consistent']],
    ['The reconstruction error is higher with more hidden units.', ['surprising']],
    ['500 hidden units are worse than 50 hidden units.', ['surprising']],
    ['500 hidden units are better than 50 hidden units.', ['consistent']],
  ])('%s', (text, verdicts) => expect(orders(sizes, text)).toEqual(verdicts));

  test('or against the word of the instructor', () => {
    expect(orders(declared, 'The pre-trained net is better than the net without pre-training.')).toEqual([
      'consistent',
    ]);
    expect(orders(declared, 'The net without pre-training is better.')).toEqual(['surprising']);
  });
});

describe('what is no result of this kind says nothing', () => {
  test.each([
    'We expected average pooling to be better than max pooling.',
    'Average pooling trains faster and converges better than max pooling.',
    'Is average pooling better than max pooling?',
    'On the training set the accuracy of average pooling is higher than that of max pooling.',
    'Average pooling gives better features than max pooling.',
    'Average pooling is not much better than max pooling.',
    'In the previous part average pooling was better than max pooling.',
    'Average pooling has a higher loss than max pooling.',
    'The features of average pooling look better than those of max pooling.',
    'Average pooling is better than max pooling, which is worse than no pooling.',
  ])('%s', (text) => expect(orders(pooling, text)).toEqual([]));
  test('a bound with its sign, or without', () => {
    const bound = problemFrom(
      'title: B\ngrader: results\ncomparable: relations\nmetric: [bound]\nfigures:\n  - { name: a, title: a, unit: nats, absolute: true, named: [train] }\n  - { name: b, title: b, unit: nats, absolute: true, named: [test] }\n',
    );
    expect(orders(bound, 'The training bound is higher than the test bound.')).toEqual([]);
  });
});

describe('beside figures', () => {
  const figures = 'Test accuracy: kernel 5: average 84.1 %, max 86.9 %; kernel 7: average 83.8 %, max 86.6 %.\n\n';
  test('what they bear out is not judged again', () =>
    expect(orders(pooling, `${figures}Max pooling is better than average pooling.`)).toEqual([]));
  test('what they contradict is surprising', () => {
    const text = `${figures}Average pooling beats max pooling for kernel 5.`;
    const { results } = judgeResults(pooling, references, 10, text, { from: 0, to: text.length });
    expect(results.at(-1)).toMatchObject({
      claim: '"Average pooling beats max pooling for kernel 5."',
      verdict: 'surprising',
      because: 'your own figures say otherwise: 84.1 % against 86.9 %',
      line: 3,
    });
  });
});
