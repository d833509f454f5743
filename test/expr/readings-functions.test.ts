import { raw, reads } from './reads';
import { gauss, none, rbm, rnn } from './vocabularies';

reads('the argument of a logarithm without brackets', none, [
  [raw`\log p(x) q(x)`, raw`\log\left(p(x) q(x)\right)`],
  [raw`\log \frac{a}{b} + c`, raw`\log \frac{a}{b} + c`],
  [raw`\log p(x) - \log q(x)`, raw`\log p(x) - \log q(x)`],
  [raw`\log \int p(x, z) dz + c`, raw`\log\left(\int p(x, z)\,d{z}\right) + c`],
  [raw`\log \frac{1}{k} \sum_i w_i`, raw`\log\left(\frac{1}{k} \sum_{i} w_{i}\right)`],
  [raw`\log \prod_i p(x_i)`, raw`\log\left(\prod_{i} p(x_{i})\right)`],
  [raw`\log x y`, raw`\log\left(x y\right)`],
  [raw`\log x \cdot y`, raw`\left(\log x\right) \cdot y`],
  [raw`\log(x) y`, raw`\left(\log x\right) y`],
  [raw`\log x (y + z)`, raw`\left(\log x\right) \left(y + z\right)`],
  [raw`\log a^2`, raw`\log\left(a^{2}\right)`],
  [raw`\log^2 x`, raw`\left(\log x\right)^{2}`],
  [raw`\log_2 x`, raw`\log_{2}\left(x\right)`],
  [raw`\log 2 \pi \sigma^2`, raw`\log\left(2 \pi \sigma^{2}\right)`],
  [raw`\log \pi_k + \log N`, raw`\log \pi_{k} + \log N`],
  [raw`\log |\Sigma|`, raw`\log\left(\left|\Sigma\right|\right)`],
  [raw`\log \det \Sigma`, raw`\log\left(\det\left(\Sigma\right)\right)`],
  [raw`\log \mathbb{E}[X]`, raw`\log\left(\mathbb{E}\left[X\right]\right)`],
  [raw`\log p(x)/q(x)`, raw`\log \frac{p(x)}{q(x)}`],
  [raw`\log{p(x)}q`, raw`\log\left(p(x) q\right)`],
  [raw`\log \log x`, raw`\log\left(\log x\right)`],
  [raw`\ln x`, raw`\log x`],
  [raw`log x`, raw`\log x`],
  [raw`\text{log}p(x)`, raw`\log p(x)`],
  [raw`\mathrm{log A}`, raw`\log A`],
  [raw`\exp\left\{ -\frac{1}{2}x \right\}`, raw`\exp\left(-\frac{1}{2} x\right)`],
  [raw`\exp(a)b`, raw`\exp\left(a\right) b`],
  [raw`\exp -x`, raw`\exp\left(-x\right)`],
]);

reads('application by custom, a product otherwise', none, [
  [raw`f(x)`, raw`f\left(x\right)`],
  [raw`f(x, y)`, raw`f\left(x, y\right)`],
  [raw`f'(x)`, raw`f'\left(x\right)`],
  [raw`{f_a}'(x)`, raw`f_{a}'\left(x\right)`],
  [raw`f^{-1}(x)`, raw`f^{-1}\left(x\right)`],
  [raw`f^*(x)`, raw`f^{*}\left(x\right)`],
  [raw`\lambda(a+b)`, raw`\lambda {\left(a + b\right)}`],
  [raw`\sigma(x)`, raw`\sigma\left(x\right)`],
  [raw`\mathcal{L}(\theta)`, raw`\mathcal{L}\left(\theta\right)`],
  [raw`\mathrm{softmax}(z)_i`, raw`\mathrm{softmax}\left(z\right)_{i}`],
  [raw`\exp\left\{z_i\right\}_j`, raw`\exp\left(z_{i}\right)_{j}`],
  [raw`\operatorname { s o f t m a x } ( x )`, raw`\mathrm{softmax}\left(x\right)`],
  [raw`Diag(X^TX)`, raw`\mathrm{diag}\left(X^{\top} X\right)`],
  [raw`\text{tr}(A)`, raw`\mathrm{tr}\left(A\right)`],
  [raw`|Val(C)|`, raw`\left|\mathrm{Val}\left(C\right)\right|`],
  [raw`\text{Loss}(x)`, raw`\mathrm{Loss}\left(x\right)`],
]);

reads('application and product by declaration', rbm, [
  [raw`\sigma(h_i(W^T v)_i)`, raw`\sigma\left(h_{i} {\left(W^{\top} v\right)_{i}}\right)`],
  [raw`\sigma((W^T v + a)_j)`, raw`\sigma\left(\left(W^{\top} v + a\right)_{j}\right)`],
  [raw`\sigma(W^T v + a)_j`, raw`\sigma\left(W^{\top} v + a\right)_{j}`],
  [raw`v^T W h`, raw`v^{\top} W h`],
  [raw`P(h_j = 1|v)`, raw`P(h_{j} = 1 \mid v)`],
  [raw`P (a + 1)`, raw`P {\left(a + 1\right)}`],
  [raw`W_{ij}`, raw`W_{i,j}`],
  [raw`W_{i,j}`, raw`W_{i,j}`],
  [raw`h_{i\ne j}`, raw`h_{i \ne j}`],
  [raw`a(b + 1)`, raw`a {\left(b + 1\right)}`],
]);

reads('a declared vector is no function', gauss, [
  [raw`\sigma^2 (1 + \mu)`, raw`\sigma^{2} {\left(1 + \mu\right)}`],
  [raw`\sigma_j^2 (1 + \mu_j)`, raw`\sigma_{j}^{2} {\left(1 + \mu_{j}\right)}`],
]);

reads('names with scripts, words, transposes', rnn, [
  [raw`W_{hh}^T s_{t-1}`, raw`W_{hh}^{\top} s_{t - 1}`],
  [raw`W_{hy}s_t`, raw`W_{hy} s_{t}`],
  [raw`W_{ij}`, raw`W_{i,j}`],
  [raw`Loss + L`, raw`\mathrm{Loss} + L`],
  [raw`H'`, raw`H'`],
  [raw`x^T x`, raw`x^{\top} x`],
  [raw`2^T`, raw`2^{T}`],
  [raw`W[i,j]`, raw`W[i,j]`],
]);
