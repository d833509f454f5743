import { findFigures } from '../../../graders/results/find';
import { problemFrom } from './problem';

const pooling = `
title: Accuracies
grader: results
comparable: relations
metric: [accuracy, '/\\bacc\\b/']
figures:
  - { name: avg5, title: a, named: ['/kernel\\D{0,20}5\\b|\\b5\\b\\D{0,12}kernel/', '/average|avg/'] }
  - { name: max5, title: b, named: ['/kernel\\D{0,20}5\\b|\\b5\\b\\D{0,12}kernel/', '/max/'] }
  - { name: avg7, title: c, named: ['/kernel\\D{0,20}7\\b|\\b7\\b\\D{0,12}kernel/', '/average|avg/'] }
  - { name: max7, title: d, named: ['/kernel\\D{0,20}7\\b|\\b7\\b\\D{0,12}kernel/', '/max/'] }
`;
const training = `
title: Pre-training
grader: results
comparable: relations
metric: [accuracy]
figures:
  - { name: with, title: with, named: ['/pre-?train/'] }
  - { name: without, title: without, named: ['/(without|no)[ -]+pre-?train\\w*|random init/'] }
`;
const single = `
title: Accuracy
grader: results
comparable: figures
metric: [accuracy]
figures:
  - { name: it, title: accuracy }
`;

/** Accuracies that may be stated by what they lack to 100 %, on test data. */
const held = training.replace('metric: [accuracy]', "metric: [accuracy]\ncomplement: ['/\\berrors?\\b/']\non: test");

const read = (yaml: string, answer: string): Record<string, number> =>
  Object.fromEntries(
    [...findFigures(problemFrom(yaml), answer, { from: 0, to: answer.length })].map(([name, { stated }]) => [
      name,
      Math.round(stated.value * 1e6) / 1e6,
    ]),
  );

const bound = `
title: Bound
grader: results
comparable: figures
metric: ['/bound|elbo|log-?likelihood/']
figures:
  - { name: train, title: training bound, unit: nats, absolute: true, named: ['/train/'] }
  - { name: test, title: test bound, unit: nats, absolute: true, named: ['/test|valid/'] }
`;

const momentum = `
title: Momentum
grader: results
comparable: figures
metric: [loss]
figures:
  - { name: half, title: a, unit: nats, named: ['/momentum\\D{0,9}0\\.5/'] }
  - { name: most, title: b, unit: nats, named: ['/momentum\\D{0,9}0\\.9/'] }
`;

describe('what a training came to', () => {
  test('stands in the last line of its log', () =>
    expect(
      read(
        bound,
        [1, 2, 3].map((e) => `Epoch ${e}/3 - train_bound: -1${40 - e}.5 - valid_bound: -1${41 - e}.25`).join('\n'),
      ),
    ).toEqual({ train: 137.5, test: 138.25 }));
  test('or in the last row of a table over the epochs, in whatever order its columns are', () =>
    expect(
      read(
        bound,
        '| test ELBO | epoch | train ELBO |\n|---|---|---|\n| 140 | 1 | 139 |\n| 110 | 2 | 108 |\n| 105 | 3 | 101 |',
      ),
    ).toEqual({ train: 101, test: 105 }));
  test('of two trainings the setting is said above each', () =>
    expect(
      read(
        momentum,
        ['0.5', '0.9']
          .map(
            (m, i) => `Momentum ${m}:\n\n${[1, 2, 3].map((e) => `epoch ${e}: loss ${90 - e - 10 * i}.5`).join('\n')}\n`,
          )
          .join('\n'),
      ),
    ).toEqual({ half: 87.5, most: 77.5 }));
  test('is what a sentence says of the end, where one does', () =>
    expect(
      read(
        bound,
        'Epoch 1 train bound -130.1\nEpoch 2 train bound -120.1\nEpoch 3 train bound -110.1\n\nThe best bound on training data is -109.2 nats.',
      ),
    ).toEqual({ train: 109.2 }));
  test('is not where it began', () =>
    expect(read(momentum, 'With momentum 0.9 the loss falls from 143.2 to 82.5 after 50 epochs.')).toEqual({
      most: 82.5,
    }));
});

test('a setting with decimals is no figure, in a table or in a sentence', () => {
  const both = { half: 84.9, most: 82.8 };
  expect(read(momentum, '| momentum | loss |\n|---|---|\n| 0.5 | 84.9 |\n| 0.9 | 82.8 |')).toEqual(both);
  expect(read(momentum, 'The loss is 84.9 with momentum 0.5 and 82.8 with momentum 0.9.')).toEqual(both);
  expect(read(momentum, 'Loss after 50 epochs: 84.9 (momentum 0.5), 82.8 (momentum 0.9).')).toEqual(both);
});

const four = { avg5: 0.9415, max5: 0.9533, avg7: 0.934, max7: 0.9503 };

describe('four accuracies of two kernel sizes and two kinds of pooling', () => {
  test.each([
    [
      'a Markdown table',
      '| | average pooling | max pooling |\n| --- | --- | --- |\n| kernel 5 | 94.15% | 95.33% |\n| kernel 7 | 93.40% | 95.03% |',
    ],
    [
      'the other way round, in bold, with spreads',
      '| accuracy | kernel 5 | kernel 7 |\n|:--|--:|--:|\n| max | **95.33** ± 0.2 % | 95.03 ± 0.1 % |\n| average | 94.15 ± 0.3 % | 93.40 ± 0.2 % |'.replaceAll(
        ' %',
        '',
      ),
    ],
    [
      'one row a setting',
      '| kernel | pooling | test accuracy |\n|---|---|---|\n| 5 | average | 0.9415 |\n| 5 | max | 0.9533 |\n| 7 | average | 0.9340 |\n| 7 | max | 0.9503 |',
    ],
    [
      'LaTeX with rows and columns that span others',
      String.raw`\begin{table}\begin{tabular}{l|cc}
 & \multicolumn{2}{c}{Accuracy (\%)} \\
\hline
 & Average & Max \\ \midrule
Kernel size 5 & 94.15 & \textbf{95.33} \\
Kernel size 7 & 93.40 & 95.03 \\ \bottomrule
\end{tabular}\caption{Test accuracy}\end{table}`,
    ],
    [
      'LaTeX with a group of rows',
      String.raw`\begin{tabular}{llr}
Kernel & Pooling & Accuracy \\ \hline
\multirow{2}{*}{5} & average & 94.15\% \\
 & max & 95.33\% \\ \hline
\multirow{2}{*}{7} & average & 93.40\% \\
 & max & 95.03\% \\
\end{tabular}`,
    ],
    [
      'tabs',
      'The accuracies are:\n\n\tGlobal average-pooling\tGlobal max-pooling\nKernel size: 5\t94.15%\t95.33%\nKernel size: 7\t93.40%\t95.03%\n\nTable 1: Test accuracy',
    ],
    [
      'printed columns',
      '```output\naccuracy    average      max\nkernel 5     0.9415   0.9533\nkernel 7     0.9340   0.9503\n```',
    ],
    [
      'a list with heads',
      'Accuracy with kernel size 5:\n- average: 94.15 %\n- max: 95.33 %\n\nWith kernel size 7:\n- average: 93.40 %\n- max: 95.03 %',
    ],
    [
      'sentences, the setting before the figure',
      'We report accuracies. With kernel size 5, average pooling gives an accuracy of 94.15% and max pooling 95.33%. With kernel size 7, average pooling gives 93.40%\nand max pooling 95.03%.',
    ],
    [
      'sentences, the setting behind the figure',
      'With a kernel of 5 the accuracy is 94.15% for average pooling and 95.33% for max pooling. With a kernel of 7 the accuracy is 93.40% for average pooling and 95.03% for max pooling.',
    ],
    [
      'respectively',
      'Average and max pooling reach an accuracy of 94.15% and 95.33% (kernel size 5), respectively. For kernel size 7, average and max pooling reach 93.40% and 95.03% accuracy.',
    ],
    [
      'printed lines',
      '```output\nkernel=5 pooling=average acc=0.9415\nkernel=5 pooling=max acc=0.9533\nkernel=7 pooling=average acc=0.9340\nkernel=7 pooling=max acc=0.9503\n```',
    ],
    [
      'values separated by commas',
      '```\nkernel,pooling,accuracy\n5,average,0.9415\n5,max,0.9533\n7,average,0.9340\n7,max,0.9503\n```',
    ],
    [
      'formulas',
      'With kernel size 5 we get accuracy $94.15\\%$ for average and $95.33\\%$ for max pooling. With kernel size 7 we get accuracy $93.40\\%$ for average and $95.03\\%$ for max pooling.',
    ],
  ])('%s', (_, answer) => expect(read(pooling, answer)).toEqual(four));

  test('what is no accuracy is not taken for one', () => {
    expect(
      read(
        pooling,
        'Kernel size 5, average pooling: we dropped 50 % of the units and used 10 % of the data, in 20 epochs.',
      ),
    ).toEqual({});
    expect(read(pooling, 'With kernel size 5 the accuracy is 95.33 %.')).toEqual({});
  });
});

describe('with and without pre-training', () => {
  test.each([
    [
      'After pre-training the net gets an accuracy of 92.6%. Without pre-training, the accuracy is 92.2%, slightly worse than with pre-training.',
    ],
    ['The accuracy is 92.6 % with pre-training and 92.2 % without pre-training.'],
    ['We reach an accuracy of 92.6 % after pre-training; without pre-training it is 92.2 %.'],
    ['| init | accuracy |\n|---|---|\n| pretrained | 92.6% |\n| no pretraining | 92.2% |'],
    ['Accuracy\n\n* no pre-training: 0.922\n* pre-training: 0.926'],
  ])('%s', (answer) => expect(read(training, answer)).toEqual({ with: 0.926, without: 0.922 }));
});

test('a single figure needs its measure beside it', () => {
  expect(read(single, 'The test accuracy was 97.9 %.')).toEqual({ it: 0.979 });
  expect(read(single, 'Epoch 3: accuracy 0.979')).toEqual({ it: 0.979 });
  expect(read(single, 'We used a learning rate of 0.1 and 90 % of the data.')).toEqual({});
  // What is numbered is no result.
  for (const label of ['Figure 1', 'Fig. 1', 'Table 0.5', 'Abbildung 1', 'Section 0.9'])
    expect(read(single, `${label}: the accuracy of the training`)).toEqual({});
});

describe('short answers', () => {
  const brief = pooling
    .replaceAll('\\D{0,20}5\\b|', '\\D{0,20}5\\b|^\\s*5(?![\\d.,)%])|')
    .replaceAll('\\D{0,20}7\\b|', '\\D{0,20}7\\b|^\\s*7(?![\\d.,)%])|');
  test.each([
    ['bare numbers before rows', '\taverage\tmax\n5\t94.15%\t95.33%\n7\t93.40%\t95.03%\n\nTable 1'],
    [
      'the same order again',
      'Kernel 5: 94.15\\% with average and 95.33\\% with max pooling. Kernel 7: 93.40\\% and 95.03\\%.',
    ],
    [
      'brackets behind a label of the part, in French',
      '**1.4** Noyau 5 : 94,15 % (average), 95,33 % (max). Noyau 7 : 93,40 % et 95,03 %.'.replaceAll('Noyau', 'Kernel'),
    ],
    ['brackets', 'kernel 5: 94.15 % (average), 95.33 % (max); kernel 7: 93.40 % (average), 95.03 % (max)'],
    [
      'printed without a name for the measure',
      '```output\n5 avg 0.9415\n5 max 0.9533\n7 avg 0.9340\n7 max 0.9503\n```',
    ],
  ])('%s', (_, answer) => expect(read(brief, answer)).toEqual(four));

  test('two figures without a word for the pooling belong to nobody', () =>
    expect(read(brief, 'I only trained with kernel size 5: 93.8\\% and 95.0\\%.')).toEqual({}));
});

describe('bounds in nats, as a bound or as the loss that is its negative', () => {
  test.each([
    ['After 20 epochs the training bound is -101.3 and the test bound -103.27.'],
    [
      'With a learning rate of 0.001 and 20 latent units we reach a lower bound of −101.3 nats on the training set and −103.27 nats on the test set after 50 epochs.',
    ],
    ['| bound after 20 epochs | train | test |\n|---|---|---|\n| VAE | 101.3 | 103.27 |'],
    ['```output\nELBO train: -101.3\nELBO test: -103.27\n```'],
  ])('%s', (answer) => expect(read(bound, answer)).toEqual({ train: 101.3, test: 103.27 }));
});

test('a setting is no figure', () => {
  expect(read(single, 'With learning rate 0.1 and dropout of 0.5 the accuracy is 0.953.')).toEqual({ it: 0.953 });
  expect(read(single, 'With 10 % of the data the accuracy is 91 %.')).toEqual({ it: 0.91 });
  const bare = 'The bound on the training set hardly changes between';
  expect(read(bound, `${bare} $k = 1, 5, 10, 20$.`)).toEqual({});
  expect(read(bound, `${bare} $k \\geq 5$ and $k=10$.`)).toEqual({});
  expect(read(bound, 'With k = 1, 5 and 10 units the training bound is -101.3.')).toEqual({ train: 101.3 });
});

describe('what stands beside a figure', () => {
  const both = { with: 0.916, without: 0.908 };
  test.each([
    ['spreads', 'Accuracy with pre-training 91.6 ± 0.2 %, without pre-training 90.8 ± 0.3 %.'],
    ['spreads in formulas', 'Accuracy with pre-training $91.6\\pm0.2\\%$, without pre-training $90.8 \\pm 0.3$ \\%.'],
    ['spreads in brackets', 'Accuracy with pre-training 91.6 % (± 0.2), without pre-training 90.8 % (+/- 0.3 %).'],
    [
      'differences',
      'With pre-training the accuracy is 0.8 % better than without pre-training: 91.6 % against 90.8 %. This is an improvement of 0.8 %.',
    ],
    ['counts', 'Classified with accuracy: pre-trained 9160 of 10000 digits; without pre-training 9080/10000.'],
  ])('%s are not mistaken for it', (_, answer) => expect(read(training, answer)).toEqual(both));

  test('a power of ten belongs to it', () =>
    expect(read(momentum, 'With momentum 0.9 the loss is $8.25 \\times 10^{1}$.')).toEqual({ most: 82.5 }));
  test('the ends of a range are none', () => {
    expect(read(momentum, 'With momentum 0.9 the loss lies between 80.5 and 90.5.')).toEqual({});
    expect(read(momentum, 'With momentum 0.9 the loss is 80.5–90.5.')).toEqual({});
  });
  test('batches of a log are no shares', () =>
    expect(read(single, '```\n391/391 [====] - accuracy: 0.979\nbatch 900/938 accuracy 0.979\n```')).toEqual({
      it: 0.979,
    }));
});

describe('what is measured', () => {
  const both = { with: 0.916, without: 0.908 };
  const withLoss = (head: string): string =>
    `| | ${head} |\n|---|---|---|---|\n| pre-trained | 31.2 | 0.36 | 91.6 |\n| no pre-training | 30.9 | 0.41 | 90.8 |`;
  test.each([
    ['times and losses in other columns', withLoss('time (s) | loss | test accuracy (%)')],
    [
      'in other rows',
      '| | pre-trained | no pre-training |\n|---|---|---|\n| loss | 0.36 | 0.41 |\n| accuracy | 0.916 | 0.908 |\n| std | 0.002 | 0.003 |',
    ],
    [
      'training data in another column',
      '| accuracy | train | test |\n|---|---|---|\n| pre-trained | 99.1% | 91.6% |\n| no pre-training | 98.7% | 90.8% |',
    ],
    [
      'training data in the same sentence',
      'With pre-training: training accuracy 99.1 %, test accuracy 91.6 %. Without pre-training: training accuracy 98.7 %, test accuracy 90.8 %.',
    ],
    ['the error in sentences', 'After pre-training the error rate is 8.4 %, without pre-training 9.2 %.'],
    ['the error in a table', '| | test error (%) |\n|---|---|\n| pre-trained | 8.4 |\n| no pre-training | 9.2 |'],
    [
      'the error, and not the accuracy',
      'We give the error rather than the accuracy.\n\n| | |\n|---|---|\n| pre-trained | 8.4% |\n| no pre-training | 9.2% |',
    ],
    [
      'names of programs',
      '```output\n  model test_accuracy\npre-trained 0.916\nno-pre-training 0.908\n```'.replaceAll(
        '-training',
        'training',
      ),
    ],
  ])('%s', (_, answer) => expect(read(held, answer)).toEqual(both));

  test('what is only trained on is not what is asked for', () =>
    expect(read(held, 'On the training set the accuracy is 99.1 % with pre-training.')).toEqual({}));
  test('where error and accuracy are both named, nothing is guessed', () =>
    expect(
      read(held, 'Accuracy and error:\n\n| | |\n|---|---|\n| pre-trained | 48.4% |\n| no pre-training | 49.2% |'),
    ).toEqual({}));
  test('parts of a bound are not the bound', () => {
    expect(read(bound, 'Test: KL 25.1, reconstruction 76.1, ELBO -101.2.')).toEqual({ test: 101.2 });
    expect(read(bound, 'The test ELBO is -101.2 = -76.1 (reconstruction) - 25.1 (KL).')).toEqual({ test: 101.2 });
    expect(
      read(
        bound,
        '| | ELBO | reconstruction | KL |\n|---|---|---|---|\n| train | -100.1 | -75.0 | 25.1 |\n| test | -101.2 | -76.1 | 25.1 |',
      ),
    ).toEqual({ train: 100.1, test: 101.2 });
  });
});

describe('units', () => {
  test('bits are brought to nats', () => {
    const { train, test: ofTest } = read(
      bound,
      'The bound is 146.0 bits on training data and 150.0 bits on test data.',
    );
    expect(train).toBeCloseTo(101.2, 2);
    expect(ofTest).toBeCloseTo(103.972, 2);
  });
  test('what is stated for each pixel, dimension or batch is not the figure', () => {
    expect(read(bound, 'The test bound is 0.186 bits per dimension.')).toEqual({});
    expect(read(bound, '| nats/pixel | bound |\n|---|---|\n| test | 0.13 |')).toEqual({});
    expect(read(bound, 'The test bound is 12953.6 per batch.')).toEqual({});
  });
});

test('of several epochs the last is what the training came to', () =>
  expect(
    read(
      bound,
      'After 1 epoch the bound is -117.6 on training data and -117.4 on test data, after 20 epochs -103.4 on training data and -104.1 on test data.',
    ),
  ).toEqual({ train: 103.4, test: 104.1 }));

describe('comparisons', () => {
  test('what is held against is not what is measured', () =>
    expect(
      read(training, 'Compared to the net without pre-training, the pre-trained one has an accuracy of 91.6 %.'),
    ).toEqual({
      with: 0.916,
    }));
  test('where either may be meant, nothing is guessed', () =>
    expect(
      read(training, 'The pre-trained net outperforms the net without pre-training with an accuracy of 91.6 %.'),
    ).toEqual({}));
});

test('a list of numbers names each', () =>
  expect(read(momentum, 'The losses for momentum 0.5 and 0.9 are 84.9 and 82.8.')).toEqual({ half: 84.9, most: 82.8 }));

describe('tables as programs write them', () => {
  test.each([
    [
      'HTML',
      '<table><tr><th>Accuracy</th><th>average</th><th>max</th></tr>\n<tr><td>kernel 5</td><td>94.15&nbsp;%</td><td><b>95.33 %</b></td></tr>\n<tr><td>kernel 7</td><td>93.40 %</td><td>95.03 %</td></tr></table>',
    ],
    [
      'lines of JSON',
      [
        [5, 'avg', 0.9415],
        [5, 'max', 0.9533],
        [7, 'avg', 0.934],
        [7, 'max', 0.9503],
      ]
        .map(([kernel, pooling, a]) => JSON.stringify({ kernel, pooling, lr: 0.001, test_accuracy: a, seconds: 31.5 }))
        .join('\n'),
    ],
    [
      'JSON in JSON',
      `The accuracy:\n\n${JSON.stringify({ kernel_5: { avg: 0.9415, max: 0.9533 }, kernel_7: { avg: 0.934, max: 0.9503 } }, null, 2)}`,
    ],
    [
      'what Python prints',
      "{('kernel 5', 'avg'): {'acc': 0.9415}, ('kernel 5', 'max'): {'acc': 0.9533}, ('kernel 7', 'avg'): {'acc': 0.934}, ('kernel 7', 'max'): {'acc': 0.9503}}",
    ],
    [
      'runs and their mean, which is no average pooling',
      '| accuracy | pooling | run 1 | run 2 | mean |\n|---|---|---|---|---|\n| kernel 5 | average | 94.10% | 94.20% | 94.15% |\n| kernel 5 | max | 95.3% | 95.36% | 95.33% |\n| kernel 7 | average | 93.3% | 93.5% | 93.40% |\n| kernel 7 | max | 95.0% | 95.06% | 95.03% |',
    ],
  ])('%s', (_, answer) => expect(read(pooling, answer)).toEqual(four));

  test('settings in the head, named by its first cell', () =>
    expect(
      read(momentum, '| momentum | 0.5 | 0.9 |\n|---|---|---|\n| loss | 84.9 | 82.8 |\n| time (s) | 12.1 | 20.3 |'),
    ).toEqual({
      half: 84.9,
      most: 82.8,
    }));
  test('semicolons between decimal commas', () =>
    expect(read(bound, 'epoch;train_elbo;test_elbo\n1;-164,57;-127,33\n10;-105,4;-106,0\n20;-103,4;-104,1')).toEqual({
      train: 103.4,
      test: 104.1,
    }));
  test('what is broken off is no record, and ends', () => {
    for (const text of ['{'.repeat(5000), '{"a": '.repeat(3000), "{'acc': 0.9", '[{"acc": 0.9}, {"acc": ]'])
      expect(read(single, text)).toEqual({});
  });
  test('over epochs, too few to make a curve: the last counts', () =>
    expect(
      read(
        bound,
        '| epoch | train bound | test bound |\n|---|---|---|\n| 1 | -130.1 | -131.2 |\n| 20 | -103.4 | -104.1 |',
      ),
    ).toEqual({
      train: 103.4,
      test: 104.1,
    }));
});

test('a short word before a full stop ends no sentence where small letters or digits follow', () =>
  expect(read(pooling, 'Accuracy: kernel 5: avg 94.15 %, max 95.33 %. Kernel 7: 93.40 % bzw. 95.03 %.')).toEqual(four));

test('a list of figures with their unit needs no word for the measure', () =>
  expect(read(momentum, '- momentum 0.5: 84.9 nats\n- momentum 0.9: 82.8 nats')).toEqual({ half: 84.9, most: 82.8 }));

test('what heads a table with a colon is about it, and not what heads the next', () => {
  const table = (a: string, b: string): string =>
    `| | |\n|---|---|\n| pre-trained | ${a} |\n| no pre-training | ${b} |`;
  expect(
    read(held, `Training accuracy:\n\n${table('99.1%', '98.7%')}\n\nTest accuracy:\n\n${table('91.6%', '90.8%')}`),
  ).toEqual({ with: 0.916, without: 0.908 });
});
test('precision is no accuracy', () =>
  expect(read(single, 'Precision is 0.991 and accuracy 0.957.')).toEqual({ it: 0.957 }));
