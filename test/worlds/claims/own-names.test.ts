import { judgeText } from '../../../graders/claims';
import { checkerOf } from '../judging';

/** Verdicts of the claims of a whole text, in order, each as `holds: \alpha_i = …`. */
const told = (world: string, ...lines: string[]): string[] =>
  judgeText(lines.map((line) => `$$${line}$$\n`).join('\n'), checkerOf(world)).claims.map(
    (c) => `${c.defines === undefined ? c.verdict : 'defines'} ${c.latex}`,
  );

/** Checks a text of which each line says first what becomes of it: `defines`, `holds`, `fails`, `undecided`. */
const check = (world: string, ...expected: string[]): void => {
  const lines = expected.map((line) => line.slice(line.indexOf(' ') + 1));
  expect(told(world, ...lines)).toEqual(expected);
};

const LOGISTIC = String.raw`
sizes: {N: [2, 4], d: [2, 3]}
parameters: {w: {vector: d}, X: {matrix: [N, d]}, x: {is: 'X'}, y: {binary: N}}
functions: {\sigma: sigmoid}
nodes:
  z_n: 'w^\top x_n'
  \hat{y}_n: '\sigma(z_n)'
  L_n: '-y_n \log \hat{y}_n - (1 - y_n) \log(1 - \hat{y}_n)'
  L: '\sum_{n=1}^N L_n'
indices: {n: N, j: d, k: d}
`;

const SOFTMAX = String.raw`
parameters: {z: {vector: K}, y: {onehot: K}}
nodes: {p: '\mathrm{softmax}(z)', L: '-\sum_k y_k \log p_k'}
indices: {i: K, j: K, k: K}
`;

const ATTENTION = String.raw`
sizes: {n: [2, 3], d: [2, 4], m: [2, 4]}
parameters: {Q: {matrix: [n, d]}, K: {matrix: [n, d]}, V: {matrix: [n, m]}}
`;

const LAYERS = String.raw`
sizes: {D: [2, 3], H: [2, 4], K: [2, 3]}
parameters: {x: {vector: D}, W: {matrix: [H, D]}, b: {vector: H}, U: {matrix: [K, H]}, y: {onehot: K}}
functions: {\sigma: sigmoid}
`;

const MIXTURE = String.raw`
sizes: {N: [2, 4], K: [2, 3], D: [2, 3]}
parameters: {X: {matrix: [N, D]}, \pi: {simplex: K}, M: {matrix: [K, D]}, x: {is: 'X'}, \mu: {is: 'M'}}
indices: {n: N, k: K}
`;

const LATENT =
  'variables: {x: {density: 3}, z: {density: 3}}\ndensities: {p: {joint: [x, z]}, q: {conditional: z | x}}\n';

const RECURRENT = String.raw`
sizes: {T: 3, H: 2}
parameters: {W: {matrix: [H, H]}, u: {vector: H}, h_1: {is: '\tanh(u)'}}
functions: {\ell: smooth}
nodes: {h_t: '\tanh(W h_{t-1})', L: '\ell(h_T)'}
indices: {t: T, k: T}
`;

describe('a name with an index of the text’s own', () => {
  test('is used with its index, another one, a number, as a whole array, in sums, above the line', () =>
    check(
      LOGISTIC,
      String.raw`defines h_n = \sigma(w^T x_n)`,
      String.raw`holds h_i = \hat{y}_i`,
      String.raw`holds h_1 = \sigma(w^T x_1)`,
      String.raw`holds h = \sigma(X w)`,
      String.raw`holds \sum_m h_m = \sum_{n=1}^N \hat{y}_n`,
      String.raw`holds h^{(n)} = \hat{y}_n`,
      String.raw`fails h_1 = \hat{y}_2`,
      String.raw`fails \sum_n h_n = 1`,
    ));

  test('is differentiated, and by it', () =>
    check(
      LOGISTIC,
      String.raw`defines h_n = \sigma(w^T x_n)`,
      String.raw`holds \frac{\partial h_n}{\partial w} = h_n (1 - h_n) x_n`,
      String.raw`holds \frac{\partial L}{\partial h_n} = \frac{h_n - y_n}{h_n (1 - h_n)}`,
      String.raw`fails \frac{\partial L}{\partial h_n} = h_n - y_n`,
      String.raw`holds \frac{\partial L}{\partial w} = \sum_n (h_n - y_n) x_n`.replace(' = X^T (h - y)', ''),
      String.raw`fails \frac{\partial L}{\partial w} = \sum_n (y_n - h_n) x_n`,
    ));

  test('may build on others, and be the loss', () =>
    check(
      SOFTMAX,
      String.raw`defines S = \sum_k e^{z_k}`,
      String.raw`defines u_i = e^{z_i}`,
      String.raw`defines q_i = \frac{u_i}{S}`,
      String.raw`holds q = p`,
      String.raw`defines \ell = -\sum_t y_t \log q_t`,
      String.raw`holds \frac{\partial q_i}{\partial z_j} = q_i (\delta_{ij} - q_j)`,
      String.raw`fails \frac{\partial q_i}{\partial z_j} = q_i (\delta_{ij} + q_j)`,
      String.raw`holds \frac{\partial \ell}{\partial q_i} = -\frac{y_i}{q_i}`,
      String.raw`holds \frac{\partial \ell}{\partial S} = \frac{1}{S}`,
      String.raw`fails \frac{\partial \ell}{\partial S} = -\frac{1}{S}`,
      String.raw`holds \frac{\partial \ell}{\partial z_i} = q_i - y_i`,
    ));

  test('may have two indices', () =>
    check(
      ATTENTION,
      String.raw`defines s_{ij} = \frac{1}{\sqrt{d}} \sum_l Q_{il} K_{jl}`,
      String.raw`defines \alpha_{ij} = \frac{e^{s_{ij}}}{\sum_k e^{s_{ik}}}`,
      String.raw`holds \sum_j \alpha_{ij} = 1`,
      String.raw`fails \sum_i \alpha_{ij} = 1`,
      String.raw`holds s = \frac{Q K^T}{\sqrt{d}}`,
      String.raw`defines O = \alpha V`,
      String.raw`holds O_{il} = \sum_j \alpha_{ij} V_{jl}`,
      String.raw`fails O_{il} = \sum_j \alpha_{ji} V_{jl}`,
      String.raw`holds \frac{\partial \alpha_{ij}}{\partial s_{il}} = \alpha_{ij} (\delta_{jl} - \alpha_{il})`,
    ));

  test('responsibilities of a mixture, their sums and means', () =>
    check(
      MIXTURE,
      String.raw`defines \gamma_{nk} = \frac{\pi_k e^{-\frac12 \|x_n - \mu_k\|^2}}{\sum_j \pi_j e^{-\frac12 \|x_n - \mu_j\|^2}}`,
      String.raw`defines N_k = \sum_n \gamma_{nk}`,
      String.raw`holds \sum_k N_k = N`,
      String.raw`defines m_k = \frac{1}{N_k} \sum_n \gamma_{nk} x_n`,
      String.raw`defines \ell = \sum_n \log \sum_k \pi_k e^{-\frac12 \|x_n - \mu_k\|^2}`,
      String.raw`holds \frac{\partial \ell}{\partial \mu_k} = N_k (m_k - \mu_k)`,
      String.raw`fails \frac{\partial \ell}{\partial \mu_k} = N_k m_k - \mu_k`,
      String.raw`undecided \gamma_{kn} = \gamma_{nk}`,
    ));

  test('one for each label of a random variable', () =>
    check(
      'sizes: {K: [2, 3]}\nvariables: {x: {density: 3}, z: {values: K}}\ndensities: {p: {joint: [x, z]}}\n',
      String.raw`defines \gamma_k = p(z = k | x)`,
      String.raw`holds \sum_k \gamma_k = 1`,
      String.raw`holds \gamma_k = \frac{p(x, z = k)}{\sum_j p(x, z = j)}`,
      String.raw`fails \gamma_k = \frac{p(x, z = k)}{p(z = k)}`,
    ));

  test('states over time', () =>
    check(
      RECURRENT,
      String.raw`defines D_t = \mathrm{diag}(1 - h_t^2)`,
      String.raw`defines \delta_t = \frac{\partial L}{\partial h_t}`,
      String.raw`holds \delta_t = W^T D_{t+1} \delta_{t+1}`,
      String.raw`fails \delta_t = W^T D_t \delta_{t+1}`,
      String.raw`holds \delta_T = \frac{\partial L}{\partial h_T}`,
    ));
});

describe('arrays without an index', () => {
  test('layers and their gradients', () =>
    check(
      LAYERS,
      'defines z = W x + b',
      String.raw`defines h = \sigma(z)`,
      'defines o = U h',
      String.raw`defines p = \mathrm{softmax}(o)`,
      String.raw`defines L = -\sum_k y_k \log p_k`,
      String.raw`holds z_i = \sum_j W_{ij} x_j + b_i`,
      String.raw`holds \frac{\partial L}{\partial o} = p - y`,
      String.raw`holds \frac{\partial L}{\partial h} = U^T (p - y)`,
      String.raw`holds \frac{\partial L}{\partial z} = U^T (p - y) \odot h \odot (1 - h)`,
      String.raw`holds \frac{\partial L}{\partial W} = \frac{\partial L}{\partial z} x^T`,
      String.raw`fails \frac{\partial L}{\partial z} = U^T (p - y) \odot h`,
    ));

  test('what stands in a mean or a sum takes its variables from there', () =>
    check(
      LATENT,
      String.raw`defines r = \log \frac{p(x,z)}{q(z|x)}`,
      String.raw`holds \mathbb{E}_{q(z|x)}[r] = \int q(z|x) r dz`,
      String.raw`holds \log p(x) \ge \int q(z|x) r dz`,
      String.raw`fails \log p(x) \ge \int r dz`,
      String.raw`fails \mathbb{E}_{q(z|x)}[r] = r`,
    ));

  test('an index that only the formula shows is taken from there as well', () =>
    check(
      LOGISTIC,
      'defines u = w^T x_n',
      String.raw`holds \sum_n \sigma(u) x_n = X^T \hat{y}`,
      String.raw`holds \frac{\partial L}{\partial u} = \hat{y}_n - y_n`,
      String.raw`fails \sum_n \sigma(u) = N \sigma(u)`,
    ));

  test('at the end of a chain, or on the right', () =>
    check(
      SOFTMAX,
      String.raw`defines \sum_k e^{z_k} = S`,
      String.raw`holds p_i = \frac{e^{z_i}}{S}`,
      String.raw`fails p_i = \frac{z_i}{S}`,
    ));
});

describe('names that look like others', () => {
  test('errors e_n beside the e of exponentials', () =>
    check(
      LOGISTIC,
      String.raw`defines e_n = \hat{y}_n - y_n`,
      String.raw`holds \frac{\partial L}{\partial w} = \sum_n e_n x_n`,
      String.raw`holds \frac{\partial L}{\partial w} = X^T e`,
      String.raw`holds e_n e^{z_n} = e^{z_n} e_n`,
      String.raw`holds e^{w_1} e^{w_2} = e^{w_1 + w_2}`,
    ));

  test('errors \\delta_n beside Kronecker’s delta', () =>
    check(
      LOGISTIC,
      String.raw`defines \delta_n = \frac{\partial L}{\partial z_n}`,
      String.raw`holds \frac{\partial w_j}{\partial w_k} = \delta_{jk}`,
      String.raw`holds \frac{\partial L}{\partial w} = \sum_n \delta_n x_n`,
      String.raw`fails \frac{\partial z_n}{\partial z_m} = \delta_n`,
    ));

  test('\\delta before a declared name, and below it a name that is no index', () =>
    check(
      RECURRENT,
      String.raw`defines \delta h_t = \frac{\partial L}{\partial h_t}`,
      String.raw`holds \delta h_t = W^T \mathrm{diag}(1 - h_{t+1}^2) \delta h_{t+1}`,
      String.raw`fails \delta h_t = W \mathrm{diag}(1 - h_{t+1}^2) \delta h_{t+1}`,
      String.raw`defines \delta_W = \frac{\partial L}{\partial W}`,
      String.raw`holds \delta_W = \frac{\partial L}{\partial W}`,
      String.raw`fails \delta_W = W`,
    ));

  test('L_n beside a plain L of the text’s own', () =>
    check(
      LOGISTIC.replace(/ {2}L_n.*\n {2}L: .*\n/, ''),
      String.raw`defines L_n = -y_n \log \hat{y}_n - (1 - y_n) \log(1 - \hat{y}_n)`,
      String.raw`defines J = \sum_n L_n`,
      String.raw`defines J_n = L_n`,
      String.raw`holds J = \sum_n J_n`,
      String.raw`holds \frac{\partial J_n}{\partial z_n} = \hat{y}_n - y_n`,
    ));
});

describe('hostile', () => {
  test('a name has the meaning that was given first', () =>
    check(
      LOGISTIC,
      String.raw`defines h_n = \sigma(w^T x_n)`,
      String.raw`fails h_n = w^T x_n`,
      String.raw`fails h = X w`,
      String.raw`holds h_n = \hat{y}_n`,
    ));

  test('declared names keep theirs', () =>
    check(
      LOGISTIC,
      String.raw`fails z_n = 3 w^T x_n`,
      String.raw`fails y_n = \sigma(z_n)`,
      String.raw`fails w_j = x_{1,j}`,
      String.raw`fails w_1 = x_{1,1}`,
      String.raw`fails L_1 = z_1`,
    ));

  test('what is wrong on purpose stays wrong', () =>
    check(
      LOGISTIC,
      String.raw`defines a_n = w^T x_n + 1`,
      String.raw`fails \sigma(a_n) = \hat{y}_n`,
      String.raw`undecided \frac{\partial L}{\partial a_n} = \hat{y}_n - y_n`,
      String.raw`holds \frac{\partial a_n}{\partial w} = x_n`,
    ));

  test('what is made of itself is nothing yet', () =>
    check(
      LOGISTIC,
      'undecided s_n = s_{n-1} + z_n',
      'undecided s_2 = s_1 + z_2',
      'undecided r = r + z_1',
      'undecided \\sum_n s_n = 1',
    ));

  test('how far an index runs is never guessed', () =>
    check(LOGISTIC, String.raw`defines c_m = \sigma(w_1)`, String.raw`undecided \sum_m c_m = N \sigma(w_1)`));

  test('a derivative along a way that no formula says is never taken for zero', () =>
    check(
      SOFTMAX,
      String.raw`defines S = \sum_k e^{z_k}`,
      String.raw`undecided \frac{\partial L}{\partial S} = \frac{1}{S}`,
      String.raw`undecided \frac{\partial p_i}{\partial S} = 0`,
      String.raw`holds \frac{\partial y_i}{\partial S} = 0`,
      String.raw`defines r_i = e^{z_i} / S`,
      String.raw`defines g_i = z_i^2`,
      String.raw`undecided \frac{\partial g_i}{\partial p_i} = 0`,
    ));

  test('another name for what the world names is that', () =>
    check(
      SOFTMAX,
      'defines u = z',
      String.raw`holds \frac{\partial L}{\partial u} = p - y`,
      String.raw`fails \frac{\partial L}{\partial u} = 0`,
    ));

  test('why nothing is defined is told', () => {
    const because = (text: string): string => judgeText(`$$${text}$$`, checkerOf(LOGISTIC)).claims[0]!.because;
    expect(because('s_n = s_{n-1} + z_n')).toMatch(/made of itself/);
    expect(because('s_n = \\kappa z_n')).toMatch(/\$s_\{n\}\$ is not declared.*\\kappa/);
  });
});

const WEIGHTED = String.raw`
sizes: {N: [3, 4], K: [2, 3]}
parameters: {x: {vector: N}, \mu: {vector: K}, \sigma: positive, \pi: {simplex: K}}
indices: {n: N, k: K, j: K}
nodes: {L: '\sum_{n=1}^N \log \sum_{k=1}^K \pi_k \mathcal{N}(x_n; \mu_k, \sigma^2)'}
`;

test('a name of an entry in brackets is a function, and one whose square is told is its root', () =>
  check(
    WEIGHTED,
    String.raw`defines p(x_n) = \sum_j \pi_j \mathcal{N}(x_n; \mu_j, \sigma^2)`,
    String.raw`holds L = \sum_n \log p(x_n)`,
    String.raw`holds \frac{\partial p(x_n)}{\partial \mu_k} = \pi_k \mathcal{N}(x_n; \mu_k, \sigma^2) \frac{x_n - \mu_k}{\sigma^2}`,
    String.raw`fails L = \log \sum_n p(x_n)`,
    String.raw`defines v^2 = \frac1N \sum_n (x_n - 1)^2`,
    String.raw`holds N v^2 = \sum_n x_n^2 - 2 \sum_n x_n + N`,
    String.raw`fails N v = \sum_n x_n^2 - 2 \sum_n x_n + N`,
  ));

test('a square that may be negative gives no name a meaning', () => {
  expect(told(WEIGHTED, String.raw`u^2 = \sum_n x_n`)).toEqual([String.raw`undecided u^2 = \sum_n x_n`]);
});

test('weights that are called π do not take the number away', () =>
  check(
    WEIGHTED,
    String.raw`holds \mathcal{N}(x_n; \mu_k, \sigma^2) = \frac{1}{\sqrt{2 \pi \sigma^2}} e^{-\frac{(x_n - \mu_k)^2}{2 \sigma^2}}`,
    String.raw`undecided \mathcal{N}(x_n; \mu_k, \sigma^2) = \frac{1}{\sqrt{2 \pi} \sigma^2} e^{-\frac{(x_n - \mu_k)^2}{2 \sigma^2}}`,
    String.raw`holds \sum_k \pi_k = 1`,
  ));

test('an error that is called e is not the base of the logarithm', () =>
  check(
    String.raw`
sizes: {N: [3, 4], d: [2, 3]}
parameters: {X: {matrix: [N, d]}, y: {vector: N}, w: {vector: d}, t: real}
`,
    String.raw`defines e = y - X w`,
    String.raw`holds \|y\|^2 = \|e\|^2 + 2 e^\top X w + \|X w\|^2`,
    String.raw`fails \|y\|^2 = \|e\|^2 + \|X w\|^2`,
    String.raw`holds e^{2 t} = \exp(t)^2`,
  ));
