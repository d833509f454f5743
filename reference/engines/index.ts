import { startCpu } from './cpu';
import { selfTest } from './self-test';
import { EngineNotInstalled, EngineUnavailable, setBackend, type EngineOptions, type Started } from './start';
import { startTensorflow } from './tensorflow';
import { engineNames, type Engine, type EngineName, type Tensors } from './types';
import { startWasm } from './wasm';
import { startWebgpu } from './webgpu';

export type { EngineOptions } from './start';

async function loadTensors(): Promise<Tensors> {
  const tf: Tensors = await import('@tensorflow/tfjs-core');
  // The gradients of the operations, which core leaves out, come with layers.
  await import('@tensorflow/tfjs-layers');
  // Without the advice to install another package, which tfjs prints in Node.
  tf.env().set('PROD', true);
  return tf;
}

function start(name: EngineName, tf: Tensors, options: EngineOptions, insisted: boolean): Promise<Started> {
  switch (name) {
    case 'tensorflow':
      return startTensorflow(tf, options, insisted);
    case 'webgpu':
      return startWebgpu(tf, options, insisted);
    case 'wasm':
      return startWasm(tf, options);
    case 'cpu':
      return startCpu(tf);
  }
}

async function startTested(name: EngineName, tf: Tensors, options: EngineOptions, insisted: boolean): Promise<Started> {
  const started = await start(name, tf, options, insisted);
  await startCpu(tf);
  const wrong = name === 'cpu' ? null : await selfTest(tf, started.backend);
  const trouble = wrong ?? (await started.trouble());
  if (trouble !== null) {
    started.close();
    throw new EngineUnavailable(`refused: ${trouble}`);
  }
  await setBackend(tf, started.backend);
  return started;
}

// tfjs has one backend at a time, for the whole process.
let open: EngineName | null = null;

/**
 * Opens an engine: the wanted one, or with `auto` the best that is here and computes rightly. Every engine but cpu is
 * held against cpu first, on small gradients. tfjs has one backend at a time, so one engine is open at a time.
 *
 * Throws a plain Error with the reason and the remedy if the wanted engine cannot be had, or if another one is open.
 */
export async function openEngine(wanted: EngineName | 'auto', options: EngineOptions = {}): Promise<Engine> {
  if (open !== null) throw new Error(`the engine ${open} is open: close it before another one is opened`);
  const settings: EngineOptions = { folder: process.env.PROOFMARK_ENGINES, ...options };
  const tf = await loadTensors();
  for (const name of wanted === 'auto' ? engineNames : [wanted]) {
    try {
      const started = await startTested(name, tf, settings, wanted !== 'auto');
      open = name;
      return engineOf(tf, started);
    } catch (error) {
      if (!(error instanceof EngineUnavailable)) throw error;
      const reason = `engine ${name}: ${error.message}`;
      if (wanted !== 'auto') throw new Error(reason, { cause: error });
      options.passedOver?.(reason, !(error instanceof EngineNotInstalled));
    }
  }
  throw new Error('no engine computes rightly here, not even cpu');
}

function engineOf(tf: Tensors, started: Started): Engine {
  return {
    tf,
    record: started.record,
    async settle() {
      const trouble = await started.trouble();
      if (trouble !== null) throw new Error(`the engine ${started.record.engine} reported an error: ${trouble}`);
    },
    close() {
      started.close();
      open = null;
      return Promise.resolve();
    },
  };
}
