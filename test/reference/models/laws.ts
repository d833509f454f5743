import type { Variable } from '@tensorflow/tfjs-core';
import type { Dataset } from '../../../reference/datasets/types';
import type { Model, Settings, Training } from '../../../reference/models/types';
import { tf } from '../../support/tfjs';

// What a gradient saves of its forward pass counts as a leak in that mode.
tf.env().set('IS_TEST', false);
tf.env().set('PROD', true);

type Values = Readonly<Record<string, Float32Array>>;

export const valuesOf = (training: Training): Values =>
  Object.fromEntries(
    Object.entries(training.weights()).map(([name, variable]) => [name, Float32Array.from(variable.dataSync())]),
  );

export function setValues(training: Training, values: Values): void {
  for (const [name, variable] of Object.entries(training.weights())) set(variable, values[name]!);
}

const set = (variable: Variable, values: Float32Array): void =>
  tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));

/** Makes steps `from` to `to − 1` of a training, counted over the epochs; gives their losses. */
export function run(training: Training, from: number, to: number): number[] {
  const losses: number[] = [];
  for (let made = from; made < to; made++) {
    const loss = training.step(Math.floor(made / training.stepsPerEpoch), made % training.stepsPerEpoch);
    losses.push(loss.dataSync()[0]!);
    loss.dispose();
  }
  return losses;
}

/**
 * What holds for every training: the same seed gives the same numbers to the bit, another seed gives others, a training
 * that goes on from stored weights ends as the undisturbed one, and no step leaves a tensor behind.
 * @param steps a whole training; stored half-way
 */
export async function expectLaws<S extends Settings, D extends Dataset>(
  model: Model<S, D>,
  data: D,
  settings: S,
  steps: number,
): Promise<void> {
  const [first, again, resumed, other] = [1, 1, 1, 2].map((seed) => model.start(tf, data, settings, seed)) as [
    Training,
    Training,
    Training,
    Training,
  ];
  const half = Math.floor(steps / 2);
  const losses = run(first, 0, half);
  const stored = valuesOf(first);
  const tensors = tf.memory().numTensors;
  losses.push(...run(first, half, steps));
  const metrics = await first.evaluate();
  expect(tf.memory().numTensors).toBe(tensors);
  expect(losses.every(Number.isFinite)).toBe(true);
  expect(Object.keys(metrics).sort()).toEqual(model.metrics.map(({ name }) => name).sort());
  expect(Object.values(metrics).every(Number.isFinite)).toBe(true);

  expect(run(again, 0, steps)).toEqual(losses);
  expect(valuesOf(again)).toEqual(valuesOf(first));

  setValues(resumed, stored);
  expect(run(resumed, half, steps)).toEqual(losses.slice(half));
  expect(valuesOf(resumed)).toEqual(valuesOf(first));
  expect(await resumed.evaluate()).toEqual(metrics);

  expect(run(other, 0, 1)).not.toEqual(losses.slice(0, 1));
  for (const training of [first, again, resumed, other]) training.dispose();
}

/**
 * The gradient of the loss of the first step against central differences, along random directions: a step is the same
 * for the same weights, so that its loss is a function of the weights alone.
 * @param gradientOf reads the gradient with respect to a variable from the weights before and after the step
 * @param names of the variables that are tried
 */
export function expectGradient<S extends Settings, D extends Dataset>(
  model: Model<S, D>,
  data: D,
  settings: S,
  names: readonly string[],
  gradientOf: (name: string, before: Values, after: Values) => Float32Array,
  {
    step = [0, 0],
    width = 1e-2,
    tolerance = 0.02,
  }: { step?: [number, number]; width?: number; tolerance?: number } = {},
): void {
  const training = model.start(tf, data, settings, 5);
  const before = valuesOf(training);
  const lossAt = (values: Values): number => {
    setValues(training, values);
    const loss = training.step(...step);
    const value = loss.dataSync()[0]!;
    loss.dispose();
    return value;
  };
  lossAt(before);
  const after = valuesOf(training);
  for (const name of names) {
    const gradient = gradientOf(name, before, after);
    // Along the gradient itself, where the slope is its length and rounding matters least, and along every other entry.
    const length = Math.hypot(...gradient);
    expect(length).toBeGreaterThan(0);
    for (const direction of [
      gradient.map((g) => g / length),
      gradient.map((_, i) => (i % 2) / Math.sqrt(gradient.length)),
    ]) {
      const moved = (by: number): Values => ({
        ...before,
        [name]: before[name]!.map((w, i) => w + by * direction[i]!),
      });
      const slope = (lossAt(moved(width)) - lossAt(moved(-width))) / (2 * width);
      const expected = gradient.reduce((sum, g, i) => sum + g * direction[i]!, 0);
      expect([name, Math.abs(slope - expected) / length < tolerance, slope, expected]).toEqual([
        name,
        true,
        slope,
        expected,
      ]);
    }
  }
  training.dispose();
}
