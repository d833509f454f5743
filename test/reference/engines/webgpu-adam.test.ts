import { openEngine } from '../../../reference/engines';
import type { EngineName } from '../../../reference/engines/types';
import { adam } from '../../../reference/models/parts/optimise';
import { normals, randomFor } from '../../../reference/models/parts/random';
import { Weights } from '../../../reference/models/parts/weights';
import { describeWithWebgpu } from '../../support/webgpu';

/** Weights and memory of Adam after a few steps on random gradients. */
async function after(name: EngineName, steps: number): Promise<number[]> {
  const engine = await openEngine(name);
  try {
    const { tf } = engine;
    const weights = new Weights(tf, 1);
    const w = weights.add('w', [9, 31], (_, random) => normals(9 * 31, random));
    const optimiser = adam(weights, { w });
    for (let step = 0; step < steps; step++)
      optimiser.apply({ w: tf.tensor(normals(9 * 31, randomFor(1, step)), [9, 31]) }, step, 0.05);
    const values: number[] = [];
    for (const variable of Object.values(weights.named())) values.push(...(await variable.data()));
    await engine.settle();
    return values;
  } finally {
    await engine.close();
  }
}

describeWithWebgpu('webgpu', () => {
  test('a step of Adam in three shaders is that of its operations', async () => {
    const [actual, expected] = [await after('webgpu', 4), await after('cpu', 4)];
    expect(actual).toHaveLength(3 * 9 * 31);
    expected.forEach((x, i) => expect(actual[i]).toBeCloseTo(x, 5));
  });
});
