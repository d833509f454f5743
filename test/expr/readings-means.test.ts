import { raw, reads } from './reads';
import { ising, none, rnn } from './vocabularies';

reads('brackets or none', none, [
  [raw`E[X]^2`, raw`\mathbb{E}\left[X\right]^{2}`],
  [raw`EX^2`, raw`\mathbb{E}\left[X^{2}\right]`],
  [raw`E^2X`, raw`\mathbb{E}\left[X\right]^{2}`],
  [raw`E[X^2]`, raw`\mathbb{E}\left[X^{2}\right]`],
  [raw`\mathbb{E}X^2`, raw`\mathbb{E}\left[X^{2}\right]`],
  [raw`\mathbb{E}_q(z-\mu)^2`, raw`\mathbb{E}_{q}\left[\left(z - \mu\right)^{2}\right]`],
  [raw`\mathbb{E}_q[(z-\mu)^2]`, raw`\mathbb{E}_{q}\left[\left(z - \mu\right)^{2}\right]`],
  [raw`\mathbb{E}_{p(x)} [a + b] + c`, raw`\mathbb{E}_{p(x)}\left[a + b\right] + c`],
  [raw`\mathbb{E}_q \log p + c`, raw`\mathbb{E}_{q}\left[\log p\right] + c`],
  [raw`\mathbb{E}_{q}\left\{ \log p(x) \right\}`, raw`\mathbb{E}_{q}\left[\log p(x)\right]`],
  [
    raw`\mathbb{E}[XY] - \mathbb{E}[X]\mathbb{E}[Y]`,
    raw`\mathbb{E}\left[X Y\right] - \mathbb{E}\left[X\right] \mathbb{E}\left[Y\right]`,
  ],
  [raw`\mathbb{E}[|X|]`, raw`\mathbb{E}\left[\left|X\right|\right]`],
  [raw`\mathbb{E}[X \mid Y = y]`, raw`\mathbb{E}\left[X \mid Y = y\right]`],
]);

reads('what stands below', none, [
  [raw`\mathbb{E}_{z\sim q(z|x)} \log p(x|z)`, raw`\mathbb{E}_{z \sim q(z \mid x)}\left[\log p(x \mid z)\right]`],
  [raw`\mathbb{E}_{q(z|x)}\left[\log p(x|z)\right]`, raw`\mathbb{E}_{q(z \mid x)}\left[\log p(x \mid z)\right]`],
  [raw`\mathbb E_{z\sim q(.)}[z]`, raw`\mathbb{E}_{z \sim q(\cdot)}\left[z\right]`],
  [raw`\mathbb{E}_{x \sim p(\cdot)}[f(x)]`, raw`\mathbb{E}_{x \sim p(\cdot)}\left[f\left(x\right)\right]`],
  [raw`E_{z\sim Q}[\log P(z)]`, raw`\mathbb{E}_{z \sim Q}\left[\log P(z)\right]`],
  [raw`\mathbf{E}_{p_G}[x]`, raw`\mathbb{E}_{p_{G}}\left[x\right]`],
  [raw`\underset{z\sim q}{\operatorname{\mathbb{E}}} \log p(z)`, raw`\mathbb{E}_{z \sim q}\left[\log p(z)\right]`],
  [raw`\underset{z \sim q_\phi}{\mathbb{E}}[z]`, raw`\mathbb{E}_{z \sim q_{\phi}}\left[z\right]`],
  [raw`\langle v_i h_j\rangle_{data}`, raw`\mathbb{E}_{\mathrm{data}}\left[v_{i} h_{j}\right]`],
  [raw`\left\langle x \right\rangle_{p(x)}`, raw`\mathbb{E}_{p(x)}\left[x\right]`],
  [raw`\langle x, y \rangle`, raw`\langle x, y \rangle`],
]);

reads('bare letters and macros of a site', none, [
  [raw`E[\log Q(z\vert X)]`, raw`\mathbb{E}\left[\log Q(z \mid X)\right]`],
  [raw`\mathrm{E}[(X-m)^2]`, raw`\mathbb{E}\left[\left(X - m\right)^{2}\right]`],
  [raw`\E[X]`, raw`\mathbb{E}\left[X\right]`],
  [raw`\Ex{q_\phi}{\log p(x)}`, raw`\mathbb{E}_{q_{\phi}}\left[\log p(x)\right]`],
  [raw`E(v,h)`, raw`E\left(v, h\right)`],
  [raw`e^{-E(v,h)}`, raw`e^{-E\left(v, h\right)}`],
  [raw`\mathrm{Var}(X)`, raw`\mathrm{Var}\left[X\right]`],
  [raw`\text{Var}[X|Y]`, raw`\mathrm{Var}\left[X \mid Y\right]`],
  [raw`\operatorname{Cov}(X, Y)`, raw`\mathrm{Cov}\left[X, Y\right]`],
  [raw`\mathbb{V}[X]`, raw`\mathrm{Var}\left[X\right]`],
  [raw`Var(X) + var(Y)`, raw`\mathrm{Var}\left[X\right] + \mathrm{Var}\left[Y\right]`],
]);

reads('a declared E is what it is declared as', ising, [
  [raw`E(x, y)`, raw`E\left(x, y\right)`],
  [
    raw`E(x,y)|_{x_m = 1} - E(x,y)|_{x_m = -1}`,
    raw`E\left(x, y\right)|_{x_{m} = 1} - E\left(x, y\right)|_{x_{m} = -1}`,
  ],
  [raw`e^{-E(x, y)}`, raw`e^{-E\left(x, y\right)}`],
  [raw`\mathbb{E}[x]`, raw`\mathbb{E}\left[x\right]`],
]);

reads('divergences', none, [
  [raw`D_{KL}(q\|p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_{KL}(q||p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_{\text{KL}}(q \parallel p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_\text{KL}(q \Vert p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_{\mathrm{KL}}(q\ \|\ p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_{KL}[q \mid\mid p]`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_{KL}\left[ Q(z|X) \Vert P(z|X) \right]`, raw`D_{KL}\left(Q(z \mid X) \,\|\, P(z \mid X)\right)`],
  [raw`D_{KL}\big(q(z|x)\,\big\|\,p(z)\big)`, raw`D_{KL}\left(q(z \mid x) \,\|\, p(z)\right)`],
  [raw`D_{KL} (q_\phi(z|x) \,\|\, p(z))`, raw`D_{KL}\left(q_{\phi}(z \mid x) \,\|\, p(z)\right)`],
  [raw`KL(P \parallel Q)`, raw`D_{KL}\left(P \,\|\, Q\right)`],
  [raw`KL(q(z|x)||p(z))`, raw`D_{KL}\left(q(z \mid x) \,\|\, p(z)\right)`],
  [raw`KL(q(z)\vert\vert p(z))`, raw`D_{KL}\left(q(z) \,\|\, p(z)\right)`],
  [raw`KL(q ∥ p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`\mathrm{KL}[P\,||\,Q]`, raw`D_{KL}\left(P \,\|\, Q\right)`],
  [raw`\text{KL}(q, p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`\operatorname{KL}(q\|p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`\mathbb{KL}(q\|p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`\KL{p(x,y)}{q(x)q(y)}`, raw`D_{KL}\left(p(x, y) \,\|\, q(x) q(y)\right)`],
  [raw`\mathcal{D}(Q(z|X) || P(z|X))`, raw`D_{KL}\left(Q(z \mid X) \,\|\, P(z \mid X)\right)`],
  [raw`D(p\|q)`, raw`D_{KL}\left(p \,\|\, q\right)`],
  [raw`D*{KL}(q\|p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D^{KL}(q\|p)`, raw`D_{KL}\left(q \,\|\, p\right)`],
  [raw`D_{KL}(p(x|y) | q(x))`, raw`D_{KL}\left(p(x \mid y) \,\|\, q(x)\right)`],
  [
    raw`\textbf{\textit{KL}}(\textbf{\textit{P}}_{1}||\textbf{\textit{P}}_{2})`,
    raw`D_{KL}\left(P_{1} \,\|\, P_{2}\right)`,
  ],
  [raw`\mathrm{JSD}(P \| Q)`, raw`D_{JS}\left(P \,\|\, Q\right)`],
]);

reads('a declared D says nothing of a divergence', rnn, [
  [raw`D_{KL}(q\|p) + D`, raw`D_{KL}\left(q \,\|\, p\right) + D`],
]);

reads('entropies and information', none, [
  [raw`H(X)`, raw`H(X)`],
  [raw`H(X|Y)`, raw`H(X \mid Y)`],
  [raw`H(X, Y)`, raw`H(X, Y)`],
  [raw`\mathbb{H}(q(z|x))`, raw`H(q(z \mid x))`],
  [raw`I(X;Y)`, raw`I(X; Y)`],
  [raw`I(X;Y|Z)`, raw`I(X; Y \mid Z)`],
  [raw`I(X,Y)`, raw`I(X; Y)`],
]);
