import { judgeResults, noReferences } from '../../../graders/results';
import { findFigures } from '../../../graders/results/find';
import { problemFrom } from './problem';

const pooling = problemFrom(`
title: Accuracies
grader: results
comparable: relations
metric: [accuracy, '/\\bacc\\b/']
complement: ['/\\berrors?(?: rates?)?\\b/']
on: test
figures:
  - { name: avg, title: average pooling, named: ['/average|avg/'] }
  - { name: max, title: max pooling, named: ['/max/'] }
`);
const steps = problemFrom(`
title: Steps
grader: results
comparable: figures
metric: ['/reconstruction/']
on: test
figures:
  - { name: k5, title: 5 steps, unit: nats, named: ['/cd-?5\\b|k\\s*=\\s*5\\b/'] }
  - { name: k20, title: 20 steps, unit: nats, named: ['/cd-?20\\b|k\\s*=\\s*20\\b/'] }
`);
type Problem = typeof pooling;
const read = (problem: Problem, answer: string): Record<string, number> =>
  Object.fromEntries(
    [...findFigures(problem, answer, { from: 0, to: answer.length })].map(([name, { stated }]) => [
      name,
      Math.round(stated.value * 1e6) / 1e6,
    ]),
  );
const both = { avg: 0.841, max: 0.869 };
const remarks = (problem: Problem, answer: string): string =>
  judgeResults(problem, noReferences, 10, answer, { from: 0, to: answer.length }).remarks.join('\n');

describe('two accuracies', () => {
  test.each([
    [
      'behind bars of progress',
      `\`\`\`output\n${['avg 0.8410', 'max 0.8690']
        .map((l) => l.split(' '))
        .map(([p, acc]) => `pooling=${p!} 100%|████| 391/391 [00:12<00:00, 31it/s] test_acc=${acc!}`)
        .join('\n')}\n\`\`\``,
    ],
    [
      'in records below a line that says of what',
      ['average 0.841', 'max 0.869']
        .map(
          (l) =>
            `Pooling: ${l.split(' ')[0]!}\n{'eval_loss': 0.36, 'eval_accuracy': ${l.split(' ')[1]!}, 'epoch': 10.0}`,
        )
        .join('\n'),
    ],
    [
      'in columns of epochs',
      'Test accuracy:\n\n| | after 1 epoch | after 10 epochs |\n|---|---|---|\n| average | 70.1 % | 84.1 % |\n| max | 75.3 % | 86.9 % |',
    ],
    [
      'with what errors there are beside them',
      'Test accuracy: average 84.1 %, max 86.9 %. The standard error is 0.8 %; the equal error rate for max pooling is 12 %.',
    ],
    [
      'with a share of what was trained on, or blanked out',
      'Test accuracy with 10 % of the labels: average (noise 30 %) 84.1 %, max (20 % dropout) 86.9 %.',
    ],
    [
      'as S columns, the best in bold',
      String.raw`\begin{tabular}{l S[table-format=2.1] S[table-format=2.1]} & {average} & {max} \\ \midrule Test accuracy & 84.1 & \bfseries 86.9 \\ \end{tabular}`,
    ],
    ['as errors', 'Test error rates: 15.9 % with average and 13.1 % with max pooling.'],
    ['counted by thousands', 'Accuracy with average pooling: 8,410 of 10,000; with max pooling 8,690 of 10,000.'],
    ['without a repeated word', 'The test accuracy is 84.1 % for average and 86.9 % for max pooling.'],
  ])('%s', (_, answer) => expect(read(pooling, answer)).toEqual(both));

  test('thresholds in a list are none', () =>
    expect(read(pooling, 'Accuracy of max pooling at thresholds 0.8, 0.9 and 0.95: 86.9 %.')).toEqual({ max: 0.869 }));
});

test('a log whose labels name the data alone is about what is said beside it', () =>
  expect(
    read(
      steps,
      [5, 20]
        .map((k) => `CD-${k}\n${[1, 2, 3].map((e) => `epoch ${e} train ${100 - e} test ${100 - e + k}.5`).join('\n')}`)
        .join('\n') + '\n\nThe reconstruction error in nats.',
    ),
  ).toEqual({ k5: 102.5, k20: 117.5 }));

describe('why something was not read', () => {
  const table = (head: string, ...rows: string[]): string =>
    [`| ${head} |`, `|${'---|'.repeat(head.split('|').length)}`, ...rows.map((r) => `| ${r} |`)].join('\n');
  test.each([
    [
      'Two values stand in one cell (88.0 / 84.1), and nothing says which is which',
      table('accuracy | average | max', 'ours | 88.0 / 84.1 | 95.0 / 86.9'),
    ],
    [
      'Only values of single classes, or of single runs, are stated (97.1 %, 85.0 %)',
      'Accuracy with max pooling: digit 0: 97.1 %, digit 8: 85.0 %.',
    ],
    [
      'By the table of true and predicted classes 95.7 % are right',
      table('| predicted a | predicted b', 'a | 471 | 29', 'b | 14 | 486'),
    ],
    [
      '"eighty-four percent" was read as 84 % for average pooling.',
      'Accuracy of average pooling: eighty-four percent.',
    ],
  ])('%s', (reason, answer) => expect(remarks(pooling, answer)).toContain(reason));
  test('shares of each class alone have no sum', () =>
    expect(
      remarks(pooling, table('| predicted a | predicted b', 'a | 94.2 % | 5.8 %', 'b | 2.8 % | 97.2 %')),
    ).not.toContain('true and predicted'));
});
