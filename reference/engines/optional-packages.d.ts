// Engines that are installed by those who have a use for them: only what is used here.

declare module '@tensorflow/tfjs-backend-webgpu' {
  import type { KernelBackend } from '@tensorflow/tfjs-core';

  /** The backend of a device; its methods that are no part of the public type are used to bring work to an end. */
  export class WebGPUBackend extends KernelBackend {
    constructor(device: unknown, adapterInfo?: unknown);
    commandEncoder: unknown;
    endComputePassEncoder(): void;
    submitQueue(): void;
  }
}

declare module '@tensorflow/tfjs-node-gpu' {
  export const version: Readonly<Record<string, string>>;
}
