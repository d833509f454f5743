import fc from 'fast-check';
import { lex, parseTokens } from '../../expr';
import { compiler, settle } from '../../worlds/compile';
import { run } from '../../worlds/compile/code';
import type { Field } from '../../worlds/field';
import { drawBatches, pointAt, setPoint } from '../../worlds/judge/trial';
import { bounded, decimals, doubles } from '../../worlds/numeric/fields';
import type { Draw } from '../../worlds/world';
import { worldIn } from '../../worlds/world';
import { checkerOf } from './judging';

const { meaning } = checkerOf(String.raw`
sizes: {T: 3}
variables: {z: {density: 3}, t: {real: scalar}}
parameters: {x: real, y: positive, v: {vector: 2}, W: {matrix: [2, 2]}, r: {is: 'x^2 + v_2'}, b_0: {vector: 2}}
densities: {p: {unnormalised: '\exp(-z^2 y + z v_2)', over: z}, 'q(t)': {normal: ['v_1', '1 + x^2']}}
functions: {\sigma: sigmoid, g: smooth, 'f(u)': '\sin u + u^2'}
nodes: {a: 'x v_1 + r', b_k: '\tanh(W b_{k-1} + v)'}
indices: {k: T, i: 2, j: 2}
`);

/** Formulas that are smooth wherever they are defined, and defined everywhere. */
const formula: fc.Arbitrary<string> = fc.letrec<{ tree: string }>((tie) => {
  const one = (make: (u: string) => string): fc.Arbitrary<string> => tie('tree').map(make);
  const two = (make: (u: string, w: string) => string): fc.Arbitrary<string> =>
    fc.tuple(tie('tree'), tie('tree')).map(([u, w]) => make(u, w));
  return {
    tree: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom('x', 'y', 'v_1', 'v_2', 'W_{12}', 'W_{21}', 'r', 'a', '0.5', 'b_{2,1}', 'b_{3,2}'),
      two((u, w) => `(${u} + ${w})`),
      two((u, w) => `(${u} - ${w})`),
      two((u, w) => `(${u}) (${w})`),
      two((u, w) => String.raw`\frac{${u}}{1 + (${w})^2}`),
      one((u) => String.raw`\exp(\tanh(${u}))`),
      one((u) => String.raw`\log(1 + (${u})^2)`),
      one((u) => String.raw`\sqrt{1 + (${u})^2}`),
      one((u) => String.raw`\sigma(${u})`),
      one((u) => `f(${u})`),
      one((u) => `g(${u})`),
      one((u) => `(\\sin(${u}))^3`),
      two((u, w) => `(1 + (${u})^2)^{\\tanh(${w})}`),
      one((u) => String.raw`\sum_{i=1}^2 v_i W_{i1} \cos(i \, ${u})`),
      one((u) => String.raw`\left(\mathrm{softmax}(W v + (${u}) v)\right)_1`),
      one((u) => String.raw`v^T (W + W^T + 9 I)^{-1} v \, \tanh(${u})`),
      one((u) => String.raw`\det(W + (${u}) I)`),
      one((u) => String.raw`\mathbb{E}_{p(z)}[z \sin(${u})]`),
      one((u) => String.raw`\log \sum_{i=1}^2 e^{v_i \tanh(${u})}`),
    ),
  };
}).tree;

const places = ['x', 'y', 'v_1', 'v_2', 'W_{12}', 'W_{21}', 'b_{0,1}'] as const;
const parameterOf: Readonly<Record<(typeof places)[number], readonly [string, number]>> = {
  x: ['x', 0],
  y: ['y', 0],
  v_1: ['v', 0],
  v_2: ['v', 1],
  'W_{12}': ['W', 1],
  'W_{21}': ['W', 2],
  'b_{0,1}': ['b_{0}', 0],
};

const [batch] = drawBatches(meaning, 11);
const { draw, tape } = batch!.draws[0]!;

/** Value of a formula in a field, with one entry of a parameter moved. */
function valueOf<T>(F: Field<T>, latex: string, from: Draw, move?: (parameters: Map<string, T[]>) => void): T {
  const { expr, diagnostics } = parseTokens(lex(latex).tokens, meaning.vocabulary);
  if (diagnostics.some((d) => d.severity === 'error')) throw new Error(`${latex}: ${diagnostics[0]!.message}`);
  const c = compiler(meaning, from.layout, F);
  const code = settle(c.code(expr, c.root));
  const world = worldIn(meaning, from, F);
  const parameters = new Map([...world.parameters].map(([name, entries]) => [name, [...entries]]));
  move?.(parameters);
  const env = { world: { ...world, parameters }, slots: [], stamp: 0, unsettled: false, fuel: 1e6 };
  setPoint(c, env, tape, pointAt(from, 0));
  return run(code, env)[0]!;
}

const D = decimals(60);
const STEP = D.of(1e-20);

/** The derivative by differences, in decimals: good to about 40 digits. */
function difference(latex: string, place: (typeof places)[number]): number {
  const [name, entry] = parameterOf[place];
  const at = (sign: 1 | -1): typeof STEP =>
    valueOf(D, latex, draw, (parameters) => {
      const entries = parameters.get(name)!;
      entries[entry] = D.add(entries[entry]!, D.mul(D.of(sign), STEP));
    });
  return D.number(D.div(D.sub(at(1), at(-1)), D.mul(D.of(2), STEP)));
}

const close = (got: number, expected: number): boolean => Math.abs(got - expected) <= 1e-9 * (1 + Math.abs(expected));

describe('derivatives of random formulas', () => {
  test('are what differences in sixty digits give', () => {
    fc.assert(
      fc.property(formula, fc.constantFrom(...places), (of, by) => {
        const expected = difference(of, by);
        if (!(Math.abs(expected) < 1e8)) return true;
        const latex = String.raw`\frac{\partial}{\partial ${by}} \left(${of}\right)`;
        return close(valueOf(doubles, latex, draw), expected);
      }),
      { numRuns: 300 },
    );
  });

  test('of derivatives as well', () => {
    fc.assert(
      fc.property(formula, fc.constantFrom(...places), fc.constantFrom(...places), (of, first, second) => {
        const inner = String.raw`\frac{\partial}{\partial ${first}} \left(${of}\right)`;
        const expected = difference(inner, second);
        if (!(Math.abs(expected) < 1e8)) return true;
        const latex = String.raw`\frac{\partial^2}{\partial ${second} \partial ${first}} \left(${of}\right)`;
        return close(valueOf(doubles, latex, draw), expected);
      }),
      { numRuns: 60 },
    );
  });

  test('lie within the bounds that error bounds give', () => {
    fc.assert(
      fc.property(formula, fc.constantFrom(...places), (of, by) => {
        const latex = String.raw`\frac{\partial}{\partial ${by}} \left(${of}\right)`;
        const { value, error } = valueOf(bounded, latex, draw);
        const exact = D.number(valueOf(D, latex, draw));
        return !Number.isFinite(error) || Math.abs(value - exact) <= error + 1e-15 * Math.abs(exact);
      }),
      { numRuns: 150 },
    );
  });

  test('in all directions at once are those in each', () => {
    const whole = (of: string): readonly number[] => {
      const { expr } = parseTokens(lex(String.raw`\nabla_W \left(${of}\right)`).tokens, meaning.vocabulary);
      const c = compiler(meaning, draw.layout, doubles);
      const code = settle(c.code(expr, c.root));
      const env = { world: worldIn(meaning, draw, doubles), slots: [], stamp: 0, unsettled: false, fuel: 1e6 };
      return run(code, env);
    };
    fc.assert(
      fc.property(formula, (of) => {
        const gradient = whole(of);
        return [1, 2].every((k) =>
          close(
            gradient[k]!,
            valueOf(doubles, String.raw`\frac{\partial}{\partial W_{${k === 1 ? 12 : 21}}} \left(${of}\right)`, draw),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });
});
