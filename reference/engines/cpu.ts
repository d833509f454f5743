import { mendAveragePooling } from './kernels/average-pool-gradient';
import type { Started } from './start';
import type { Tensors } from './types';

/** Plain JavaScript, with its one faulty kernel mended: slow, and the one that all others are held against. */
export async function startCpu(tf: Tensors): Promise<Started> {
  const { version_cpu } = await import('@tensorflow/tfjs-backend-cpu');
  mendAveragePooling(tf, 'cpu');
  return {
    backend: 'cpu',
    record: {
      engine: 'cpu',
      adapter: null,
      hardware: false,
      versions: { '@tensorflow/tfjs-core': tf.version_core, '@tensorflow/tfjs-backend-cpu': version_cpu },
    },
    trouble: () => Promise.resolve(null),
    close: () => undefined,
  };
}
