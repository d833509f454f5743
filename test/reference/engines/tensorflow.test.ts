import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';
import type * as Engines from '../../../reference/engines';
import type { Engine } from '../../../reference/engines/types';
import { models } from '../../../reference/models';
import { started } from '../../support/bundle';
import { kernelLaws } from '../../support/kernel-laws';
import { describeWithTensorflow } from '../../support/tensorflow';
import type { Said } from '../../support/tensorflow-program';

const name = '@tensorflow/tfjs-node-gpu';
const kept = { ...process.env };
let folder: string;
let engine: Engine | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tensorflow-'));
  // What is installed on this machine is no part of the tests with packages that are made up.
  delete process.env.PROOFMARK_ENGINES;
});
afterEach(async () => {
  await engine?.close();
  engine = undefined;
  process.env = { ...kept };
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

/** The engines as in another process: tfjs keeps its engine and its kernels in global variables. */
async function anew(): Promise<typeof Engines> {
  jest.resetModules();
  for (const each of ['_tfengine', '_tfGlobals']) Reflect.deleteProperty(globalThis, each);
  return import('../../../reference/engines');
}

/** A package in the folder of engines that says on loading what is given. */
function write(main: string, version = '4.22.0'): string {
  const home = join(folder, 'node_modules', name);
  mkdirSync(home, { recursive: true });
  writeFileSync(join(home, 'package.json'), JSON.stringify({ name, version, main: 'index.js' }));
  writeFileSync(join(home, 'index.js'), main);
  return home;
}

describe('a package that cannot be used, with the remedy', () => {
  const reason = async (): Promise<string> => {
    const { openEngine } = await anew();
    return openEngine('tensorflow', { folder }).then(
      () => 'opened',
      (error: Error) => error.message,
    );
  };

  test('none', async () => {
    const said = await reason();
    expect(said).toContain(
      `engine tensorflow: the package ${name} is not installed in ${folder} or beside Proofmark: `,
    );
    expect(said).toMatch(/install it with "npm install --prefix DIR .*@4\.22\.0", .* set PROOFMARK_ENGINES=DIR$/);
    const { openEngine } = await anew();
    await expect(openEngine('tensorflow')).rejects.toThrow(`the package ${name} is not installed: install it with`);
  });

  test('of another version, which is not even loaded', async () => {
    write('throw new Error("loaded")', '4.21.0');
    expect(await reason()).toContain(`the package ${name} is of version 4.21.0, not 4.22.0: install it with "npm`);
  });

  // The messages are those of the package and of glibc.
  test('without its native part', async () => {
    write(
      `throw new Error("The Node.js native addon module (tfjs_binding.node) can not be found at path: /x. \\nPlease")`,
    );
    expect(await reason()).toBe(
      `engine tensorflow: the package ${name} is here without its native part, as after an installation without scripts: "npm rebuild --prefix ${folder} ${name}" downloads it`,
    );
  });

  test('without libtensorflow', async () => {
    const home = write(
      'throw new Error("libtensorflow.so.2: cannot open shared object file: No such file or directory")',
    );
    expect(await reason()).toBe(
      `engine tensorflow: libtensorflow is not in ${home}/deps/lib: "npm rebuild --prefix ${folder} ${name}" downloads it`,
    );
  });

  test('that does not load for another reason, told in its words', async () => {
    const home = write('throw new Error("libstdc++.so.6: version GLIBCXX_3.4.30 not found\\nRequire stack")');
    expect(await reason()).toContain(
      `engine tensorflow: the package ${name} does not load (libstdc++.so.6: version GLIBCXX_3.4.30 not found): delete ${home}, and install it with "npm`,
    );
  });
});

test('the command tells where auto passes over an engine that is installed', async () => {
  write('throw new Error("broken")');
  process.env.PROOFMARK_ENGINES = folder;
  await anew();
  const { here } = await import('../../../cli/reference/surroundings');
  const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  engine = await here().openEngine('auto');
  expect(engine.record.engine).toBe('wasm');
  expect(written.mock.calls.flat()).toEqual([
    expect.stringMatching(/^proofmark: passed over engine tensorflow: .* does not load \(broken\)/),
  ]);
});

/** What the package does when it is loaded, with the engine cpu in the place of libtensorflow. */
const standIn = (isUsingGpuDevice: boolean) => async (): Promise<void> => {
  const tf = await import('@tensorflow/tfjs-core');
  const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
  const { mendAveragePooling } = await import('../../../reference/engines/kernels/average-pool-gradient');
  mendAveragePooling(tf, 'cpu');
  tf.copyRegisteredKernels('cpu', 'tensorflow');
  const binding = { TF_Version: '2.9.1' };
  tf.registerBackend('tensorflow', () => Object.assign(new MathBackendCPU(), { isUsingGpuDevice, binding }));
};

describe('what the package says', () => {
  test.each([true, false])('with GPU: %s', async (isUsingGpuDevice) => {
    const { openEngine } = await anew();
    engine = await openEngine('tensorflow', { loadTensorflow: standIn(isUsingGpuDevice) });
    expect(engine.tf.getBackend()).toBe('tensorflow');
    expect(engine.record).toMatchObject({ engine: 'tensorflow', hardware: isUsingGpuDevice });
    if (!isUsingGpuDevice) expect(engine.record.adapter).toBeNull();
    expect(engine.record.versions).toEqual({
      '@tensorflow/tfjs-core': '4.22.0',
      '@tensorflow/tfjs-node-gpu': '4.22.0',
      libtensorflow: '2.9.1',
    });
  });

  test.each([true, false])('auto takes a GPU alone: %s', async (isUsingGpuDevice) => {
    const reasons: string[] = [];
    const { openEngine } = await anew();
    engine = await openEngine('auto', {
      loadTensorflow: standIn(isUsingGpuDevice),
      passedOver: (reason) => reasons.push(reason),
    });
    expect(engine.record.engine === 'tensorflow').toBe(isUsingGpuDevice);
    if (!isUsingGpuDevice)
      expect(reasons[0]).toBe(
        'engine tensorflow: TensorFlow finds no CUDA device, and its CPU is no GPU: "--engine tensorflow" takes it',
      );
  });

  test('kernels of cpu that it registers anew are mended again', async () => {
    const { openEngine } = await anew();
    const tf = await import('@tensorflow/tfjs-core');
    await import('@tensorflow/tfjs-backend-cpu');
    const published = tf.getKernel('AvgPoolGrad', 'cpu');
    engine = await openEngine('cpu');
    await engine.close();
    engine = await openEngine('tensorflow', {
      loadTensorflow: async () => {
        await standIn(false)();
        tf.unregisterKernel('AvgPoolGrad', 'cpu');
        tf.registerKernel(published);
      },
    });
    expect(tf.getKernel('AvgPoolGrad', 'cpu').kernelFunc).not.toBe(published.kernelFunc);
  });

  test('functions of Node that it calls and that Node 23 took away are there', async () => {
    const legacy = util as unknown as Record<string, ((x: unknown) => boolean) | undefined>;
    const here = { isArray: legacy.isArray, isNullOrUndefined: legacy.isNullOrUndefined };
    try {
      Object.assign(legacy, { isArray: undefined, isNullOrUndefined: undefined });
      const { openEngine } = await anew();
      engine = await openEngine('tensorflow', { loadTensorflow: standIn(false) });
      expect([[], {}, null, undefined].map((x) => legacy.isArray!(x))).toEqual([true, false, false, false]);
      expect([0, '', null, undefined].map((x) => legacy.isNullOrUndefined!(x))).toEqual([false, false, true, true]);
    } finally {
      Object.assign(legacy, here);
    }
  });

  test('it computes on one core, alike each time, unless the user has said otherwise', async () => {
    process.env.TF_NUM_INTRAOP_THREADS = '3';
    const { openEngine } = await anew();
    engine = await openEngine('tensorflow', { loadTensorflow: standIn(false) });
    expect(process.env).toMatchObject({
      TF_NUM_INTRAOP_THREADS: '3',
      TF_DETERMINISTIC_OPS: '1',
      TF_ENABLE_ONEDNN_OPTS: '0',
    });
  });
});

describeWithTensorflow('a real TensorFlow', () => {
  const { run } = started('test/support/tensorflow-program.ts');
  const said = (...args: string[]): Said => {
    const { status, stdout, stderr } = run(args, { PROOFMARK_ENGINES: kept.PROOFMARK_ENGINES });
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as Said;
  };

  test('its kernels and gradients agree with cpu on random shapes', () => {
    const { record, laws } = said('tensorflow', 'laws');
    expect(record.versions.libtensorflow).toMatch(/^\d+\.\d+\.\d+/);
    expect(record.hardware).toBe(record.adapter !== null);
    const whole = Object.fromEntries(Object.keys(kernelLaws).map((law) => [law, null]));
    // TensorFlow itself has none of these without oneDNN, and says so.
    const differing = 'depthwiseConv2d, for all shapes and paddings, with strides that differ';
    expect(laws).toEqual({ ...whole, [differing]: expect.stringContaining('only supports equal length strides') });
  });

  test('all models train on it as on wasm, alike in two processes, and go on from stored weights to the bit', () => {
    const [first, again, wasm] = [
      said('tensorflow', 'models'),
      said('tensorflow', 'models'),
      said('wasm', 'models'),
    ].map((each) => each.models!);
    expect(Object.keys(first!)).toEqual(Object.keys(models));
    expect(again).toEqual(first);
    for (const [model, { losses, hash, resumed, left }] of Object.entries(first!)) {
      expect([model, left, resumed]).toEqual([model, 0, hash]);
      losses.forEach((loss, i) => {
        const other = wasm![model]!.losses[i]!;
        expect([model, i, loss, Math.abs(loss - other) < 2e-3 * (1 + Math.abs(other))]).toEqual([model, i, loss, true]);
      });
    }
  });
});
