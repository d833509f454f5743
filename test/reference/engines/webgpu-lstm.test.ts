import { openEngine } from '../../../reference/engines';
import type { EngineName } from '../../../reference/engines/types';
import { normals, randomFor } from '../../../reference/models/parts/random';
import { lstmSteps } from '../../support/lstm';
import { describeWithWebgpu } from '../../support/webgpu';

async function valuesOn(name: EngineName, batch: number, hidden: number): Promise<number[]> {
  const engine = await openEngine(name);
  try {
    const { tf } = engine;
    let drawn = 0;
    const results = lstmSteps(batch, hidden)(tf, (...shape) =>
      tf.tensor(
        normals(
          shape.reduce((n, side) => n * side, 1),
          randomFor(1, drawn++),
        ),
        shape,
      ),
    );
    const values: number[] = [];
    for (const result of results) values.push(...(await result.data()));
    await engine.settle();
    return values;
  } finally {
    await engine.close();
  }
}

describeWithWebgpu('webgpu', () => {
  test.each([
    [1, 1],
    [3, 5],
    [32, 128],
  ])('a step of an LSTM and its gradient in shaders are those of their operations: %i × %i', async (batch, hidden) => {
    const [actual, expected] = [await valuesOn('webgpu', batch, hidden), await valuesOn('cpu', batch, hidden)];
    expect(actual).toHaveLength(expected.length);
    expected.forEach((x, i) => expect(actual[i]).toBeCloseTo(x, 4));
  });
});
