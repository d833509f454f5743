import { raw, reads } from './reads';
import { gauss, ising, none } from './vocabularies';

reads('the scope of a sum: one product term', none, [
  [raw`\sum_i a_i + b`, raw`\sum_{i} a_{i} + b`],
  [raw`\sum_i a_i - b`, raw`\sum_{i} a_{i} - b`],
  [raw`\sum_i a_i b_i`, raw`\sum_{i} a_{i} b_{i}`],
  [raw`\sum_i \left( a_i + b \right)`, raw`\sum_{i} \left(a_{i} + b\right)`],
  [raw`\sum_i (a_i + b)^2`, raw`\sum_{i} \left(a_{i} + b\right)^{2}`],
  [raw`\sum_i^n a_i / n`, raw`\sum_{i}^{n} \frac{a_{i}}{n}`],
  [raw`\frac{1}{n} \sum_i x_i`, raw`\frac{1}{n} \sum_{i} x_{i}`],
  [raw`\sum_x p(x) \log p(x) - c`, raw`\sum_{x} p(x) \log p(x) - c`],
  [raw`-\sum_x p(x) \log q(x)`, raw`-\sum_{x} p(x) \log q(x)`],
  [raw`\sum - p(x) \log_2 p(x)`, raw`\sum \left(-p(x) \log_{2}\left(p(x)\right)\right)`],
  [raw`\sum_{x}\sum_{y}^{} p(x,y)`, raw`\sum_{x} \sum_{y} p(x, y)`],
  [raw`\sum_i a_i \sum_j b_j`, raw`\sum_{i} a_{i} \sum_{j} b_{j}`],
  [raw`\sum_i a_i \sum_i b_i`, raw`\left(\sum_{i} a_{i}\right) \sum_{i} b_{i}`],
]);

reads('a sign of multiplication ends it, unless what follows speaks of the bound name', none, [
  [raw`\sum_i a_i \times c`, raw`\left(\sum_{i} a_{i}\right) \times c`],
  [raw`\sum_i a_i \cdot c`, raw`\left(\sum_{i} a_{i}\right) \cdot c`],
  [raw`\sum_i a_i \cdot b_i`, raw`\sum_{i} \left(a_{i} \cdot b_{i}\right)`],
  [raw`\sum_i a_i \times c \cdot b_i`, raw`\sum_{i} \left(a_{i} \times c \cdot b_{i}\right)`],
  [raw`\prod_i a_i \cdot \prod_j b_j`, raw`\left(\prod_{i} a_{i}\right) \cdot \left(\prod_{j} b_{j}\right)`],
  [raw`\frac{1}{m}.\sum_i x_i`, raw`\frac{1}{m} \cdot \left(\sum_{i} x_{i}\right)`],
]);

reads('what stands below', none, [
  [raw`\sum_{i,j} x_i x_j`, raw`\sum_{i, j} x_{i} x_{j}`],
  [raw`\sum_{ij} x_i x_j`, raw`\sum_{i, j} x_{i} x_{j}`],
  [raw`\sum_{m,n=1}^{K} a_{mn}`, raw`\sum_{m=1, n=1}^{K} a_{m n}`],
  [raw`\sum_i^N x_i`, raw`\sum_{i}^{N} x_{i}`],
  [raw`\sum\limits_{k=0}^2 a_k`, raw`\sum_{k=0}^{2} a_{k}`],
  [raw`\sum\nolimits_k a_k`, raw`\sum_{k} a_{k}`],
  [raw`\sum_{x \in \mathcal{X}} p(x)`, raw`\sum_{x \in \mathcal{X}} p(x)`],
  [raw`\sum_{h \in \{0,1\}^P} p(h)`, raw`\sum_{h \in \left\{0, 1\right\}^{P}} p(h)`],
  [raw`\sum_{i \neq m} x_i`, raw`\sum_{i, i \ne m} x_{i}`],
  [raw`\sum_{i \neq m, j \neq m} x_i x_j`, raw`\sum_{i, j, i \ne m, j \ne m} x_{i} x_{j}`],
  [raw`\sum_{i<j} a_{ij}`, raw`\sum_{i, j, i < j} a_{i j}`],
  [raw`\sum_{1 \le i < j \le n} a_{ij}`, raw`\sum_{i, j, 1 \le i < j \le n} a_{i j}`],
  [raw`\sum_{i=1,\dots,n} x_i`, raw`\sum_{i=1}^{n} x_{i}`],
  [raw`\sum_{i \in 1, \dots, n} x_i`, raw`\sum_{i=1}^{n} x_{i}`],
  [raw`\sum_{x_1, \dots, x_K} p(x_1, \dots, x_K)`, raw`\sum_{\left(x_{1}, \dots, x_{K}\right)} p(x_{1}, \dots, x_{K})`],
  [
    raw`\sum_{x_1} \dots \sum_{x_K} p(x_1, \dots, x_K)`,
    raw`\sum_{\left(x_{1}, \dots, x_{K}\right)} p(x_{1}, \dots, x_{K})`,
  ],
  [raw`\sum_{h_j=1, h_{i \neq j} \in \{0,1\}} p(h)`, raw`\sum_{h_{j}=1, h_{i \ne j} \in \left\{0, 1\right\}} p(h)`],
  [
    raw`\prod_{j \in \{1, \dots, P\} - \{j\}} p_j`,
    raw`\prod_{j \in \left\{1, \dots, P\right\} - \left\{j\right\}} p_{j}`,
  ],
  [
    raw`\prod_{j \in \{1, \dots, P\} \setminus \{j\}} p_j`,
    raw`\prod_{j \in \left\{1, \dots, P\right\} - \left\{j\right\}} p_{j}`,
  ],
  [
    raw`\max_{i,j \in \{1, \dots, p\}} Y_{m+i-1, n+j-1}`,
    raw`\max_{i \in \left\{1, \dots, p\right\}, j \in \left\{1, \dots, p\right\}} Y_{m + i - 1,n + j - 1}`,
  ],
  [raw`\sum_{\substack{i=1 \\ i \ne j}}^n x_i`, raw`\sum_{i=1, i \ne j}^{n} x_{i}`],
  [raw`\sum_{\langle i,j \rangle} x_i x_j`, raw`\sum_{\left(i, j\right)} x_{i} x_{j}`],
  [raw`\sum_{(i,j) \in E} x_i x_j`, raw`\sum_{\left(i, j\right) \in E} x_{i} x_{j}`],
  [raw`\sum_{i: x_i > 0} x_i`, raw`\sum_{i, x_{i} > 0} x_{i}`],
]);

reads('a capital sigma, where no other is declared', ising, [
  [raw`-\Sigma_i \Sigma_j x_ix_j`, raw`-\sum_{i} \sum_{j} x_{i} x_{j}`],
  [raw`\Sigma_{i=1}^N x_i + 1`, raw`\sum_{i=1}^{N} x_{i} + 1`],
]);

reads('and where one is', gauss, [
  [raw`\Sigma_{jj}`, raw`\Sigma_{j,j}`],
  [raw`\Sigma^{-1} z`, raw`\Sigma^{-1} z`],
]);

reads('best values and where they are', none, [
  [raw`\max_x f(x)`, raw`\max_{x} f\left(x\right)`],
  [raw`\max(a, b)`, raw`\max\left(a, b\right)`],
  [raw`\arg\max_\theta \log p(x)`, raw`\arg\max_{\theta} \log p(x)`],
  [raw`\arg\!\min_\theta L`, raw`\arg\min_{\theta} L`],
  [raw`\mathop{\rm arg\,min}\limits_{\theta} L`, raw`\arg\min_{\theta} L`],
  [raw`\underset{\theta}{\text{argmax}} L`, raw`\arg\max_{\theta} L`],
  [raw`\underset{\theta}{\operatorname{arg\,max}}\, L`, raw`\arg\max_{\theta} L`],
  [raw`\operatorname*{arg\,max}_x f(x)`, raw`\arg\max_{x} f\left(x\right)`],
  [raw`\mathrm{argmin}_x f`, raw`\arg\min_{x} f`],
]);

reads('integrals', none, [
  [raw`\int p(x) dx`, raw`\int p(x)\,d{x}`],
  [raw`\int p(x)\,\mathrm{d}x`, raw`\int p(x)\,d{x}`],
  [raw`\int p(x)\, \mathrm dx`, raw`\int p(x)\,d{x}`],
  [raw`\int_x p(x)`, raw`\int p(x)\,d{x}`],
  [raw`\int_{z_j} p(z_j)`, raw`\int p(z_{j})\,d{z_{j}}`],
  [raw`\int_{\mathcal{X}} p(x) dx`, raw`\int_{x \in \mathcal{X}} p(x)\,d{x}`],
  [raw`\int_{x \in A} f(x) dx`, raw`\int_{x \in A} f\left(x\right)\,d{x}`],
  [raw`\int_{-\infty}^{\infty} e^{-x^2} dx`, raw`\int_{-\infty}^{\infty} e^{-x^{2}}\,d{x}`],
  [raw`\int_0^1 f(t) dt + 1`, raw`\int_{0}^{1} f\left(t\right)\,d{t} + 1`],
  [raw`\int a + b dx`, raw`\int a + b\,d{x}`],
  [raw`\int dx f(x)`, raw`\int f\left(x\right)\,d{x}`],
  [raw`\int p(z) \log \frac{p(z)}{q(z)} dz + c`, raw`\int p(z) \log \frac{p(z)}{q(z)}\,d{z} + c`],
  [raw`\int \int p(x,z) dx dz`, raw`\int \int p(x, z)\,d{x}\,d{z}`],
  [raw`\int_a^b \int_c^d f(x,y) dy dx`, raw`\int_{a}^{b} \int_{c}^{d} f\left(x, y\right)\,d{y}\,d{x}`],
  [raw`\iint q(x,z) \log p dxdz`, raw`\int q(x, z) \log p\,d{x}\,d{z}`],
  [raw`\int\int q(z)\, d_z d_{\theta}`, raw`\int \int q(z)\,d{z}\,d{\theta}`],
  [raw`\int p(x_1, \dots, x_K) dx_1 \dots dx_K`, raw`\int p(x_{1}, \dots, x_{K})\,d{x_{1}} \dots\,d{x_{K}}`],
  [
    raw`\int \dots \int p(x_1,\dots,x_K)\, dx_1 \cdots dx_K`,
    raw`\int p(x_{1}, \dots, x_{K})\,d{x_{1}} \dots\,d{x_{K}}`,
  ],
  [raw`\sum_k \int p_k(x) dx`, raw`\sum_{k} \int p_{k}(x)\,d{x}`],
  [raw`\int p(x) d(ax)`, raw`\int p(x)\,d{a x}`],
  [raw`\int p(\mathbf{z}) d\mathbf{z}`, raw`\int p(z)\,d{z}`],
]);
