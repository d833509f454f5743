import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/**
 * `Identity`, and so each clone that the tape of gradients keeps: the same memory under another name, as other engines
 * of tfjs do it. The stock kernel copies. No kernel writes to what it is given.
 */
export const identity =
  (stock: KernelFunc): KernelFunc =>
  (given) => {
    const { dataId, shape, dtype } = given.inputs.x as TensorInfo;
    if (dtype === 'string') return stock(given);
    (given.backend as BackendWasm).incRef(dataId);
    return { dataId, shape, dtype };
  };
