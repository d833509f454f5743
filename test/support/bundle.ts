import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './shared';

/** A file bundled into a program of its own. It lies in the repository: from there it finds its packages. */
export interface Bundle {
  readonly program: string;
  remove(): void;
}

const esbuild = join(root, 'node_modules', '.bin', 'esbuild');

/** Bundles a file of this repository. */
export function bundle(
  entry: string,
  flags: readonly string[] = ['--bundle', '--platform=node', '--target=node20'],
): Bundle {
  const folder = join(root, 'node_modules', '.cache', `proofmark-${process.pid}-${entry.replaceAll(/\W/g, '-')}`);
  const program = join(folder, 'program.cjs');
  execFileSync(esbuild, [entry, ...flags, `--outfile=${program}`, '--log-level=warning'], { cwd: root });
  return { program, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Flags of `npm run build`, without the name of what is built. */
export function buildFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { build: string } };
  return scripts.build.split(' ').filter((flag) => flag.startsWith('--') && !flag.startsWith('--outfile='));
}
