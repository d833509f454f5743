import { checkerOf, describeClaims, judged } from '../judging';

describeClaims(
  'softmax and cross-entropy',
  String.raw`
parameters: {z: {vector: K}, y: {onehot: K}, q: {simplex: K}}
nodes:
  s: '\mathrm{softmax}(z)'
  p_i: '\frac{e^{z_i}}{\sum_j e^{z_j}}'
  L: '-\sum_k y_k \log s_k'
  M: '-\sum_k q_k \log p_k'
indices: {i: K, j: K, k: K}
`,
  {
    holds: [
      String.raw`p_i = s_i`,
      String.raw`\frac{\partial s_i}{\partial z_j} = s_i (\delta_{ij} - s_j)`,
      String.raw`\frac{\partial s_i}{\partial z_j} = s_i (\mathbb{1}[i = j] - s_j)`,
      String.raw`\frac{\partial p_i}{\partial z_j} = p_i (\delta_{ij} - p_j)`,
      String.raw`\frac{\partial s}{\partial z} = \mathrm{diag}(s) - s s^T`,
      String.raw`\frac{\partial p}{\partial z} = \mathrm{diag}(p) - p p^T`,
      String.raw`\frac{\partial L}{\partial z_i} = s_i - y_i`,
      String.raw`\frac{\partial L}{\partial z} = s - y`,
      String.raw`\nabla_z L = s - y`,
      String.raw`\frac{dL}{dz_i} = s_i - y_i`,
      String.raw`\frac{\partial L}{\partial s_k} = -\frac{y_k}{s_k}`,
      String.raw`\frac{\partial L}{\partial z_i} = \sum_k \frac{\partial L}{\partial s_k} \frac{\partial s_k}{\partial z_i} = -\sum_k \frac{y_k}{s_k} s_k (\delta_{ik} - s_i) = -y_i + s_i \sum_k y_k = s_i - y_i`,
      String.raw`\frac{\partial L}{\partial z_i} = -\frac{y_i}{s_i} s_i (1 - s_i) - \sum_{k \ne i} \frac{y_k}{s_k} (-s_k s_i)`,
      String.raw`\frac{\partial \log s_i}{\partial z_j} = \delta_{ij} - s_j`,
      String.raw`\frac{\partial^2 L}{\partial z_i \partial z_j} = s_i (\delta_{ij} - s_j)`,
      String.raw`\frac{\partial M}{\partial z_i} = p_i - q_i`,
      String.raw`\sum_i \frac{\partial L}{\partial z_i} = 0`,
      String.raw`\frac{\partial}{\partial z_i} \log \sum_j e^{z_j} = s_i`,
      // The largest entry: a subgradient, away from ties.
      String.raw`\frac{\partial}{\partial z_i} \max_j z_j = \mathbb{1}[i = \arg\max_j z_j]`,
      String.raw`\frac{\partial L}{\partial z_i}\Big|_{z = 0} = \frac1K - y_i`,
    ],
    fails: [
      String.raw`\frac{\partial s_i}{\partial z_j} = s_i (1 - s_j)`,
      String.raw`\frac{\partial s_i}{\partial z_j} = \delta_{ij} s_i - s_j`,
      String.raw`\frac{\partial L}{\partial z_i} = y_i - s_i`,
      String.raw`\frac{\partial L}{\partial z_i} = s_i`,
      String.raw`\frac{\partial L}{\partial z_i} = \frac{\partial L}{\partial s_i} \frac{\partial s_i}{\partial z_i}`,
      String.raw`\frac{\partial L}{\partial s_k} = -y_k s_k`,
      String.raw`\frac{\partial^2 L}{\partial z_i \partial z_j} = s_i (1 - s_i)`,
      String.raw`\frac{\partial s}{\partial z} = \mathrm{diag}(s)`,
      String.raw`\frac{\partial}{\partial z_i} \max_j z_j = 1`,
    ],
    undecided: [
      [String.raw`\frac{\partial L}{\partial r} = s - y`, /\$r\$ is not declared/],
      [String.raw`\frac{\partial L}{\partial z} = s_i - y_i`, /shapes do not fit/],
      [String.raw`\frac{\partial^5 L}{\partial z_1^5} = 0`, /order 5/],
    ],
  },
);

describeClaims(
  'logistic regression',
  String.raw`
parameters: {w: {vector: d}, b: real, X: {matrix: [N, d]}, y: {binary: N}, \lambda: positive, u: real}
functions: {\sigma: sigmoid}
nodes:
  h_n: '\sigma(w^T X_n + b)'
  \ell_n: '-y_n \log h_n - (1 - y_n) \log(1 - h_n)'
  J: '\sum_{n=1}^N \ell_n + \frac{\lambda}{2} w^T w'
indices: {n: N, j: d, k: d}
`,
  {
    holds: [
      String.raw`\frac{d\sigma(u)}{du} = \sigma(u)(1 - \sigma(u))`,
      String.raw`\sigma'(u) = \sigma(u)(1 - \sigma(u))`,
      String.raw`\frac{d}{du} \frac{1}{1 + e^{-u}} = \frac{e^{-u}}{(1 + e^{-u})^2}`,
      String.raw`\frac{d}{du} \log \sigma(u) = 1 - \sigma(u)`,
      String.raw`\frac{\partial J}{\partial w} = \sum_{n=1}^N (h_n - y_n) X_n + \lambda w`,
      String.raw`\nabla_w J = X^T (h - y) + \lambda w`,
      String.raw`\frac{\partial J(w)}{\partial w_j} = \sum_n (h_n - y_n) X_{nj} + \lambda w_j`,
      String.raw`\frac{\partial J}{\partial b} = \sum_n (h_n - y_n)`,
      String.raw`\frac{\partial \ell_n}{\partial h_n} = \frac{h_n - y_n}{h_n (1 - h_n)}`,
      String.raw`\frac{\partial \ell_n}{\partial w} = \frac{\partial \ell_n}{\partial h_n} \frac{\partial h_n}{\partial w} = (h_n - y_n) X_n`,
      String.raw`\frac{\partial^2 J}{\partial w_j \partial w_k} = \sum_n h_n (1 - h_n) X_{nj} X_{nk} + \lambda \delta_{jk}`,
      String.raw`\frac{\partial^2 J}{\partial w \partial w^T} = X^T \mathrm{diag}(h \odot (1 - h)) X + \lambda I`,
    ],
    fails: [
      String.raw`\frac{\partial J}{\partial w} = \sum_n (h_n - y_n) X_n`,
      String.raw`\frac{\partial J}{\partial w} = \sum_n (y_n - h_n) X_n + \lambda w`,
      String.raw`\frac{\partial J}{\partial w_j} = \sum_n (h_n - y_n) X_{nj} + 2 \lambda w_j`,
      String.raw`\frac{\partial^2 J}{\partial w_j \partial w_k} = \sum_n h_n X_{nj} X_{nk} + \lambda \delta_{jk}`,
      // What J is made of besides λ/2 wᵀw depends on w as well: to forget that is a mistake, not a reading.
      String.raw`\frac{\partial J}{\partial w} = \lambda w`,
      String.raw`\sigma'(u) = \sigma(u)`,
    ],
    undecided: [[String.raw`w = w - \lambda \frac{\partial J}{\partial w}`, /new value/]],
  },
);

describeClaims(
  'a restricted Boltzmann machine learns',
  String.raw`
sizes: {P: 3, D: 2}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}}
densities: {p: {unnormalised: '\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions:
  \sigma: sigmoid
  'E(v, h)': '-v^T W h - v^T b - h^T a'
  'F(v)': '-b^T v - \sum_j \log(1 + \exp((W^T v)_j + a_j))'
indices: {i: D, j: P}
`,
  {
    holds: [
      String.raw`\frac{\partial E(v, h)}{\partial W_{ij}} = -v_i h_j`,
      String.raw`\frac{\partial E(v, h)}{\partial v_i} = -(W h)_i - b_i`,
      String.raw`\frac{\partial \log Z}{\partial W_{ij}} = \mathbb{E}_{p(v,h)}[v_i h_j]`,
      String.raw`\frac{\partial \log p(v)}{\partial W_{ij}} = v_i \sigma((W^T v)_j + a_j) - \mathbb{E}_{p(v,h)}[v_i h_j]`,
      String.raw`\frac{\partial \log p(v)}{\partial W_{ij}} = \mathbb{E}_{p(h|v)}[v_i h_j] - \mathbb{E}_{p(v,h)}[v_i h_j]`,
      String.raw`\frac{\partial \log p(v)}{\partial b_i} = v_i - \mathbb{E}_{p(v)}[v_i]`,
      String.raw`\frac{\partial \log p(v)}{\partial a} = \sigma(W^T v + a) - \mathbb{E}_{p(v,h)}[h]`,
      String.raw`\nabla_W \log p(v) = v \, \sigma(W^T v + a)^T - \mathbb{E}_{p(v,h)}[v h^T]`,
      String.raw`\frac{\partial F(v)}{\partial W_{ij}} = -v_i \sigma((W^T v)_j + a_j)`,
      String.raw`\frac{\partial \log p(v)}{\partial W_{ij}} = -\frac{\partial F(v)}{\partial W_{ij}} + \sum_{v'} p(v') \frac{\partial F(v')}{\partial W_{ij}}`,
      String.raw`\frac{\partial}{\partial W_{ij}} \left[-\log Z + \log \sum_h e^{-E(v,h)}\right] = -\sum_h p(h|v) \frac{\partial E(v,h)}{\partial W_{ij}} + \sum_{v,h} p(v,h) \frac{\partial E(v,h)}{\partial W_{ij}}`,
      String.raw`\sum_{v,h} \frac{\partial p(v,h)}{\partial W_{ij}} = 0`,
      String.raw`\frac{\partial^2 \log Z}{\partial b_i \partial a_j} = \mathbb{E}_{p(v,h)}[v_i h_j] - \mathbb{E}_{p(v)}[v_i] \mathbb{E}_{p(h)}[h_j]`,
    ],
    fails: [
      String.raw`\frac{\partial \log p(v)}{\partial W_{ij}} = \mathbb{E}_{p(v,h)}[v_i h_j] - \mathbb{E}_{p(h|v)}[v_i h_j]`,
      String.raw`\frac{\partial \log p(v)}{\partial W_{ij}} = v_i \sigma((W^T v)_j + a_j)`,
      String.raw`\frac{\partial \log Z}{\partial W_{ij}} = \sum_{v,h} e^{-E(v,h)} v_i h_j`,
      String.raw`\frac{\partial \log p(v)}{\partial b_i} = 1 - \mathbb{E}_{p(v)}[v_i]`,
      String.raw`\frac{\partial E(v, h)}{\partial W_{ij}} = v_i h_j`,
      String.raw`\frac{\partial F(v)}{\partial W_{ij}} = -v_i (W^T v)_j`,
    ],
    undecided: [[String.raw`\nabla_\theta \log p(v) = 0`, /\\theta/]],
  },
);

describeClaims(
  'derivatives of means, of densities, and under integral signs',
  String.raw`
variables: {x: {real: scalar}, t: {real: scalar}, \epsilon: {real: scalar}, z: {density: 3}}
parameters: {\mu: real, \sigma: positive, \theta: real, a: positive, c: positive, \Lambda: {matrix: [n, n], kind: spd}, m: {vector: n}, u: {vector: n}}
densities:
  'q(x)': {normal: ['\mu', '\sigma^2']}
  'p(x)': {normal: [0, 1]}
  'r(t)': {exponential: a}
  'v(t)': {uniform: [0, c]}
  '\nu(\epsilon)': {normal: [0, 1]}
  p_\theta: {unnormalised: '\exp(f(z, \theta))', over: z}
  w: {joint: z}
functions: {f: smooth, g: smooth}
`,
  {
    holds: [
      String.raw`\nabla_\mu \mathbb{E}_{q(x)}[x^2] = 2 \mu`,
      // The score function, and the reparameterisation (Kingma & Welling 2014; Williams 1992).
      String.raw`\nabla_\mu \mathbb{E}_{q(x)}[g(x)] = \mathbb{E}_{q(x)}[g(x) \nabla_\mu \log q(x)]`,
      String.raw`\nabla_\mu \mathbb{E}_{q(x)}[g(x)] = \mathbb{E}_{\nu(\epsilon)}[g'(\mu + \sigma \epsilon)]`,
      String.raw`\nabla_\sigma \mathbb{E}_{q(x)}[g(x)] = \mathbb{E}_{\nu(\epsilon)}[\epsilon \, g'(\mu + \sigma \epsilon)]`,
      String.raw`\frac{\partial}{\partial \mu} \int q(x) g(x) \, dx = \int g(x) \frac{\partial}{\partial \mu} q(x) \, dx`,
      String.raw`\frac{\partial}{\partial \mu} \log q(x) = \frac{x - \mu}{\sigma^2}`,
      String.raw`\nabla_x \log q(x) = -\frac{x - \mu}{\sigma^2}`,
      String.raw`\mathbb{E}_{q(x)}\left[\frac{\partial}{\partial \mu} \log q(x)\right] = 0`,
      String.raw`-\mathbb{E}_{q(x)}\left[\frac{\partial^2}{\partial \mu^2} \log q(x)\right] = \mathbb{E}_{q(x)}\left[\left(\frac{\partial}{\partial \mu} \log q(x)\right)^2\right] = \frac{1}{\sigma^2}`,
      String.raw`\frac{\partial}{\partial \sigma} D_{KL}(q(x) \| p(x)) = \sigma - \frac1\sigma`,
      String.raw`\frac{\partial}{\partial \mu} D_{KL}(q(x) \| p(x)) = \mu`,
      String.raw`\frac{d}{da} \mathbb{E}_{r(t)}[t] = -\frac{1}{a^2}`,
      // The support of a uniform law moves with its bound.
      String.raw`\frac{d}{dc} \mathbb{E}_{v(t)}[t^2] = \frac{2 c}{3}`,
      // Leibniz's rule.
      String.raw`\frac{d}{dc} \int_0^c e^{\theta t} \, dt = e^{\theta c}`,
      String.raw`\frac{d}{d\theta} \int_0^c e^{\theta t} \, dt = \int_0^c t e^{\theta t} \, dt`,
      String.raw`\frac{d}{dc} \int_c^{c^2} e^{-t^2} \, dt = 2 c e^{-c^4} - e^{-c^2}`,
      String.raw`\int_0^1 \frac{d}{dt} e^{\theta t} \, dt = e^\theta - 1`,
      String.raw`\frac{d}{da} \Gamma(a) = \int_0^\infty t^{a-1} e^{-t} \log t \, dt`,
      String.raw`\frac{\partial}{\partial \mu} \int \max(x, 0) q(x) \, dx = \int_0^\infty q(x) \, dx`,
      String.raw`\nabla_\theta \mathbb{E}_{p_\theta(z)}[g(z)] = \mathbb{E}_{p_\theta(z)}[g(z) \nabla_\theta \log p_\theta(z)]`,
      String.raw`\int \nabla_\theta p_\theta(z) \, dz = 0`,
      String.raw`\nabla_\theta p_\theta(z) = p_\theta(z) \nabla_\theta \log p_\theta(z)`,
      String.raw`\nabla_m \log \mathcal{N}(u; m, \Lambda) = \Lambda^{-1} (u - m)`,
      String.raw`\frac{\partial}{\partial \Lambda} \log \mathcal{N}(u; m, \Lambda) = \frac12 \Lambda^{-1} (u - m)(u - m)^T \Lambda^{-1} - \frac12 \Lambda^{-1}`,
      String.raw`\frac{d}{dx} g(g(x)) = g'(g(x)) g'(x)`,
      String.raw`\frac{d g(g(x))}{d g(x)} = g'(g(x))`,
      String.raw`\frac{\partial f(x, t)}{\partial x} + \frac{\partial f(x, t)}{\partial t} = \frac{d}{d\theta} f(x + \theta, t + \theta)\Big|_{\theta = 0}`,
    ],
    fails: [
      String.raw`\nabla_\mu \mathbb{E}_{q(x)}[x^2] = 2 \mu + \sigma`,
      String.raw`\nabla_\sigma \mathbb{E}_{q(x)}[g(x)] = \mathbb{E}_{\nu(\epsilon)}[g'(\mu + \sigma \epsilon)]`,
      String.raw`\nabla_\mu \mathbb{E}_{q(x)}[g(x)] = \mathbb{E}_{q(x)}[\nabla_\mu \log q(x)]`,
      String.raw`\nabla_\theta \mathbb{E}_{p_\theta(z)}[g(z)] = \mathbb{E}_{p_\theta(z)}[\nabla_\theta \log p_\theta(z)]`,
      String.raw`\frac{d}{dc} \mathbb{E}_{v(t)}[t^2] = \frac{c^2}{3}`,
      String.raw`\frac{d}{dc} \int_0^c e^{\theta t} \, dt = e^{\theta c} - 1`,
      String.raw`\frac{\partial}{\partial \Lambda} \log \mathcal{N}(u; m, \Lambda) = -\frac12 \Lambda^{-1}`,
      String.raw`\frac{d}{dx} g(g(x)) = g'(x)^2`,
      String.raw`\nabla_\theta p_\theta(z) = 0`,
      String.raw`\frac{\partial}{\partial \mu} \log q(x) = \frac{\mu - x}{\sigma^2}`,
    ],
    undecided: [
      // A table that nobody made depend on θ would give zero on both sides.
      [
        String.raw`\nabla_\theta \mathbb{E}_{w_\theta(z)}[g(z)] = 0`,
        /how \$w_\{\\theta\}\$ depends on \$\\theta\$ is not declared/,
      ],
      [String.raw`\nabla_\theta \log w(z; \theta) = 0`, /how \$w\$ depends on \$\\theta\$ is not declared/],
      // Where the integrand jumps with θ the derivative does not go under the integral sign.
      [String.raw`\frac{d}{d\theta} \int \mathbb{1}[x > \theta] q(x) \, dx = 0`, /settle/],
      [String.raw`\nabla g(x) h = 0`, /./],
    ],
  },
);

describe('what is said of a derivative', () => {
  const world = String.raw`
parameters: {z: {vector: K}, y: {onehot: K}}
nodes: {s: '\mathrm{softmax}(z)', L: '-\sum_k y_k \log s_k'}
indices: {i: K, k: K}
`;
  test('a counterexample shows the nodes and what they are made of', () => {
    const [claim] = judged(checkerOf(world), String.raw`\frac{\partial L}{\partial s_i} = s_i`);
    expect(claim!.verdict).toBe('fails');
    expect(Object.keys(claim!.counterexample!.values).sort()).toEqual(['L', 'i', 's', 'y', 'z']);
  });

  test('the gradient comes out as it was worked out by hand', () => {
    // z = (0, log 3): s = (1/4, 3/4), with y = (1, 0) the gradient is (-3/4, 3/4).
    const checker = checkerOf(String.raw`
parameters: {y: {onehot: 2}}
functions: {'g(z)': '-\log \frac{e^{z_1}}{e^{z_1} + e^{z_2}}'}
`);
    const claims = judged(
      checker,
      String.raw`\nabla g\left(\begin{bmatrix} 0 \\ \log 3 \end{bmatrix}\right) = \begin{bmatrix} -\frac34 \\ \frac34 \end{bmatrix}`,
    );
    expect(claims.map((c) => c.verdict)).toEqual(['holds']);
  });
});
