import { existsSync } from 'node:fs';
import { datasetNames, sources } from './index';
import type { DatasetName } from './index';
import { findPackage, installCommand } from './places';
import { preparedFile } from './prepared';

/** Whether a data set can be had here, and how it can where it cannot. */
export interface Availability {
  readonly name: DatasetName;
  readonly title: string;
  readonly licence: string;
  /** SHA-256 of the data; see hash.ts. */
  readonly hash: string;
  readonly state: 'prepared' | 'installed' | 'missing';
  /** Where it was found: the prepared file, or the folders of the packages that are here. */
  readonly places: readonly string[];
  /** Names of packages that are not here. A prepared data set needs none. */
  readonly missing: readonly string[];
  /** The command that installs them, or null where nothing is missing. */
  readonly install: string | null;
}

/** Every data set and whether it is here. Looks for files only: whether they are whole is for loadDataset to say. */
export function availability(folder?: string): Availability[] {
  return datasetNames.map((name) => {
    const { title, licence, hash, packages } = sources[name];
    const about = { name, title, licence, hash };
    const prepared = preparedFile(name, folder);
    if (existsSync(prepared)) return { ...about, state: 'prepared', places: [prepared], missing: [], install: null };
    const places = packages.flatMap((wanted) => findPackage(wanted, folder) ?? []);
    const missing = packages.filter((wanted) => findPackage(wanted, folder) === null);
    return {
      ...about,
      state: missing.length === 0 ? 'installed' : 'missing',
      places,
      missing: missing.map((wanted) => wanted.name),
      install: missing.length === 0 ? null : installCommand(missing, folder),
    };
  });
}
