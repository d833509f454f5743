import { describeClaims } from '../judging';

const raw = String.raw;

describeClaims(
  'one thing for each value of an index',
  raw`
sizes: {n: [2, 3], m: [2, 3]}
variables: {u: {values: 2}, w: {values: 3}}
parameters:
  a: {vector: n}
  g_k: {is: 'a_k^2'}
  M_{kl}: {is: 'a_k l'}
functions: {f_k: smooth, 'h_k(s)': 'a_k s + k'}
densities: {q_k: {conditional: 'w | u'}, r_k: {joint: [w]}, 'e_k(w|u)': {is: '\frac{q_k(w|u) r_k(w)}{\sum_w q_k(w|u) r_k(w)}'}}
indices: {k: n, l: m}
`,
  {
    holds: [
      raw`g_k = a_k a_k`,
      raw`\sum_{k=1}^n g_k = a^T a`,
      raw`\sum_{k=1}^n \sum_{l=1}^m M_{kl} = \frac{m (m + 1)}{2} \sum_{k=1}^n a_k`,
      raw`h_1(2) = 2 a_1 + 1`,
      raw`\sum_{k=1}^n h_k(k) = \sum_{k=1}^n k (a_k + 1)`,
      raw`\sum_{k=1}^n f_k(a_k) - f_1(a_1) = \sum_{k=2}^n f_k(a_k)`,
      raw`\sum_w q_k(w|u) = 1`,
      raw`\prod_{k=1}^n \sum_w r_k(w) = 1`,
      raw`\mathbb{E}_{r_k}[\log r_k(w)] = \sum_w r_k(w) \log r_k(w)`,
      raw`\sum_w e_2(w|u) = 1`,
      raw`\sum_k D_{KL}(r_k \| r_1) \ge 0`,
      raw`D_{KL}(r_1 \| r_1) = 0`,
    ],
    fails: [
      raw`g_k = a_1^2`,
      raw`h_1(2) = h_2(2)`,
      raw`f_1(a_1) = f_2(a_1)`,
      raw`q_1(w|u) = q_2(w|u)`,
      raw`r_1(w) = r_2(w)`,
      raw`D_{KL}(r_1 \| r_2) = 0`,
      raw`e_k(w|u) = q_k(w|u)`,
    ],
    undecided: [
      // Beyond its range an index names nothing.
      [raw`r_9(w) = r_9(w)`, /finite/],
      [raw`q(w|u) = 1`, /not declared/],
    ],
  },
);

describeClaims(
  'transition kernels',
  raw`
variables: {s: {values: 3}, a: {copy: s}, b: {copy: s}, s_k: {copies: [3, s]}}
densities:
  K: {kernel: s}
  \pi: {joint: [s]}
  R(b|a): {is: '\frac{K(b \to a) \pi(b)}{\sum_s K(s \to a) \pi(s)}'}
functions: {'m(s)': '\sum_a \pi(a) K(a \to s)'}
`,
  {
    holds: [
      raw`\sum_{s'} K(s \to s') = 1`,
      raw`\sum_{s'} K(s' | s) = 1`,
      raw`K(s \to s') = K(s' | s)`,
      raw`\sum_s m(s) = 1`,
      raw`\sum_{s'} R(s \to s') = 1`,
      raw`\sum_{s'} m(s') R(s' \to s) = \pi(s)`,
      raw`m(a) R(a \to b) = \pi(b) K(b \to a)`,
      raw`\sum_{s_2} K(s_1 \to s_2) \sum_{s_3} K(s_2 \to s_3) = 1`,
      raw`\sum_{s_1} \sum_{s_2} \pi(s_1) K(s_1 \to s_2) K(s_2 \to s_3) = \sum_{s_2} m(s_2) K(s_2 \to s_3)`,
    ],
    fails: [
      raw`\sum_s K(s \to s') = 1`,
      raw`K(s \to s') = K(s' \to s)`,
      raw`m(s) = \pi(s)`,
      raw`\pi(a) K(a \to b) = \pi(b) K(b \to a)`,
    ],
  },
);

describeClaims(
  'one-of-K codes and labels as indices',
  raw`
sizes: {K: [2, 4], N: 3}
variables: {c: {values: K}, d: {values: 2}, e: {values: K}, e_n: {copies: [N, e]}, g: {density: 3}}
parameters: {\rho: {simplex: K}, \mu: {vector: K}, t: positive, y: {vector: K}}
densities: {'p(c)': {categorical: ['\rho']}, 'p(e)': {categorical: ['\rho']}, 'p(g|c)': {normal: ['\mu_c', 't']}, o: {joint: [d]}}
indices: {k: K, n: N}
`,
  {
    holds: [
      raw`p(c = k) = \rho_k`,
      raw`p(c = 1) = \rho_1`,
      raw`p(c) = \rho_c`,
      raw`p(c_k) = \rho_k`,
      raw`p(c) = \prod_{k=1}^K \rho_k^{c_k}`,
      raw`\sum_k c_k = 1`,
      raw`\sum_k c_k y_k = y_c`,
      raw`\prod_{n=1}^N p(e_n) = \prod_{n=1}^N \prod_{k=1}^K \rho_k^{e_{nk}}`,
      raw`p(g | c) = \prod_k \mathcal{N}(g | \mu_k, t)^{c_k}`,
      raw`\mathbb{E}_{p(c)}[y_c] = \sum_k \rho_k y_k`,
      raw`\mathbb{E}_{c \sim Uniform(\frac1K)}[y_c] = \frac1K \sum_k y_k`,
      raw`|Val(c)| = K`,
    ],
    fails: [
      raw`p(c) = \prod_{k=1}^K \rho_k`,
      raw`\prod_{n=1}^N p(e_n) = \prod_{n=1}^N \prod_{k=1}^K e_{nk}^{\rho_k}`,
      raw`\sum_k c_k y_k = \sum_k y_k`,
      raw`p(c = 1) = \rho_2`,
      raw`|Val(d)| = K`,
      raw`\mathbb{E}_{c \sim Uniform(\frac1K)}[y_c] = \sum_k y_k`,
    ],
    undecided: [
      // An index that is not declared to run over the labels may count samples.
      [raw`d_n = d_n`, /no components/],
      [raw`\mathbb{E}_{c \sim Uniform(\frac17)}[y_c] = \frac17 \sum_k y_k`, /finite/],
    ],
  },
);
