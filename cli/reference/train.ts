import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../../gradebook/batch/atomic';
import type { Dataset } from '../../reference/datasets/types';
import type { Sample } from '../../reference/training/samples';
import { WrongCall } from '../input';
import { trainInProcesses } from './jobs';
import { planOf, type Plan, type Task, type TrainCall } from './plan';
import { readResults, runSeed, seedsLeft } from './runs';
import { asTable } from './show';
import type { Surroundings } from './surroundings';
import { clearLine, drawProgress, epochAsJson, epochAsLine } from './told';

/**
 * `proofmark reference train`: trains models and writes results files. Exit status 0 when all was trained or time was
 * up, 1 when it was interrupted, 2 for a call that cannot be carried out.
 */
export async function trainCommand(
  names: readonly string[],
  call: TrainCall,
  surroundings: Surroundings,
): Promise<number> {
  const stop = new AbortController();
  // The second time the process is ended as usual.
  const interrupt = (): void => {
    process.stderr.write('\nproofmark: stopping; the training is kept\n');
    stop.abort();
  };
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt);
  let timer: NodeJS.Timeout | undefined;
  let timeUp = false;
  try {
    const plan = planOf(names, call);
    // An epoch that was begun in the hope of ending in time is broken off, too.
    if (Number.isFinite(plan.seconds))
      timer = setTimeout(() => {
        timeUp = true;
        stop.abort();
      }, 1000 * plan.seconds);
    const ended = await (plan.jobs > 1
      ? trainInProcesses(plan, call, surroundings, stop.signal)
      : trainHere(plan, call, surroundings, stop.signal));
    clearLine(process.stderr);
    report(plan, call);
    if (ended) return 0;
    process.stderr.write('proofmark: not all was trained; the same command goes on from where it stopped\n');
    return stop.signal.aborted && !timeUp ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  } finally {
    clearTimeout(timer);
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  }
}

/** Trains one after the other in this process; gives whether all came to their end. */
async function trainHere(
  plan: Plan,
  call: TrainCall,
  surroundings: Surroundings,
  signal: AbortSignal,
): Promise<boolean> {
  const until = performance.now() + 1000 * plan.seconds;
  const enough = (seconds: number): boolean => performance.now() + 1000 * seconds > until;
  const work = plan.tasks.flatMap((task) => seedsLeft(task).map((seed) => ({ task, seed })));
  if (work.length === 0) return true;
  const engine = await surroundings.openEngine(plan.engine);
  let loaded: { readonly name: string; readonly data: Dataset } | undefined;
  let all = true;
  try {
    for (const { task, seed } of work) {
      if (signal.aborted || enough(0)) return false;
      if (loaded?.name !== task.dataset)
        loaded = { name: task.dataset, data: await surroundings.loadDataset(task.dataset) };
      const ended = await runSeed(task, seed, engine, loaded.data, {
        signal,
        enough,
        onProgress: (of, progress) => drawProgress(process.stderr, task.name, of, progress),
        ...(call.samples !== undefined && { onSample: keepSample(call.samples, task) }),
        onEpoch: (of, record) => {
          clearLine(process.stderr);
          process.stdout.write(call.json ? epochAsJson(task, of, record) : epochAsLine(task.name, of, record));
        },
      });
      all &&= ended;
    }
    return all;
  } finally {
    await engine.close();
  }
}

/** Writes what a trained model makes into the folder of samples, under the name of its results. */
const keepSample =
  (folder: string, task: Task) =>
  (seed: number, sample: Sample | null): void => {
    if (!sample) {
      process.stderr.write(`proofmark: ${task.model.name} draws and writes nothing: no sample of it is kept\n`);
      return;
    }
    mkdirSync(folder, { recursive: true });
    writeWhole(join(folder, `${task.name}.seed-${seed}.${sample.extension}`), sample.bytes);
  };

function report(plan: Plan, call: TrainCall): void {
  const files = plan.tasks.flatMap(({ file }) => {
    const results = readResults(file);
    return results ? [{ file, results }] : [];
  });
  if (call.json || files.length === 0) return;
  const list = files.map(({ file }) => `${file}\n`).join('');
  process.stdout.write(`\n${asTable(files.map(({ results }) => results))}\n\n${list}`);
}
