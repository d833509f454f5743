import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { mendAveragePooling } from './average-pool-gradient';
import { webgpuAdamStep } from './webgpu-adam';
import { webgpuLstmBack, webgpuLstmStep } from './webgpu-lstm';

/**
 * `Cast` of the webgpu engine. The stock kernel only changes the label of integers that become floats; some kernels, such
 * as `Transpose` before an LSTM, then fail on the device without a word and leave garbage. A product with 1 converts them.
 */
function converting(tf: Tensors, stock: KernelFunc): KernelFunc {
  return ({ inputs, attrs, backend }) => {
    const result = stock({ inputs, attrs, backend }) as TensorInfo;
    const from = (inputs.x as TensorInfo).dtype;
    if (attrs!.dtype !== 'float32' || (from !== 'int32' && from !== 'bool')) return result;
    const gpu = backend as {
      write: (v: Float32Array, s: number[], t: 'float32') => object;
      disposeData: (id: object) => void;
    };
    const one: TensorInfo = { dataId: gpu.write(Float32Array.of(1), [], 'float32'), shape: [], dtype: 'float32' };
    const product = tf.getKernel('Multiply', 'webgpu').kernelFunc({ inputs: { a: result, b: one }, backend });
    gpu.disposeData(one.dataId);
    gpu.disposeData(result.dataId);
    return product;
  };
}

/** Mends the webgpu engine of tfjs 4.22. To be called once, after its kernels were registered. */
export function mendWebgpu(tf: Tensors): void {
  const stock = tf.getKernel('Cast', 'webgpu');
  tf.unregisterKernel('Cast', 'webgpu');
  tf.registerKernel({ ...stock, kernelFunc: converting(tf, stock.kernelFunc) });
  mendAveragePooling(tf, 'webgpu');
  const own = { AdamStep: webgpuAdamStep, LstmStep: webgpuLstmStep, LstmBack: webgpuLstmBack };
  for (const [kernelName, kernelFunc] of Object.entries(own))
    tf.registerKernel({ kernelName, backendName: 'webgpu', kernelFunc });
}
