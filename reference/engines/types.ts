import type * as Core from '@tensorflow/tfjs-core';

/** The operations of an engine: tfjs, after the engine was made its backend. */
export type Tensors = typeof Core;

/** The engines, best first where all of them are there. */
export const engineNames = ['tensorflow', 'webgpu', 'wasm', 'cpu'] as const;
export type EngineName = (typeof engineNames)[number];

/** What produced a number; stored beside it. */
export interface EngineRecord {
  readonly engine: EngineName;
  /** What the driver calls the device, as in "NVIDIA H100 80GB HBM3"; null where there is none. */
  readonly adapter: string | null;
  /** Whether a GPU did the work. False for a software adapter, which is never called a GPU. */
  readonly hardware: boolean;
  /** Versions of the packages that the engine consists of, by name. */
  readonly versions: Readonly<Record<string, string>>;
}

export interface Engine {
  readonly tf: Tensors;
  readonly record: EngineRecord;
  /** Rejects if the device reported an error since the last call: its numbers are not to be trusted then. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
