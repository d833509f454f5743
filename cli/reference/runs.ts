import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Dataset } from '../../reference/datasets/types';
import type { Engine } from '../../reference/engines/types';
import { writeWhole } from '../../gradebook/batch/atomic';
import { loadCheckpoint, saveCheckpoint } from '../../reference/training/checkpoint';
import { merged, printed, results, type Results, type RunRecord } from '../../reference/training/results';
import { sampleOf, type Sample } from '../../reference/training/samples';
import { train, type Progress } from '../../reference/training/train';
import type { EpochRecord } from '../../reference/training/types';
import { WrongCall } from '../input';
import type { Task } from './plan';

export interface RunOptions {
  readonly signal: AbortSignal;
  /** Whether an epoch of so many seconds is one too many. */
  readonly enough: (seconds: number) => boolean;
  readonly onProgress: (seed: number, progress: Progress) => void;
  readonly onEpoch: (seed: number, record: EpochRecord) => void;
  /** Takes what the trained model draws or writes; null where it makes nothing. */
  readonly onSample?: (seed: number, sample: Sample | null) => void;
}

/** The file in which one seed of a task lies while it is trained in a process of its own. */
export const partOf = (file: string, seed: number): string => `${file.replace(/\.json$/, '')}.seed-${seed}.json`;

/** One name whether the seed is trained into the file of its task or into its own part of it, so that either goes on from the other. */
function checkpointOf({ file }: Task, seed: number): string {
  const part = file.endsWith(`.seed-${seed}.json`) ? file : partOf(file, seed);
  return part.replace(/\.json$/, '.checkpoint');
}

/** What a results file holds, or null where there is none. */
export function readResults(file: string): Results | null {
  if (!existsSync(file)) return null;
  try {
    const read = JSON.parse(readFileSync(file, 'utf8')) as Results;
    if (read.version === 1 && Array.isArray(read.runs)) return read;
  } catch {
    // Said below.
  }
  throw new WrongCall(`${file} is there, but holds no results of a training: name another file with --out`);
}

/** Adds runs to a results file, which may be there already; gives what it holds then. */
export function addResults(file: string, added: Results): Results {
  const before = readResults(file);
  let all: Results;
  try {
    all = before ? merged([before, added]) : added;
  } catch (error) {
    throw new WrongCall(`${file}: ${(error as Error).message}; name another file with --out, or delete this one`);
  }
  mkdirSync(dirname(file), { recursive: true });
  writeWhole(file, printed(all));
  return all;
}

/** Seeds of a task that were not trained to the end yet, by its results file. */
export function seedsLeft(task: Task): number[] {
  const done = new Map(readResults(task.file)?.runs.map((run) => [run.seed, run.epochs.length]));
  return task.seeds.filter((seed) => (done.get(seed) ?? 0) < task.epochs);
}

const sizeOf = (set: { readonly count: number } | Uint8Array): number =>
  set instanceof Uint8Array ? set.length : set.count;

/**
 * Trains one seed of a task, from its checkpoint where there is one, and adds what it gave to the results file.
 * Gives whether it came to its end.
 */
export async function runSeed(
  task: Task,
  seed: number,
  engine: Engine,
  data: Dataset,
  { signal, enough, onProgress, onEpoch, onSample }: RunOptions,
): Promise<boolean> {
  const { model, settings, epochs } = task;
  const checkpoint = checkpointOf(task, seed);
  const { epochs: records, checkpoint: rest } = await train(engine, model, data, settings, seed, {
    epochs,
    resume: existsSync(checkpoint) ? loadCheckpoint(checkpoint) : undefined,
    signal,
    enough,
    onProgress: (progress) => onProgress(seed, progress),
    onEpoch: (record) => onEpoch(seed, record),
    onTrained: onSample && (async (training) => onSample(seed, await sampleOf(training, data, seed))),
  });
  mkdirSync(dirname(task.file), { recursive: true });
  if (rest) saveCheckpoint(checkpoint, rest);
  else rmSync(checkpoint, { force: true });
  const run: RunRecord = { seed, epochs: records };
  if (records.length > 0)
    addResults(
      task.file,
      results(
        {
          model: model.name,
          title: model.title,
          source: model.source,
          settings,
          data: {
            name: data.name,
            hash: data.hash,
            licence: data.licence,
            train: sizeOf(data.train),
            test: sizeOf(data.test),
          },
          engine: engine.record,
          epochs,
          metrics: model.metrics,
        },
        [run],
      ),
    );
  return rest === null;
}
