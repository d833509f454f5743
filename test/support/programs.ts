import { execFileSync, spawnSync } from 'node:child_process';

const isHere = (program: string): boolean => spawnSync(program, ['--version']).error === undefined;

/**
 * A suite that needs programs beyond Node, such as `pdftotext`. Where one is missing the suite is skipped and its name
 * says so; with PROOFMARK_REQUIRE_ALL=1 it fails instead. `fn` is called only where they are there.
 */
export function describeWithPrograms(name: string, programs: readonly string[], fn: () => void): void {
  const missing = programs.filter((program) => !isHere(program));
  if (missing.length === 0) {
    describe(name, fn);
    return;
  }
  const reason = `${missing.join(', ')} not installed`;
  if (process.env.PROOFMARK_REQUIRE_ALL === '1') {
    test(name, () => {
      throw new Error(`PROOFMARK_REQUIRE_ALL=1, but ${reason}`);
    });
    return;
  }
  describe.skip(`${name} (skipped: ${reason})`, () => {
    test(`needs ${missing.join(', ')}`, () => undefined);
  });
}

/** Output of a program; throws with what it said where it fails. */
export const outputOf = (program: string, args: readonly string[]): string =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
