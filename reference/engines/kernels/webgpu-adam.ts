import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { elementwise, type Gpu, type Program } from './webgpu-program';

/** `AdamStep` on the webgpu engine: three shaders in place of ten. See kernels/adam.ts. */
export const webgpuAdamStep: KernelFunc = ({ inputs, attrs, backend }) => {
  const gpu = backend as unknown as Gpu;
  const { variable, mean, square, gradient } = inputs as Readonly<Record<string, TensorInfo>>;
  const run = (program: Program, from: readonly TensorInfo[], numbers: readonly string[]): TensorInfo =>
    gpu.runWebGPUProgram(
      program,
      from,
      'float32',
      numbers.map((name) => ({ type: 'float32', data: [attrs![name] as number] })),
    );
  const shape = variable!.shape;
  const newMean = run(
    elementwise(
      'adamMean',
      shape,
      ['m', 'g'],
      ['beta1 : f32'],
      'setOutputAtIndex(index, uniforms.beta1 * m[index] + g[index]);',
    ),
    [mean!, gradient!],
    ['beta1'],
  );
  const newSquare = run(
    elementwise(
      'adamSquare',
      shape,
      ['v', 'g'],
      ['beta2 : f32'],
      'setOutputAtIndex(index, uniforms.beta2 * v[index] + g[index] * g[index]);',
    ),
    [square!, gradient!],
    ['beta2'],
  );
  const newVariable = run(
    elementwise(
      'adamVariable',
      shape,
      ['w', 'm', 'v'],
      ['rate : f32', 'epsilon : f32'],
      'setOutputAtIndex(index, w[index] - uniforms.rate * m[index] / (sqrt(v[index]) + uniforms.epsilon));',
    ),
    [variable!, newMean, newSquare],
    ['rate', 'epsilon'],
  );
  return [newVariable, newMean, newSquare];
};
