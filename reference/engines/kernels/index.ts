import type { KernelFunc } from '@tensorflow/tfjs-core';
import type { Tensors } from '../types';
import { adamStep } from './adam';
import { mendAveragePooling } from './average-pool-gradient';
import { broadcast } from './broadcast';
import { cast } from './cast';
import { conv2D, conv2DBackpropFilter, conv2DBackpropInput } from './convolution';
import { depthwiseFilterGradient, depthwiseInputGradient } from './depthwise-gradients';
import { entrywise, functions } from './functions';
import { gatherRows } from './gather';
import { lstmBack, lstmStep } from './lstm';
import { identity } from './identity';
import { batchMatMul, fusedMatMul } from './matmul';
import { maxPoolGrad } from './max-pool-gradient';
import { withPlainPadding } from './same-padding';
import { slice, splitV, unpack } from './slice';
import { unsortedSegmentSum } from './segment-sum';
import { sums } from './sum';

/** Kernels that are slow where the shapes of their operands differ. */
const spreading = ['Equal', 'NotEqual', 'Greater', 'GreaterEqual', 'Less', 'LessEqual', 'Maximum', 'Minimum'] as const;

/** Puts a kernel in the place of the wasm engine's own, whose set-up it keeps, since it may call it. */
function replace(tf: Tensors, kernelName: string, make: (stock: KernelFunc) => KernelFunc): void {
  const stock = tf.getKernel(kernelName, 'wasm');
  tf.unregisterKernel(kernelName, 'wasm');
  tf.registerKernel({ ...stock, kernelFunc: make(stock.kernelFunc) });
}

/**
 * Mends the wasm engine of tfjs 4.22: kernels that it lacks, that give wrong numbers, or that are slow. To be called once,
 * after its kernels were registered.
 */
export function mendKernels(tf: Tensors): void {
  const missing: Readonly<Record<string, KernelFunc>> = {
    AdamStep: adamStep,
    Conv2DBackpropFilter: conv2DBackpropFilter(tf),
    DepthwiseConv2dNativeBackpropFilter: depthwiseFilterGradient(tf),
    DepthwiseConv2dNativeBackpropInput: depthwiseInputGradient(tf),
    LstmBack: lstmBack,
    LstmStep: lstmStep,
    UnsortedSegmentSum: unsortedSegmentSum,
  };
  for (const [kernelName, kernelFunc] of Object.entries(missing)) {
    tf.registerKernel({ kernelName, backendName: 'wasm', kernelFunc });
  }
  replace(tf, 'Conv2D', (stock) => conv2D(tf, withPlainPadding(tf, stock, false)));
  replace(tf, 'FusedConv2D', (stock) => conv2D(tf, withPlainPadding(tf, stock, false)));
  replace(tf, 'DepthwiseConv2dNative', (stock) => withPlainPadding(tf, stock, true));
  replace(tf, 'FusedDepthwiseConv2D', (stock) => withPlainPadding(tf, stock, true));
  replace(tf, 'Conv2DBackpropInput', () => conv2DBackpropInput(tf));
  replace(tf, 'GatherV2', gatherRows);
  replace(tf, 'Slice', slice);
  replace(tf, 'SplitV', splitV);
  replace(tf, 'Unpack', unpack);
  replace(tf, 'MaxPoolGrad', () => maxPoolGrad(tf));
  replace(tf, 'BatchMatMul', (stock) => batchMatMul(tf, stock));
  replace(tf, '_FusedMatMul', (stock) => fusedMatMul(tf, stock));
  replace(tf, 'Identity', identity);
  replace(tf, 'Sum', (stock) => sums(tf, stock));
  replace(tf, 'Mean', (stock) => sums(tf, stock, (count) => 1 / count));
  replace(tf, 'Cast', (stock) => cast(tf, stock));
  for (const [kernel, which] of Object.entries(functions)) replace(tf, kernel, entrywise(which));
  mendAveragePooling(tf, 'wasm');
  for (const kernel of spreading) replace(tf, kernel, (stock) => broadcast(tf, stock));
}
