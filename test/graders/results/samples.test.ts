import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeSamples } from '../../../graders/results/sample-judgement';
import { sampleGroups, surpriseOf } from '../../../graders/results/samples';
import type { Samples } from '../../../problems/schema';
import { letterPairs } from '../../../reference/models/letter-pairs';
import { seeded } from '../../../reference/random';
import { root } from '../../support/shared';

const samples: Samples = {
  label: 'temperature\\D{0,5}(\\d+(?:\\.\\d+)?)',
  title: 'temperature',
  values: [0.25, 1.5],
  share: 1,
};
const english = ['README.md', 'ARCHITECTURE.md', 'problems/README.md']
  .map((f) => readFileSync(join(root, f), 'utf8'))
  .join('\n');
const letters = letterPairs(english);
const groupsOf = (text: string) => sampleGroups(samples, text, { from: 0, to: text.length });

describe('letter pairs', () => {
  test('are counted with one added: "abab" after a space', () => {
    const { logs } = letterPairs('abab', ' ab');
    // a→b twice, b→a once; each row of three counts starts from one.
    expect(Math.exp(logs[1]![2]!)).toBeCloseTo(3 / 5, 3);
    expect(Math.exp(logs[2]![1]!)).toBeCloseTo(2 / 4, 3);
    expect(Math.exp(logs[0]![1]!)).toBeCloseTo(2 / 4, 3);
  });

  test('a uniform chain gives every text the logarithm of its alphabet', () => {
    const uniform = letterPairs('');
    expect(surpriseOf('any two words', uniform)).toMatchObject({ words: 3 });
    expect(surpriseOf('any two words', uniform)!.mean).toBeCloseTo(Math.log(27), 3);
    expect(surpriseOf('any two words', uniform)!.error).toBeCloseTo(0, 6);
  });
});

test('texts are found by their labels, in groups, without their prompt', () => {
  const text =
    '```\nTemperature: 0.25\nthey went into the house of the man\ntemperature: 1.5\nthey went into kqz xwv the bnm\n```\n\n' +
    'Epoch 20\n\n---- Temperature: 0.25\nTemperature: 0.25\nthey went into the garden\n';
  expect(groupsOf(text).map((g) => g.map((s) => [s.setting, s.text]))).toEqual([
    [
      [0.25, 'the house of the man'],
      [1.5, 'kqz xwv the bnm'],
    ],
    [[0.25, 'they went into the garden']],
  ]);
});

describe('labels', () => {
  const label = String.raw`(?:temperature|\btemp\b|diversity|(?<!\p{L})t(?=\s*=)|\\tau)\D{0,8}(\d+(?:[.,]\d+)?)`;
  const settings = (text: string): number[][] =>
    sampleGroups({ ...samples, label }, text, { from: 0, to: text.length }).map((g) => g.map((s) => s.setting));
  const [low, high] = ['the house of the man and the sea', 'kqz xwv the bnm qql zzt vrrm'];
  test.each([
    ['a letter', `T = 0.25:\n${low}\n\nT = 1.5:\n${high}`],
    ['as one of the examples of Keras', `----- diversity: 0.25\n${low}\n\n----- diversity: 1.5\n${high}`],
    ['on the same line', `temp 0.25: ${low}\ntemp 1.5: ${high}`],
    ['with an equals sign alone', `T=0.25 ${low}\nT=1.5 ${high}`],
    ['in formulas', `$\\tau = 0.25$:\n> ${low}\n\n$\\tau = 1.5$:\n> ${high}`],
    ['decimal commas', `Temperature 0,25\n${low}\nTemperature 1,5\n${high}`],
    ['in a sentence', `At temperature 0.25 we get:\n${low}\n\nAt temperature 1.5 (epoch 20):\n${high}`],
    ['in a table', `| temperature | text |\n|---|---|\n| 0.25 | ${low} |\n| 1.5 | ${high} |`],
    ['bare', `We sample with T = 0.25 and 1.5.\n\n**0.25**\n${low}\n\n**1.5**\n${high}`],
  ])('%s', (_, text) => expect(settings(text)).toEqual([[0.25, 1.5]]));
  test.each([
    'At temperature 0.25 the text repeats itself again and again. At temperature 1.5 it is no English.',
    'We use the temperatures 0.25, 0.75 and 1.5, from the least random to the most random.',
  ])('what is said in passing is none: %s', (text) => expect(settings(text)).toEqual([]));
});

describe('more randomness is less English', () => {
  const random = seeded(5);
  const plain = 'when a formula is read the checker draws small worlds and gives every side a number in each of them';
  const noise = (share: number): string =>
    Array.from(plain, (c) =>
      c !== ' ' && random() < share ? 'abcdefghijklmnopqrstuvwxyz'[Math.floor(26 * random())]! : c,
    ).join('');
  const answer = (low: string, high: string): string => `Temperature: 0.25\n${low}\nTemperature: 1.5\n${high}\n`;
  const verdicts = (text: string): string[] => judgeSamples(samples, groupsOf(text), letters).map((j) => j.verdict);

  test('as it should be', () => {
    const [judged] = judgeSamples(samples, groupsOf(answer(`So ${plain}`, noise(0.5))), letters);
    expect(judged).toMatchObject({ verdict: 'consistent' });
    expect(judged!.because).toContain('as it should be');
  });
  test('the other way round is surprising', () =>
    expect(verdicts(answer(noise(0.5), `So ${plain}`))).toEqual(['surprising']));
  test('a short text tells little', () =>
    expect(verdicts(answer('then xqk the house', 'so the garden of'))).toEqual(['consistent']));
  test('a single text is compared with nothing', () => expect(verdicts(`Temperature: 0.25\n${plain}`)).toEqual([]));
});
