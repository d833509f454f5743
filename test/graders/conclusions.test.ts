import { judgeDerivation } from '../../graders/derivation';
import { loadProblem } from '../../problems/load';
import type { DerivationProblem } from '../../problems/schema';
import { checkerFor } from '../../worlds';

const raw = String.raw;

/** Judges answers to a small problem; returns what share of the conclusion each earns. */
function concluding(world: string, show: string, given?: string): (answer: string) => number {
  const indented = world.trim().replace(/\n/g, '\n  ');
  const problem = `title: T\ngrader: derivation\npoints: 10\nworld:\n  ${indented}\nshow: '${show}'\n${given === undefined ? '' : `given: '${given}'\n`}`;
  const read = loadProblem({
    id: 'small',
    problem: { file: 'problem.yaml', text: problem },
    statement: { file: 'statement.md', text: 'Show it.' },
    solution: { file: 'solution.md', text: 'None.' },
    mistakes: [],
    worlds: new Map(),
  });
  if (!read.value) throw new Error(JSON.stringify(read.troubles));
  const derivation = read.value as DerivationProblem;
  const checker = checkerFor(derivation.declarations, 7).checker!;
  return (answer) => {
    const { marks } = judgeDerivation(derivation, checker, 10, answer, { from: 0, to: answer.length });
    const mark = marks.find((m) => m.for === 'conclusion')!;
    return mark.awarded / mark.points;
  };
}

describe('a node of the goal, written out', () => {
  const share = concluding(
    raw`
parameters: { z: real, y: probability }
functions: { \sigma: sigmoid }
nodes:
  p: '\sigma(z)'
  L: '-y \log p - (1 - y) \log(1 - p)'`,
    raw`\frac{\partial L}{\partial z} = p - y`,
  );

  test('is as good as its name', () =>
    expect(share(raw`$$\frac{dL}{dz} = -y (1 - \sigma(z)) + (1 - y) \sigma(z) = \sigma(z) - y$$`)).toBe(1));

  test('but what is still a derivative is not', () =>
    expect(share(raw`$$\frac{dL}{dz} = \frac{dL}{dp} \frac{dp}{dz}$$`)).toBe(0));
});

describe('an equation that was shown, put into another formula', () => {
  const share = concluding(
    raw`
variables: { x: { values: 3 }, y: { real: scalar } }
parameters: { s: positive }
densities: { 'p(x)': { joint: [x] }, 'p(y|x)': { normal: ['x', 's^2'] } }`,
    raw`\frac{\partial}{\partial y} \log p(y) = \frac{\mathbb{E}[x|y] - y}{s^2}`,
  );
  const FIRST = raw`For each $x$ we have $\frac{\partial}{\partial y} \log p(y|x) = \frac{x - y}{s^2}$.`;
  const SECOND = raw`$$\frac{\partial}{\partial y} \log p(y) = \mathbb{E}_{p(x|y)}\left[\frac{\partial}{\partial y} \log p(y|x)\right]$$`;
  const THIRD = raw`$$\mathbb{E}_{p(x|y)}\left[\frac{x - y}{s^2}\right] = \frac{\mathbb{E}_{p(x|y)}[x] - y}{s^2}$$`;

  test('joins what was shown apart, and a mean with its measure is the mean without', () =>
    expect(share(`${FIRST}\n\n${SECOND}\n\n${THIRD}`)).toBe(1));

  test('a goal with a divisor may be cleared of it, and have its terms moved', () => {
    const density = raw`\frac{1}{\sqrt{2\pi} s} e^{-(y-x)^2/(2 s^2)}`;
    const way = raw`s^2 \frac{p'(y)}{p(y)} = \frac{1}{p(y)} \sum_x p(x) (x - y) ${density} = \mathbb{E}[x|y] - y`;
    expect(share(raw`$$s^2 \frac{d}{dy} \log p(y) = ${way}$$`)).toBe(1);
    expect(share(raw`$$\mathbb{E}[x|y] = y + \sum_x p(x|y) (x - y) = y + s^2 \frac{d}{dy} \log p(y)$$`)).toBe(1);
  });

  test('without it nothing leads from one to the other', () => expect(share(`${SECOND}\n\n${THIRD}`)).toBe(0));
});

describe('draws of a variable', () => {
  const share = concluding(
    raw`
sizes: { K: 2 }
variables: { z: { density: 3 }, z_k: { copies: [K, z] } }
densities: { p: { joint: [z] }, q: { joint: [z] } }
indices: { k: K }`,
    raw`\mathbb{E}_{z_1, \dots, z_K \sim q(z)}\left[\log \frac1K \sum_{k=1}^K \frac{p(z_k)}{q(z_k)}\right] \le 0`,
  );

  test('are made of the same, whether a mean or an integral is over them', () =>
    expect(
      share(
        raw`$$\int \int \prod_{k=1}^K q(z_k) \log\left(\frac1K \sum_{k=1}^K \frac{p(z_k)}{q(z_k)}\right) dz_1 dz_2
\le \log \int \int q(z_1) q(z_2) \frac1K \sum_{k=1}^K \frac{p(z_k)}{q(z_k)} dz_1 dz_2 = \log 1 = 0$$`,
      ),
    ).toBe(1));
});

describe('where a derivation begins', () => {
  const share = concluding(
    raw`
variables: { z: { values: 2 }, x: { values: 3 } }
densities: { p: { joint: [x, z] } }
functions: { '\alpha(z)': 'p(x, z)' }`,
    raw`\alpha(z) = p(x | z) p(z)`,
    raw`\alpha(z) = p(x, z)`,
  );

  test('may be what the problem says its beginning to be', () =>
    expect(share(raw`$$p(x, z) = p(z | x) p(x) = p(z) p(x | z)$$`)).toBe(1));

  test('but nowhere else', () =>
    expect(share(raw`$$\sum_z p(x, z) = p(x)$$ $$p(z) p(x | z) = p(z | x) p(x)$$`)).toBe(0));
});

describe('names for derivatives', () => {
  const hessian = concluding(
    raw`
sizes: { N: [2, 3], d: [2, 3] }
parameters: { X: { matrix: [N, d] }, w: { vector: d }, v: { vector: d } }
nodes: { L: '\frac12 \|X w\|^2' }`,
    raw`v^\top (\nabla_w^2 L) v \ge 0`,
  );

  test('a form of a Hessian that has a name', () =>
    expect(
      hessian(raw`Let $H = \nabla_w^2 L = X^\top X$. Then $$v^\top H v = v^\top X^\top X v = \|X v\|^2 \ge 0$$`),
    ).toBe(1));

  const slope = concluding(
    raw`
parameters: { A: { matrix: [m, n] }, x: { vector: n } }
functions: { \ell: smooth }
nodes: { y: 'A x', L: '\ell(y)', g: '\nabla_y L' }
indices: { i: n, j: m }`,
    raw`\frac{\partial L}{\partial x_i} = \sum_j A_{ji} g_j`,
  );

  test('a node that is a derivative, written as one', () =>
    expect(
      slope(
        raw`$$\frac{\partial L}{\partial x_i} = \sum_j \frac{\partial L}{\partial y_j} \frac{\partial y_j}{\partial x_i} = \sum_j \frac{\partial L}{\partial y_j} A_{ji}$$`,
      ),
    ).toBe(1));

  test('a chain rule is still none', () =>
    expect(
      slope(
        raw`$$\frac{\partial L}{\partial x_i} = \sum_j \frac{\partial L}{\partial y_j} \frac{\partial y_j}{\partial x_i}$$`,
      ),
    ).toBe(0));
});
