import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import util from 'node:util';
import { openEngine } from '../../../reference/engines';
import type { Engine } from '../../../reference/engines/types';

let engine: Engine | undefined;
let elsewhere: string | undefined;
beforeEach(() => {
  // What is installed on this machine is no part of these tests.
  elsewhere = process.env.PROOFMARK_ENGINES;
  delete process.env.PROOFMARK_ENGINES;
});
afterEach(async () => {
  if (elsewhere !== undefined) process.env.PROOFMARK_ENGINES = elsewhere;
  await engine?.close();
  engine = undefined;
  jest.restoreAllMocks();
});

/** `openEngine` as in another process: tfjs keeps its engine and its kernels in global variables. */
async function anew(): Promise<typeof openEngine> {
  jest.resetModules();
  for (const name of ['_tfengine', '_tfGlobals']) Reflect.deleteProperty(globalThis, name);
  return (await import('../../../reference/engines')).openEngine;
}

test('wasm tells what it consists of, and is no GPU', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation();
  engine = await openEngine('wasm');
  expect(warn).not.toHaveBeenCalled();
  expect(engine.tf.getBackend()).toBe('wasm');
  expect(engine.record).toEqual({
    engine: 'wasm',
    adapter: null,
    hardware: false,
    versions: {
      '@tensorflow/tfjs-core': '4.22.0',
      '@tensorflow/tfjs-backend-wasm': '4.22.0',
      'own kernels': expect.stringMatching(/^SIMD( with fused multiply-add)?$/),
    },
  });
  await expect(engine.settle()).resolves.toBeUndefined();
});

test('one engine at a time, and another one after it was closed', async () => {
  engine = await openEngine('cpu');
  await expect(openEngine('wasm')).rejects.toThrow('the engine cpu is open: close it before another one is opened');
  await engine.close();
  engine = await openEngine('wasm');
  expect(engine.tf.getBackend()).toBe('wasm');
});

test('an engine that computes wrongly is refused with the reason, and auto goes on to the next', async () => {
  jest.doMock('../../../reference/engines/kernels', () => ({ mendKernels: () => undefined }));
  const open = await anew();
  jest.dontMock('../../../reference/engines/kernels');
  await expect(open('wasm')).rejects.toThrow(
    /^engine wasm: refused: conv2d, stride 1×1, padding same: .*Conv2DBackpropFilter/,
  );
  const reasons: string[] = [];
  engine = await open('auto', { passedOver: (reason) => reasons.push(reason) });
  expect(engine.record.engine).toBe('cpu');
  expect(reasons.map((reason) => reason.split(':')[0])).toEqual(['engine tensorflow', 'engine webgpu', 'engine wasm']);
});

test('a wasm engine that does not start is not replaced by cpu without a word', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'engines-'));
  writeFileSync(join(folder, 'tfjs-backend-wasm-simd.wasm'), 'no wasm');
  try {
    const open = await anew();
    jest.spyOn(console, 'warn').mockImplementation();
    await expect(open('wasm', { folder })).rejects.toThrow('engine wasm: its backend "wasm" of tfjs does not start');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('tensorflow', () => {
  test('where it is not installed, the reason and the remedy', () =>
    expect(openEngine('tensorflow')).rejects.toThrow(
      /^engine tensorflow: the package @tensorflow\/tfjs-node-gpu does not load \(.*\): install it with "npm install .*PROOFMARK_ENGINES=DIR$/,
    ));

  test('a library that does not load breaks nothing', async () => {
    const reasons: string[] = [];
    const open = await anew();
    engine = await open('auto', {
      loadTensorflow: () => Promise.reject(new Error('libcudart.so.11.0: cannot open shared object file')),
      passedOver: (reason) => reasons.push(reason),
    });
    expect(reasons[0]).toContain('does not load (libcudart.so.11.0: cannot open shared object file)');
  });

  /** What the package does when it is loaded, with the engine cpu in the place of libtensorflow. */
  const standIn = (isUsingGpuDevice: boolean) => async (): Promise<unknown> => {
    const tf = await import('@tensorflow/tfjs-core');
    const { MathBackendCPU } = await import('@tensorflow/tfjs-backend-cpu');
    expect(util).toHaveProperty('isNullOrUndefined');
    tf.copyRegisteredKernels('cpu', 'tensorflow');
    tf.registerBackend('tensorflow', () => Object.assign(new MathBackendCPU(), { isUsingGpuDevice }));
    return { version: { 'tfjs-node': '4.22.0' } };
  };

  test.each([true, false])('with GPU: %s', async (isUsingGpuDevice) => {
    const open = await anew();
    engine = await open('tensorflow', { loadTensorflow: standIn(isUsingGpuDevice) });
    expect(engine.tf.getBackend()).toBe('tensorflow');
    expect(engine.record).toMatchObject({ engine: 'tensorflow', hardware: isUsingGpuDevice });
    expect(engine.record.versions).toMatchObject({ '@tensorflow/tfjs-node-gpu': '4.22.0' });
  });
});
