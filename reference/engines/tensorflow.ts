import { join } from 'node:path';
import util from 'node:util';
import { nvidiaModels } from './adapter';
import { mendTensorflow } from './kernels/tensorflow-padding';
import { folderOfPackage, requireFrom, versionIn } from './packages';
import { EngineNotInstalled, EngineUnavailable, setBackend, type EngineOptions, type Started } from './start';
import type { Tensors } from './types';

const name = '@tensorflow/tfjs-node-gpu';

const install = (version: string): string =>
  `install it with "npm install --prefix DIR ${name}@${version}", which downloads libtensorflow and needs CUDA 11.2 and cuDNN 8.1, and set PROOFMARK_ENGINES=DIR`;

/** Why a package that is there does not load, and what helps. */
function whyNot(error: unknown, home: string, version: string): string {
  const [first] = (error instanceof Error ? error.message : String(error)).split('\n');
  const again = `"npm rebuild --prefix ${join(home, '../../..')} ${name}" downloads it`;
  if (first!.includes('tfjs_binding.node') && first!.includes('can not be found'))
    return `the package ${name} is here without its native part, as after an installation without scripts: ${again}`;
  if (/^libtensorflow\S*: cannot open/.test(first!)) return `libtensorflow is not in ${home}/deps/lib: ${again}`;
  return `the package ${name} does not load (${first}): delete ${home}, and ${install(version)}`;
}

/**
 * Loads the package: from the folder of engines, or installed beside Proofmark.
 * @param version of tfjs, of which it must be, since both share what tfjs keeps for the whole process
 */
export function loadTensorflow(folder: string | undefined, version: string): unknown {
  const home = folderOfPackage(name, folder);
  if (home === null) {
    const where = folder === undefined ? '' : ` in ${folder} or beside Proofmark`;
    throw new EngineNotInstalled(`the package ${name} is not installed${where}: ${install(version)}`);
  }
  const found = versionIn(home);
  if (found !== version)
    throw new EngineUnavailable(`the package ${name} is of version ${found}, not ${version}: ${install(version)}`);
  try {
    return requireFrom(home);
  } catch (error) {
    throw new EngineUnavailable(whyNot(error, home, version), { cause: error });
  }
}

/** What TensorFlow reads when it is loaded, unless the user has set it. */
const environment = {
  // Warnings, but no reports of what the processor can do.
  TF_CPP_MIN_LOG_LEVEL: '1',
  // Not the convolutions of oneDNN: in TensorFlow 2.21 some leave rows of their result out, and some write over other memory.
  TF_ENABLE_ONEDNN_OPTS: '0',
  // One core, as the engine wasm takes.
  TF_NUM_INTRAOP_THREADS: '1',
  // The same seed gives the same bits on a GPU, too, or an error says which operation cannot.
  TF_DETERMINISTIC_OPS: '1',
};

/** The package calls functions that Node 23 took away, and of whose use Node 22 warns. */
function restoreUtilities(): void {
  Object.assign(util, { isArray: Array.isArray, isNullOrUndefined: (x: unknown) => x === null || x === undefined });
}

/** What is used of the package's backend. */
interface Backend {
  readonly isUsingGpuDevice?: boolean;
  readonly binding?: { readonly TF_Version: string };
}

/**
 * TensorFlow's own library. What the package says about its backend decides whether a GPU does the work: where it finds
 * no CUDA device, it computes on the CPU, and is taken only if the user insists on this engine.
 */
export async function startTensorflow(tf: Tensors, options: EngineOptions, insisted: boolean): Promise<Started> {
  for (const [key, value] of Object.entries(environment)) process.env[key] ??= value;
  restoreUtilities();
  await (options.loadTensorflow ?? loadTensorflow)(options.folder, tf.version_core);
  await setBackend(tf, 'tensorflow');
  const backend = tf.backend() as Backend;
  const hardware = backend.isUsingGpuDevice === true;
  if (!hardware && !insisted)
    throw new EngineUnavailable(
      'TensorFlow finds no CUDA device, and its CPU is no GPU: "--engine tensorflow" takes it',
    );
  mendTensorflow(tf);
  return {
    backend: 'tensorflow',
    record: {
      engine: 'tensorflow',
      adapter: hardware ? [...new Set(nvidiaModels())].join(', ') || 'a CUDA device' : null,
      hardware,
      versions: {
        '@tensorflow/tfjs-core': tf.version_core,
        [name]: tf.version_core,
        libtensorflow: backend.binding?.TF_Version ?? 'unknown',
      },
    },
    trouble: () => Promise.resolve(null),
    close: () => undefined,
  };
}
