import { spawnSync } from 'node:child_process';
import { dawnBinary } from '../../reference/engines/dawn';
import { folderOfPackage } from '../../reference/engines/packages';

const askForAdapter = `
  const module = { exports: {} };
  process.dlopen(module, process.argv[1]);
  module.exports.create([]).requestAdapter({}).then((adapter) => process.exit(adapter ? 0 : 3));
`;

/** Why WebGPU cannot be had here, or null. */
function reasonAgainst(): string | null {
  const folder = process.env.PROOFMARK_ENGINES;
  if (folderOfPackage('@tensorflow/tfjs-backend-webgpu', folder) === null) return 'its packages are not installed';
  try {
    const { status } = spawnSync(process.execPath, ['-e', askForAdapter, dawnBinary(folder).path]);
    return status === 0 ? null : 'no Vulkan driver answers';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * A suite that needs the engine webgpu: its packages (PROOFMARK_ENGINES names their folder) and a Vulkan driver, of
 * software or of a GPU. Elsewhere it is skipped and its name says so; with PROOFMARK_REQUIRE_ALL=1 it fails instead.
 */
export function describeWithWebgpu(name: string, fn: () => void): void {
  const reason = reasonAgainst();
  if (reason === null) {
    describe(name, fn);
    return;
  }
  if (process.env.PROOFMARK_REQUIRE_ALL === '1') {
    test(name, () => {
      throw new Error(`PROOFMARK_REQUIRE_ALL=1, but ${reason}`);
    });
    return;
  }
  describe.skip(`${name} (skipped: ${reason})`, () => {
    test('needs the packages of webgpu and a Vulkan driver', () => undefined);
  });
}
