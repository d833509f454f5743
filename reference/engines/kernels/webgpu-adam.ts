import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';

/** A shader as the webgpu engine takes it, for outputs that are computed entry by entry. */
interface Program {
  readonly outputShape: number[];
  readonly variableNames: string[];
  readonly uniforms: string;
  /** Lets shaders be kept: the same key, the same code. */
  shaderKey: string;
  readonly workgroupSize: [number, number, number];
  readonly dispatchLayout: { readonly x: number[] };
  readonly dispatch: [number, number, number];
  readonly size: boolean;
  getUserCode(): string;
}

interface Gpu {
  runWebGPUProgram(
    program: Program,
    inputs: readonly TensorInfo[],
    dtype: 'float32',
    uniforms: readonly { readonly type: 'float32'; readonly data: readonly number[] }[],
  ): TensorInfo;
}

/** Threads of a group, and groups of one dimension of a dispatch: what WebGPU allows everywhere. */
const THREADS = 128;
const GROUPS = 65_535;

/** @param value of one entry, from `variables[index]` and `uniforms` */
function elementwise(name: string, shape: number[], variables: string[], uniforms: string[], value: string): Program {
  const groups = Math.ceil(shape.reduce((n, side) => n * side, 1) / THREADS);
  return {
    outputShape: shape,
    variableNames: variables,
    uniforms: uniforms.map((uniform) => `${uniform} : f32,`).join(' '),
    shaderKey: name,
    workgroupSize: [THREADS, 1, 1],
    dispatchLayout: { x: shape.map((_, axis) => axis) },
    dispatch: [Math.min(groups, GROUPS), Math.ceil(groups / GROUPS), 1],
    size: true,
    getUserCode: () => `
      fn main(index : i32) {
        if (index < uniforms.size) { setOutputAtIndex(index, ${value}); }
      }`,
  };
}

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
    elementwise('adamMean', shape, ['m', 'g'], ['beta1'], 'uniforms.beta1 * m[index] + g[index]'),
    [mean!, gradient!],
    ['beta1'],
  );
  const newSquare = run(
    elementwise('adamSquare', shape, ['v', 'g'], ['beta2'], 'uniforms.beta2 * v[index] + g[index] * g[index]'),
    [square!, gradient!],
    ['beta2'],
  );
  const newVariable = run(
    elementwise(
      'adamVariable',
      shape,
      ['w', 'm', 'v'],
      ['rate', 'epsilon'],
      'w[index] - uniforms.rate * m[index] / (sqrt(v[index]) + uniforms.epsilon)',
    ),
    [variable!, newMean, newSquare],
    ['rate', 'epsilon'],
  );
  return [newVariable, newMean, newSquare];
};
