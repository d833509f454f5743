import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { models } from '../../reference/models';
import type { Results } from '../../reference/training/results';
import { WrongCall } from '../input';
import { LETTERS } from '../references';
import { table } from '../table';
import { readResults } from './runs';

/** `proofmark reference show`: what results files say, as a table or as JSON. */
export function showCommand(paths: readonly string[], options: { readonly json?: boolean }): number {
  try {
    const files = paths.flatMap(filesAt).map((file) => readResults(file)!);
    if (files.length === 0) throw new WrongCall(`${paths.join(', ')}: there are no results of trainings`);
    process.stdout.write(options.json ? `${JSON.stringify(files, null, 1)}\n` : `${asTable(files)}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

function filesAt(path: string): string[] {
  if (!existsSync(path)) throw new WrongCall(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json') && name !== LETTERS)
    .sort()
    .map((name) => join(path, name));
}

/** A figure with as many digits as mean something: fractions as per cent. */
const figure = (value: number, unit: string): string =>
  unit === 'fraction' ? `${(100 * value).toFixed(2)} %` : value.toPrecision(5);

/** The settings that are not the model's defaults. */
const ownSettings = ({ model, settings }: Results): string =>
  Object.entries(settings)
    .filter(([name, value]) => models[model]?.defaults[name] !== value)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

/** One line a metric of each file, after its last epoch that all its seeds reached. */
export function asTable(files: readonly Results[]): string {
  const rows = files.flatMap((file) =>
    file.metrics.map(({ name, unit }, i) => {
      const most = Math.max(0, ...(file.summary[name] ?? []).map(({ seeds }) => seeds));
      const last = (file.summary[name] ?? []).filter(({ seeds }) => seeds === most).at(-1);
      const own = ownSettings(file);
      const where =
        i === 0 ? [file.model, own, file.data.name, file.engine.adapter ?? file.engine.engine] : ['', '', '', ''];
      return [
        ...where,
        name,
        last ? figure(last.mean, unit) : '',
        last?.spread === null || !last ? '' : figure(last.spread, unit),
        last?.interval ? `${figure(last.interval[0], unit)} … ${figure(last.interval[1], unit)}` : '',
        last?.seeds ?? 0,
        last?.epoch ?? 0,
        i === 0 ? file.secondsAnEpoch.toFixed(1) : '',
      ];
    }),
  );
  return table(
    [
      'model',
      'settings',
      'data',
      'engine',
      'metric',
      'mean',
      'spread',
      '95 % of new seeds',
      'seeds',
      'epochs',
      's an epoch',
    ],
    rows,
  );
}
