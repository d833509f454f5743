import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
    /^engine wasm: refused: conv2d of 2×7×6×3, stride 1×1, padding same: .*Conv2DBackpropFilter/,
  );
  const passed: [string, boolean][] = [];
  engine = await open('auto', { passedOver: (reason, installed) => passed.push([reason.split(':')[0]!, installed]) });
  expect(engine.record.engine).toBe('cpu');
  expect(passed).toEqual([
    ['engine tensorflow', false],
    ['engine webgpu', false],
    ['engine wasm', true],
  ]);
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
