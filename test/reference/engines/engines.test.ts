import { openEngine } from '../../../reference/engines';
import type { Engine } from '../../../reference/engines/types';

let engine: Engine | undefined;
afterEach(async () => {
  await engine?.close();
  engine = undefined;
});

test('wasm tells what it consists of, and is no GPU', async () => {
  engine = await openEngine('wasm');
  expect(engine.tf.getBackend()).toBe('wasm');
  expect(engine.record).toEqual({
    engine: 'wasm',
    adapter: null,
    hardware: false,
    versions: { '@tensorflow/tfjs-core': '4.22.0', '@tensorflow/tfjs-backend-wasm': '4.22.0' },
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
