import fc from 'fast-check';
import { eigen, fitGaussian, frechetDistance, squareRoot } from '../../../reference/evaluation/frechet';
import { normal, seeded } from '../../../reference/random';

const a = {
  dimensions: 3,
  mean: Float64Array.of(1, 2, 3),
  covariance: Float64Array.of(2, 0.5, 0, 0.5, 1, 0.3, 0, 0.3, 0.7),
};
const b = {
  dimensions: 3,
  mean: Float64Array.of(0, 2.5, 3),
  covariance: Float64Array.of(1, -0.2, 0.1, -0.2, 0.6, 0, 0.1, 0, 2),
};

// By scipy.linalg: sqrtm and eigvalsh.
test('two distributions of three dimensions', () => {
  expect(frechetDistance(a, b)).toBeCloseTo(2.0698848450811953, 9);
  expect(frechetDistance(b, a)).toBeCloseTo(2.0698848450811953, 9);
  const values = [...eigen(a.covariance, 3).values].sort((x, y) => x - y);
  [0.46099546, 1.02288348, 2.21612107].forEach((value, i) => expect(values[i]).toBeCloseTo(value, 7));
});

test('in one dimension: (m₁ − m₂)² + (s₁ − s₂)²', () => {
  const one = (mean: number, deviation: number) => ({
    dimensions: 1,
    mean: Float64Array.of(mean),
    covariance: Float64Array.of(deviation ** 2),
  });
  expect(frechetDistance(one(1, 3), one(4, 1))).toBeCloseTo(13, 12);
});

test('a distribution is at no distance from itself, singular or not', () => {
  expect(frechetDistance(a, a)).toBeCloseTo(0, 9);
  const flat = { dimensions: 2, mean: new Float64Array(2), covariance: Float64Array.of(1, 1, 1, 1) };
  expect(frechetDistance(flat, flat)).toBeCloseTo(0, 7);
  const point = { ...flat, covariance: new Float64Array(4) };
  expect(frechetDistance(flat, point)).toBeCloseTo(2, 9);
});

test('square root and eigenvectors of random matrices', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.nat(), (n, seed) => {
      const random = seeded(seed);
      const rows = Float64Array.from({ length: (n + 3) * n }, () => normal(random));
      const { covariance } = fitGaussian(rows, n);
      const root = squareRoot(covariance, n);
      const { values, vectors } = eigen(covariance, n);
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) {
          let squared = 0;
          let image = 0;
          for (let k = 0; k < n; k++) {
            squared += root[i * n + k]! * root[k * n + j]!;
            image += covariance[i * n + k]! * vectors[k * n + j]!;
          }
          expect(squared).toBeCloseTo(covariance[i * n + j]!, 9);
          expect(image).toBeCloseTo(values[j]! * vectors[i * n + j]!, 9);
        }
    }),
  );
});

test('mean and covariance by hand', () => {
  const { mean, covariance } = fitGaussian([1, 2, 3, 6, 5, 4], 2);
  expect([...mean]).toEqual([expect.closeTo(3, 12), expect.closeTo(4, 12)]);
  expect([...covariance].map((x) => Math.round(x * 1e9) / 1e9)).toEqual([4, 2, 2, 4]);
});

test.each([
  ['one row', () => fitGaussian([1, 2], 2), /at least two rows of 2 numbers, found 2 numbers/],
  ['a row cut off', () => fitGaussian([1, 2, 3, 4, 5], 2), /at least two rows/],
  ['NaN', () => frechetDistance(a, { ...b, covariance: b.covariance.map(() => NaN) }), /finite numbers/],
  ['other dimensions', () => frechetDistance(a, fitGaussian([1, 2], 1)), /of 3 dimensions, found 1/],
])('%s', (_, run, message) => expect(run).toThrow(message));
