import { createHash } from 'node:crypto';
import type { Variable } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { openEngine } from '../../reference/engines';
import type { Engine, EngineName, EngineRecord, Tensors } from '../../reference/engines/types';
import { models } from '../../reference/models';
import type { Model, Training } from '../../reference/models/types';
import { readValues } from '../../reference/training/checkpoint';
import { madeUpFor } from '../../reference/training/timing';
import { distance } from './engines';
import { close, kernelLaws } from './kernel-laws';

// A program of its own, since TensorFlow reads its settings from the environment of the process, which Jest hides, and
// since a fault in it would take Jest along.

/** What a model's training did on an engine: four steps with its own settings on made-up data. */
export interface Steps {
  readonly losses: readonly number[];
  /** SHA-256 of all weights after them, and after the last two of them again from stored weights. */
  readonly hash: string;
  readonly resumed: string;
  /** Tensors more than before, after all was given up. */
  readonly left: number;
}

export interface Said {
  readonly record: EngineRecord;
  /** By kernel: null, or how it breaks its law. */
  readonly laws?: Readonly<Record<string, string | null>>;
  readonly models?: Readonly<Record<string, Steps>>;
}

async function broken(tf: Tensors, law: (typeof kernelLaws)[string]): Promise<string | null> {
  try {
    await law((about, computation, runs = 40) =>
      fc.assert(
        fc.asyncProperty(about, fc.nat(), async (given, seed) => {
          const off = await distance(tf, 'tensorflow', seed, computation(given));
          if (!(off < close)) throw new Error(`differs from cpu by ${off}`);
        }),
        { numRuns: runs, seed: 20260, includeErrorInReport: true },
      ),
    );
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function hashOf(variables: Readonly<Record<string, Variable>>): Promise<string> {
  const hash = createHash('sha256');
  for (const { numbers } of Object.values(await readValues(variables))) hash.update(numbers);
  return hash.digest('hex');
}

async function steps({ tf }: Engine, model: Model): Promise<Steps> {
  const before = tf.memory().numTensors;
  const start = (): Training => model.start(tf, madeUpFor(model), model.defaults, 1);
  const losses: number[] = [];
  const make = async (training: Training, from: number, to: number): Promise<void> => {
    for (let step = from; step < to; step++) {
      const loss = training.step(0, step);
      losses.push((await loss.data())[0]!);
      loss.dispose();
    }
  };
  const first = start();
  await make(first, 0, 2);
  const stored = await readValues(first.weights());
  await make(first, 2, 4);
  const second = start();
  for (const [name, variable] of Object.entries(second.weights()))
    tf.tidy(() => variable.assign(tf.tensor(stored[name]!.numbers, [...stored[name]!.shape])));
  await make(second, 2, 4);
  const [hash, resumed] = [await hashOf(first.weights()), await hashOf(second.weights())];
  first.dispose();
  second.dispose();
  return { losses: losses.slice(0, 4), hash, resumed, left: tf.memory().numTensors - before };
}

/** Called with the name of an engine and with what is wanted: laws, models. */
async function main([name, ...wanted]: readonly string[]): Promise<void> {
  const engine = await openEngine(name as EngineName);
  let said: Said = { record: engine.record };
  if (wanted.includes('laws')) {
    const laws: Record<string, string | null> = {};
    for (const [kernel, law] of Object.entries(kernelLaws)) laws[kernel] = await broken(engine.tf, law);
    said = { ...said, laws };
  }
  if (wanted.includes('models')) {
    const made: Record<string, Steps> = {};
    for (const model of Object.values(models)) made[model.name] = await steps(engine, model);
    said = { ...said, models: made };
  }
  await engine.settle();
  await engine.close();
  process.stdout.write(`${JSON.stringify(said)}\n`);
}

void main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
