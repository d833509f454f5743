import { describeClaims } from '../judging';

const raw = String.raw;

describeClaims(
  'samples told apart above the line',
  raw`
sizes: {n: [2, 3]}
variables: {u: {values: 2}, w: {density: 2}, 'u^{(k)}': {copies: [n, u], all: U}, 'w^k': {copies: [n, w], all: W}}
densities: {p: {joint: [u, w]}, '\hat{p}(u)': {is: '\frac1n \sum_{k=1}^n 1\{u^{(k)} = u\}'}}
indices: {k: n}
`,
  {
    holds: [
      raw`\sum_u \hat{p}(u) = 1`,
      raw`\sum_u \hat{p}(u) \log p(u) = \frac1n \sum_{k=1}^n \log p(u^{(k)})`,
      raw`\hat{p}(u) = \frac1n \sum_k 1\{u = u^{(k)}\}`,
      raw`p(u^{(1)}, u^{(2)}) = p(u^{(1)}) p(u^{(2)})`,
      raw`\sum_{u^{(k)}} p(u^{(k)}) = 1`,
      raw`\sum_{k=1}^n \log \sum_{w^k} p(w^k) = 0`,
      // Pairs of samples keep together, and a name may stand for all of them.
      raw`p(u^{(1)}, u^{(2)}, w^1, w^2) = p(u^{(1)}, w^1) p(u^{(2)}, w^2)`,
      raw`p(U, W) = \prod_{k=1}^n p(u^{(k)}, w^k)`,
      raw`\log p(U, W) = \sum_k \log p(u^{(k)}) + \sum_k \log p(w^k | u^{(k)})`,
    ],
    fails: [
      raw`\sum_u \hat{p}(u) \log p(u) = \sum_{k=1}^n \log p(u^{(k)})`,
      raw`\hat{p}(u) = p(u)`,
      raw`p(U, W) = \prod_{k=1}^n p(u^{(k)}) p(w^k)`,
      raw`p(u^{(1)}, u^{(2)}, w^1, w^2) = p(u^{(1)}, w^2) p(u^{(2)}, w^1)`,
    ],
  },
);

describeClaims(
  'rows that are samples',
  raw`
sizes: {m: [2, 3], d: [2, 4]}
parameters: {A: {matrix: [m, d]}, s: {spins: m}, v: {vector: d}, B: {matrix: [d, d], kind: invertible}}
indices: {i: m, j: d, k: d}
`,
  {
    holds: [
      // A number above is a sample where it is an index, and a power where it is none.
      raw`\sum_j A^i_j v_j = v^T A^i`,
      raw`\sum_i s^i A^i_j = \sum_i s_i A_{ij}`,
      raw`A_j[i] = A_{ij}`,
      raw`A[i]_j = A_{ij}`,
      raw`(s^i)^2 = 1`,
      // A row beside a vector is a row.
      raw`A_i v = \sum_j A_{ij} v_j`,
      raw`e^{A_1 v} = \exp(\sum_j A_{1j} v_j)`,
      raw`B_{12} = B_{1,2}`,
      raw`I_d v = v`,
      raw`B B^{-1} = I_d`,
    ],
    fails: [raw`\sum_j A^i_j v_j = \sum_j A_{ij}`, raw`s^i = 1`, raw`A_1[i] = A_{11}`, raw`2 I_d v = v`],
  },
);

describeClaims(
  'components of one of several vectors',
  raw`
sizes: {n: [2, 3]}
variables: {c_i: {binary: scalar}, r_i: {binary: n}, g_i: {real: n}}
parameters: {\alpha: probability, \beta: probability, m_0: real, m_1: real, s: positive}
densities:
  p(c_i): {bernoulli: ['\alpha']}
  p(r_i|c_i): {bernoulli: ['\beta c_i + (1 - \beta) (1 - c_i)']}
  p(g_i|r_i): {normal: ['m_0 (1 - r_i) + m_1 r_i', 's']}
indices: {j: n}
`,
  {
    holds: [
      raw`p(r_{i,1:n} | c_i) = \prod_{j=1}^n p(r_{ij} | c_i)`,
      raw`p(g_{i,1:n} | r_{i,1:n}) = \prod_{j=1}^n p(g_{ij} | r_{ij})`,
      raw`p(g_{i,1:n} | c_i) = \prod_{j=1}^n \sum_{r_{ij}} p(g_{ij} | r_{ij}) p(r_{ij} | c_i)`,
      raw`p(c_i = 1 | g_{i,1:n}) \propto p(c_i = 1) \prod_{j=1}^n \sum_{r_{ij}} p(g_{ij} | r_{ij}) p(r_{ij} | c_i = 1)`,
    ],
    fails: [
      raw`p(g_{i,1:n}) = \prod_{j=1}^n p(g_{ij})`,
      // Proportional in c_i, so the prior may not be lost.
      raw`p(c_i = 1 | g_{i,1:n}) \propto \prod_{j=1}^n \sum_{r_{ij}} p(g_{ij} | r_{ij}) p(r_{ij} | c_i = 1)`,
    ],
  },
);
