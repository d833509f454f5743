import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { called, killed } from '../../bench/class/calls';
import { students, writeClass } from '../../bench/class/students';
import { readAssignment } from '../../problems/files';
import { seeded } from '../../worlds/numeric/random';
import { buildFlags, bundle, type Bundle } from '../support/bundle';
import { root } from '../support/shared';

let proofmark: Bundle;
beforeAll(() => (proofmark = bundle('cli/main.ts', buildFlags())));
afterAll(() => proofmark.remove());

const KILLS = 20;

test('a class that is killed at twenty moments and started again is graded as an undisturbed one', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
  try {
    const folder = join(root, 'problems', 'conv-lstm-kl');
    writeClass(join(scratch, 'students'), students(readAssignment(folder).value!, 40, 0.1, 11));
    const call = (out: string, jobs: number): string[] => [
      ...[proofmark.program, 'grade', folder, join(scratch, 'students')],
      ...['--out', join(scratch, out), '--jobs', String(jobs)],
    ];
    const whole = await called(call('undisturbed', 1));
    const random = seeded(3);
    let struck = 0;
    for (let i = 0; i < KILLS; i++)
      if (await killed(call('killed', 2), (2 * random() * whole.seconds) / KILLS)) struck++;
    expect(struck).toBeGreaterThan(KILLS / 2);
    const last = await called(call('killed', 2));
    expect(last.status).toBe(whole.status);
    const files = (out: string): string[] =>
      readdirSync(join(scratch, out), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.\w+$/.test(name) && !/\.graded\.json$|\.md$/.test(name))
        .sort();
    expect(files('killed')).toEqual(files('undisturbed'));
    for (const name of files('killed'))
      expect([name, readFileSync(join(scratch, 'killed', name)).equals(readFileSync(join(scratch, 'undisturbed', name)))]).toEqual([name, true]); // prettier-ignore
  } finally {
    rmSync(scratch, { recursive: true });
  }
});
