import util from 'node:util';
import { nvidiaModels } from './adapter';
import { folderOfPackage, requireFrom } from './packages';
import { EngineUnavailable, setBackend, type EngineOptions, type Started } from './start';
import type { Tensors } from './types';

/** Loads the package: installed beside Proofmark, or in the folder of engines. */
export async function loadTensorflow(folder: string | undefined): Promise<unknown> {
  try {
    return await import('@tensorflow/tfjs-node-gpu');
  } catch (error) {
    const home = folderOfPackage('@tensorflow/tfjs-node-gpu', folder);
    if (home === null) throw error;
    return requireFrom(home);
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).split('\n')[0]!;

/** TensorFlow's own library with CUDA. What the package says about its backend decides whether a GPU does the work. */
export async function startTensorflow(tf: Tensors, options: EngineOptions): Promise<Started> {
  // The package calls a function that Node 23 took away.
  const legacy = util as { isNullOrUndefined?: (value: unknown) => boolean };
  legacy.isNullOrUndefined ??= (value) => value === null || value === undefined;
  let versions: Readonly<Record<string, string>>;
  try {
    const load = options.loadTensorflow ?? loadTensorflow;
    versions = ((await load(options.folder)) as { version: Readonly<Record<string, string>> }).version;
  } catch (error) {
    throw new EngineUnavailable(
      `the package @tensorflow/tfjs-node-gpu does not load (${messageOf(error)}): install it with "npm install --prefix DIR @tensorflow/tfjs-node-gpu@4.22.0", which downloads libtensorflow and needs CUDA 11.2 and cuDNN 8.1, and set PROOFMARK_ENGINES=DIR`,
      { cause: error },
    );
  }
  await setBackend(tf, 'tensorflow');
  const hardware = (tf.backend() as { isUsingGpuDevice?: boolean }).isUsingGpuDevice === true;
  return {
    backend: 'tensorflow',
    record: {
      engine: 'tensorflow',
      adapter: hardware ? [...new Set(nvidiaModels())].join(', ') || 'a CUDA device' : null,
      hardware,
      versions: {
        '@tensorflow/tfjs-core': tf.version_core,
        '@tensorflow/tfjs-node-gpu': versions['tfjs-node'] ?? 'unknown',
      },
    },
    trouble: () => Promise.resolve(null),
    close: () => undefined,
  };
}
