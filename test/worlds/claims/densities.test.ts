import { describeClaims } from '../judging';

describeClaims(
  'mixture of two laws',
  String.raw`
variables: {x: {real: scalar}}
parameters: {\mu_1: real, \mu_2: real, s: positive, t: positive, \pi: probability}
densities:
  p_1(x): {normal: ['\mu_1', 's']}
  p_2(x): {normal: ['\mu_2', 't']}
  m: {is: '\pi p_1(x) + (1-\pi) p_2(x)'}
`,
  {
    holds: [
      String.raw`m(x) = \pi p_1(x)+(1-\pi)p_2(x)`,
      String.raw`\int m(x)\,dx = 1`,
      String.raw`\int_{-\infty}^{\infty} m(x)\,dx = 1`,
      String.raw`\mathbb{E}_{m}[x] = \pi\mu_1+(1-\pi)\mu_2`,
      String.raw`\mathbb{E}_{x\sim m}[x^2] = \pi(s+\mu_1^2)+(1-\pi)(t+\mu_2^2)`,
      String.raw`D_{KL}(p_1\|m) \le -\log\pi`,
      String.raw`D_{KL}(p_1\|p_2) = \frac12\left(\log\frac ts+\frac{s+(\mu_1-\mu_2)^2}{t}-1\right)`,
      String.raw`\log m(x) \ge \pi\log p_1(x)+(1-\pi)\log p_2(x)`,
    ],
    fails: [
      String.raw`m(x) = (1-\pi)p_1(x)+\pi p_2(x)`,
      String.raw`\mathbb{E}_{m}[x] = \mu_1+\mu_2`,
      String.raw`\mathbb{E}_{m}[x^2] = \pi s+(1-\pi)t`,
      String.raw`\log m(x) = \pi\log p_1(x)+(1-\pi)\log p_2(x)`,
      String.raw`D_{KL}(p_1\|p_2) = \frac12\left(\log\frac st+\frac{s+(\mu_1-\mu_2)^2}{t}-1\right)`,
      String.raw`D_{KL}(p_1\|p_2) = D_{KL}(p_2\|p_1)`,
      String.raw`\int_{0}^{\infty} m(x)\,dx = 1`,
    ],
  },
);

describeClaims(
  'linear Gaussian model',
  String.raw`
variables: {x: {real: scalar}, z: {real: scalar}}
parameters: {w: real, b: real, s: positive}
densities: {'p(z)': {normal: [0, 1]}, 'p(x|z)': {normal: ['w z + b', 's']}, 'q(z|x)': {normal: ['w x', 's']}}
`,
  {
    holds: [
      String.raw`p(x,z) = p(x|z)p(z)`,
      String.raw`p(x) = \int p(x|z)p(z)\,dz`,
      String.raw`p(x) = \mathcal{N}(x;b,w^2+s)`,
      String.raw`p(z|x) = \frac{p(x|z)p(z)}{p(x)}`,
      String.raw`p(z|x) = \mathcal{N}\left(z;\frac{w(x-b)}{w^2+s},\frac{s}{w^2+s}\right)`,
      String.raw`\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)]-D_{KL}(q(z|x)\|p(z))`,
      String.raw`\log p(x) = \mathbb{E}_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right]+D_{KL}(q(z|x)\|p(z|x))`,
      String.raw`\mathbb{E}[x|z] = wz+b`,
      String.raw`\mathbb{E}_{p(x)}[x] = b`,
      String.raw`\mathbb{E}_{\epsilon\sim\mathcal{N}(0,1)}[\log p(x|wx+\sqrt{s}\epsilon)] = \mathbb{E}_{q(z|x)}[\log p(x|z)]`,
    ],
    fails: [
      String.raw`p(x) = \mathcal{N}(x;b,s)`,
      String.raw`p(x) = p(x|z)p(z)`,
      String.raw`p(z|x) = q(z|x)`,
      String.raw`\log p(x) = \mathbb{E}_{q(z|x)}[\log p(x|z)]-D_{KL}(q(z|x)\|p(z))`,
      String.raw`\log p(x) \le \mathbb{E}_{q(z|x)}[\log p(x|z)]-D_{KL}(q(z|x)\|p(z))`,
      String.raw`p(z|x) = \mathcal{N}\left(z;\frac{w(x-b)}{w^2+s},s\right)`,
      String.raw`\mathbb{E}_{p(x)}[x] = 0`,
    ],
  },
);

describeClaims(
  'exponential and uniform laws',
  String.raw`
variables: {x: {real: scalar}, y: {real: scalar}}
parameters: {\lambda: positive, \mu: positive, a: real, c: positive}
densities: {'p(x)': {exponential: '\lambda'}, 'q(x)': {exponential: '\mu'}, 'u(y)': {uniform: ['a', 'a + c']}}
`,
  {
    holds: [
      String.raw`p(x) = \lambda e^{-\lambda x}`,
      String.raw`\int_0^\infty p(x)\,dx = 1`,
      String.raw`\int_0^\infty x p(x)\,dx = \frac1\lambda`,
      String.raw`\mathbb{E}_{p(x)}[x] = \frac1\lambda`,
      String.raw`\mathbb{E}_{x\sim p(x)}[x^2] = \frac{2}{\lambda^2}`,
      String.raw`D_{KL}(p\|q) = \log\frac\lambda\mu+\frac\mu\lambda-1`,
      String.raw`H(p) = 1-\log\lambda`,
      String.raw`\int_0^1 \lambda e^{-\lambda t}\,dt = 1-e^{-\lambda}`,
      String.raw`\mathbb{E}_{u(y)}[y] = a+\frac c2`,
      String.raw`H(u) = \log c`,
    ],
    fails: [
      String.raw`p(x) = e^{-\lambda x}`,
      String.raw`\mathbb{E}_{p(x)}[x] = \lambda`,
      String.raw`\mathbb{E}_{p(x)}[x^2] = \frac{1}{\lambda^2}`,
      String.raw`D_{KL}(p\|q) = \log\frac\mu\lambda+\frac\mu\lambda-1`,
      String.raw`H(p) = -\log\lambda`,
      String.raw`\int_0^1 \lambda e^{-\lambda t}\,dt = 1`,
      String.raw`\mathbb{E}_{u(y)}[y] = c`,
    ],
  },
);

describeClaims(
  'Bernoulli and categorical laws',
  String.raw`
sizes: {K: 3}
variables: {x: {binary: scalar}, k: {values: K}}
parameters: {\pi: probability, \rho: {simplex: K}}
densities: {'p(x)': {bernoulli: '\pi'}, 'c(k)': {categorical: '\rho'}}
`,
  {
    holds: [
      String.raw`p(x) = \pi^x(1-\pi)^{1-x}`,
      String.raw`p(x=1) = \pi`,
      String.raw`\mathbb{E}_{p(x)}[x] = \pi`,
      String.raw`\mathrm{Var}_{p(x)}(x) = \pi(1-\pi)`,
      String.raw`H(p) = -\pi\log\pi-(1-\pi)\log(1-\pi)`,
      String.raw`\sum_{x\in\{0,1\}} p(x) = 1`,
      String.raw`c(k=2) = \rho_2`,
      String.raw`\sum_k c(k) = 1`,
      String.raw`H(c) = -\sum_{j=1}^K\rho_j\log\rho_j`,
    ],
    fails: [
      String.raw`p(x) = \pi^{1-x}(1-\pi)^x`,
      String.raw`p(x=0) = \pi`,
      String.raw`\mathrm{Var}_{p(x)}(x) = \pi`,
      String.raw`H(p) = -\pi\log\pi`,
      String.raw`c(k=2) = \rho_1`,
      String.raw`H(c) = \log K`,
    ],
  },
);

describeClaims(
  'importance-weighted bounds',
  String.raw`
sizes: {K: 3}
variables: {x: {values: 3}, z: {density: 3}, u: {copy: z}, z_k: {copies: [K, z]}}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}}
indices: {k: K}
`,
  {
    holds: [
      String.raw`\log p(x) \ge \mathbb{E}_{z_1,\dots,z_K\sim q(z|x)}\left[\log\frac1K\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right]`,
      String.raw`\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\frac1K\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right] = p(x)`,
      String.raw`\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\log\frac1K\sum_k\frac{p(x,z_k)}{q(z_k|x)}\right] \ge \mathbb{E}_{q(z|x)}\left[\log\frac{p(x,z)}{q(z|x)}\right]`,
      String.raw`\mathbb{E}_{z,u\sim q(\cdot|x)}[\log p(z)-\log p(u)] = 0`,
      String.raw`\int q(u|x)p(u)\,du = \int q(z|x)p(z)\,dz`,
      String.raw`q(z_1,\dots,z_K|x) = \prod_{k=1}^K q(z_k|x)`,
    ],
    fails: [
      String.raw`\log p(x) = \mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\log\frac1K\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right]`,
      String.raw`\mathbb{E}_{z_{1:K}\sim q(z|x)}\left[\sum_{k=1}^K\frac{p(x,z_k)}{q(z_k|x)}\right] = p(x)`,
      String.raw`\mathbb{E}_{z,u\sim q(\cdot|x)}[p(z)p(u)] = \mathbb{E}_{q(z|x)}[p(z)^2]`,
      String.raw`q(z|x)q(u|x) = q(z|x)^2`,
    ],
  },
);

describeClaims(
  'product of conditionals',
  String.raw`
variables: {x: {values: 2}, z_1: {values: 3}, z_2: {values: 3}}
densities: {q: {product: 'q(z_1|x) q(z_2|z_1)'}, p: {joint: [x, z_1, z_2]}}
`,
  {
    holds: [
      String.raw`q(z_1,z_2|x) = q(z_1|x)q(z_2|z_1)`,
      String.raw`q(z_2|z_1,x) = q(z_2|z_1)`,
      String.raw`q(z_2|x) = \sum_{z_1}q(z_1|x)q(z_2|z_1)`,
      String.raw`\log p(x) \ge \mathbb{E}_{q(z_1,z_2|x)}\left[\log\frac{p(x,z_1,z_2)}{q(z_1,z_2|x)}\right]`,
      String.raw`\mathbb{E}_{q(z_1|x)q(z_2|z_1)}[\log q(z_2|z_1)] = \sum_{z_1,z_2}q(z_1,z_2|x)\log q(z_2|z_1)`,
      String.raw`p(z_1,z_2|x) = p(z_1|x)p(z_2|z_1,x)`,
    ],
    fails: [
      String.raw`q(z_1,z_2|x) = q(z_1|x)q(z_2|x)`,
      String.raw`p(z_2|z_1,x) = p(z_2|z_1)`,
      String.raw`q(z_1|z_2,x) = q(z_1|x)`,
    ],
  },
);

describeClaims(
  'assumed independence and laws',
  String.raw`
variables: {x: {density: 3}, y: {values: 2}, z: {density: 3}}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x, y'}}
assume: ['p(z|y) = p(z)']
`,
  {
    holds: [
      String.raw`p(z|y) = p(z)`,
      String.raw`p(y,z) = p(y)p(z)`,
      String.raw`p(y|z) = p(y)`,
      String.raw`p(x,z|y) = p(x|z,y)p(z)`,
      String.raw`\log p(x|y) \ge \mathbb{E}_{q(z|x,y)}[\log p(x|z,y)]-D_{KL}(q(z|x,y)\|p(z))`,
      String.raw`\int p(z)\,dz = 1`,
      String.raw`I(y;z) = 0`,
      String.raw`p(z) = \sum_y p(y,z)`,
      String.raw`p(x) = \sum_y\int p(x,y,z)\,dz`,
    ],
    fails: [
      String.raw`p(z|x) = p(z)`,
      String.raw`p(z|x,y) = p(z|x)`,
      String.raw`p(x|y) = p(x)`,
      String.raw`p(x|z,y) = p(x|z)`,
      String.raw`p(x,z|y) = p(x|y)p(z)`,
    ],
  },
);

describeClaims(
  'assumed Markov property',
  String.raw`
variables: {x: {values: 2}, y: {values: 3}, z: {values: 3}}
densities: {p: {joint: [x, y, z]}}
assume: ['p(z|x,y) = p(z|y)']
`,
  {
    holds: [
      String.raw`p(z|x,y) = p(z|y)`,
      String.raw`p(x,z|y) = p(x|y)p(z|y)`,
      String.raw`p(x|y,z) = p(x|y)`,
      String.raw`p(x,y,z) = p(x)p(y|x)p(z|y)`,
      String.raw`p(z|x) = \sum_y p(z|y)p(y|x)`,
      String.raw`I(X;Z) \le I(X;Y)`,
      String.raw`I(X;Z|Y) = 0`,
    ],
    fails: [String.raw`p(z|x) = p(z)`, String.raw`p(z|y) = p(z)`, String.raw`p(x,z) = p(x)p(z)`],
  },
);

describeClaims(
  'directed acyclic graph',
  String.raw`
sizes: {K: 4}
variables: {x: {binary: K}}
densities: {p: {dag: x}}
indices: {k: K}
`,
  {
    holds: [
      String.raw`p(x) = \prod_{k=1}^K p(x_k|pa_k)`,
      String.raw`\sum_x \prod_{k=1}^K p(x_k|pa_k) = 1`,
      String.raw`\sum_{x_k} p(x_k|pa_k) = 1`,
      String.raw`\sum_{x_1}\cdots\sum_{x_K} p(x_1,\dots,x_K) = 1`,
    ],
    fails: [String.raw`p(x) = \prod_k p(x_k)`, String.raw`p(x) = \sum_k p(x_k|pa_k)`],
  },
);

describeClaims(
  'a directed model, integrated from either end',
  String.raw`
sizes: {K: 4}
variables: {x: {binary: K}}
densities: {p: {dag: x, parents: later}}
indices: {k: K, m: K}
`,
  {
    holds: [
      String.raw`\sum_x p(x) = \sum_{x_K} \cdots \sum_{x_1} \prod_{k=1}^K p(x_k|pa_k)`,
      String.raw`\int p(x) dx = \int \prod_{k=1}^K p(x_k|pa_k) dx_K \dots dx_1`,
      String.raw`\int p(x) dx = \int p(x_1|pa_1) \prod_{k=2}^K p(x_k|pa_k) dx_1 \dots dx_K = 1`,
      String.raw`\int \prod_{k=m}^K p(x_k|pa_k) dx_m \dots dx_K = 1`,
    ],
    fails: [
      String.raw`\sum_x p(x) = \sum_{x_K} \cdots \sum_{x_2} \prod_{k=1}^K p(x_k|pa_k)`,
      String.raw`\int \prod_{k=2}^K p(x_k|pa_k) dx_K \dots dx_3 = 1`,
    ],
  },
);
