import type { TensorInfo } from '@tensorflow/tfjs-core';

/** A shader as the webgpu engine takes it, for outputs that are computed entry by entry. */
export interface Program {
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

export interface Gpu {
  runWebGPUProgram(
    program: Program,
    inputs: readonly TensorInfo[],
    dtype: 'float32',
    uniforms: readonly { readonly type: 'float32' | 'int32'; readonly data: readonly number[] }[],
  ): TensorInfo;
}

/** Threads of a group, and groups of one dimension of a dispatch: what WebGPU allows everywhere. */
const THREADS = 128;
const GROUPS = 65_535;

/**
 * @param uniforms such as `rate : f32`
 * @param body that calls setOutputAtIndex for entry `index`, from `variables[index]` and `uniforms`
 */
export function elementwise(
  name: string,
  shape: number[],
  variables: string[],
  uniforms: string[],
  body: string,
): Program {
  const groups = Math.ceil(shape.reduce((n, side) => n * side, 1) / THREADS);
  return {
    outputShape: shape,
    variableNames: variables,
    uniforms: uniforms.map((uniform) => `${uniform},`).join(' '),
    shaderKey: name,
    workgroupSize: [THREADS, 1, 1],
    dispatchLayout: { x: shape.map((_, axis) => axis) },
    dispatch: [Math.min(groups, GROUPS), Math.ceil(groups / GROUPS), 1],
    size: true,
    getUserCode: () => `
      fn main(index : i32) {
        if (index < uniforms.size) { ${body} }
      }`,
  };
}
