import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Scalar } from '@tensorflow/tfjs-core';
import type { Engine } from '../../reference/engines/types';
import { mlp } from '../../reference/models/mlp';
import { Weights } from '../../reference/models/parts/weights';
import type { Model } from '../../reference/models/types';
import { loadCheckpoint, saveCheckpoint } from '../../reference/training/checkpoint';
import { interval } from '../../reference/training/spread';
import { images } from '../../reference/training/synthetic';
import { timeModel } from '../../reference/training/timing';
import { train, type Trained, type TrainOptions } from '../../reference/training/train';
import { tf } from '../support/tfjs';

const engine: Engine = {
  tf,
  record: { engine: 'cpu', adapter: null, hardware: false, versions: {} },
  settle: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

const data = images(1, { train: 256, test: 64, side: 8, classes: 4 });
const settings = { ...mlp.defaults, hidden1: 32, hidden2: 16, batch: 16, rate: 0.02 };
const run = (seed: number, options: TrainOptions = {}): Promise<Trained> =>
  train(engine, mlp, data, settings, seed, { epochs: 3, ...options });

/** All of a result but its times. */
const untimed = ({ epochs }: Trained): unknown => epochs.map(({ seconds: _, ...rest }) => rest);

const folder = mkdtempSync(join(tmpdir(), 'proofmark-training-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the loss falls, and the same seed gives the same numbers, bit for bit; another does not', async () => {
  const first = await run(1);
  expect(first.checkpoint).toBeNull();
  expect(first.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  const losses = first.epochs.map(({ loss }) => loss);
  expect(losses[1]).toBeLessThan(losses[0]!);
  expect(losses[2]).toBeLessThan(losses[1]!);
  expect(first.epochs[2]!.metrics['test accuracy']).toBeGreaterThan(0.9);
  expect(untimed(await run(1))).toEqual(untimed(first));
  expect(untimed(await run(2))).not.toEqual(untimed(first));
});

test('a training that is interrupted and resumed ends as an undisturbed one, through a file', async () => {
  const whole = await run(3);
  const interrupt = new AbortController();
  // Interrupted in the middle of the second epoch.
  let steps = 0;
  const watched: Model<typeof settings, typeof data> = {
    ...mlp,
    start: (...of) => {
      const training = mlp.start(...of);
      const step: typeof training.step = (epoch, at) => {
        if (++steps === 21) interrupt.abort();
        // Slow enough for the loop to look up.
        const until = performance.now() + 10;
        while (performance.now() < until);
        return training.step(epoch, at);
      };
      return { ...training, step };
    },
  };
  const part = await train(engine, watched, data, settings, 3, { epochs: 3, signal: interrupt.signal });
  expect(part.epochs).toHaveLength(1);
  expect(part.checkpoint!.place.epoch).toBe(1);
  expect(part.checkpoint!.place.step).toBeGreaterThan(4);
  expect(part.checkpoint!.place.step).toBeLessThan(16);

  const file = join(folder, 'a.checkpoint');
  saveCheckpoint(file, part.checkpoint!);
  expect(untimed(await run(3, { resume: loadCheckpoint(file) }))).toEqual(untimed(whole));
});

test('a training that has had enough stops after an epoch and can go on', async () => {
  const part = await run(3, { enough: () => true });
  expect(part.epochs).toHaveLength(1);
  expect(part.checkpoint!.place).toEqual({ epoch: 1, step: 0, seconds: 0 });
  expect(untimed(await run(3, { resume: part.checkpoint! }))).toEqual(untimed(await run(3)));
});

describe('a checkpoint', () => {
  const file = join(folder, 'b.checkpoint');
  beforeAll(async () => saveCheckpoint(file, (await run(1, { enough: () => true })).checkpoint!));

  test('of another training is refused', async () => {
    const resume = loadCheckpoint(file);
    await expect(run(2, { resume })).rejects.toThrow('the checkpoint is of another training: its seed is 1, not 2');
    await expect(train(engine, mlp, data, { ...settings, rate: 1 }, 1, { resume })).rejects.toThrow(
      'the checkpoint is of another training: its settings is',
    );
  });

  test('that is cut off, altered or something else is refused', () => {
    const bytes = readFileSync(file);
    const spoilt = join(folder, 'c.checkpoint');
    const check = (content: Buffer): void => {
      writeFileSync(spoilt, content);
      expect(() => loadCheckpoint(spoilt)).toThrow('is no checkpoint, or damaged: delete it to train from the start');
    };
    check(bytes.subarray(0, bytes.length - 4));
    check(bytes.subarray(0, 30));
    check(Buffer.from('a,b\n1,2\n'));
    const altered = Buffer.from(bytes);
    altered[bytes.length - 1]! ^= 1;
    check(altered);
  });
});

test('a loss that is no number ends the training with a remedy', async () => {
  await expect(train(engine, mlp, data, { ...settings, rate: 1e38 }, 1, { epochs: 2 })).rejects.toThrow(
    /^the loss became (NaN|-?Infinity) in epoch [12], within its first 16 steps: the training diverged; try a smaller rate/,
  );
});

test('no tensor is left behind, neither by steps nor by a training', async () => {
  const before = tf.memory().numTensors;
  const training = mlp.start(tf, data, settings, 1);
  const started = tf.memory().numTensors;
  for (let step = 0; step < 5; step++) training.step(0, step).dispose();
  await training.evaluate();
  expect(tf.memory().numTensors).toBe(started);
  training.dispose();
  await run(1, { epochs: 1 });
  await expect(train(engine, mlp, data, { ...settings, rate: 1e38 }, 1)).rejects.toThrow();
  expect(tf.memory().numTensors).toBe(before);
});

test('progress is told', async () => {
  const slow: Model = {
    name: 'slow',
    title: '',
    source: '',
    dataset: '',
    defaults: {},
    epochs: 1,
    metrics: [],
    start: (_, __, ___, seed) => {
      const weights = new Weights(tf, seed);
      return {
        stepsPerEpoch: 12,
        weights: () => weights.named(),
        step: () => {
          const until = performance.now() + 200;
          while (performance.now() < until);
          return tf.scalar(2) as Scalar;
        },
        evaluate: () => Promise.resolve({}),
        dispose: () => weights.dispose(),
      };
    },
  };
  const told: unknown[] = [];
  await train(engine, slow, data, {}, 1, { onProgress: (progress) => told.push(progress) });
  expect(told.length).toBeGreaterThan(0);
  expect(told[0]).toMatchObject({ epoch: 0, epochs: 1, steps: 12, loss: 2 });
});

test('timing a model counts its steps and leaves nothing behind', async () => {
  const before = tf.memory().numTensors;
  const { stepsPerSecond, stepsPerProcessorSecond, steps, stepsPerEpoch } = await timeModel(
    engine,
    { ...mlp, defaults: settings },
    data,
    0.01,
  );
  expect(stepsPerEpoch).toBe(16);
  // One, three to warm up, and three stretches at least.
  expect(steps).toBeGreaterThanOrEqual(7);
  expect(stepsPerSecond).toBeGreaterThan(0);
  expect(stepsPerProcessorSecond).toBeGreaterThan(0);
  expect(tf.memory().numTensors).toBe(before);
});

test('one more training falls into the interval that the others gave', async () => {
  const accuracies: number[] = [];
  // The tenth is the one more; few steps, so that seeds differ.
  for (let seed = 1; seed <= 10; seed++) {
    const { epochs } = await run(seed, { epochs: 1 });
    accuracies.push(epochs[0]!.metrics['test accuracy']!);
  }
  const one = accuracies.pop()!;
  expect(new Set(accuracies).size).toBeGreaterThan(1);
  const [low, high] = interval(accuracies)!;
  expect(one).toBeGreaterThanOrEqual(low);
  expect(one).toBeLessThanOrEqual(high);
});
