import type { Checker } from '../../../worlds';
import { checkerOf, judged } from '../judging';

/*
 * What a counterexample shows is enough to compute both sides by hand: a density under a sum is listed over what the sum
 * runs over.
 */
const world = `
variables: {x: {values: 3}, z: {values: 3}, b: {binary: scalar}, u: {density: 3}, v: {density: 2}}
densities: {p: {joint: [x, z, b]}, f: {joint: [u, v]}, q: {conditional: "z | x"}}
`;

describe('a density under a sum', () => {
  let checker: Checker;
  beforeAll(() => {
    checker = checkerOf(world);
  });
  const shown = (latex: string) => {
    const [claim] = judged(checker, latex);
    expect(claim).toMatchObject({ verdict: 'fails' });
    return claim!.counterexample!;
  };
  const sum = (values: readonly number[]): number => values.reduce((a, v) => a + v, 0);

  test('is listed over the variable of the sum', () => {
    const { values, left, right } = shown('\\log p(x) \\ge \\sum_z \\log \\frac{p(x, z)}{q(z | x)}');
    const joint = values['p(x, z),\\; z = 1, 2, 3'] as number[];
    const q = values['q(z \\mid x),\\; z = 1, 2, 3'] as number[];
    expect(sum(q)).toBeCloseTo(1, 4);
    expect(sum(joint)).toBeCloseTo(values['p(x)'] as number, 4);
    expect(left).toBeCloseTo(Math.log(sum(joint)), 4);
    expect(right).toBeCloseTo(sum(joint.map((p, k) => Math.log(p / q[k]!))), 3);
  });

  test('over two variables as rows', () => {
    const { values, right } = shown('0 = \\sum_z \\sum_b p(z, b)^2');
    const joint = values['p(z, b),\\; z = 1, 2, 3,\\; b = 0, 1'] as number[][];
    expect(joint.map((row) => row.length)).toEqual([2, 2, 2]);
    expect(sum(joint.flat())).toBeCloseTo(1, 4);
    expect(right).toBeCloseTo(sum(joint.flat().map((p) => p * p)), 4);
  });

  test('under a mean and in a divergence', () => {
    const { values, left, right } = shown('D_{KL}(q(z|x) \\| p(z)) = \\mathbb{E}_{q(z|x)}[\\log q(z|x)]');
    const q = values['q(z \\mid x),\\; z = 1, 2, 3'] as number[];
    const p = values['p(z),\\; z = 1, 2, 3'] as number[];
    expect(left).toBeCloseTo(sum(q.map((v, k) => v * Math.log(v / p[k]!))), 3);
    expect(right).toBeCloseTo(sum(q.map((v) => v * Math.log(v))), 3);
  });

  test('with the weights that an integral gives its points', () => {
    const { values, right } = shown('1 = \\int f(u)^2 \\, du + \\int f(v)^2 \\, dv');
    const square = (name: string, at: string): number => {
      const f = values[`f(${name}),\\; ${at}`] as number[];
      const weights = values[`d${name},\\; ${at}`] as number[];
      expect(sum(f.map((p, k) => p * weights[k]!))).toBeCloseTo(1, 4);
      return sum(f.map((p, k) => p * p * weights[k]!));
    };
    expect(right).toBeCloseTo(square('u', 'u = 1, 2, 3') + square('v', 'v = 1, 2'), 4);
  });
});
