import { findFigures } from '../../../graders/results/find';
import { spelledIn } from '../../../graders/results/spelled';
import { problemFrom } from './problem';

describe('numbers in words', () => {
  test.each([
    ['ninety-five point seven percent', '95.7'],
    ['ninety nine point nine nine', '99.99'],
    ['ninety-five point twenty-five', '95.25'],
    ['ninety-five and a half percent', '95.5'],
    ['minus one hundred and four point one', '-104.1'],
    ['sixty thousand digits, two hundred of a hundred', '60000 200 100'],
    ['eighty four, point five', '84 5'],
    // No number is made of these.
    ['nineteen twenty', ''],
    ['a two-layer net on one-hot inputs', ''],
    ['fünfundachtzig Prozent, zweiundneunzig Komma drei Prozent, hundertvier', '85 92.3 104'],
    ['noventa y dos coma tres por ciento', '92.3'],
    ['百分之九十二点三, 百分之十二, 百分之85', '92.3% 12% 85%'],
  ])('%s', (text, digits) =>
    expect(
      spelledIn(text)
        .map((s) => s.digits)
        .join(' '),
    ).toBe(digits),
  );
});

const training = problemFrom(`
title: Pre-training
grader: results
comparable: relations
metric: [accuracy, genauigkeit, precisión, 准确率]
figures:
  - { name: with, title: with, named: ['/pre-?train|vortrain|preentrena/'] }
  - { name: without, title: without, named: ['/(without|no|ohne|sin)[ -]+(pre-?|vor|preen)train?\\w*/'] }
`);
const steps = problemFrom(`
title: Steps
grader: results
comparable: relations
metric: [error, 'reconstruction']
figures:
  - { name: five, title: five, unit: nats, named: ['/\\b5 steps/'] }
  - { name: twenty, title: twenty, unit: nats, named: ['/\\b(20|twenty) steps/'] }
`);
const read = (problem: typeof training, answer: string): Record<string, [number, string]> =>
  Object.fromEntries(
    [...findFigures(problem, answer, { from: 0, to: answer.length })].map(([name, { stated }]) => [
      name,
      [Math.round(stated.value * 1e6) / 1e6, answer.slice(stated.span.from, stated.span.to)],
    ]),
  );

describe('figures', () => {
  test.each([
    [
      'in words',
      'After pre-training the accuracy is ninety-one point six percent; without pre-training about ninety-one per cent.',
      { with: [0.916, 'ninety-one point six percent'], without: [0.91, 'ninety-one per cent'] },
    ],
    [
      'in German words',
      'Genauigkeit mit Vortraining zweiundneunzig Prozent, ohne Vortraining einundneunzig Komma fünf Prozent.',
      { with: [0.92, 'zweiundneunzig Prozent'], without: [0.915, 'einundneunzig Komma fünf Prozent'] },
    ],
    [
      'in Spanish words',
      'La precisión con preentrenamiento es del noventa y dos por ciento.',
      {
        with: [0.92, 'noventa y dos por ciento'],
      },
    ],
    ['in Chinese words', '用 pre-training 的准确率为百分之九十二。', { with: [0.92, '百分之九十二'] }],
    ['in Chinese, without spaces', '用 pre-training 的准确率为92.1%。', { with: [0.921, '92.1%'] }],
    [
      'with a sign for both',
      'The accuracies with and without pre-training are 91.6 and 90.8 %.',
      { with: [0.916, '91.6'], without: [0.908, '90.8 %'] },
    ],
    [
      'with the unit said once',
      'Accuracy (in percent): with pre-training 91.6, without pre-training 90.8.',
      { with: [0.916, '91.6'], without: [0.908, '90.8'] },
    ],
    [
      'as siunitx sets them',
      String.raw`Accuracy with pre-training \SI{91.6}{\percent}, without pre-training \num{90.8}~\%.`,
      { with: [0.916, String.raw`\SI{91.6}{\percent}`], without: [0.908, String.raw`\num{90.8}~\%`] },
    ],
  ])('%s', (_, answer, expected) => expect(read(training, answer)).toEqual(expected));

  test('settings in words', () =>
    expect(
      read(steps, 'The reconstruction error after five steps is 87.9 nats, after twenty steps ninety point six nats.'),
    ).toEqual({ five: [87.9, '87.9 nats'.slice(0, 4)], twenty: [90.6, 'ninety point six'] }));
  test('a number in words without a unit is no figure', () =>
    expect(read(steps, 'We compare the reconstruction error of two machines and seven runs after 5 steps.')).toEqual(
      {},
    ));
});
