import type * as Webgpu from '@tensorflow/tfjs-backend-webgpu';
import type { KernelBackend } from '@tensorflow/tfjs-core';
import { adapterName, isHardware } from './adapter';
import { loadDawn, type Dawn, type GpuAdapter, type GpuDevice } from './dawn';
import { mendWebgpu } from './kernels/webgpu-cast';
import { folderOfPackage, requireFrom } from './packages';
import { EngineUnavailable, setBackend, type EngineOptions, type Started } from './start';
import type { Tensors } from './types';

/** Its backend: bundled or installed beside Proofmark, or in the folder of engines. */
async function loadBackend(folder: string | undefined): Promise<typeof Webgpu> {
  try {
    return await import('@tensorflow/tfjs-backend-webgpu');
  } catch (error) {
    const home = folderOfPackage('@tensorflow/tfjs-backend-webgpu', folder);
    if (home !== null) return requireFrom(home) as typeof Webgpu;
    throw new EngineUnavailable(
      'the package @tensorflow/tfjs-backend-webgpu is not installed: install it with "npm install --prefix DIR webgpu@0.6.2 @tensorflow/tfjs-backend-webgpu@4.22.0" and set PROOFMARK_ENGINES=DIR',
      { cause: error },
    );
  }
}

/** The backend takes itself to be in a browser. */
function actAsBrowser({ gpu, globals }: Dawn): void {
  Object.assign(globalThis, globals);
  const navigator = { gpu, userAgent: 'node', platform: process.platform };
  Object.defineProperty(globalThis, 'navigator', { value: navigator, configurable: true, writable: true });
}

/** The limits that the kernels make use of, as far as the adapter goes. */
const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

const deviceOf = (adapter: GpuAdapter): Promise<GpuDevice> =>
  adapter.requestDevice({
    requiredFeatures: [],
    requiredLimits: Object.fromEntries(limits.map((name) => [name, adapter.limits[name]!])),
  });

/** Listens to a device: what went wrong on it since it was asked last. */
function listener(device: GpuDevice): () => string | null {
  let trouble: string | null = null;
  device.addEventListener('uncapturederror', ({ error }) => (trouble ??= error.message));
  void device.lost.then(({ reason, message }) => {
    if (reason !== 'destroyed') trouble ??= `the device was lost: ${message}`;
  });
  return () => {
    const heard = trouble;
    trouble = null;
    return heard;
  };
}

const mended = new WeakSet<object>();

/**
 * WebGPU by Dawn, over Vulkan, Metal or Direct3D. A software adapter is taken only if the user insists on this engine,
 * and is not called a GPU.
 */
export async function startWebgpu(tf: Tensors, { folder }: EngineOptions, insisted: boolean): Promise<Started> {
  const dawn = loadDawn(folder);
  const adapter = await dawn.gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (adapter === null) {
    throw new EngineUnavailable('no WebGPU adapter: a Vulkan driver is needed; VK_DRIVER_FILES names its .json file');
  }
  const hardware = isHardware(adapter.info);
  const name = adapterName(adapter.info);
  if (!hardware && !insisted) {
    throw new EngineUnavailable(`only a software adapter is here, which is no GPU: ${name}`);
  }
  actAsBrowser(dawn);
  const { WebGPUBackend } = await loadBackend(folder);
  if (!mended.has(tf)) {
    mendWebgpu(tf);
    mended.add(tf);
  }
  // Small tensors too are computed on the device, so that the self-test sees its kernels.
  tf.env().set('WEBGPU_CPU_FORWARD', false);
  const device = await deviceOf(adapter);
  const heard = listener(device);
  const backend = new WebGPUBackend(device, adapter.info);
  if (tf.engine().registryFactory.webgpu !== undefined) tf.removeBackend('webgpu');
  tf.registerBackend('webgpu', () => backend as KernelBackend);
  await setBackend(tf, 'webgpu');
  return {
    backend: 'webgpu',
    record: {
      engine: 'webgpu',
      adapter: name,
      hardware,
      versions: {
        '@tensorflow/tfjs-core': tf.version_core,
        '@tensorflow/tfjs-backend-webgpu': tf.version_core,
        webgpu: dawn.version,
      },
    },
    async trouble() {
      backend.endComputePassEncoder();
      if (backend.commandEncoder) backend.submitQueue();
      await device.queue.onSubmittedWorkDone();
      return heard();
    },
    close() {
      tf.removeBackend('webgpu');
      device.destroy();
    },
  };
}
