import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { elementwise, type Gpu } from './webgpu-program';

/** `LstmStep` on the webgpu engine, in three shaders. See kernels/lstm.ts. */
export const webgpuLstmStep: KernelFunc = ({ inputs, attrs, backend }) => {
  const gpu = backend as unknown as Gpu;
  const { x, z, c } = inputs as unknown as Record<'x' | 'z' | 'c', TensorInfo>;
  const hidden = c.shape[1]!;
  const width = 4 * hidden;
  const gates = gpu.runWebGPUProgram(
    elementwise(
      `lstmGates${hidden}`,
      z.shape,
      ['x', 'z'],
      ['row : i32'],
      `let a = x[index + uniforms.row * ${width}] + z[index];
       if (index % ${width} < ${3 * hidden}) { setOutputAtIndex(index, 1.0 / (1.0 + exp(-a))); }
       else { setOutputAtIndex(index, 1.0 - 2.0 / (exp(2.0 * min(a, 40.0)) + 1.0)); }`,
    ),
    [x, z],
    'float32',
    [{ type: 'int32', data: [attrs!.row as number] }],
  );
  const at = `let g = index / ${hidden} * ${width} + index % ${hidden};`;
  const nextC = gpu.runWebGPUProgram(
    elementwise(
      `lstmCell${hidden}`,
      c.shape,
      ['a', 'c'],
      [],
      `${at} setOutputAtIndex(index, a[g + ${hidden}] * c[index] + a[g] * a[g + ${3 * hidden}]);`,
    ),
    [gates, c],
    'float32',
    [],
  );
  const nextH = gpu.runWebGPUProgram(
    elementwise(
      `lstmOutput${hidden}`,
      c.shape,
      ['a', 'c'],
      [],
      `${at} setOutputAtIndex(index, a[g + ${2 * hidden}] * ${tanh('c[index]')});`,
    ),
    [gates, nextC],
    'float32',
    [],
  );
  return [gates, nextC, nextH];
};

/** Of a number in a shader: tanh itself overflows in some drivers. */
const tanh = (x: string): string => `(1.0 - 2.0 / (exp(2.0 * min(${x}, 40.0)) + 1.0))`;

/** `LstmBack` on the webgpu engine, in two shaders. See kernels/lstm.ts. */
export const webgpuLstmBack: KernelFunc = ({ inputs, attrs, backend }) => {
  const gpu = backend as unknown as Gpu;
  const { gates, c, nextC, byOutput, byH, byC } = inputs as unknown as Record<
    'gates' | 'c' | 'nextC' | 'byOutput' | 'byH' | 'byC',
    TensorInfo
  >;
  const hidden = c.shape[1]!;
  const width = 4 * hidden;
  const row = [{ type: 'int32', data: [attrs!.row as number] }] as const;
  // Everything of one unit, from `at`, its entry of [rows, hidden], and `g`, that of its first gate.
  const unit = `
       let i = a[g]; let f = a[g + ${hidden}]; let o = a[g + ${2 * hidden}]; let t = a[g + ${3 * hidden}];
       let bent = ${tanh('n[at]')};
       let up = d[at + uniforms.row * ${hidden}] + h[at];
       let inner = l[at] + up * o * (1.0 - bent * bent);`;
  const byZ = gpu.runWebGPUProgram(
    elementwise(
      `lstmByGates${hidden}`,
      gates.shape,
      ['a', 'c', 'n', 'd', 'h', 'l'],
      ['row : i32'],
      `let gate = index % ${width} / ${hidden};
       let g = index - gate * ${hidden};
       let at = g / ${width} * ${hidden} + g % ${width};
       ${unit}
       var value = inner * t * i * (1.0 - i);
       if (gate == 1) { value = inner * c[at] * f * (1.0 - f); }
       if (gate == 2) { value = up * bent * o * (1.0 - o); }
       if (gate == 3) { value = inner * i * (1.0 - t * t); }
       setOutputAtIndex(index, value);`,
    ),
    [gates, c, nextC, byOutput, byH, byC],
    'float32',
    row,
  );
  const byLastC = gpu.runWebGPUProgram(
    elementwise(
      `lstmByCell${hidden}`,
      c.shape,
      ['a', 'n', 'd', 'h', 'l'],
      ['row : i32'],
      `let at = index; let g = index / ${hidden} * ${width} + index % ${hidden};
       ${unit}
       setOutputAtIndex(index, inner * f);`,
    ),
    [gates, nextC, byOutput, byH, byC],
    'float32',
    row,
  );
  return [byZ, byLastC];
};
