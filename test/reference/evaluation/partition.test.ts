import fc from 'fast-check';
import { annealedLogPartition, logPartition, unnormalised } from '../../../reference/evaluation/partition';
import type { Rbm } from '../../../reference/evaluation/partition';
import { normal, seeded } from '../../../reference/random';

const drawn = (rows: number, columns: number, scale: number, seed: number): Rbm => {
  const random = seeded(seed);
  const numbers = (n: number): Float64Array => Float64Array.from({ length: n }, () => scale * normal(random));
  return { weights: numbers(rows * columns), visible: numbers(rows), hidden: numbers(columns) };
};

/** log Z by the definition: a sum over all states of both layers. */
function byDefinition({ weights, visible, hidden }: Rbm): number {
  const [rows, columns] = [visible.length, hidden.length];
  let z = 0;
  for (let s = 0; s < 2 ** (rows + columns); s++) {
    let energy = 0;
    for (let i = 0; i < rows; i++) {
      if (((s >> i) & 1) === 0) continue;
      energy += visible[i]!;
      for (let j = 0; j < columns; j++) if ((s >> (rows + j)) & 1) energy += weights[i * columns + j]!;
    }
    for (let j = 0; j < columns; j++) if ((s >> (rows + j)) & 1) energy += hidden[j]!;
    z += Math.exp(energy);
  }
  return Math.log(z);
}

// By numpy, summing over all 32 states.
test('a machine of two and three units', () => {
  const rbm: Rbm = {
    weights: Float64Array.of(0.5, -1, 0.3, 1.2, 0.4, -0.7),
    visible: Float64Array.of(0.1, -0.3),
    hidden: Float64Array.of(0.2, -0.5, 0.4),
  };
  expect(logPartition(rbm)).toBeCloseTo(3.919263669657266, 10);
  expect(unnormalised(rbm, Uint8Array.of(1, 0))).toBeCloseTo(2.5077853757536683, 10);
});

test('exact sums agree with the definition, whichever layer is smaller', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (rows, columns, seed) => {
      const rbm = drawn(rows, columns, 1, seed);
      expect(logPartition(rbm)).toBeCloseTo(byDefinition(rbm), 9);
    }),
    { numRuns: 40 },
  );
});

test.each([1, 2])('annealing finds log Z of a machine of 14 and 10 units, seed %d', (seed) => {
  const rbm = drawn(14, 10, 0.8, seed);
  const { logZ, range } = annealedLogPartition(rbm, { steps: 500, chains: 60, random: seeded(seed) });
  const exact = logPartition(rbm);
  expect(exact).toBeGreaterThan(range[0]);
  expect(exact).toBeLessThan(range[1]);
  expect(Math.abs(logZ - exact)).toBeLessThan(0.2);
});

test('the machine without weights is exact after one step, from any base', () => {
  const rbm = { ...drawn(5, 3, 1, 9), weights: new Float64Array(15) };
  const { logZ } = annealedLogPartition(rbm, { steps: 1, chains: 1, random: seeded(1), base: rbm.visible });
  expect(logZ).toBeCloseTo(logPartition(rbm), 10);
});

test('the mean of the weights is unbiased for Z, however few the steps: 20,000 chains, five standard errors', () => {
  const rbm = drawn(4, 3, 1, 5);
  const base = Float64Array.of(0.5, -0.5, 0, 1);
  const { logZ, range } = annealedLogPartition(rbm, { steps: 3, chains: 20_000, random: seeded(2), base });
  const three = range[1] - logZ;
  expect(Math.abs(Math.exp(logPartition(rbm) - logZ) - 1)).toBeLessThan((5 / 3) * Math.expm1(three));
  expect(three).toBeLessThan(0.1);
});

test.each([
  [
    'weights that do not fit',
    () => logPartition({ ...drawn(2, 2, 1, 1), weights: new Float64Array(3) }),
    /2 × 2 weights/,
  ],
  ['a machine too large to sum over', () => logPartition(drawn(21, 22, 1, 1)), /at most 20 units, found 21 × 22/],
  [
    'no steps',
    () => annealedLogPartition(drawn(2, 2, 1, 1), { steps: 0, chains: 1, random: seeded(1) }),
    /found 0 and 1/,
  ],
])('%s', (_, run, message) => expect(run).toThrow(message));
