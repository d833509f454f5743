import { describeClaims } from '../judging';

const raw = String.raw;

describeClaims(
  'norms of vectors and matrices',
  raw`
parameters: {A: {matrix: [n, m]}, B: {matrix: [m, p]}, x: {vector: m}, S: {matrix: [n, n], kind: orthogonal}}
`,
  {
    holds: [
      raw`\|A\|_F^2 = \mathrm{tr}(A^T A)`,
      raw`\|A\|_2 = \|A^T\|_2`,
      raw`\|A\|_2 \le \|A\|_F`,
      raw`\|A B\|_2 \le \|A\|_2 \|B\|_2`,
      raw`\|A x\| \le \|A\|_2 \|x\|`,
      raw`\|S\|_2 = 1`,
      raw`\|x x^T\|_2 = x^T x`,
      raw`\|\mathrm{diag}(x)\|_2 = \max_i |x_i|`,
      // Nothing below the norm of a matrix may mean either.
      raw`\|\mathrm{diag}(x)\| \le \|x\|_\infty`,
      raw`\|A\|^2 = \mathrm{tr}(A^T A)`,
      raw`\|x\|_\infty = \max_i |x_i|`,
      raw`\|x\|_1 = \sum_i |x_i|`,
      raw`\|x\|_3^3 = \sum_i |x_i|^3`,
    ],
    fails: [
      raw`\|A\|_F \le \|A\|_2`,
      raw`\|S\|_F = 1`,
      raw`\|x\|_\infty \le \frac1m \|x\|_1`,
      raw`\|A B\|_2 \ge \|A\|_2 \|B\|_2`,
      raw`\|x\|_3 = \|x\|_2`,
    ],
    undecided: [
      [raw`\|A\|_1 = \|x\|`, /a norm with \$1\$ below it is not known/],
      [raw`\|x\|_B = 1`, /a norm with \$B\$ below it is not known/],
    ],
  },
);

describeClaims(
  'nodes that are other names of nodes',
  raw`
sizes: {T: 2, d: [2, 3]}
parameters: {u: {matrix: [T, d]}, w: {vector: d}}
nodes:
  s_1: '\tanh(u_1)'
  s_2: '\tanh(u_2)'
  \hat{y}_1: 's_1'
  \hat{y}_2: 's_2'
  r: 's_1'
  q_t: '\exp(u_t)'
  v_t: 'q_t'
  L: '\sum_t w^T q_t + \frac12 s_1^T s_1 + \frac12 s_2^T s_2'
indices: {t: T}
`,
  {
    holds: [
      raw`\frac{\partial L}{\partial \hat{y}_1} = s_1`,
      raw`\frac{\partial L}{\partial \hat{y}_t} = \hat{y}_t`,
      raw`\frac{\partial L}{\partial r} = s_1`,
      raw`\frac{\partial L}{\partial v_t} = w`,
      raw`\frac{\partial \hat{y}_1}{\partial s_1} = I`,
      raw`\frac{\partial s_1}{\partial \hat{y}_1} = I`,
    ],
    fails: [raw`\frac{\partial L}{\partial \hat{y}_1} = 0`, raw`\frac{\partial L}{\partial v_t} = 0`],
  },
);
