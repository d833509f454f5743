import { judgeResults, noReferences } from '../../../graders/results';
import { judgeCurves } from '../../../graders/results/curve-judgement';
import { curvesIn } from '../../../graders/results/curves';
import { problemFrom } from './problem';

const labels = (text: string): Record<string, number[]> =>
  Object.fromEntries(curvesIn(text, 0).map((c) => [c.label, c.points.map((p) => p.value)]));
const judged = (text: string): string[] =>
  judgeCurves(curvesIn(text, 0)).map((j) => `${j.claim}: ${j.verdict}, ${j.because}`);

describe('curves are read from', () => {
  test('the progress lines of Keras', () => {
    const log = [1, 2, 3].map(
      (e) =>
        `Epoch ${e}/3\n938/938 [==============================] - 3s 3ms/step - loss: 0.${9 - e}000 - accuracy: 0.9${e}00 - val_loss: 0.${9 - e}500`,
    );
    expect(labels(log.join('\n'))).toEqual({
      loss: [0.8, 0.7, 0.6],
      accuracy: [0.91, 0.92, 0.93],
      val_loss: [0.85, 0.75, 0.65],
    });
  });
  test('lines of one’s own', () =>
    expect(
      labels(
        'epoch 1: train loss 2.5, test loss 2.6\nepoch 2: train loss 2.0, test loss 2.2\nepoch 3: train loss 1.8, test loss 2.1',
      ),
    ).toEqual({
      'train loss': [2.5, 2, 1.8],
      'test loss': [2.6, 2.2, 2.1],
    }));
  test('lines of JSON', () =>
    expect(labels('{"epoch": 1, "loss": 1e0}\n{"epoch": 2, "loss": 5e-1}\n{"epoch": 3, "loss": NaN}')).toEqual({
      loss: [1, 0.5, NaN],
    }));
  test('tables and values separated by commas', () => {
    const rows = [
      [1, 0.9, 1.1],
      [2, 0.5, 0.8],
      [3, 0.3, 0.7],
    ];
    const table = ['| epoch | loss | val loss |', '|---|---|---|', ...rows.map((r) => `| ${r.join(' | ')} |`)].join(
      '\n',
    );
    const commas = ['epoch,loss,val loss', ...rows.map((r) => r.join(','))].join('\n');
    expect(labels(table)).toEqual({ loss: [0.9, 0.5, 0.3], 'val loss': [1.1, 0.8, 0.7] });
    expect(labels(commas)).toEqual(labels(table));
  });
  test('lines that begin with the number of the epoch', () =>
    expect(labels('[1/3] loss_train=0.9\n[2/3] loss_train=0.5\n[3/3] loss_train=0.3')).toEqual({
      loss_train: [0.9, 0.5, 0.3],
    }));
  test('the history of a training as Python prints it', () =>
    expect(labels("history = {'loss': [0.9, 0.5, 0.3], 'val_loss': [1.1, 0.8, nan]}")).toEqual({
      loss: [0.9, 0.5, 0.3],
      val_loss: [1.1, 0.8, NaN],
    }));
  test('tables with a column for each epoch, and with decimal commas', () => {
    const values = { loss: [0.9, 0.5, 0.3], 'val loss': [1.1, 0.8, 0.7] };
    expect(
      labels('| epoch | 1 | 2 | 3 |\n|---|---|---|---|\n| loss | 0.9 | 0.5 | 0.3 |\n| val loss | 1.1 | 0.8 | 0.7 |'),
    ).toEqual(values);
    expect(labels('epoch;loss;val loss\n1;0,9;1,1\n2;0,5;0,8\n3;0,3;0,7')).toEqual(values);
  });
  const steps = { 'train loss': [0.9, 0.5, 0.3] };
  test.each([
    [
      'lines by iteration',
      'iteration 100: train loss 0.9\niteration 200: train loss 0.5\niteration 300: train loss 0.3',
    ],
    ['brackets', '[step 100/900] train loss: 0.9\n[step 200/900] train loss: 0.5\n[step 300/900] train loss: 0.3'],
    ['a table by step', '| Step | train loss |\n|---|---|\n| 500 | 0.9 |\n| 1,000 | 0.5 |\n| 1,500 | 0.3 |'],
    [
      'what a trainer prints',
      [0.9, 0.5, 0.3]
        .map((l, i) => `{'train loss': ${l}, 'learning_rate': 4e-05, 'step': ${500 * (i + 1)}}`)
        .join('\n'),
    ],
  ])('%s', (_, text) => expect(labels(text)).toEqual(steps));
  test('a setting that is called steps counts no iterations', () =>
    expect(labels('| steps | error |\n|---|---|\n| 5 | 87.9 |\n| 10 | 89.4 |\n| 20 | 90.6 |')).toEqual({}));
  test('steps within epochs only say how these went on', () =>
    expect(
      labels([1, 2, 3].map((e) => `Epoch ${e}\nstep 100 loss: ${2 / e}\nstep 200 loss: ${1 / e}`).join('\n')),
    ).toEqual({ loss: [1, 0.5, 1 / 3] }));
  test('iterations are so many epochs where batch and data are told', () =>
    expect(
      judged(
        'Batch size 64, 12,800 training pairs.\n' +
          [100, 200, 300, 400].map((i, k) => `iteration ${i}: loss ${[2, 1.2, 1.1, 1.09][k]!}`).join('\n'),
      ),
    ).toEqual(['loss over 400 iterations (2.0 epochs): consistent, it falls and levels out']));
  test('but not from sentences', () => expect(labels('After epoch 3 the loss is 0.3, and we stop.')).toEqual({}));
});

test('epochs that begin anew are those of another training', () =>
  expect(
    curvesIn([1, 2, 3, 1, 2, 3].map((e, i) => `epoch ${e}: loss ${9 - i}.5`).join('\n'), 0).map((c) =>
      c.points.map((p) => p.value),
    ),
  ).toEqual([
    [9.5, 8.5, 7.5],
    [6.5, 5.5, 4.5],
  ]));

const log = (values: Record<string, (number | string)[]>): string =>
  Object.values(values)[0]!
    .map(
      (_, e) =>
        `epoch ${e + 1} ${Object.entries(values)
          .map(([name, v]) => `${name}: ${v[e]}`)
          .join(' ')}`,
    )
    .join('\n');

test.each([
  [
    'diverged',
    { loss: [2.3, 2.5, 3.9] },
    'loss over 3 epochs: surprising, it ends above its start: the training diverged',
  ],
  [
    'became no number',
    { loss: [2.3, 1.5, 'nan'] },
    'loss over 3 epochs: surprising, it stops being a number in epoch 3: the training diverged',
  ],
  [
    'over-fits',
    { val_loss: [2.3, 1.5, 1.6, 1.7, 1.9] },
    'val_loss over 5 epochs: consistent, it is least in epoch 2 and rises afterwards: the model over-fits',
  ],
  [
    'was stopped early',
    { loss: [2.3, 1.9, 1.5] },
    'loss over 3 epochs: consistent, it was still falling in the last epoch: a longer training would do better',
  ],
  ['levels out', { loss: [2.3, 1.1, 1.01, 1.0] }, 'loss over 4 epochs: consistent, it falls and levels out'],
  [
    'test below training',
    { loss: [2, 1.5, 1.4, 1.39], val_loss: [1.8, 1.2, 1.1, 1.08] },
    'val_loss against loss: surprising, the loss on test data stays below the loss on training data, which dropout or other regularisation can explain',
  ],
  ['negative losses are losses', { loss: [-1, -5, -5.1] }, 'loss over 3 epochs: consistent, it falls and levels out'],
])('a training that %s', (_, values, expected) =>
  expect(judged(log(values as Record<string, (number | string)[]>))).toContain(expected),
);

describe('a curve that is asked for', () => {
  const problem = problemFrom(`
title: Bound
grader: results
comparable: relations
curves:
  - { name: bound, title: the bound, named: [bound], goes: down, absolute: true }
  - { name: accuracy, title: the accuracy, named: [accuracy, val], goes: up }
`);
  const verdicts = (text: string): string[] =>
    judgeResults(problem, noReferences, 10, text, { from: 0, to: text.length }).results.map(
      (r) => `${r.name}: ${r.verdict}, ${r.because}`,
    );
  const rising = { val_accuracy: [0.81, 0.9, 0.92] };
  test.each([
    [
      'rises or falls by its sign',
      { bound: [-140.2, -111.3, -110.9], ...rising },
      'bound: consistent, it falls and levels out',
    ],
    [
      'rises',
      { bound: [140.2, 111.3, 110.9], val_accuracy: [0.8, 0.92, 0.93] },
      'accuracy: consistent, it rises and levels out',
    ],
    ['gets worse', { bound: [-110.2, -111.3, -112.9], ...rising }, 'bound: surprising, it does not fall'],
    [
      'falls though it should rise',
      { bound: [3, 2, 1.9], val_accuracy: [0.92, 0.91, 0.9] },
      'accuracy: surprising, it does not rise',
    ],
    [
      'was drawn with a ruler',
      { bound: [100, 92.5, 85, 77.5, 70, 62.5], val_accuracy: [0.8, 0.85, 0.86, 0.87, 0.871, 0.871] },
      'bound: surprising, it changes by the same amount in every epoch, as no training does',
    ],
  ])('%s', (_, values, expected) => expect(verdicts(log(values as Record<string, number[]>))).toContain(expected));

  test('and is not there goes to a person', () => {
    const text = log({ bound: [140, 120, 118.5] });
    const judged = judgeResults(problem, noReferences, 10, text, { from: 0, to: text.length });
    expect(judged).toMatchObject({ awarded: 5, unclear: true });
    expect(judged.remarks.join()).toContain('the accuracy');
  });
});

describe('trainings after each other', () => {
  const training = (loss: number[], val: number[]): string =>
    loss.map((l, e) => `Epoch ${e + 1}/${loss.length}\nloss: ${l} - val_loss: ${val[e]!}`).join('\n');
  const two = `${training([0.9, 0.8, 0.7, 0.6], [0.95, 0.85, 0.75, 0.65])}\n\nAnother:\n${training([0.5, 0.4, 0.3, 0.2], [0.55, 0.45, 0.35, 0.25])}`;
  test('are compared each with itself', () =>
    expect(judged(two).filter((j) => j.includes('against'))).toEqual(
      Array<string>(2).fill(
        'val_loss against loss: consistent, the loss on test data lies above the loss on training data in the end, as is usual',
      ),
    ));
  test('what has a counterpart on other data is of the data trained on', () =>
    expect(curvesIn(two, 0).map((c) => [c.label, c.on])).toEqual([
      ['loss', 0],
      ['loss', 0],
      ['val_loss', 1],
      ['val_loss', 1],
    ]));
});

test('the training loss of a log is a mean over the epoch, which lags by half of one', () => {
  const lagging = log({
    'Average loss': [164.5, 121.7, 114.6, 111.6, 109.9],
    'Test set loss': [127.3, 115.6, 111.9, 109.95, 108.6],
  });
  expect(judged(lagging).filter((j) => j.includes('against'))).toEqual([
    'test set loss against average loss: consistent, the loss on test data lies above the loss on training data in the end, as is usual',
  ]);
});

test('losses of two nets that play against each other do not diverge', () =>
  expect(judged(log({ D_loss: [0.5, 0.7, 0.9], G_loss: [2.4, 1.9, 3.4] }))).toEqual([]));
