import { raw, reads } from './reads';
import { gauss, ising, none } from './vocabularies';

reads('the bar of a condition', none, [
  [raw`p(x|y)`, raw`p(x \mid y)`],
  [raw`p(x\mid y)`, raw`p(x \mid y)`],
  [raw`p(x \vert y)`, raw`p(x \mid y)`],
  [raw`p(\mathbf{x} \lvert \theta)`, raw`p(x \mid \theta)`],
  [raw`p(x \,|\, y)`, raw`p(x \mid y)`],
  [raw`p(x \middle| y)`, raw`p(x \mid y)`],
  [raw`p(x \given y)`, raw`p(x \mid y)`],
  [raw`p(\bz \giv \bx)`, raw`p(\bz \mid \bx)`],
  [raw`p(x||y)`, raw`p(x \mid y)`],
]);

reads('other bars', none, [
  [raw`|x|`, raw`\left|x\right|`],
  [raw`\lvert x \rvert`, raw`\left|x\right|`],
  [raw`|a - |b||`, raw`\left|a - \left|b\right|\right|`],
  [raw`|x|_1`, raw`\left|x\right|_{1}`],
  [raw`\left| \det \Sigma \right|`, raw`\left|\det\left(\Sigma\right)\right|`],
  [raw`\|x\|_2^2`, raw`\left\|x\right\|_{2}^{2}`],
  [raw`\|x\|^2_2`, raw`\left\|x\right\|_{2}^{2}`],
  [raw`||x||_2`, raw`\left\|x\right\|_{2}`],
  [raw`\left\lVert x \right\rVert_2`, raw`\left\|x\right\|_{2}`],
  [raw`\begin{vmatrix} a & b \\ c & d \end{vmatrix}`, raw`\left|\begin{bmatrix} a & b \\ c & d \end{bmatrix}\right|`],
  [raw`\left. \frac{\partial f}{\partial x} \right|_{x=0}`, raw`\frac{\partial f}{\partial x}|_{x = 0}`],
]);

reads('what stands in the brackets', none, [
  [raw`p(x; \theta)`, raw`p(x; \theta)`],
  [raw`p(x|z,\theta)`, raw`p(x \mid z, \theta)`],
  [raw`P(x[m], c; \theta)`, raw`P(x[m], c; \theta)`],
  [raw`p_\theta(x|z)`, raw`p_{\theta}(x \mid z)`],
  [raw`p(h_j = 1 \vert v)`, raw`p(h_{j} = 1 \mid v)`],
  [raw`P(X=x)`, raw`P(X = x)`],
  [raw`\Pr(A)`, raw`\Pr(A)`],
  [raw`\mathbb{P}(A|B)`, raw`\mathbb{P}(A \mid B)`],
  [raw`p(x_1,\ldots,x_n | z)`, raw`p(x_{1}, \dots, x_{n} \mid z)`],
  [raw`p(x_m | x_{-m})`, raw`p(x_{m} \mid x_{\setminus m})`],
  [raw`p(z_{1:k})`, raw`p(z_{1:k})`],
  [raw`q(\cdot|x)`, raw`q(\cdot \mid x)`],
  [raw`q(.|x)`, raw`q(\cdot \mid x)`],
  [raw`p(x)^2`, raw`p(x)^{2}`],
  [raw`p^2(x)`, raw`p(x)^{2}`],
  [raw`p^*(x)`, raw`p^{*}(x)`],
  [raw`p[x]`, raw`p(x)`],
]);

reads('ignored decorations', gauss, [
  [raw`p_\theta(z)`, raw`p(z)`],
  [raw`q_{\phi}(z|\mu)`, raw`q(z \mid \mu)`],
  [raw`p_{model}(z)`, raw`p_{model}(z)`],
]);

reads('named laws', none, [
  [raw`\mathcal{N}(x; \mu, \Sigma)`, raw`\mathcal{N}(x; \mu, \Sigma)`],
  [raw`\mathcal{N}(x | \mu, \Sigma)`, raw`\mathcal{N}(x; \mu, \Sigma)`],
  [raw`\mathcal{N}(x, \mu, \Sigma)`, raw`\mathcal{N}(x; \mu, \Sigma)`],
  [raw`\mathcal{N}(0, I)`, raw`\mathcal{N}(0, I)`],
  [raw`N(\mu, \sigma^2)`, raw`\mathcal{N}(\mu, \sigma^{2})`],
  [raw`z \sim \mathcal{N}(0, I)`, raw`z \sim \mathcal{N}(0, I)`],
  [raw`\mathrm{Bernoulli}(p)`, raw`\mathrm{Bernoulli}(p)`],
  [raw`Unif(0, 1)`, raw`\mathrm{Uniform}(0, 1)`],
]);

reads('indicators', none, [
  [raw`\mathbb{1}[i=j]`, raw`\mathbb{1}\left[i = j\right]`],
  [raw`\mathbb{1}(A)`, raw`\mathbb{1}\left[A\right]`],
  [raw`\mathbbm{1}[C_i = c_i]`, raw`\mathbb{1}\left[C_{i} = c_{i}\right]`],
  [raw`\mathds{1}_{i=j}`, raw`\mathbb{1}\left[i = j\right]`],
  [raw`\mathbf 1_{x_i=j}`, raw`\mathbb{1}\left[x_{i} = j\right]`],
  [raw`1\{x^{(i)} = x\}`, raw`\mathbb{1}\left[x^{(i)} = x\right]`],
  [raw`1_{i=j}`, raw`\mathbb{1}\left[i = j\right]`],
  [raw`1(x = y)`, raw`\mathbb{1}\left[x = y\right]`],
  [raw`\mathbf{I}(y=k)`, raw`\mathbb{1}\left[y = k\right]`],
  [raw`[i = j]`, raw`\mathbb{1}\left[i = j\right]`],
  [raw`\delta_{a=c}`, raw`\mathbb{1}\left[a = c\right]`],
  [raw`\mathbf{1}^T x`, raw`\mathbf{1}^{\top} x`],
]);

reads("Kronecker's delta", ising, [[raw`\delta_{ij} x_i`, raw`\mathbb{1}\left[i = j\right] x_{i}`]]);
