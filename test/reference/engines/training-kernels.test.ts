import type { Tensor } from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import type { Tensors } from '../../../reference/engines/types';
import { adam } from '../../../reference/models/parts/optimise';
import { Weights } from '../../../reference/models/parts/weights';
import { distance, openWithStock, valuesOn, type Computation } from '../../support/engines';
import { lstmSteps } from '../../support/lstm';

let tf: Tensors;
beforeAll(async () => {
  tf = await openWithStock();
});

const size = (max: number): fc.Arbitrary<number> => fc.integer({ min: 1, max });

test('rows are gathered whole, as cpu gathers them, bit for bit', () =>
  fc.assert(
    fc.asyncProperty(
      fc.record({
        rows: size(6),
        width: size(40),
        depth: size(3),
        wanted: fc.array(fc.nat(5), { maxLength: 9, minLength: 1 }),
      }),
      fc.constantFrom('float32' as const, 'int32' as const),
      fc.nat(),
      async ({ rows, width, depth, wanted }, type, seed) => {
        const compute: Computation = (engine, draw) => {
          const x = engine.cast(engine.mul(draw(rows, width, depth), 100), type);
          const chosen = engine.tensor(
            wanted.map((row) => row % rows),
            [wanted.length, 1],
            'int32',
          );
          return [engine.gather(x, chosen), engine.gather(x, engine.tensor1d([0, width - 1], 'int32'), 1)];
        };
        expect(await valuesOn(tf, 'wasm', seed, compute)).toEqual(await valuesOn(tf, 'cpu', seed, compute));
      },
    ),
    { numRuns: 40 },
  ));

test('a row that is not there is refused', async () => {
  await tf.setBackend('wasm');
  expect(() => tf.gather(tf.zeros([3, 2]), tf.tensor1d([1, 3], 'int32'))).toThrow(
    'GatherV2: expected row numbers from 0 to 2, got 3',
  );
});

/** A few steps of Adam on random gradients. */
const steps =
  (count: number): Computation =>
  (engine, draw) => {
    const weights = new Weights(engine, 1);
    const w = weights.add('w', [7, 5], (_, random) => new Float32Array(35).map(() => random()));
    const optimiser = adam(weights, { w });
    for (let step = 0; step < count; step++) optimiser.apply({ w: draw(7, 5) }, step, 0.05);
    const values = Object.values(weights.named()).map((variable): Tensor => variable.clone());
    weights.dispose();
    return values;
  };

test('a step of Adam in one kernel is that of its operations', async () => {
  await tf.setBackend('wasm');
  expect(tf.getKernel('AdamStep', 'wasm')).toBeDefined();
  expect(tf.getKernel('AdamStep', 'cpu')).toBeUndefined();
  for (let seed = 1; seed <= 5; seed++) expect(await distance(tf, 'wasm', seed, steps(4))).toBeLessThan(1e-6);
});

test('a step of an LSTM and its gradient in one kernel each are those of their operations', async () => {
  await tf.setBackend('wasm');
  for (const kernel of ['LstmStep', 'LstmBack']) {
    expect(tf.getKernel(kernel, 'wasm')).toBeDefined();
    expect(tf.getKernel(kernel, 'cpu')).toBeUndefined();
  }
  await fc.assert(
    fc.asyncProperty(size(5), size(7), fc.nat(), async (batch, hidden, seed) => {
      expect(await distance(tf, 'wasm', seed, lstmSteps(batch, hidden))).toBeLessThan(2e-6);
    }),
    { numRuns: 40 },
  );
});
