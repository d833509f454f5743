import { existsSync, statSync } from 'node:fs';
import { fashionMnist, mnist } from './digits';
import { readFolder } from './folder';
import { hashOf } from './hash';
import { mobyDick } from './moby-dick';
import { mail } from './mail';
import { foundPackages, NoDataset } from './places';
import { preparedFile, readPrepared, writePrepared } from './prepared';
import { reviews } from './reviews';
import type { Source } from './source';
import { glovePackage, readGlove } from './text/glove';
import type { Dataset } from './types';

/** Every data set that Proofmark knows, by name. */
export const sources = {
  mnist,
  'fashion-mnist': fashionMnist,
  'moby-dick': mobyDick,
  reviews,
  mail,
} as const;

export { NoDataset } from './places';

export type DatasetName = keyof typeof sources;
type DatasetOf<N extends DatasetName> = (typeof sources)[N] extends Source<infer D> ? D : never;

export const datasetNames = Object.keys(sources) as readonly DatasetName[];

export interface LoadOptions {
  /** The data folder; see places.ts for where data is sought without it. */
  readonly folder?: string;
}

function sourceOf(name: string): Source {
  if (!Object.hasOwn(sources, name))
    throw new NoDataset(
      `there is no data set "${name}"; there are: ${datasetNames.join(', ')}; or name a folder, as in ./my-data`,
    );
  return sources[name as DatasetName];
}

/** Data other than the recorded would make results that compare with nothing. */
function checked(data: Dataset, source: Source, where: string): Dataset {
  if (data.hash === source.hash) return data;
  throw new NoDataset(
    `${where}: expected the data set ${source.name} with the hash ${source.hash}, found ${data.hash}. ` +
      'Install the packages in the versions that "proofmark reference data" names, and prepare it again.',
  );
}

/** A data set as built from its packages, whether or not it was prepared. Throws as loadDataset does. */
export function buildDataset(name: string, { folder }: LoadOptions = {}): Dataset {
  const source = sourceOf(name);
  const found = foundPackages(name, source.packages, folder);
  const data = source.build(found);
  return checked({ ...data, hash: hashOf(data) }, source, found[0]!);
}

/** A name with a slash or a dot is a path. */
const isFolder = (name: string): boolean => /[\\/]|^\.\.?$/.test(name);

/** An instructor's own data, from a folder in a form that reference/README.md describes. Throws as loadDataset does. */
export function loadFolder(path: string, { folder }: LoadOptions = {}): Dataset {
  if (!existsSync(path) || !statSync(path).isDirectory()) throw new NoDataset(`${path}: there is no such folder`);
  const data = readFolder(path, () => readGlove(foundPackages(path, [glovePackage], folder)[0]!));
  return { ...data, hash: hashOf(data) };
}

/**
 * A data set, cleaned, split and checked against its recorded hash: from its prepared file where there is one, else
 * built from its packages. A path is the folder of an instructor's own data. Throws a NoDataset if it cannot be had, and says how it can; a DataError if a file is damaged.
 */
export function loadDataset<N extends DatasetName>(name: N, options?: LoadOptions): DatasetOf<N>;
export function loadDataset(name: string, options?: LoadOptions): Dataset;
export function loadDataset(name: string, options: LoadOptions = {}): Dataset {
  if (isFolder(name)) return loadFolder(name, options);
  const file = preparedFile(name, options.folder);
  const source = sourceOf(name);
  const prepared = readPrepared(file);
  return prepared === null ? buildDataset(name, options) : checked(prepared, source, file);
}

/** Builds a data set from its packages and writes its prepared file, which is the answer. */
export function prepareDataset(name: string, options: LoadOptions = {}): string {
  const data = buildDataset(name, options);
  const file = preparedFile(name, options.folder);
  writePrepared(data, file);
  return file;
}
