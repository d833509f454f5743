import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timed } from './timing';

const TEXT = '$$\\log p(x) = \\sum_z q(z|x) \\log p(x)$$\n';
const WORLD =
  "variables: {x: {values: 3}, z: {values: 3}}\ndensities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}}\n";

/** Milliseconds from call to exit, the median of several runs taken in turn; null where the command is not built. */
export function startUp(command: string, runs: number): { name: string; ms: number }[] | null {
  if (!existsSync(command)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-bench-'));
  try {
    writeFileSync(join(folder, 'text.md'), TEXT);
    writeFileSync(join(folder, 'world.yaml'), WORLD);
    const calls: readonly (readonly [string, readonly string[]])[] = [
      ['node alone', ['-e', '0']],
      ['proofmark --version', [command, '--version']],
      ['proofmark claims, one claim', [command, 'claims', '--world', 'world.yaml', 'text.md']],
    ];
    const times = calls.map((): number[] => []);
    for (let run = 0; run <= runs; run++)
      calls.forEach(([name, args], k) => {
        let status: number | null = null;
        const ms = timed(() => void ({ status } = spawnSync(process.execPath, args, { cwd: folder })));
        if (status !== 0) throw new Error(`${name} ended with status ${String(status)}`);
        // The first round warms the disk cache.
        if (run > 0) times[k]!.push(ms);
      });
    return calls.map(([name], k) => ({ name, ms: median(times[k]!) }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
