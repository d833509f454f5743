import { openEngine } from '../../../reference/engines';
import { adapterName, isHardware } from '../../../reference/engines/adapter';
import type { Engine } from '../../../reference/engines/types';
import { nets, train } from '../../support/nets';
import { describeWithWebgpu } from '../../support/webgpu';

describe('adapters', () => {
  const none = { vendor: '', architecture: '', device: '', description: '' };
  const llvmpipe = {
    vendor: 'mesa',
    architecture: 'software',
    device: 'llvmpipe-llvm-15-0-6-256-bits-',
    description: 'llvmpipe: Mesa 25.0.7 (LLVM 15.0.6)',
  };
  const h100 = {
    vendor: 'nvidia',
    architecture: 'hopper',
    device: 'nvidia-h100-80gb-hbm3',
    description: 'NVIDIA: 580',
  };

  test.each([
    ['one that says that it stands in', { ...h100, isFallbackAdapter: true }, false],
    ['llvmpipe, also where it does not say so', llvmpipe, false],
    ['SwiftShader', { ...none, vendor: 'google', architecture: 'swiftshader', device: 'swiftshader-device' }, false],
    ['a GPU', h100, true],
  ])('%s', (_, info, hardware) => expect(isHardware(info)).toBe(hardware));

  test('the name of the driver where it is known, else that of Dawn', () => {
    expect(adapterName(h100, ['NVIDIA H100 80GB HBM3'])).toBe('NVIDIA H100 80GB HBM3 (nvidia, hopper, NVIDIA: 580)');
    expect(adapterName(h100, ['NVIDIA A100-SXM4-40GB'])).toBe('nvidia-h100-80gb-hbm3 (nvidia, hopper, NVIDIA: 580)');
    expect(adapterName({ ...none, device: 'apple-m1' }, [])).toBe('apple-m1');
  });
});

describeWithWebgpu('webgpu', () => {
  let engine: Engine | undefined;
  afterEach(async () => {
    await engine?.close();
    engine = undefined;
  });

  test('passes its self-test, and tells whether a GPU does the work', async () => {
    engine = await openEngine('webgpu');
    expect(engine.record.engine).toBe('webgpu');
    expect(engine.record.versions).toMatchObject({ webgpu: '0.6.2', '@tensorflow/tfjs-backend-webgpu': '4.22.0' });
    expect(engine.record.hardware).toBe(!/llvmpipe|swiftshader/i.test(engine.record.adapter ?? ''));
  });

  test.each(Object.keys(nets))('trains a %s as the engine cpu does', async (name) => {
    engine = await openEngine('cpu');
    const expected = await train(engine.tf, nets[name]!);
    await engine.close();
    engine = await openEngine('webgpu');
    const actual = await train(engine.tf, nets[name]!);
    await engine.settle();
    // Adam divides by the size of the gradient, which enlarges the rounding of small ones.
    for (const [k, values] of expected.entries()) {
      expect(actual[k]).toHaveLength(values.length);
      values.forEach((x, i) => expect(Math.abs(actual[k]![i]! - x)).toBeLessThan(1e-3));
    }
  });

  test('without its mend it is refused, since a cast leaves integers', async () => {
    jest.resetModules();
    jest.doMock('../../../reference/engines/kernels/webgpu-cast', () => ({ mendWebgpu: () => undefined }));
    const engines = await import('../../../reference/engines');
    await expect(engines.openEngine('webgpu')).rejects.toThrow(
      /^engine webgpu: refused: the cast of int32 to float32: values or gradients differ/,
    );
  });

  test('an error of the device comes out in settle, once', async () => {
    engine = await openEngine('webgpu');
    await expect(engine.settle()).resolves.toBeUndefined();
    const { device } = engine.tf.backend() as unknown as { device: { createBuffer(of: object): unknown } };
    // Mapped for reading and used for storage at once, which WebGPU forbids.
    device.createBuffer({ size: 4, usage: 0x1 | 0x80 });
    await expect(engine.settle()).rejects.toThrow(/the engine webgpu reported an error: .*usage/is);
    await expect(engine.settle()).resolves.toBeUndefined();
  });
});
