import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The folder of a package: in `folder/node_modules`, or installed beside Proofmark; null where it is in neither. */
export function folderOfPackage(name: string, folder: string | undefined): string | null {
  if (folder !== undefined) {
    const inside = join(folder, 'node_modules', name);
    if (existsSync(join(inside, 'package.json'))) return inside;
  }
  try {
    return dirname(createRequire(__filename).resolve(`${name}/package.json`));
  } catch {
    return null;
  }
}

/** The version in the `package.json` of a folder. */
export function versionIn(folder: string): string {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version?: unknown };
  return typeof version === 'string' ? version : 'unknown';
}

/** Loads a package from its folder, from within a bundle too. */
export function requireFrom(folder: string): unknown {
  return createRequire(__filename)(folder) as unknown;
}
