import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { dataFolder } from '../datasets/places';

const ending = '.checkpoint';
const kept = (folder?: string): string => join(dataFolder(folder), 'classifiers');

/**
 * Where the classifier for some data is kept. Weights are not published with Proofmark: they take a minute to make, and
 * only those who have the data, which every measure needs, have a use for them.
 * @param hash of the data
 */
export const classifierFile = (hash: string, folder?: string): string =>
  join(kept(folder), `convnet.${hash.slice(0, 16)}${ending}`);

/** Names of the classifiers that are kept. */
export const keptClassifiers = (folder?: string): string[] =>
  existsSync(kept(folder))
    ? readdirSync(kept(folder))
        .filter((name) => name.endsWith(ending))
        .sort()
    : [];
