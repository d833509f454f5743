import type { EngineRecord, Tensors } from './types';

/** Where an engine looks for what it needs. */
export interface EngineOptions {
  /**
   * A folder with the parts of engines that are not installed beside Proofmark: either files side by side (`dawn.node`,
   * the `.wasm` files), as in a bundle for another machine, or a `node_modules` folder. PROOFMARK_ENGINES unless given.
   */
  readonly folder?: string;
  /** Told why an engine was passed over by `auto`, and whether it is installed at all. */
  readonly passedOver?: (reason: string, installed: boolean) => void;
  /** Loads `@tensorflow/tfjs-node-gpu`, given the folder and the version; unless given, from where it is installed. */
  readonly loadTensorflow?: (folder: string | undefined, version: string) => unknown;
}

/** An engine whose backend is known to tfjs, before its self-test. */
export interface Started {
  /** The name of its backend in tfjs. */
  readonly backend: string;
  readonly record: EngineRecord;
  /** What the device has reported since it was asked last, or null. */
  trouble(): Promise<string | null>;
  close(): void;
}

/** Why an engine cannot be had here, in words for the user, with the remedy. */
export class EngineUnavailable extends Error {
  override readonly name: string = 'EngineUnavailable';
}

/** The same where nobody has installed it, which is as it should be with an engine that is optional. */
export class EngineNotInstalled extends EngineUnavailable {
  override readonly name = 'EngineNotInstalled';
}

/** Starts the backend of tfjs with that name; throws if tfjs took another one instead, which it does without a word. */
export async function setBackend(tf: Tensors, backend: string): Promise<void> {
  const started = await tf.setBackend(backend);
  if (!started || tf.getBackend() !== backend) {
    throw new EngineUnavailable(`its backend "${backend}" of tfjs does not start`);
  }
}
