import fc from 'fast-check';
import {
  gaussHermite,
  gaussHermiteTensor,
  integrateInterval,
  integrateLine,
  lineRule,
} from '../../worlds/numeric/quadrature';

const normal = (x: number, mean = 0, sd = 1): number =>
  Math.exp(-(((x - mean) / sd) ** 2) / 2) / (sd * Math.sqrt(2 * Math.PI));
const logNormal = (x: number, mean: number, sd: number): number =>
  -(((x - mean) / sd) ** 2) / 2 - Math.log(sd * Math.sqrt(2 * Math.PI));

describe('over the real line', () => {
  // Integrals from Abramowitz & Stegun, Cover & Thomas (entropies), or by hand.
  const cases: [string, (x: number) => number, number][] = [
    ['a density', normal, 1],
    ['exp(-x²)', (x) => Math.exp(-x * x), Math.sqrt(Math.PI)],
    ['a mean of 0', (x) => x * normal(x), 0],
    ['a second moment', (x) => x * x * normal(x, 3, 2), 13],
    ['an eighth moment', (x) => x ** 8 * normal(x), 105],
    ['a narrow density', (x) => normal(x, 5, 0.1), 1],
    ['a far density', (x) => normal(x, 300, 3), 1],
    ['a wide density', (x) => normal(x, -40, 200), 1],
    ['a very wide density', (x) => normal(x, 0, 2000), 1],
    ['an entropy', (x) => -normal(x, 1.3, 0.7) * logNormal(x, 1.3, 0.7), 0.5 * Math.log(2 * Math.PI * Math.E * 0.49)],
    [
      'a divergence',
      (x) => normal(x, 1, 0.5) * (logNormal(x, 1, 0.5) - logNormal(x, -2, 3)),
      Math.log(6) + 9.25 / 18 - 0.5,
    ],
    ['two bumps 20 apart', (x) => 0.3 * normal(x, -10) + 0.7 * normal(x, 10), 1],
    ['a characteristic function', (x) => Math.cos(3 * x) * normal(x), Math.exp(-4.5)],
  ];
  test.each(cases)('%s: to 1e-11, within 320 evaluations', (_, f, expected) => {
    let evaluations = 0;
    const { value, error, scale } = integrateLine((x) => {
      evaluations++;
      return f(x);
    });
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * scale);
    expect(error).toBeLessThanOrEqual(1e-12 * scale);
    expect(evaluations).toBeLessThanOrEqual(320);
  });

  // E cos(kX + c) = exp(-k²σ²/2) cos c for X of N(0, σ²): its characteristic function. Two nested rules see the same wave
  // where both of their steps are whole multiples of its period.
  test('waves of any frequency: right, or said to be unsettled', () => {
    const wrong: string[] = [];
    for (let i = 0; i < 1200; i++) {
      const k = 0.5 + (i % 600) / 25;
      const sd = i < 600 ? 1 : 1.8;
      const { value, error, scale } = integrateLine((x) => Math.cos(k * x + 0.4) * normal(x, 0, sd));
      const expected = Math.exp(-0.5 * (k * sd) ** 2) * Math.cos(0.4);
      if (error <= 1e-9 * scale && Math.abs(value - expected) > 1e-9 * scale) wrong.push(`k = ${k}, σ = ${sd}`);
    }
    expect(wrong).toEqual([]);
  });

  const rough: [string, (x: number) => number, number][] = [
    ['Laplace tails', (x) => Math.exp(-Math.abs(x - 1.234) / 2.5), 5],
    ['logistic tails', (x) => 1 / (2 + Math.exp(x) + Math.exp(-x)), 1],
    ['two widths', (x) => 0.5 * normal(x, 0, 0.01) + 0.5 * normal(x, 0.3, 10), 1],
    ['bumps 1000 apart', (x) => 0.3 * normal(x, -500) + 0.7 * normal(x, 500), 1],
    ['an absolute moment', (x) => Math.abs(x - 0.7) * normal(x, 0.7, 1.3), 1.3 * Math.sqrt(2 / Math.PI)],
    ['max(0, x)', (x) => Math.max(0, x) * normal(x), 1 / Math.sqrt(2 * Math.PI)],
    ['an exponential density', (x) => (x > 0 ? 2 * Math.exp(-2 * x) : 0), 1],
    ['a slow exponential density', (x) => (x > 0 ? 0.01 * Math.exp(-0.01 * x) : 0), 1],
    ['a gamma integral', (x) => (x > 0 ? x ** 1.5 * Math.exp(-x) : 0), 0.75 * Math.sqrt(Math.PI)],
    ['a uniform density', (x) => (x > 0.3 && x < 1.7 ? 1 / 1.4 : 0), 1],
  ];
  test.each(rough)('%s: to 1e-11', (_, f, expected) => {
    const { value, error, scale } = integrateLine(f);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * scale);
    expect(error).toBeLessThanOrEqual(1e-12 * scale);
  });

  test.each<[string, (x: number) => number]>([
    ['a constant', () => 1],
    ['exp', Math.exp],
    ['sin', Math.sin],
    ['1/x', (x) => 1 / x],
    ['a Cauchy density, whose tails are too heavy', (x) => 1 / (1 + x * x)],
    ['no number', () => NaN],
    ['a pole', (x) => normal(x) / (x - 0.4)],
  ])('%s is not trusted', (_, f) => {
    expect(integrateLine(f).error).toBe(Infinity);
    expect(lineRule(f).settled).toBe(false);
  });

  test('zero is zero', () => expect(integrateLine(() => 0)).toEqual({ value: 0, error: 0, scale: 0 }));

  test('where the tails are no numbers (0 log 0) they do not count', () => {
    const { value, error } = integrateLine((x) => normal(x) * Math.log(normal(x)));
    expect(value).toBeCloseTo(-0.5 * Math.log(2 * Math.PI * Math.E), 12);
    expect(error).toBeLessThan(1e-12);
  });

  test('the rule serves other functions of the same place and width, in any arithmetic', () => {
    const { nodes, weights, coarse, settled } = lineRule((x) => normal(x, 2, 0.5));
    expect(settled).toBe(true);
    const sum = (w: Float64Array): number => nodes.reduce((s, x, i) => s + (w[i] ?? 0) * x * x * normal(x, 2, 0.5), 0);
    expect(sum(weights)).toBeCloseTo(4.25, 12);
    expect(sum(coarse)).toBeCloseTo(4.25, 10);
  });

  test('any mixture of normals: right where it settles, and it nearly always does', () => {
    const part = fc.record({
      mean: fc.double({ min: -50, max: 50, noNaN: true }),
      sd: fc.double({ min: 0.3, max: 20, noNaN: true }),
      weight: fc.double({ min: 0.05, max: 1, noNaN: true }),
    });
    let open = 0;
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), (parts) => {
        const total = parts.reduce((s, p) => s + p.weight, 0);
        const mean = parts.reduce((s, p) => s + p.weight * p.mean, 0);
        const density = (x: number): number => parts.reduce((s, p) => s + p.weight * normal(x, p.mean, p.sd), 0);
        const right = (f: (x: number) => number, expected: number): boolean => {
          // A narrow peak far out beside a wide one is found only where it is known to be.
          const hints = parts.map(({ mean: at, sd: width }) => ({ at, width }));
          const { value, error, scale } = integrateLine(f, hints);
          if (error > 1e-12 * scale) open++;
          return Math.abs(value - expected) <= 1e-11 * scale + error;
        };
        return right(density, total) && right((x) => x * density(x), mean);
      }),
      { numRuns: 200, endOnFailure: true },
    );
    expect(open).toBeLessThan(40);
  });
});

describe('over an interval', () => {
  test.each<[string, (x: number) => number, number, number, number]>([
    ['a polynomial', (x) => x ** 7, -1, 2, 255 / 8],
    ['sin', Math.sin, 0, Math.PI, 2],
    ['backwards', Math.sin, Math.PI, 0, -2],
    ['nothing', Math.sin, 1, 1, 0],
    ['log at 0', Math.log, 0, 1, -1],
    ['an inverse root at 0', (x) => x ** -0.5, 0, 1, 2],
    ['B(3, 5/2)', (x) => x * x * (1 - x) ** 1.5, 0, 1, 16 / 315],
    ['exp to the right', (x) => Math.exp(-x), 0, Infinity, 1],
    ['exp to the left', Math.exp, -Infinity, 0, 1],
    ['an algebraic tail', (x) => x ** -2, 1, Infinity, 1],
    ['Cauchy', (x) => 1 / (1 + x * x), 0, Infinity, Math.PI / 2],
    ['Γ(1/2)', (x) => x ** -0.5 * Math.exp(-x), 0, Infinity, Math.sqrt(Math.PI)],
    ['a far bump', (x) => normal(x, 1000), 0, Infinity, 1],
    ['the line', (x) => normal(x), -Infinity, Infinity, 1],
  ])('%s', (_, f, a, b, expected) => {
    const { value, error, scale } = integrateInterval(f, a, b);
    expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-11 * scale);
    expect(error).toBeLessThanOrEqual(1e-11 * scale);
  });
  test('a singularity at the upper end, as far as x resolves it', () => {
    const { value } = integrateInterval((x) => (x * (1 - x)) ** -0.5, 0, 1);
    expect(value).toBeCloseTo(Math.PI, 7);
  });
  test.each<[string, (x: number) => number, number, number]>([
    ['1/x', (x) => 1 / x, 0, 1],
    ['a constant', () => 1, 0, Infinity],
    ['no bounds', Math.sin, NaN, 1],
  ])('%s is not trusted', (_, f, a, b) => expect(integrateInterval(f, a, b).error).toBe(Infinity));
});

describe('Gauss-Hermite', () => {
  // A&S table 25.10 for the weight exp(-x²), n = 5: nodes times √2, weights over √π.
  test('n = 5', () => {
    const { nodes, weights } = gaussHermite(5);
    [-2.020182870456086, -0.958572464613819, 0, 0.958572464613819, 2.020182870456086].forEach((x, i) =>
      expect(nodes[i]).toBeCloseTo(x * Math.SQRT2, 14),
    );
    [0.01995324205905, 0.3936193231522, 0.9453087204829].forEach((w, i) =>
      expect(weights[i]).toBeCloseTo(w / Math.sqrt(Math.PI), 13),
    );
  });
  test.each([1, 2, 3, 10, 33, 64])('n = %i is exact for moments up to 2n - 1', (n) => {
    const { nodes, weights } = gaussHermite(n);
    let moment = 1;
    for (let k = 0; k <= Math.min(2 * n - 1, 20); k++) {
      const sum = nodes.reduce((s, x, i) => s + (weights[i] ?? 0) * x ** k, 0);
      if (k > 0 && k % 2 === 0) moment *= k - 1;
      expect(Math.abs(sum - (k % 2 === 0 ? moment : 0))).toBeLessThan(2e-13 * moment * 10);
    }
  });
  test('a product rule', () => {
    const { points, weights } = gaussHermiteTensor(4, 3);
    expect(points).toHaveLength(64);
    const sum = points.reduce((s, [x = 0, y = 0, z = 0], i) => s + (weights[i] ?? 0) * (x * y) ** 2 * z ** 4, 0);
    expect(sum).toBeCloseTo(3, 12);
    expect(gaussHermiteTensor(64, 6).points.length).toBeLessThanOrEqual(2 ** 16);
  });
});
