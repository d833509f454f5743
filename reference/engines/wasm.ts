import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { mendKernels } from './kernels';
import { kindOf, simdOf } from './simd';
import { EngineUnavailable, setBackend, type EngineOptions, type Started } from './start';
import type { Tensors } from './types';

const binary = 'tfjs-backend-wasm-simd.wasm';

/** The folder of the `.wasm` files: the given one where they lie in it, else that of the installed package. */
function folderOfBinaries(folder: string | undefined): string {
  if (folder !== undefined && existsSync(join(folder, binary))) return folder;
  try {
    return dirname(createRequire(__filename).resolve(`@tensorflow/tfjs-backend-wasm/dist/${binary}`));
  } catch {
    throw new EngineUnavailable(
      `${binary} is neither in an installed @tensorflow/tfjs-backend-wasm nor in the folder of engines: run "npm ci", or name its folder in PROOFMARK_ENGINES`,
    );
  }
}

const mended = new WeakSet<object>();

/** WebAssembly with SIMD on one core, with its missing and faulty kernels mended: the everyday engine. */
export async function startWasm(tf: Tensors, { folder }: EngineOptions): Promise<Started> {
  const wasm = await import('@tensorflow/tfjs-backend-wasm');
  if (!mended.has(tf)) {
    wasm.setWasmPaths(join(folderOfBinaries(folder), '/'));
    mendKernels(tf);
    mended.add(tf);
  }
  await setBackend(tf, 'wasm');
  const kernels = kindOf(simdOf(tf.backend() as BackendWasm));
  return {
    backend: 'wasm',
    record: {
      engine: 'wasm',
      adapter: null,
      hardware: false,
      versions: {
        '@tensorflow/tfjs-core': tf.version_core,
        '@tensorflow/tfjs-backend-wasm': wasm.version_wasm,
        'own kernels': kernels,
      },
    },
    trouble: () => Promise.resolve(null),
    close: () => undefined,
  };
}
