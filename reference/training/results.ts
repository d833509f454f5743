import type { EngineRecord } from '../engines/types';
import type { Metric, Settings } from '../models/types';
import { interval, LEVEL, mean, median, spread } from './spread';
import type { EpochRecord } from './types';

/** One training: what each epoch gave. */
export interface RunRecord {
  readonly seed: number;
  /** Fewer than the file's `epochs` where time was up. */
  readonly epochs: readonly EpochRecord[];
}

/** A metric over the seeds, after some epoch. */
export interface Summary {
  readonly epoch: number;
  readonly seeds: number;
  readonly mean: number;
  /** Standard deviation over the seeds; null for one seed. */
  readonly spread: number | null;
  /** In which the value of one more seed lies with probability `level`; null for one seed. */
  readonly interval: readonly [number, number] | null;
}

/** What a results file says before it is summed up. */
export interface Facts {
  readonly model: string;
  readonly title: string;
  readonly source: string;
  readonly settings: Settings;
  readonly data: {
    readonly name: string;
    readonly hash: string;
    readonly licence: string;
    /** Rows (pictures, texts) or characters. */
    readonly train: number;
    readonly test: number;
  };
  readonly engine: EngineRecord;
  /** Epochs of a whole training. */
  readonly epochs: number;
  readonly metrics: readonly Metric[];
}

/** A results file, `reference/results/*.json`: what one model with one choice of settings reached, from several seeds. */
export interface Results extends Facts {
  /** Of this format. */
  readonly version: 1;
  readonly runs: readonly RunRecord[];
  readonly level: number;
  /** How the intervals were made, in words. */
  readonly method: string;
  /** By metric, and under 'loss' the training loss: one entry an epoch that any seed reached. */
  readonly summary: Readonly<Record<string, readonly Summary[]>>;
  /** Median over all epochs of all seeds: the steps of one epoch, without its evaluation. */
  readonly secondsAnEpoch: number;
}

const METHOD =
  'mean ± t · spread · √(1 + 1/n) over n seeds, t the quantile of Student’s distribution with n − 1 degrees of freedom; ' +
  'fractions are cut at 0 and 1. The test data are the same for all seeds.';

/** Sums runs up. */
export function results(facts: Facts, runs: readonly RunRecord[]): Results {
  const ordered = [...runs].sort((a, b) => a.seed - b.seed);
  const columns: readonly { readonly name: string; readonly of: (record: EpochRecord) => number | undefined }[] = [
    { name: 'loss', of: (record) => record.loss },
    ...facts.metrics.map(({ name }) => ({ name, of: (record: EpochRecord) => record.metrics[name] })),
  ];
  const reached = Math.max(0, ...ordered.map((run) => run.epochs.length));
  const after = (epoch: number, of: (record: EpochRecord) => number | undefined): number[] =>
    ordered.map((run) => run.epochs[epoch - 1] && of(run.epochs[epoch - 1]!)).filter((value) => value !== undefined);
  const unitOf = (name: string): Metric['unit'] => facts.metrics.find((metric) => metric.name === name)?.unit ?? 'none';
  return {
    version: 1,
    ...facts,
    secondsAnEpoch: median(ordered.flatMap((run) => run.epochs.map(({ seconds }) => seconds))),
    level: LEVEL,
    method: METHOD,
    summary: Object.fromEntries(
      columns.map(({ name, of }) => [
        name,
        Array.from({ length: reached }, (_, i) => summary(i + 1, after(i + 1, of), unitOf(name))),
      ]),
    ),
    runs: ordered,
  };
}

function summary(epoch: number, values: readonly number[], unit: Metric['unit']): Summary {
  const found = interval(values);
  const cut = (bound: number): number => (unit === 'fraction' ? Math.min(1, Math.max(0, bound)) : bound);
  return {
    epoch,
    seeds: values.length,
    mean: mean(values),
    spread: values.length < 2 ? null : spread(values),
    interval: found && [cut(found[0]), cut(found[1])],
  };
}

/**
 * One file from several of the same model, settings, data and engine, with their runs together.
 * @throws Error that names what is different
 */
export function merged(files: readonly Results[]): Results {
  const [first, ...others] = files;
  if (!first) throw new Error('there is no result to put together');
  const facts = factsOf(first);
  for (const other of others)
    for (const key of ['model', 'settings', 'data', 'engine'] as const) {
      const [a, b] = [JSON.stringify(first[key]), JSON.stringify(other[key])];
      if (a !== b) throw new Error(`results of different trainings: ${key} is ${a} in one and ${b} in another`);
    }
  const seeds = new Map(files.flatMap((file) => file.runs.map((run) => [run.seed, run])));
  return results({ ...facts, epochs: Math.max(...files.map((file) => file.epochs)) }, [...seeds.values()]);
}

function factsOf({ model, title, source, settings, data, engine, epochs, metrics }: Results): Facts {
  return { model, title, source, settings, data, engine, epochs, metrics };
}

/**
 * What a results file is called: the model and the settings that are not its defaults, such as
 * `text-cnn.kernel-7.pooling-average`.
 */
export function nameOf(model: { readonly name: string; readonly defaults: Settings }, settings: Settings): string {
  const own = Object.entries(settings).filter(([name, value]) => model.defaults[name] !== value);
  return [model.name, ...own.map(([name, value]) => `${name}-${value}`)].join('.');
}

/** A results file as text: epochs and summaries one a line, numbers with seven digits, as many as 32-bit floats have. */
export function printed(file: Results): string {
  const number = (_: string, value: unknown): unknown =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(7)) : value;
  const text = JSON.stringify(file, number, 1);
  // The innermost objects and lists, with no other in them but lists of numbers, on one line each.
  const inner = /(?:\{(?:[^{}[\]]|\{[^{}[\]]*\}|\[[^{}[\]]*\])*\}|\[[^{}[\]]*\])/g;
  return `${text.replace(inner, (part) => (part.length < 400 ? part.replace(/\n\s*/g, ' ') : part))}\n`;
}
