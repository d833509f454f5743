import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { folderOfPackage } from '../../reference/engines/packages';

/** Why no real TensorFlow can be had here, or null. */
function reasonAgainst(): string | null {
  const home = folderOfPackage('@tensorflow/tfjs-node-gpu', process.env.PROOFMARK_ENGINES);
  if (home === null) return '@tensorflow/tfjs-node-gpu is not installed';
  const lib = join(home, 'lib');
  const built = existsSync(lib) && readdirSync(lib).some((each) => existsSync(join(lib, each, 'tfjs_binding.node')));
  return built ? null : '@tensorflow/tfjs-node-gpu is here without its native part';
}

/**
 * A suite that needs the engine tensorflow with a real libtensorflow, as `.ci/tensorflow DIR` makes one (PROOFMARK_ENGINES
 * names its folder). Elsewhere it is skipped and its name says so. No CI relies on it: its download is more than a test
 * should ask for, so that with PROOFMARK_REQUIRE_ALL=1, where nothing may be skipped, it is left out with a note.
 */
export function describeWithTensorflow(name: string, fn: () => void): void {
  const reason = reasonAgainst();
  if (reason === null) {
    describe(name, fn);
    return;
  }
  if (process.env.PROOFMARK_REQUIRE_ALL === '1') {
    process.stderr.write(`left out: ${name}, since ${reason}\n`);
    return;
  }
  describe.skip(`${name} (skipped: ${reason})`, () => {
    test('needs @tensorflow/tfjs-node-gpu with libtensorflow', () => undefined);
  });
}
