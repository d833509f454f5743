import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { models } from '../../reference/models';
import type { Results } from '../../reference/training/results';
import { WrongCall } from '../input';
import { LETTERS } from '../references';
import { table } from '../table';
import { readResults } from './runs';

export interface ShowCall {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** `proofmark reference show`: what results files say, as a table, as JSON, or as a table of Markdown. */
export function showCommand(paths: readonly string[], { json, markdown }: ShowCall): number {
  try {
    if (json && markdown) throw new WrongCall('--json and --markdown: expected one of them');
    const files = resultsAt(paths);
    if (files.length === 0) throw new WrongCall(`${paths.join(', ')}: there are no results of trainings`);
    const shown = json ? JSON.stringify(files, null, 1) : markdown ? asMarkdown(files) : asTable(files);
    process.stdout.write(`${shown}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

/** All results in files and folders, in the order of their names. */
export const resultsAt = (paths: readonly string[]): Results[] =>
  paths.flatMap(filesAt).map((file) => readResults(file)!);

function filesAt(path: string): string[] {
  if (!existsSync(path)) throw new WrongCall(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => name.endsWith('.json') && name !== LETTERS)
    .sort()
    .map((name) => join(path, name));
}

/** A figure with as many digits as mean something: fractions as per cent. */
const figure = (value: number, unit: string, digits = 5): string =>
  unit === 'fraction' ? `${(100 * value).toFixed(2)} %` : value.toPrecision(digits);

/** The settings that are not the model's defaults. */
const ownSettings = ({ model, settings }: Results): string =>
  Object.entries(settings)
    .filter(([name, value]) => models[model]?.defaults[name] !== value)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');

/** What a metric came to: after the last epoch that all seeds reached. */
const atTheEnd = ({ summary }: Results, metric: string): Results['summary'][string][number] | undefined => {
  const epochs = summary[metric] ?? [];
  const most = Math.max(0, ...epochs.map(({ seeds }) => seeds));
  return epochs.filter(({ seeds }) => seeds === most).at(-1);
};

/** One line a file: figures as mean ± standard deviation over seeds. */
export function asMarkdown(files: readonly Results[]): string {
  const rows = files.map((file) => {
    const figures = file.metrics.map(({ name, unit }) => {
      const last = atTheEnd(file, name);
      if (!last) return `${name} –`;
      const spread = last.spread === null ? '' : ` ± ${figure(last.spread, unit, 2)}`;
      return `${name} ${figure(last.mean, unit)}${spread}`;
    });
    const last = atTheEnd(file, file.metrics[0]!.name);
    const engine = file.engine.adapter ?? file.engine.engine;
    const cells = [file.model, ownSettings(file), file.data.name, engine, last?.seeds ?? 0, last?.epoch ?? 0];
    return [...cells, file.secondsAnEpoch.toFixed(1), figures.join('; ')];
  });
  const head = ['model', 'settings', 'data', 'engine', 'seeds', 'epochs', 's an epoch', 'reached'];
  const line = (cells: readonly (string | number)[]): string =>
    `| ${cells.map((c) => String(c).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(['---', '---', '---', '---', '--:', '--:', '--:', '---']), ...rows.map(line)].join('\n');
}

/** One line a metric of each file, after its last epoch that all its seeds reached. */
export function asTable(files: readonly Results[]): string {
  const rows = files.flatMap((file) =>
    file.metrics.map(({ name, unit }, i) => {
      const last = atTheEnd(file, name);
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
