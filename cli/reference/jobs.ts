import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import type { EpochRecord } from '../../reference/training/types';
import type { Plan, Task, TrainCall } from './plan';
import { addResults, partOf, readResults, seedsLeft } from './runs';
import type { Surroundings } from './surroundings';
import { epochAsLine } from './told';

/** One seed of one task, with the file that its own process writes. */
interface Job {
  readonly task: Task;
  readonly seed: number;
  readonly file: string;
}

/**
 * Trains in several processes, one a seed: tfjs has one thread and one backend a process. Each writes a results file of
 * its own, which is added to the task's when it ends. The first seed of every task comes first, so that a short time
 * gives something for each. Gives whether all came to their end.
 */
export async function trainInProcesses(
  plan: Plan,
  call: TrainCall,
  { self }: Surroundings,
  signal: AbortSignal,
): Promise<boolean> {
  const until = performance.now() + 1000 * plan.seconds;
  const left = new Map(plan.tasks.map((task) => [task, seedsLeft(task)]));
  const rounds = Math.max(0, ...[...left.values()].map((seeds) => seeds.length));
  const queue = Array.from({ length: rounds }, (_, round) =>
    plan.tasks.flatMap((task): Job[] => {
      const seed = left.get(task)![round];
      return seed === undefined ? [] : [{ task, seed, file: partOf(task.file, seed) }];
    }),
  ).flat();
  let all = true;
  const worker = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const seconds = (until - performance.now()) / 1000;
      if (signal.aborted || seconds <= 0) {
        all = false;
        return;
      }
      if (!(await runJob(job, call, self, seconds))) all = false;
    }
  };
  await Promise.all(Array.from({ length: Math.min(plan.jobs, queue.length) }, worker));
  return all;
}

/** Gives whether the job's process trained its seed to the end. */
async function runJob(
  { task, seed, file }: Job,
  call: TrainCall,
  self: readonly string[],
  seconds: number,
): Promise<boolean> {
  const [program, ...first] = self;
  const settings = Object.entries(task.settings).flatMap(([name, value]) => ['--set', `${name}=${value}`]);
  const options = {
    '--seeds': 1,
    '--first-seed': seed,
    '--epochs': task.epochs,
    '--engine': call.engine,
    '--data': task.dataset,
    '--out': file,
    ...(call.samples !== undefined && { '--samples': call.samples }),
    ...(Number.isFinite(seconds) && { '--minutes': seconds / 60 }),
  };
  const words = Object.entries(options).flatMap(([name, value]) => [name, String(value)]);
  const child = spawn(program!, [...first, 'reference', 'train', task.model.name, ...settings, ...words, '--json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const record = JSON.parse(line) as EpochRecord;
    process.stdout.write(call.json ? `${line}\n` : epochAsLine(task.name, seed, record));
  });
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (complaint += text));
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject).on('close', resolve);
  });
  const part = readResults(file);
  if (part) addResults(task.file, part);
  const ended = (part?.runs[0]?.epochs.length ?? 0) >= task.epochs;
  // A training that goes on later needs its part beside its checkpoint.
  if (ended) rmSync(file);
  else if (status !== 0 && status !== 1)
    process.stderr.write(
      `proofmark: ${task.name}, seed ${seed}: ${complaint.trim() || `ended with status ${status}`}\n`,
    );
  return ended;
}
