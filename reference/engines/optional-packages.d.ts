// An engine that is installed by those who have a use for it: only what is used here.

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
