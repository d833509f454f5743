import { engineNames, type EngineName } from '../../reference/engines/types';
import { homeworks } from '../../reference/models/homeworks';
import { modelNamed } from '../../reference/models/index';
import { withSettings } from '../../reference/models/parts/settings';
import type { Model, Settings } from '../../reference/models/types';
import { nameOf } from '../../reference/training/results';
import { WrongCall } from '../input';

export interface TrainCall {
  readonly set?: readonly string[];
  readonly all?: boolean;
  readonly seeds: string;
  readonly firstSeed: string;
  readonly epochs?: string;
  readonly engine: string;
  readonly data?: string;
  readonly out?: string;
  readonly jobs: string;
  readonly minutes?: string;
  readonly samples?: string;
  readonly json?: boolean;
}

/** One model with one choice of settings, to be trained from some seeds. */
export interface Task {
  readonly model: Model;
  readonly settings: Settings;
  readonly dataset: string;
  readonly epochs: number;
  readonly seeds: readonly number[];
  /** What its results are called. */
  readonly name: string;
  /** Where they go. */
  readonly file: string;
}

/** What a call asks for. */
export interface Plan {
  readonly tasks: readonly Task[];
  readonly engine: EngineName | 'auto';
  readonly jobs: number;
  /** Seconds that the call may take. */
  readonly seconds: number;
}

/** @throws WrongCall that says which option was wrong, and what was expected */
export function planOf(names: readonly string[], call: TrainCall): Plan {
  if (call.all ? names.length > 0 || call.set : names.length === 0)
    throw new WrongCall('name the models to train, or give --all for those of the homeworks, without --set');
  const count = counted('--seeds', call.seeds, 1, 1000);
  const firstSeed = counted('--first-seed', call.firstSeed, 0, 2 ** 31);
  const epochs = call.epochs === undefined ? undefined : counted('--epochs', call.epochs, 1, 10_000);
  const wanted = call.all
    ? homeworks.map(({ model, settings, seeds }) => ({
        model: modelNamed(model),
        settings: { ...modelNamed(model).defaults, ...settings },
        seeds: Math.min(seeds ?? count, count),
      }))
    : names.map((name) => {
        const model = asked(() => modelNamed(name));
        return { model, settings: asked(() => withSettings(model.defaults, call.set ?? [])), seeds: count };
      });
  const single = call.out?.endsWith('.json') ?? false;
  if (single && wanted.length > 1) throw new WrongCall(`--out ${call.out}: several results need a folder, not a file`);
  const tasks = wanted.map(({ model, settings, seeds }): Task => {
    const dataset = call.data ?? model.dataset;
    const name = dataset === model.dataset ? nameOf(model, settings) : `${nameOf(model, settings)}.${dataset}`;
    return {
      model,
      settings,
      dataset,
      epochs: epochs ?? model.epochs,
      seeds: Array.from({ length: seeds }, (_, i) => firstSeed + i),
      name,
      file: single ? call.out! : `${call.out ?? 'reference-results'}/${name}.json`,
    };
  });
  return {
    tasks,
    engine: engineOf(call.engine),
    jobs: counted('--jobs', call.jobs, 1, 256),
    seconds: call.minutes === undefined ? Infinity : 60 * minutesOf(call.minutes),
  };
}

export function engineOf(text: string): EngineName | 'auto' {
  const found = (['auto', ...engineNames] as const).find((name) => name === text);
  if (found) return found;
  throw new WrongCall(`--engine: expected auto, ${engineNames.join(', ')}, found "${text}"`);
}

export function counted(option: string, text: string, least: number, most: number): number {
  const n = Number(text);
  if (text.trim() !== '' && Number.isInteger(n) && n >= least && n <= most) return n;
  throw new WrongCall(`${option}: expected a whole number from ${least} to ${most}, found "${text}"`);
}

export function minutesOf(text: string): number {
  const n = Number(text);
  if (text.trim() !== '' && n > 0 && Number.isFinite(n)) return n;
  throw new WrongCall(`--minutes: expected a number above 0, found "${text}"`);
}

/** Errors about names and settings, which are errors of the call. */
export function asked<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new WrongCall(error instanceof Error ? error.message : String(error));
  }
}
