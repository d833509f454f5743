import {
  bitsPerDimension,
  importanceBound,
  logMeanExp,
  logSumExp,
  perplexity,
} from '../../../reference/evaluation/likelihood';

// By numpy.logaddexp.
test('log Σ exp beyond the range of exp', () => {
  expect(logSumExp([1000, 1001, 999])).toBeCloseTo(1001.4076059644443, 9);
  expect(logSumExp([-1000, -1001])).toBeCloseTo(-999.6867383124818, 9);
  expect(logSumExp([])).toBe(-Infinity);
  expect(logSumExp([-Infinity, -Infinity])).toBe(-Infinity);
  expect(logSumExp([0, NaN])).toBeNaN();
  expect(logMeanExp([2, 2, 2])).toBeCloseTo(2, 12);
});

test('perplexity: a fair die has six faces', () => expect(perplexity(Math.log(6))).toBeCloseTo(6, 12));

test('bits a dimension', () => {
  // Fair coins take one bit each; bytes drawn evenly eight, as a probability and as the density 1 on [0, 1].
  expect(bitsPerDimension(7 * Math.LN2, 7)).toBeCloseTo(1, 12);
  expect(bitsPerDimension(3 * Math.log(256), 3)).toBeCloseTo(8, 12);
  expect(bitsPerDimension(0, 3, 256)).toBe(8);
});

describe('the importance weighted bound', () => {
  test('two rows by hand', () => {
    const weights = [1, 3, 2, 2].map(Math.log);
    expect(importanceBound(Float64Array.from(weights), 2)).toBeCloseTo(Math.log(2), 12);
    expect(importanceBound(Float64Array.from(weights), 1)).toBeCloseTo(Math.log(12) / 4, 12);
  });

  test('it rises with K to log p(x): x = z + noise, both standard normal, q the prior', () => {
    // p(x) is normal with variance 2; the weights are p(x | z), z spaced evenly by rank in place of random draws.
    const x = 0.7;
    const logP = -0.5 * Math.log(4 * Math.PI) - (x * x) / 4;
    const logWeights = Float64Array.from({ length: 4096 }, (_, i) => {
      const z = 8 * (((i * 2654435761) >>> 0) / 2 ** 32 - 0.5);
      // z is even on [−4, 4], so that w = p(z) p(x | z) · 8.
      return Math.log(8) - Math.log(2 * Math.PI) - (z * z) / 2 - (x - z) ** 2 / 2;
    });
    const bounds = [1, 4, 16, 64, 1024].map((k) => importanceBound(logWeights, k));
    for (let i = 1; i < bounds.length; i++) expect(bounds[i]!).toBeGreaterThan(bounds[i - 1]!);
    expect(bounds[4]!).toBeCloseTo(logP, 2);
  });

  test('rows that do not come out even', () => {
    expect(() => importanceBound(new Float64Array(5), 2)).toThrow('expected rows of 2 log weights, found 5 numbers');
  });
});
