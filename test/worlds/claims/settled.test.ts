import { describeClaims } from '../judging';

const raw = String.raw;

describeClaims(
  'a mean without a measure, by the world file',
  raw`
sizes: {k: [2, 3]}
variables: {u: {density: 3}, w: {density: 2}, w_j: {copies: [k, w]}}
densities: {p: {joint: [u, w]}, q: {conditional: 'w | u'}}
mean: 'q(w|u)'
`,
  {
    holds: [
      raw`\mathbb{E}[\log p(u, w) - \log q(w|u)] \le \log p(u)`,
      raw`\mathbb{E}[p(u)] = p(u)`,
      raw`\log p(u) = \mathbb{E}[\log p(u)]`,
      raw`\mathbb{E}\left[\frac{1}{k} \sum_{j=1}^k \frac{p(u, w_j)}{q(w_j|u)}\right] = p(u)`,
      raw`\mathbb{E}\left[\log \frac{1}{k} \sum_{j=1}^k \frac{p(u, w_j)}{q(w_j|u)}\right] \le \log p(u)`,
      raw`\mathbb{E}_{p(u)}[p(u)] = \sum_u p(u)^2`,
    ],
    fails: [
      raw`\mathbb{E}[\log p(u, w) - \log q(w|u)] = \log p(u)`,
      raw`\mathbb{E}[w] = \sum_w w p(w|u)`,
      raw`\mathbb{E}[p(u)] = \sum_u p(u)^2`,
    ],
  },
);

describeClaims(
  'up to a constant',
  raw`
variables: {u: {values: 3}, w: {values: 2}}
parameters: {a: real, b: real}
densities: {p: {joint: [u, w]}, q: {joint: [u]}}
constant: [q, b]
`,
  {
    holds: [
      raw`D_{KL}(q(u) \| p(u)) = \sum_u q(u) \log q(u) - \sum_u q(u) \log p(u, w) + \sum_u q(u) \log p(w|u) + \text{const}`,
      raw`D_{KL}(p(u) \| q(u)) = \text{const.} - \sum_u p(u) \log q(u)`,
      raw`a^2 + b = b + \text{constant}`,
      raw`H(p(u)) = \text{const}`,
      raw`\text{const.} - \sum_u p(u) \log q(u) = \text{const.} + D_{KL}(p(u) \| q(u))`,
    ],
    fails: [
      raw`D_{KL}(p(u) \| q(u)) = \text{const.} + \sum_u p(u) \log q(u)`,
      raw`D_{KL}(q(u) \| p(u)) = \text{const.} - \sum_u q(u) \log p(u)`,
      raw`a + 2b = b + \text{const}`,
      raw`H(q(u)) = \text{const}`,
    ],
  },
);

describeClaims(
  'a constant without what it is free of',
  raw`
parameters: {a: real}
`,
  { undecided: [[raw`a = \text{const}`, /under "constant"/]] },
);

describeClaims(
  'inequalities by assumption',
  raw`
parameters: {a: real, b: real, c: real}
variables: {u: {values: 3}, 'u^{(1)}': {copy: u}, 'u^{(0)}': {copy: u}}
densities: {p: {joint: [u]}}
assume: ['a < b', 'p(u^{(1)}) \ge p(u^{(0)})']
`,
  {
    holds: [raw`a \le b`, raw`e^a < e^b`, raw`\log p(u^{(0)}) \le \log p(u^{(1)})`, raw`|a - b| = b - a`],
    fails: [raw`a \ge b`, raw`a < c`, raw`p(u) \ge p(u^{(0)})`, raw`|a - b| = a - b`],
  },
);

describeClaims(
  'names in force',
  raw`
variables: {s: {real: scalar}, u: {values: 3}, w: {values: 2}}
parameters: {m: real, t: positive, r: {is: 'm + t s'}, v: {is: 'u^2'}}
functions: {'g(s)': 's^3', \sigma: sigmoid}
densities: {'p(s)': {normal: ['0', '1']}, P: {joint: [u, w]}, Q: {joint: [u, w]}}
indices: {k: 3}
`,
  {
    holds: [
      // A name that is defined by a random variable takes the one that is bound.
      raw`\mathbb{E}_s[r] = m`,
      raw`\mathrm{Var}(r) = t^2`,
      raw`\sum_u P(u) v = \mathbb{E}_{P(u)}[u^2]`,
      // Bare densities under bare means.
      raw`\mathbb{E}\left[\log \frac{P}{Q}\right] = D_{KL}(P \| Q)`,
      raw`\sum_u P_u = 1`,
      raw`\sum_u P_u \log P_u = \sum_u P(u) \log P(u)`,
      // Random variables in capitals: averaged over the condition, as H(W|U) is.
      raw`D_{KL}(P(U, W) \| Q(U, W)) = D_{KL}(P(U) \| Q(U)) + D_{KL}(P(W|U) \| Q(W|U))`,
      raw`D_{KL}(P(W|U) \| Q(W|U)) = \sum_u P(u) D_{KL}(P(w|u) \| Q(w|u))`,
      raw`\sigma^{-1}(\sigma(m)) = m`,
      raw`\exp^{-1}(t) = \log t`,
      // Sides that are equal satisfy an inequality that is not strict.
      raw`-\log \sum_u P(u) \frac{Q(u)}{P(u)} \ge -\log \sum_u Q(u)`,
      raw`\mathbb{E}_{k \sim Unif(\{1, 2, 3\})}[k] = 2`,
    ],
    fails: [
      raw`\mathbb{E}_s[r] = r`,
      raw`\mathrm{Var}(r) = 0`,
      raw`D_{KL}(P(u, w) \| Q(u, w)) = D_{KL}(P(u) \| Q(u)) + D_{KL}(P(w|u) \| Q(w|u))`,
      raw`-\log \sum_u Q(u) > -\log 1`,
      raw`\mathbb{E}_{k \sim Unif(\{1, 2, 3\})}[k] = 3`,
      raw`\sigma^{-1}(m) = 1 - m`,
    ],
    undecided: [[raw`g^{-1}(m) = m`, /inverse/]],
  },
);

describeClaims(
  'sets told by bits, and values of variables by data',
  raw`
sizes: {n: [3, 5], m: [2, 3]}
variables: {X: {binary: n}, C: {values: 3}}
parameters: {a: {vector: n}, b: {vector: n}, F: {binary: n}, R: {matrix: [m, n]}, 'x_{lk}': {is: '1\{R_{lk} > 0\}'}, \rho: {simplex: 3}, B: {matrix: [3, n]}}
functions: {\sigma: sigmoid, 'g(k)': '1\{k \in F\} a_k + 1\{k \notin F\} b_k'}
densities: {'p(C)': {categorical: ['\rho']}, 'p(X|C)': {bernoulli: ['\sigma(B_C)']}}
indices: {k: n, l: m}
ignore: [\theta]
`,
  {
    holds: [
      raw`\sum_{k \in F} a_k + \sum_{k \notin F} a_k = \sum_{k \in n} a_k`,
      raw`\sum_{k \in F} a_k = F^T a`,
      raw`\sum_{k=1}^n g(k) = \sum_{k \in F} a_k + \sum_{k=1}^n b_k - \sum_{k \in F} b_k`,
      raw`p(X = x[l] | C = c, \theta^0_{x_1 | c}, \dots, \theta^0_{x_n | c}) = \prod_k p(X_k = x_k[l] | C = c, \theta_{x_k})`,
      raw`p(x[l], c; \theta) = p(c) p(X = x[l] | c)`,
      raw`\mathbb{E}_{p(C = c | X = x[l])}[\log p(c)] = \sum_c p(c | X = x[l]) \log p(c)`,
      raw`p(X_1 = x_{l1}, \dots, X_n = x_{ln} | c) = p(X = x[l] | c)`,
      // As written the prior stands in the product; as meant it does not.
      raw`p(c | X = x[l]) = \frac{\prod_k p(X_k = x_k[l] | c) p(c)}{\sum_c \prod_k p(X_k = x_k[l] | c) p(c)}`,
    ],
    fails: [
      raw`\sum_{k \in F} a_k = \sum_k a_k`,
      raw`p(x[l], c) = p(c)`,
      raw`p(c | X = x[l]) = \prod_k p(X_k = x_k[l] | c)`,
    ],
  },
);

describeClaims(
  'functions named by an operation',
  raw`
parameters: {a: {vector: 3}, b: {vector: 4}}
functions: {'f(m)': '\sum_{k=1}^3 a_k 1\{k = m\}', 'g(m)': '\sum_{k=1}^4 b_k 1\{k = m\}', '(f * g)(n)': '\sum_{m=1}^3 f(m) g(n - m)'}
`,
  {
    holds: [
      raw`(f * g)(2) = a_1 b_1`,
      raw`(f * g)(4) = a_1 b_3 + a_2 b_2 + a_3 b_1`,
      raw`[f * g](7) = a_3 b_4`,
      raw`(f * g)(8) = 0`,
    ],
    fails: [raw`(f * g)(4) = a_1 b_1 + a_2 b_2 + a_3 b_3`],
  },
);
