import { normal, seeded } from '../../reference/random';
import { merged, nameOf, printed, results, type Facts, type Results } from '../../reference/training/results';
import { interval, median, spread } from '../../reference/training/spread';

const facts: Facts = {
  model: 'm',
  title: 'M',
  source: 'a paper (2000)',
  settings: { kernel: 5 },
  data: { name: 'd', hash: 'h', licence: 'l', train: 10, test: 5 },
  engine: { engine: 'cpu', adapter: null, hardware: false, versions: {} },
  epochs: 2,
  metrics: [{ name: 'accuracy', unit: 'fraction', better: 'higher' }],
};
const run = (seed: number, ...accuracies: number[]) => ({
  seed,
  epochs: accuracies.map((accuracy, i) => ({ epoch: i + 1, loss: 1 / (i + 1), seconds: 2 + i, metrics: { accuracy } })),
});

test('spread and median, by hand', () => {
  expect(spread([1, 2, 3, 4])).toBeCloseTo(Math.sqrt(5 / 3), 12);
  expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, 0]);
});

test.each([2, 3, 5, 10, 40])('an interval from %i values holds one more with a probability of 95 %%', (n) => {
  const random = seeded(n);
  const tries = 4000;
  let inside = 0;
  for (let k = 0; k < tries; k++) {
    const values = Array.from({ length: n }, () => 3 + 2 * normal(random));
    const [low, high] = interval(values)!;
    const next = 3 + 2 * normal(random);
    if (low <= next && next <= high) inside++;
  }
  // Four standard errors of a share of 0.95.
  expect(Math.abs(inside / tries - 0.95)).toBeLessThan(4 * Math.sqrt((0.95 * 0.05) / tries));
});

test('epochs that not all seeds reached are summed up over those that did', () => {
  const { summary, secondsAnEpoch } = results(facts, [run(2, 0.8, 0.9), run(1, 0.6)]);
  expect(summary.accuracy!.map(({ seeds }) => seeds)).toEqual([2, 1]);
  expect(summary.accuracy![0]!.mean).toBeCloseTo(0.7, 12);
  expect(summary.accuracy![1]).toEqual({ epoch: 2, seeds: 1, mean: 0.9, spread: null, interval: null });
  expect(summary.loss!.map(({ mean }) => mean)).toEqual([1, 0.5]);
  expect(secondsAnEpoch).toBe(2);
  // A share is never above 1, however wide the interval.
  expect(summary.accuracy![0]!.interval).toEqual([0, 1]);
});

test('files of one training are put together, of two are refused', () => {
  const one = results(facts, [run(1, 0.6), run(2, 0.7)]);
  const two = results(facts, [run(2, 0.7, 0.8)]);
  expect(merged([one, two]).runs).toEqual([run(1, 0.6), run(2, 0.7, 0.8)]);
  expect(() => merged([one, { ...two, settings: { kernel: 7 } }])).toThrow(
    'results of different trainings: settings is {"kernel":5} in one and {"kernel":7} in another',
  );
});

test('what is printed is read back, with seven digits', () => {
  const file = results(facts, [run(1, 0.123456789), run(2, 0.7)]);
  const text = printed(file);
  const read = JSON.parse(text) as Results;
  expect(read.runs[0]!.epochs[0]!.metrics.accuracy).toBe(0.1234568);
  expect(read.settings).toEqual(file.settings);
  // One line an epoch.
  expect(text.split('\n').filter((line) => line.includes('"seconds"'))).toHaveLength(2);
});

test('names tell what differs from the defaults', () => {
  const model = { name: 'text-cnn', defaults: { kernel: 5, pooling: 'max' } };
  expect(nameOf(model, { kernel: 5, pooling: 'max' })).toBe('text-cnn');
  expect(nameOf(model, { kernel: 7, pooling: 'average' })).toBe('text-cnn.kernel-7.pooling-average');
});
