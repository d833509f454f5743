import { raw, reads } from './reads';
import { none, rnn } from './vocabularies';

reads('components', none, [
  [raw`\hat{y}_i`, raw`\hat{y}_{i}`],
  [raw`x^{(i)}_j`, raw`x_{j}^{(i)}`],
  [raw`x_j^{(i)}`, raw`x_{j}^{(i)}`],
  [raw`x^{(n) T} U`, raw`{x^{(n)}}^{\top} U`],
  [raw`W_{ij}^{(l)}`, raw`W_{i j}^{(l)}`],
  [raw`\theta^0_{x_i}`, raw`\theta_{x_{i}}^{0}`],
  [raw`x^i`, raw`x^{i}`],
  [raw`x^2_i`, raw`x_{i}^{2}`],
  [raw`x'^2`, raw`x'^{2}`],
  [raw`x[m]`, raw`x[m]`],
  [raw`W[a,l,k]`, raw`W[a,l,k]`],
  [raw`x[d, 2*b + e]`, raw`x[d,2 \cdot b + e]`],
  [raw`x_{1:k}`, raw`x_{1:k}`],
  [raw`z_{<n}`, raw`z_{1:n - 1}`],
  [raw`x_{-m}`, raw`x_{\setminus m}`],
  [raw`x_{\setminus m}`, raw`x_{\setminus m}`],
  [raw`x_{\setminus\{i,j\}}`, raw`x_{\setminus \{i, j\}}`],
  [raw`x_{i \ne m}`, raw`x_{i \ne m}`],
  [raw`x_12`, raw`x_{1} 2`],
  [raw`2^{(n)}`, raw`2^{n}`],
]);

reads('transposes and inverses', none, [
  [raw`(x-\mu)^\top`, raw`\left(x - \mu\right)^{\top}`],
  [raw`x^\mathsf{T} y`, raw`x^{\top} y`],
  [raw`x^\mathrm{T} y`, raw`x^{\top} y`],
  [raw`x^\intercal y`, raw`x^{\top} y`],
  [raw`A^{-T}`, raw`{A^{-1}}^{\top}`],
  [raw`A^{-1}`, raw`A^{-1}`],
  [raw`x^{'}`, raw`x'`],
]);

reads('derivatives', none, [
  [raw`\frac{\partial A}{\partial B}`, raw`\frac{\partial A}{\partial B}`],
  [raw`\frac{\partial^2 f}{\partial x \partial y}`, raw`\frac{\partial^{2} f}{\partial x \partial y}`],
  [raw`\frac{\partial^2 f}{\partial x^2}`, raw`\frac{\partial^{2} f}{\partial x^{2}}`],
  [raw`\frac{dL}{dC_t}`, raw`\frac{d L}{d C_{t}}`],
  [raw`\frac{\mathrm{d} f}{\mathrm{d} x}`, raw`\frac{d f}{d x}`],
  [raw`\frac{d}{dx} f(x)`, raw`\frac{d f\left(x\right)}{d x}`],
  [raw`\frac{\partial}{\partial x} (a + b)`, raw`\frac{\partial}{\partial x} \left(a + b\right)`],
  [raw`\frac{\partial}{\partial W} \log p(x)`, raw`\frac{\partial}{\partial W} \left(\log p(x)\right)`],
  [raw`{\partial \over \partial W} f`, raw`\frac{\partial f}{\partial W}`],
  [raw`{\partial L \over \partial W}`, raw`\frac{\partial L}{\partial W}`],
  [raw`\partial L / \partial x`, raw`\frac{\partial L}{\partial x}`],
  [raw`dL/dx`, raw`\frac{d L}{d x}`],
  [raw`\nabla_u L`, raw`\nabla_{u} L`],
  [raw`\nabla_\theta \log p_\theta(x)`, raw`\nabla_{\theta} \left(\log p_{\theta}(x)\right)`],
  [raw`\frac{\partial L}{\partial W_{00}^{00}}`, raw`\frac{\partial L}{\partial W_{00}^{00}}`],
]);

reads('a declared T above a number', rnn, [
  [raw`L^T`, raw`L^{T}`],
  [raw`L^{-T}`, raw`L^{-T}`],
  [raw`s^{-T}`, raw`{s^{-1}}^{\top}`],
]);

reads('a declared d', rnn, [
  [raw`\frac{d}{2}`, raw`\frac{d}{2}`],
  [raw`\frac{dL}{ds}`, raw`\frac{d L}{d s}`],
]);

reads('fractions', none, [
  [raw`\frac 1 2`, raw`\frac{1}{2}`],
  [raw`\frac12x`, raw`\frac{1}{2} x`],
  [raw`\tfrac12`, raw`\frac{1}{2}`],
  [raw`\frac{1}2`, raw`\frac{1}{2}`],
  [raw`{a \over b}`, raw`\frac{a}{b}`],
  [raw`a \over b`, raw`\frac{a}{b}`],
  [raw`\left( a \over b \right)`, raw`\frac{a}{b}`],
  [raw`x^{1 \over 2}`, raw`x^{\frac{1}{2}}`],
  [raw`{n \choose k}`, raw`\binom{n}{k}`],
  [raw`1/2 x`, raw`\frac{1}{2} x`],
  [raw`-1/(2\sigma^2)I`, raw`-\frac{1}{2 \sigma^{2}} I`],
  [raw`a/b/c`, raw`\frac{\frac{a}{b}}{c}`],
]);

reads('cases, matrices, sets', none, [
  [
    raw`\begin{cases} 1 & \text{if } i = j \\ 0 & \text{otherwise} \end{cases}`,
    raw`\begin{cases} 1 & i = j \\ 0 & \text{otherwise} \end{cases}`,
  ],
  [
    raw`\begin{cases} a, & x > 0 \\ b, & \text{else.} \end{cases}`,
    raw`\begin{cases} a & x > 0 \\ b & \text{otherwise} \end{cases}`,
  ],
  [raw`\begin{cases} a & n \text{ is odd} \end{cases}`, raw`\begin{cases} a & \text{n is odd} \end{cases}`],
  [
    raw`\left\{ \begin{array}{ll} 1 & x > 0 \\ 0 & x \le 0 \end{array} \right.`,
    raw`\begin{cases} 1 & x > 0 \\ 0 & x \le 0 \end{cases}`,
  ],
  [raw`\begin{pmatrix} a \\ b \end{pmatrix}`, raw`\begin{bmatrix} a \\ b \end{bmatrix}`],
  [raw`\left[\begin{array}{cc} a & b \\ c & d \end{array}\right]`, raw`\begin{bmatrix} a & b \\ c & d \end{bmatrix}`],
  [raw`\left(\begin{matrix} a \\ b \end{matrix}\right)^T`, raw`\begin{bmatrix} a \\ b \end{bmatrix}^{\top}`],
  [raw`\{0, 1\}`, raw`\left\{0, 1\right\}`],
  [raw`x \in \{0\}`, raw`x \in \left\{0\right\}`],
  [raw`\lfloor x/2 \rfloor`, raw`\lfloor \frac{x}{2} \rfloor`],
  [raw`\sqrt[3]{x}`, raw`\sqrt[3]{x}`],
]);
