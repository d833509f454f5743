import { describeClaims } from '../judging';

describeClaims(
  'numbers',
  String.raw`
parameters: {x: real, y: real, a: positive, b: positive, u: probability, n: integer, m: integer}
`,
  {
    holds: [
      String.raw`0.1+0.2 = 0.3`,
      String.raw`(10^8+x)-10^8 = x`,
      String.raw`(10^{12}+x)-10^{12} = x`,
      String.raw`\sin^2 x+\cos^2 x = 1`,
      String.raw`x-x = 0`,
      String.raw`(x+y)^2 = x^2+2xy+y^2`,
      String.raw`\log(ab) = \log a+\log b`,
      String.raw`\log\frac{u}{1-u} = \log u-\log(1-u)`,
      String.raw`(x-y)^2 \ge 0`,
      String.raw`x^2+1 > 0`,
      String.raw`x^2+1 > x`,
      String.raw`e^x > 0`,
      String.raw`e^x > x`,
      String.raw`a > 0`,
      String.raw`0 < u < 1`,
      String.raw`\log a \le a-1`,
      String.raw`\frac{a+b}{2} \ge \sqrt{ab}`,
      String.raw`n! = n(n-1)!`,
      String.raw`\binom{n}{m} = \binom{n-1}{m-1}+\binom{n-1}{m}`,
      String.raw`\sum_{k=1}^n k = \frac{n(n+1)}{2}`,
      String.raw`\sum_{k=0}^{n} \binom{n}{k} = 2^n`,
      String.raw`1+2+\dots+n = \frac{n(n+1)}{2}`,
      String.raw`\int_0^1 t^2\,dt = \frac13`,
      String.raw`\int_{-\infty}^{\infty} e^{-t^2}\,dt = \sqrt\pi`,
      String.raw`\int_0^\infty e^{-at}\,dt = \frac1a`,
      String.raw`\frac{1}{1+e^{-x}} = \frac{e^x}{1+e^x}`,
      String.raw`\tanh x = \frac{e^{2x}-1}{e^{2x}+1}`,
      String.raw`x = 2\cdot\frac{x}{2}`,
      String.raw`\max(x,y) = \frac{x+y+|x-y|}{2}`,
      String.raw`|xy| = |x||y|`,
      String.raw`-u\log u-(1-u)\log(1-u) \le \log 2`,
      String.raw`x \ne x+1`,
    ],
    fails: [
      String.raw`0.1+0.2 = 0.30000001`,
      String.raw`0.1+0.2 = 0.3000000000000001`,
      String.raw`x = (1+10^{-10})x`,
      String.raw`x+10^{-10} = x`,
      String.raw`(x+y)^2 = x^2+y^2`,
      String.raw`\sqrt{x^2} = x`,
      String.raw`\log(a+b) = \log a+\log b`,
      String.raw`(x-y)^2 > 0`,
      String.raw`x^2 > 0`,
      String.raw`x^2 > x`,
      String.raw`e^x > 2x+1`,
      String.raw`\log a < a-1`,
      String.raw`x < y`,
      String.raw`\frac{a+b}{2} \le \sqrt{ab}`,
      String.raw`\frac{a+b}{2} > \sqrt{ab}`,
      String.raw`\sum_{k=1}^n k = \frac{n(n-1)}{2}`,
      String.raw`\int_0^1 t^2\,dt = \frac12`,
      String.raw`\int_{-\infty}^{\infty} e^{-t^2}\,dt = \pi`,
      String.raw`|x+y| = |x|+|y|`,
      String.raw`\frac{1}{1+e^{-x}} = \frac{1}{1+e^x}`,
      String.raw`u \le \frac12`,
      String.raw`x \ne x`,
      String.raw`\sin x = x`,
    ],
    undecided: [
      [String.raw`x = c+y`, /\$c\$ is not declared/],
      [String.raw`x \approx y`, /approximation/],
      [String.raw`x \ll y`, /how much/],
      [String.raw`b \gg a`, /how much/],
      [String.raw`\frac{d}{dc}x^2 = 0`, /\$c\$ is not declared/],
      [String.raw`\int_0^1 \frac1t\,dt = 1`, /settle|integral|finite/],
    ],
  },
);

describeClaims(
  'matrices and vectors',
  String.raw`
parameters:
  A: {matrix: [M, N]}
  B: {matrix: [N, K]}
  S: {matrix: [N, N], kind: spd}
  Q: {matrix: [N, N], kind: orthogonal}
  R: {matrix: [N, N], kind: invertible}
  \Omega: {matrix: [N, N], kind: symmetric}
  x: {vector: N}
  y: {vector: N}
  z: {vector: M}
  w: {vector: N, positive: true}
  t: {onehot: N}
  \pi: {simplex: N}
  c: real
indices: {i: N, j: N}
`,
  {
    holds: [
      String.raw`(AB)^T = B^TA^T`,
      String.raw`(A x)_k = \sum_{j=1}^N A_{kj}x_j`,
      String.raw`(AB)_{kl} = \sum_j A_{kj}B_{jl}`,
      String.raw`x^Ty = y^Tx`,
      String.raw`x^TSx = \sum_i\sum_j x_iS_{ij}x_j`,
      String.raw`x^TSx = \mathrm{tr}(Sxx^T)`,
      String.raw`x^TSx \ge 0`,
      String.raw`S^T = S`,
      String.raw`SS^{-1} = I`,
      String.raw`(RS)^{-1} = S^{-1}R^{-1}`,
      String.raw`\det(RS) = \det(R)\det(S)`,
      String.raw`|S^{-1}| = \frac{1}{|S|}`,
      String.raw`Q^TQ = I`,
      String.raw`\|Qx\| = \|x\|`,
      String.raw`|\det Q| = 1`,
      String.raw`\mathrm{tr}(RS) = \mathrm{tr}(SR)`,
      String.raw`\Omega^T = \Omega`,
      String.raw`x\odot y = \mathrm{diag}(x)y`,
      String.raw`\mathbf{1}^Tx = \sum_i x_i`,
      String.raw`\|x\|_1 = \sum_i|x_i|`,
      String.raw`\|x-y\|^2 = \|x\|^2-2x^Ty+\|y\|^2`,
      String.raw`\sum_i t_i = 1`,
      String.raw`\sum_i\pi_i = 1`,
      String.raw`t^Tx = \sum_i t_ix_i`,
      String.raw`(x^Ty)^2 \le \|x\|^2\|y\|^2`,
      String.raw`\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_j e^{x_j}}`,
      String.raw`\mathrm{softmax}(x+c\mathbf{1}) = \mathrm{softmax}(x)`,
      String.raw`\log\sum_j e^{x_j} = c+\log\sum_j e^{x_j-c}`,
      String.raw`x_i = \sum_j\delta_{ij}x_j`,
      String.raw`\begin{pmatrix}1&2\\3&4\end{pmatrix}\begin{pmatrix}1\\1\end{pmatrix} = \begin{pmatrix}3\\7\end{pmatrix}`,
      String.raw`x'Sx = x^TSx`,
      String.raw`-\sum_i\pi_i\log\pi_i \le \log N`,
      String.raw`(A^Tz)^Tx = z^TAx`,
      String.raw`\max_i x_i \ge \frac1N\sum_i x_i`,
      String.raw`\sum_{i\ne j}x_i = \sum_i x_i-x_j`,
      String.raw`(R^{-1})^T = (R^T)^{-1}`,
    ],
    fails: [
      String.raw`RS = SR`,
      String.raw`(RS)^{-1} = R^{-1}S^{-1}`,
      String.raw`(RS)^T = R^TS^T`,
      String.raw`R^T = R`,
      String.raw`\det(R+S) = \det(R)+\det(S)`,
      String.raw`\det(cS) = c\det(S)`,
      String.raw`x^TRx \ge 0`,
      String.raw`\|x+y\| = \|x\|+\|y\|`,
      String.raw`\|x\|_1 = \|x\|_2`,
      String.raw`\|x\|_1 \le \|x\|_2`,
      String.raw`x^TSx = \sum_i x_iS_{ii}x_i`,
      String.raw`\mathrm{softmax}(cx) = \mathrm{softmax}(x)`,
      String.raw`\mathrm{softmax}(x)_i = \frac{e^{x_i}}{\sum_{j\ne i}e^{x_j}}`,
      String.raw`\log\sum_j e^{x_j} = \sum_jx_j`,
      String.raw`x_i = \sum_j x_j`,
      String.raw`R^{-1} = R^T`,
      String.raw`\Omega^{-1} = \Omega`,
      String.raw`\mathrm{tr}(RS) = \mathrm{tr}(R)\mathrm{tr}(S)`,
      String.raw`(x^Ty)^2 = \|x\|^2\|y\|^2`,
      String.raw`t^Tx = \max_i x_i`,
    ],
    undecided: [
      [String.raw`Ax = xA`, /multiplied/],
      [String.raw`BA = (BA)^T`, /multiplied/],
      [String.raw`x+z = z+x`, /added/],
      [String.raw`\det(A) = 1`, /determinant/],
      [String.raw`Ax = x`, /shapes do not fit/],
      [String.raw`x\odot y = x^Ty`, /shapes do not fit/],
      [String.raw`z_i = 1`, /\$i\$ runs to .* \$z\$ has/],
    ],
  },
);

describeClaims(
  'functions',
  String.raw`
sizes: {K: 3}
variables: {x: {values: 3}, y: {real: scalar}}
parameters: {a: real, b: real, \lambda: probability, s: real, r: positive, v: positive}
densities: {p: {joint: [x]}, q: {joint: [x]}, 'n(y)': {normal: ['a', 'v']}}
functions: {f: convex, g: concave, h: smooth, \sigma: sigmoid, \phi: softplus, 'L(u, w)': '(u-w)^2'}
assume: ['f(1) = 0']
`,
  {
    holds: [
      String.raw`f(1) = 0`,
      String.raw`f(\lambda a+(1-\lambda)b) \le \lambda f(a)+(1-\lambda)f(b)`,
      String.raw`g(\lambda a+(1-\lambda)b) \ge \lambda g(a)+(1-\lambda)g(b)`,
      String.raw`f(\mathbb{E}[x]) \le \mathbb{E}[f(x)]`,
      String.raw`g(\mathbb{E}[x]) \ge \mathbb{E}[g(x)]`,
      String.raw`\sum_x q(x)f\left(\frac{p(x)}{q(x)}\right) \ge 0`,
      String.raw`\sum_x q(x)f\left(\frac{p(x)}{q(x)}\right) \ge f\left(\sum_x q(x)\frac{p(x)}{q(x)}\right)`,
      String.raw`\mathbb{E}[h(x)] = \sum_x p(x)h(x)`,
      String.raw`\sigma(-s) = 1-\sigma(s)`,
      String.raw`\log\sigma(s) = -\phi(-s)`,
      String.raw`\sigma'(s) = \sigma(s)(1-\sigma(s))`,
      String.raw`\phi'(s) = \sigma(s)`,
      String.raw`L(a,b) = L(b,a)`,
      String.raw`L(a,b) = a^2-2ab+b^2`,
      String.raw`\mathbb{E}_{n(y)}[L(y,a)] = v`,
      String.raw`\log\mathbb{E}[e^{h(x)}] \ge \mathbb{E}[h(x)]`,
    ],
    fails: [
      String.raw`f(0) = 0`,
      String.raw`f(\lambda a+(1-\lambda)b) \ge \lambda f(a)+(1-\lambda)f(b)`,
      String.raw`f(\mathbb{E}[x]) = \mathbb{E}[f(x)]`,
      String.raw`f(\mathbb{E}[x]) \ge \mathbb{E}[f(x)]`,
      String.raw`g(\mathbb{E}[x]) \le \mathbb{E}[g(x)]`,
      String.raw`h(\mathbb{E}[x]) \le \mathbb{E}[h(x)]`,
      String.raw`\sum_x q(x)f\left(\frac{p(x)}{q(x)}\right) \le 0`,
      String.raw`h(a+b) = h(a)+h(b)`,
      String.raw`f(a) \ge 0`,
      String.raw`\sigma(-s) = -\sigma(s)`,
      String.raw`\sigma'(s) = \sigma(s)`,
      String.raw`L(a,b) = a-b`,
      String.raw`h(a) = h(b)`,
    ],
  },
);
