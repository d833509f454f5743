import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LetterPairs, Reference, References } from '../graders/results';
import type { ReferenceKey } from '../problems/schema';
import type { Results } from '../reference/training/results';
import { WrongCall } from './input';

/** How the file is called that says how letters follow each other. */
export const LETTERS = 'letters.json';

/** The folder of reference results that comes with Proofmark; null where there is none. */
export function bundledResults(): string | null {
  for (let at = __dirname; ; at = dirname(at)) {
    const folder = join(at, 'reference', 'results');
    if (existsSync(folder)) return folder;
    if (dirname(at) === at) return null;
  }
}

/** Reference results of a folder, read when the first is asked for. */
export function referencesIn(folder: string | null): References {
  let files: readonly Results[] | undefined;
  let letters: LetterPairs | null | undefined;
  return {
    result: (key) => {
      files ??= folder === null ? [] : resultsIn(folder);
      const found = files.find((file) => file.model === key.model && matches(file, key));
      return found ? asReference(found, key.metric) : null;
    },
    get letters() {
      const file = folder === null ? null : join(folder, LETTERS);
      letters ??= file !== null && existsSync(file) ? (read(file) as LetterPairs) : null;
      return letters;
    },
  };
}

/** All that a folder of reference results says, to tell whether it has changed. */
export const textOfResults = (folder: string | null): string =>
  folder === null
    ? ''
    : readdirSync(folder)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => `${name}\n${readFileSync(join(folder, name), 'utf8')}`)
        .join('\n');

const resultsIn = (folder: string): Results[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json') && name !== LETTERS)
    .sort()
    .map((name) => read(join(folder, name)) as Results);

function read(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new WrongCall(
      `${file}: these reference results cannot be read (${why}); make them again by 'proofmark reference train'`,
    );
  }
}

const matches = (file: Results, { settings }: ReferenceKey): boolean =>
  Object.entries(settings).every(([name, value]) => file.settings[name] === value);

/** What all seeds reached in the last epoch that all of them came to; null where the model has no such metric. */
function asReference(file: Results, metric: string): Reference | null {
  const unit = file.metrics.find((m) => m.name === metric)?.unit;
  const epochs = Math.min(...file.runs.map((run) => run.epochs.length));
  const values = file.runs.flatMap((run) => run.epochs[epochs - 1]?.metrics[metric] ?? []);
  if (unit === undefined || values.length === 0) return null;
  const cases = unit === 'fraction' && !/train/.test(metric) ? file.data.test : null;
  return { model: file.model, metric, values, cases, data: file.data.name };
}
