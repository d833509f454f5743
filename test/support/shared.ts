import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Root of this repository. */
export const root = resolve(__dirname, '../..');

const shared = resolve(root, '../shared');

/**
 * A suite that needs the course's own material, which lies beside the repository and is not part of it. Where it is
 * absent the suite is skipped and its name says so; with PROOFMARK_REQUIRE_ALL=1 it fails instead. `fn` is called
 * only where the material is there, so it may read while it defines its tests.
 */
export function describeWithShared(name: string, fn: () => void): void {
  if (existsSync(shared)) {
    describe(name, fn);
    return;
  }
  const reason = 'the folder ../shared with the real homeworks is not here';
  if (process.env.PROOFMARK_REQUIRE_ALL === '1') {
    test(name, () => {
      throw new Error(`PROOFMARK_REQUIRE_ALL=1, but ${reason}`);
    });
    return;
  }
  describe.skip(`${name} (skipped: ${reason})`, () => {
    test('needs ../shared', () => undefined);
  });
}

/** Full path of a file under ../shared, such as `seeds/hw-000-….md`. */
export const sharedPath = (...parts: string[]): string => join(shared, ...parts);

/** Text of a file under ../shared. */
export const readShared = (...parts: string[]): string => readFileSync(sharedPath(...parts), 'utf8');
