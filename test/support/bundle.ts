import { execFileSync, spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
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

/** A program that the tests of a file start, and a folder for what they give it. */
export interface Started {
  readonly folder: string;
  readonly run: (args: readonly string[], environment?: NodeJS.ProcessEnv) => SpawnSyncReturns<string>;
}

/** Builds a program before the tests of the file that calls this; program and folder are removed after them. */
export function started(entry: string): Started {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  let built: Bundle;
  beforeAll(() => {
    built = bundle(entry, buildFlags());
  }, 60_000);
  afterAll(() => {
    built.remove();
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    folder,
    run: (args, environment) =>
      spawnSync(process.execPath, [built.program, ...args], {
        encoding: 'utf8',
        env: { ...process.env, ...environment },
      }),
  };
}
