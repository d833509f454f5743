import { availability } from '../../reference/datasets/availability';
import type { Availability } from '../../reference/datasets/availability';
import { DataError } from '../../reference/datasets/error';
import { NoDataset, prepareDataset } from '../../reference/datasets';
import { dataFolder } from '../../reference/datasets/places';
import { table } from '../table';

export interface DataCall {
  readonly folder?: string;
  readonly json?: boolean;
}

const asText = (all: readonly Availability[], folder: string): string => {
  const rows = all.map(({ name, state, licence, title }) => [name, state, licence, title]);
  const missing = all.flatMap(({ name, install }) => (install === null ? [] : [`  ${name}:\n    ${install}`]));
  return [
    table(['data set', 'here', 'licence', 'what it is'], rows),
    '',
    `Data folder: ${folder}`,
    ...(missing.length === 0 ? [] : ['', 'To install what is missing:', ...missing]),
    '',
  ].join('\n');
};

/** `proofmark reference data`: which data sets are here, and how the others are had. */
export function dataCommand({ folder, json }: DataCall): number {
  const all = availability(folder);
  process.stdout.write(
    json
      ? `${JSON.stringify({ folder: dataFolder(folder), datasets: all }, null, 1)}\n`
      : asText(all, dataFolder(folder)),
  );
  return 0;
}

/** `proofmark reference data prepare`: writes the one-file forms of data sets. */
export function prepareCommand(names: readonly string[], { folder, json }: DataCall): number {
  try {
    const files = names.map((name) => {
      const file = prepareDataset(name, { folder });
      if (!json) process.stdout.write(`${name}: ${file}\n`);
      return { name, file };
    });
    if (json) process.stdout.write(`${JSON.stringify(files, null, 1)}\n`);
    return 0;
  } catch (error) {
    const refused =
      error instanceof NoDataset || error instanceof DataError || (error instanceof Error && 'syscall' in error);
    if (!refused) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}
