import type { Declarations } from '../../worlds/declarations';
import { readWorldFile } from '../../worlds/file';

/** The declarations of a file without problems. */
function read(text: string): Declarations {
  const { declarations, problems } = readWorldFile(text);
  expect(problems).toEqual([]);
  return declarations;
}

const names = (list: readonly { name: string }[]): string[] => list.map((d) => d.name);

describe('the worlds of the contract', () => {
  test('1: conditional ELBO', () => {
    const d = read(
      String.raw`variables: {x: {density: 3}, y: {values: 2}, z: {density: 3}}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x, y'}}
ignore: [\theta, \phi]
`,
    );
    expect(d.variables.map((v) => v.form)).toEqual([
      { kind: 'density', points: 3 },
      { kind: 'values', count: 2 },
      { kind: 'density', points: 3 },
    ]);
    expect(d.densities.map((p) => p.form)).toEqual([
      { kind: 'joint', of: ['x', 'y', 'z'] },
      { kind: 'conditional', of: ['z'], given: ['x', 'y'] },
    ]);
    expect(d.densities.map((p) => p.signature)).toEqual([
      { name: 'p', of: null, given: null },
      { name: 'q', of: null, given: null },
    ]);
    expect(d.ignore).toEqual(['\\theta', '\\phi']);
  });

  test('2: KL of a diagonal Gaussian', () => {
    const d = read(
      String.raw`sizes: {J: 3}
variables: {z: {real: J}}
parameters: {\mu: {vector: J}, \sigma: {vector: J, positive: true}, \Sigma: {is: '\mathrm{diag}(\sigma^2)'}}
densities: {'q(z|x,y)': {normal: ['\mu', '\Sigma']}, 'p(z|y)': {normal: ['0', 'I']}}
indices: {j: J}
ignore: [\theta, \phi]
`,
    );
    expect(d.sizes).toEqual([{ name: 'J', least: 3, most: 3, place: { line: 1, column: 9 } }]);
    expect(d.variables[0]?.form).toEqual({ kind: 'real', size: 'J' });
    expect(names(d.parameters)).toEqual(['\\mu', '\\sigma', '\\Sigma']);
    expect(d.parameters[1]?.form).toEqual({ kind: 'vector', size: 'J', sign: 'positive' });
    expect(d.parameters[2]?.form).toEqual({
      kind: 'is',
      formula: { latex: '\\mathrm{diag}(\\sigma^2)', place: { line: 3, column: 82 } },
    });
    expect(d.densities[0]?.signature).toEqual({ name: 'q', of: ['z'], given: ['x', 'y'] });
    expect(d.densities[1]?.form).toMatchObject({
      kind: 'law',
      family: 'normal',
      args: [{ latex: '0' }, { latex: 'I' }],
    });
    expect(d.indices).toMatchObject([{ name: 'j', size: 'J' }]);
  });

  test('3: restricted Boltzmann machine', () => {
    const d = read(
      String.raw`sizes: {P: 3, D: 2}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}}
densities: {p: {unnormalised: '\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions: {\sigma: sigmoid}
indices: {i: P, j: P}
ignore: [\theta]
`,
    );
    expect(d.parameters[0]?.form).toEqual({ kind: 'matrix', rows: 'D', columns: 'P', of: 'any', positive: false });
    expect(d.densities[0]?.form).toMatchObject({
      kind: 'unnormalised',
      formula: { latex: '\\exp(v^T W h + v^T b + h^T a)' },
      over: ['v', 'h'],
    });
    expect(d.functions).toMatchObject([{ name: '\\sigma', form: { kind: 'named', name: 'sigmoid' } }]);
  });

  test('4: Ising model with observations', () => {
    const d = read(
      String.raw`parameters: {x: {spins: N}, y: {spins: N}, h: real, \beta: real, \eta: real}
edges: {over: N, neighbours: ['\text{local}'], pairs: '\sum_{i,j}'}
functions: {'E(x, y)': 'h\sum_i x_i - \beta\sum_{i,j} x_i x_j - \eta\sum_i x_i y_i'}
indices: {i: N, j: N, m: N}
`,
    );
    expect(d.edges).toMatchObject({ over: 'N', neighbours: ['\\text{local}'], pairs: { latex: '\\sum_{i,j}' } });
    expect(d.functions).toMatchObject([{ name: 'E', form: { kind: 'formula', arguments: ['x', 'y'] } }]);
    expect(names(d.indices)).toEqual(['i', 'j', 'm']);
  });

  test('5: softmax cross-entropy gradient', () => {
    const d = read(
      String.raw`parameters: {z: {vector: K}, y: {onehot: K}}
nodes: {s: '\mathrm{softmax}(z)', L: '-\sum_k y_k \log s_k'}
indices: {i: K, j: K, k: K}
`,
    );
    expect(d.nodes.map((n) => [n.name, n.formula.latex])).toEqual([
      ['s', '\\mathrm{softmax}(z)'],
      ['L', '-\\sum_k y_k \\log s_k'],
    ]);
  });

  test('6: an entropy identity', () => {
    const d = read(`variables: {X: {values: 3}, Y: {values: 4}}\ndensities: {p: {joint: [X, Y]}}\n`);
    expect(d.densities[0]?.form).toEqual({ kind: 'joint', of: ['X', 'Y'] });
  });
});

describe('every form, in block style', () => {
  test('sizes and variables', () => {
    const d = read(
      String.raw`# A comment, a blank line and quotes are fine.

sizes:
  J: [2, 4]   # drawn
  K: 5
variables:
  x: {values: 3}
  z: {density: K}
  w: {real: J}
  t: {real: scalar}
  h_{1}:
    binary: P
  s: {spins: 3}
  u: {copy: z}
  z_k: {copies: [K, z]}
  "a": {values: 2}
`,
    );
    expect(d.sizes.map((s) => [s.name, s.least, s.most])).toEqual([
      ['J', 2, 4],
      ['K', 5, 5],
    ]);
    expect(d.variables.map((v) => v.form)).toEqual([
      { kind: 'values', count: 3 },
      { kind: 'density', points: 'K' },
      { kind: 'real', size: 'J' },
      { kind: 'real', size: 'scalar' },
      { kind: 'binary', size: 'P' },
      { kind: 'spins', size: 3 },
      { kind: 'copy', of: 'z' },
      { kind: 'copies', count: 'K', of: 'z' },
      { kind: 'values', count: 2 },
    ]);
  });

  test('parameters', () => {
    const d = read(
      String.raw`parameters:
  \beta: real
  \lambda: positive
  \pi: probability
  n: integer
  \mu: {vector: J}
  c: {vector: 2, probability: true}
  m: {vector: 2, integer: true, positive: false}
  W_{hh}: {matrix: [D, P]}
  \Sigma: {matrix: [J, J], kind: spd}
  A: {matrix: [2, 3], positive: true}
  Q:
    matrix: [4, 4]
    kind: orthogonal
  y: {onehot: K}
  \rho: {simplex: K}
  x: {spins: N}
  b: {binary: N}
  \Lambda: {is: '\Sigma^{-1}'}
`,
    );
    expect(d.parameters.map((p) => p.form)).toMatchObject([
      { kind: 'real' },
      { kind: 'positive' },
      { kind: 'probability' },
      { kind: 'integer' },
      { kind: 'vector', size: 'J', sign: 'any' },
      { kind: 'vector', size: 2, sign: 'probability' },
      { kind: 'vector', size: 2, sign: 'integer' },
      { kind: 'matrix', rows: 'D', columns: 'P', of: 'any', positive: false },
      { kind: 'matrix', rows: 'J', columns: 'J', of: 'spd', positive: false },
      { kind: 'matrix', rows: 2, columns: 3, of: 'any', positive: true },
      { kind: 'matrix', rows: 4, columns: 4, of: 'orthogonal' },
      { kind: 'onehot', size: 'K' },
      { kind: 'simplex', size: 'K' },
      { kind: 'spins', size: 'N' },
      { kind: 'binary', size: 'N' },
      { kind: 'is', formula: { latex: '\\Sigma^{-1}', place: { line: 19, column: 17 } } },
    ]);
  });

  test('densities', () => {
    const d = read(
      String.raw`variables: {x: {values: 2}, z: {density: 3}, z_1: {density: 2}, z_2: {density: 2}, v: {binary: 3}}
densities:
  p: {joint: [x, z]}
  q: {conditional: 'z \mid x'}
  q(z|x): {normal: ['\mu', '\Sigma']}
  p_\theta(x; \theta): {bernoulli: 0.3}
  P_1(x): {categorical: ['\pi']}
  e(z): {exponential: '\lambda'}
  u(z): {uniform: [0, 1]}
  b: {unnormalised: '\exp(v^T v)', over: v}
  c: {product: 'q(z_1|x) \, q(z_2|z_1)'}
  g: {dag: v}
  o: {dag: v, parents: later}
  m: {is: '\tfrac12 p_1(x) + \tfrac12 p_2(x)'}
  l(x): '\frac{1}{2}'
`,
    );
    expect(d.densities.map((p) => p.form)).toMatchObject([
      { kind: 'joint', of: ['x', 'z'] },
      { kind: 'conditional', of: ['z'], given: ['x'] },
      { kind: 'law', family: 'normal', args: [{ latex: '\\mu' }, { latex: '\\Sigma' }] },
      { kind: 'law', family: 'bernoulli', args: [{ latex: '0.3' }] },
      { kind: 'law', family: 'categorical', args: [{ latex: '\\pi' }] },
      { kind: 'law', family: 'exponential', args: [{ latex: '\\lambda' }] },
      { kind: 'law', family: 'uniform', args: [{ latex: '0' }, { latex: '1' }] },
      { kind: 'unnormalised', over: ['v'] },
      {
        kind: 'product',
        factors: [
          { name: 'q', of: ['z_1'], given: ['x'] },
          { name: 'q', of: ['z_2'], given: ['z_1'] },
        ],
      },
      { kind: 'dag', over: 'v' },
      { kind: 'dag', over: 'v', parents: 'later' },
      { kind: 'is', formula: { latex: '\\tfrac12 p_1(x) + \\tfrac12 p_2(x)' } },
      { kind: 'is', formula: { latex: '\\frac{1}{2}' } },
    ]);
    expect(d.densities[3]?.signature).toEqual({ name: 'p_\\theta', of: ['x'], given: ['\\theta'] });
    expect(d.densities[4]?.signature).toEqual({ name: 'P_1', of: ['x'], given: [] });
  });

  test('functions, nodes, layout, edges, ignore, assume', () => {
    const d = read(
      String.raw`functions:
  \sigma: sigmoid
  \varphi: \tanh
  r: ReLU
  f: smooth
  g: convex
  'k(x)': concave
  E(x, y): |
    h \sum_i x_i
nodes:
  h_t: 'W_{hh} s_{t-1}'
  o: V h_t
layout: denominator
indices:
  t: T
edges:
  over: 5
ignore: \theta
assume: 'f(1) = 0'
`,
    );
    expect(d.functions.map((f) => f.form)).toMatchObject([
      { kind: 'named', name: 'sigmoid' },
      { kind: 'named', name: 'tanh' },
      { kind: 'named', name: 'relu' },
      { kind: 'arbitrary', shape: 'smooth' },
      { kind: 'arbitrary', shape: 'convex' },
      { kind: 'arbitrary', shape: 'concave' },
      { kind: 'formula', arguments: ['x', 'y'], formula: { latex: 'h \\sum_i x_i' } },
    ]);
    expect(names(d.functions)).toEqual(['\\sigma', '\\varphi', 'r', 'f', 'g', 'k', 'E']);
    expect(d.nodes.map((n) => n.formula.latex)).toEqual(['W_{hh} s_{t-1}', 'V h_t']);
    expect(d.layout).toBe('denominator');
    expect(d.edges).toMatchObject({ over: 5, neighbours: [], pairs: null });
    expect(d.ignore).toEqual(['\\theta']);
    expect(d.assume).toEqual([{ latex: 'f(1) = 0', place: { line: 19, column: 9 } }]);
  });

  test('words that YAML 1.1 takes for truth values, and lines that end as on Windows', () => {
    const d = read('parameters:\r\n  y: real\r\n  n: integer\r\n  no: positive\r\n');
    expect(names(d.parameters)).toEqual(['y', 'n', 'no']);
    expect(d.parameters[2]?.place).toEqual({ line: 4, column: 3 });
  });

  test('a density over a component, a bold name and the other case stand for what is declared', () => {
    read(
      String.raw`variables: {h: {binary: 3}, x: {real: J}, X: {values: 3}, Y: {values: 2}}
densities:
  p(h_j|v): {bernoulli: '\frac12'}
  q(\mathbf{x}): {normal: ['0', 'I']}
  r: {joint: [X, y]}
`,
    );
  });
});
