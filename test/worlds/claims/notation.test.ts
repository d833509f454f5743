import { describeClaims } from '../judging';

describeClaims(
  'parameters behind the bar, ignored names, capital letters',
  String.raw`
sizes: {N: 3}
variables: {x: {values: 3}, z: {density: 3}, t: {real: scalar}, y: {real: scalar}, x_n: {copies: [N, x]}}
parameters: {\theta: real, \lambda: positive, c: positive, \alpha: probability}
densities: {p: {joint: [x, z]}, 'g(t)': {normal: ['\theta', '\lambda']}, 'u(y)': {uniform: [0, c]}}
ignore: [\phi]
`,
  {
    holds: [
      String.raw`p(x|\theta) = p(x)`,
      String.raw`p(x;\theta) = \int p(x,z;\theta)\,dz`,
      String.raw`p_\phi(x) = \sum_{z} p_\phi(x,z)`,
      String.raw`p(X=x) = p(x)`,
      String.raw`\mathbb{E}_{X}[\log p(X)] = \sum_x p(x)\log p(x)`,
      String.raw`\mathbb{E}_{x\sim p(x)}\left[\mathbb{E}_{z\sim p(z|x)}[z]\right] = \mathbb{E}[z]`,
      String.raw`\mathbb{E}_{p(z|x)}\left[(z-\mathbb{E}_{p(z|x)}[z])^2\right] = \mathrm{Var}_{p(z|x)}(z)`,
      // The mean inside is under the density of the mean around it.
      String.raw`\mathbb{E}_{p(z|x)}\left[(z-\mathbb{E}[z])^2\right] = \mathbb{E}_{p(z|x)}[z^2]-\left(\mathbb{E}_{p(z|x)}[z]\right)^2`,
      String.raw`\mathbb{E}\left[(x-\mathbb{E}[x])(z-\mathbb{E}[z])\right] = \mathrm{Cov}(x,z)`,
      String.raw`\mathbb{E}[\mathrm{Var}(z|x)] = \mathbb{E}[z^2]-\mathbb{E}\left[\mathbb{E}[z|x]^2\right]`,
      String.raw`\mathrm{Var}(z) = \mathbb{E}[\mathrm{Var}(z|x)]+\mathrm{Var}(\mathbb{E}[z|x])`,
      String.raw`\operatorname{Var}_{g(t)}[t] = \lambda`,
      String.raw`\mathbb{E}_{t\sim\mathcal{N}(\theta,\lambda)}[t^2] = \theta^2+\lambda`,
      String.raw`\langle t\rangle_{g(t)} = \theta`,
      String.raw`u(y) = \frac1c`,
      String.raw`\int u(y)\,dy = 1`,
      String.raw`\int_0^c y\,u(y)\,dy = \frac c2`,
      String.raw`-\int_{-\infty}^\infty g(t)\log g(t)\,dt = \frac12\log(2\pi\lambda)+\frac12`,
      String.raw`\mathbb{E}_{x\sim p(x)}\left[\frac{1}{p(x)}\right] = 3`,
      String.raw`\sum_{x'} p(x')p(z|x') = p(z)`,
      String.raw`\frac{p(x,z)}{\sum_{x'}p(x',z)} = p(x|z)`,
      String.raw`p(x_1,x_2) = p(x_1)p(x_2)`,
      String.raw`\prod_{n=1}^N p(x_n) = \exp\left(\sum_n\log p(x_n)\right)`,
      String.raw`H(\alpha) = -\alpha\log\alpha-(1-\alpha)\log(1-\alpha)`,
      String.raw`\int_0^1\log t\,dt = -1`,
      String.raw`\int_0^\infty t^5e^{-t}\,dt = 120`,
      String.raw`\int_0^1\frac{1}{\sqrt t}\,dt = 2`,
      String.raw`\int_0^c\sqrt{c^2-t^2}\,dt = \frac{\pi c^2}{4}`,
      String.raw`p(x) \ge 0`,
      String.raw`p(x) > 0`,
      String.raw`p(x) < 1`,
      String.raw`\max_x p(x) \ge \frac13`,
      String.raw`p(z) \propto p(x,z)/p(x|z)`,
    ],
    fails: [
      String.raw`\mathbb{E}[\mathrm{Var}(z|x)] = 0`,
      String.raw`\mathbb{E}[\mathbb{E}[z|x]^2] = \mathbb{E}[z]^2`,
      String.raw`\mathbb{E}_{p(z|x)}\left[(z-\mathbb{E}_{p(z)}[z])^2\right] = \mathrm{Var}_{p(z|x)}(z)`,
      String.raw`\mathbb{E}\left[(x-\mathbb{E}[x])(z-\mathbb{E}[z])\right] = 0`,
      String.raw`u(y) = c`,
      String.raw`-\int_{-\infty}^\infty g(t)\log g(t)\,dt = \frac12\log(2\pi\lambda)`,
      String.raw`\mathbb{E}_{x\sim p(x)}\left[\frac{1}{p(x)}\right] = 1`,
      String.raw`p(z) < 1`,
      String.raw`\max_x p(x) > \frac13`,
      String.raw`p(x_1,x_2) = p(x_1)+p(x_2)`,
      String.raw`p(x_1) = p(x_2)`,
      String.raw`\frac{\partial}{\partial\theta}g(t) = 0`,
    ],
    undecided: [
      [String.raw`p(w) = 1`, /\$w\$ is not declared/],
      [String.raw`2 s(x) = p(x)`, /\$s\$ is not declared/],
      [String.raw`\int_{-\infty}^\infty t\,dt = 0`, /diverges|finite/],
      [String.raw`\int e^{t}\,dt = 1`, /diverges|finite/],
      [String.raw`\int_{-1}^1 \log t\,dt = -1`, /diverges|finite/],
      [String.raw`x \to z`, /not evaluated/],
      [String.raw`p(x) = \text{const}`, /const/],
      [String.raw`p(x) = \pm 1`, /two values/],
    ],
  },
);

// Far out in its tails a density is 0 in double precision, and log 0 is no number: wide laws against narrow ones.
describeClaims(
  'wide and narrow normal laws',
  String.raw`
variables: {x: {real: scalar}}
parameters: {\mu: real, s: positive}
densities: {'q(x)': {normal: ['\mu', '900 s']}, 'p(x)': {normal: [0, 's']}}
`,
  {
    holds: [
      String.raw`D_{KL}(q\|p) = \frac12\left(900+\frac{\mu^2}{s}-1-\log 900\right)`,
      String.raw`\int q(x)\log\frac{q(x)}{p(x)}\,dx = \frac12\left(900+\frac{\mu^2}{s}-1-\log 900\right)`,
      String.raw`\int q(x)\left(\log q(x)-\log p(x)\right)dx = \frac12\left(900+\frac{\mu^2}{s}-1-\log 900\right)`,
      String.raw`-\int q(x)\log\left(p(x)^2\right)dx = \log(2\pi s)+900+\frac{\mu^2}{s}`,
    ],
    fails: [String.raw`\int q(x)\log\frac{q(x)}{p(x)}\,dx = \frac12\left(900+\frac{\mu^2}{s}-1+\log 900\right)`],
  },
);

describeClaims(
  'parents in a directed model',
  String.raw`
sizes: {K: 4}
variables: {x: {binary: K}}
densities: {p: {dag: x}}
indices: {k: K}
`,
  {
    holds: [
      String.raw`p(x) = \prod_{k=1}^K p(x_k|\mathrm{pa}_k)`,
      String.raw`p(x) = \prod_{k=1}^K p(x_k|x_{pa_k})`,
      String.raw`p(x_1,\dots,x_K) = \prod_k p(x_k|pa(x_k))`,
    ],
    fails: [String.raw`p(x) = \prod_k p(x_k|x_{-k})`],
  },
);

// A narrow law beside a wide one far from it: the quadrature must not step over it.
describeClaims(
  'a narrow law far out',
  String.raw`
variables: {x: {real: scalar}}
parameters: {\mu: real, s: positive, \pi: probability}
densities: {'q(x)': {normal: ['\mu - 40', '64 s']}, 'p(x)': {normal: ['\mu + 37', '0.01 s']}}
`,
  {
    holds: [
      String.raw`\int\left(\pi q(x)+(1-\pi)p(x)\right)dx = 1`,
      String.raw`\int x\left(\pi q(x)+(1-\pi)p(x)\right)dx = \mu-40\pi+37(1-\pi)`,
      String.raw`\int_{-1000}^{1000} p(x)\,dx = 1`,
      String.raw`\int_{-\infty}^\infty\mathcal{N}(t;-37,0.01)+\mathcal{N}(t;37,64)\,dt = 2`,
    ],
    fails: [String.raw`\int\left(\pi q(x)+(1-\pi)p(x)\right)dx = \pi`],
  },
);

describeClaims(
  'capital letters that are declared with their numbers are no signs of summation',
  `sizes: { k: 2 }
parameters:
  \\Sigma_0: { matrix: [k, k], kind: spd }
  \\Sigma_1: { matrix: [k, k], kind: spd }
  \\Pi_1: { matrix: [k, k] }
`,
  {
    holds: [
      String.raw`\Sigma_1^{-1} \Sigma_0 \Sigma_0^{-1} = \Sigma_1^{-1}`,
      String.raw`\log \frac{|\Sigma_1|}{|\Sigma_0|} = \log |\Sigma_1| - \log |\Sigma_0|`,
      String.raw`\mathrm{tr}(\Pi_1 \Sigma_1) = \mathrm{tr}(\Sigma_1 \Pi_1)`,
    ],
    fails: [String.raw`\Pi_1 \Sigma_1 = \Sigma_1 \Pi_1`],
  },
);
