import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Package } from './source';

/** The environment variable that names the folder of the data. */
export const DATA_VARIABLE = 'PROOFMARK_DATA';

/**
 * The folder in which data packages are installed and prepared data is kept: the one given, else the one that
 * PROOFMARK_DATA names, else `.cache/proofmark/data` in the home of the user.
 */
export const dataFolder = (given?: string): string =>
  resolve(given ?? (process.env[DATA_VARIABLE] || join(homedir(), '.cache', 'proofmark', 'data')));

/** The folders of `start` and above it, nearest first. */
function upwards(start: string): string[] {
  const above = dirname(start);
  return above === start ? [start] : [start, ...upwards(above)];
}

/** Where a package lies, or null: in the data folder, else in the project's node_modules or the system's folders. */
export function findPackage(wanted: Package, folder?: string): string | null {
  switch (wanted.manager) {
    case 'npm': {
      const roots = [dataFolder(folder), ...upwards(process.cwd())];
      const places = roots.map((root) => join(root, 'node_modules', ...wanted.name.split('/')));
      return places.find((place) => existsSync(join(place, 'package.json'))) ?? null;
    }
    case 'debian':
      return [dataFolder(folder), '/'].map((root) => join(root, wanted.directory)).find(existsSync) ?? null;
  }
}

/** A data set that cannot be had: not known, its package not installed, or not the data that it should be. */
export class NoDataset extends Error {}

/** Where packages lie. Throws a NoDataset that says how those that are missing are installed. */
export function foundPackages(name: string, packages: readonly Package[], folder?: string): readonly string[] {
  const missing = packages.filter((wanted) => findPackage(wanted, folder) === null);
  if (missing.length === 0) return packages.map((wanted) => findPackage(wanted, folder)!);
  const licences = [...new Set(missing.map((wanted) => wanted.licence))].join('; ');
  throw new NoDataset(
    `the data set ${name} is not here: missing ${missing.map((wanted) => wanted.name).join(', ')} ` +
      `(licence: ${licences}). To install: ${installCommand(missing, folder)}`,
  );
}

/** What a path is called on a command line. */
const quoted = (path: string): string => (/^[\w/.:@~+-]+$/.test(path) ? path : `"${path}"`);

/** The command that installs packages where they are found; one line, without special rights. */
export function installCommand(packages: readonly Package[], folder?: string): string {
  const target = quoted(dataFolder(folder));
  const npm = packages.flatMap((p) => (p.manager === 'npm' ? [`${p.name}@${p.version}`] : []));
  const debian = packages.flatMap((p) => (p.manager === 'debian' ? [p.name] : []));
  return [
    ...(npm.length > 0 ? [`npm install --prefix ${target} --ignore-scripts ${npm.join(' ')}`] : []),
    ...debian.map((name) => `apt-get download ${name} && dpkg -x ${name}_*.deb ${target}`),
  ].join(' && ');
}
