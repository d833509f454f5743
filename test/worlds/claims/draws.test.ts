import { judgeText } from '../../../graders/claims';
import { checkerOf, describeClaims } from '../judging';

const raw = String.raw;

const WEIGHTS = raw`
sizes: {K: 2}
variables: {x: {density: 3}, z: {density: 3}, z_k: {copies: [K, z]}}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}}
mean: 'q(z|x)'
indices: {k: K}
`;

describeClaims('draws from a proposal', WEIGHTS, {
  holds: [
    // How the draws are made is said on the sign.
    raw`\mathbb{E}_{z_1, \dots, z_K \overset{iid}{\sim} q(z|x)}[\frac1K \sum_k \frac{p(x, z_k)}{q(z_k|x)}] = p(x)`,
    raw`\mathbb{E}_{z_{1:K} \stackrel{\text{i.i.d.}}{\sim} q(\cdot|x)}[\frac1K \sum_k \frac{p(x, z_k)}{q(z_k|x)}] = p(x)`,
    raw`\mathbb{E}_{z_{1:K} \sim_{iid} q(\cdot|x)}[\frac1K \sum_k \frac{p(x, z_k)}{q(z_k|x)}] = p(x)`,
    // What no index of the product stands in is no part of it.
    raw`\prod_{k=1}^K q(z_k|x) \frac1K = \frac1K \prod_{k=1}^K q(z_k|x)`,
    raw`\iint \prod_{k=1}^K q(z_k|x) \frac1K \sum_{k=1}^K \log \frac{p(x, z_k)}{q(z_k|x)} dz_1 dz_2 = \int q(z|x) \log \frac{p(x, z)}{q(z|x)} dz`,
  ],
  fails: [
    raw`\mathbb{E}_{z_{1:K} \overset{iid}{\sim} q(z|x)}[\sum_k \frac{p(x, z_k)}{q(z_k|x)}] = p(x)`,
    raw`\prod_{k=1}^K q(z_k|x) \frac1K = \prod_{k=1}^K q(z_k|x)`,
  ],
});

/** Verdicts of all claims of a text but those that give a name its meaning. */
const told = (...lines: string[]): string[] =>
  judgeText(lines.map((line) => `$$${line}$$\n`).join('\n'), checkerOf(WEIGHTS)).claims.flatMap((c) =>
    c.defines === undefined ? [`${c.verdict} ${c.latex}`] : [],
  );

test('a name for what changes with a draw', () => {
  const claims = [
    raw`holds \mathbb{E}_{z_k \sim q(z_k|x)}[w_k] = p(x)`,
    raw`holds \mathbb{E}_{z_{1:K} \sim q(z|x)}[\frac1K \sum_{k=1}^K w_k] = p(x)`,
    // The bare mean is over the draws that the name stands for.
    raw`holds \mathbb{E}[\frac1K \sum_{k=1}^K w_k] = p(x)`,
    raw`holds \log \frac1K \sum_k w_k \ge \frac1K \sum_k \log w_k`,
    raw`fails \mathbb{E}[\sum_{k=1}^K w_k] = p(x)`,
    raw`fails \log \sum_k w_k \le \frac1K \sum_k \log w_k`,
  ];
  expect(told(raw`w_k = \frac{p(x, z_k)}{q(z_k|x)}`, ...claims.map((c) => c.slice(6).trim()))).toEqual(claims);
});

test('a name with a size below it and what it depends on in brackets', () => {
  const claims = [
    raw`holds B_K(x) \le \log \int \prod_{k=1}^K q(z_k|x) \frac1K \sum_{k=1}^K \frac{p(x, z_k)}{q(z_k|x)} dz_1 \cdots dz_K`,
    raw`fails B_K(x) \ge \log p(x)`,
  ];
  const bound = raw`B_K(x) = \int \prod_{k=1}^K q(z_k|x) \log(\frac1K \sum_{k=1}^K \frac{p(x, z_k)}{q(z_k|x)}) dz_1 \cdots dz_K`;
  expect(told(bound, ...claims.map((c) => c.slice(6).trim()))).toEqual(claims);
});

describeClaims(
  'a law at one of its values',
  raw`
sizes: {K: [3, 4]}
variables: {a: {values: K}, c: {values: 3}, z: {real: scalar}}
parameters: {t: {vector: K}, r: {vector: K}, m: real, s: real}
densities:
  \pi(a): {is: '\frac{e^{t_a}}{\sum_{j=1}^K e^{t_j}}'}
  h: {joint: [c]}
  g(z): {is: '\frac12 \mathcal{N}(z; m, 1) + \frac12 \mathcal{N}(z; 0, 1)'}
functions: {'R(a)': 'r_a'}
indices: {k: K}
`,
  {
    holds: [
      raw`\pi(k) = \frac{e^{t_k}}{\sum_{j=1}^K e^{t_j}}`,
      raw`\pi(2) = \frac{e^{t_2}}{\sum_{j=1}^K e^{t_j}}`,
      raw`\sum_{k=1}^K \pi(k) = 1`,
      raw`\sum_{k=1}^K \pi(k) R(k) = \mathbb{E}_{a \sim \pi}[R(a)]`,
      raw`h(1) + h(2) + h(3) = 1`,
      raw`h(2) = h(c = 2)`,
      raw`g(m + s) = \frac12 \mathcal{N}(s; 0, 1) + \frac12 \mathcal{N}(m + s; 0, 1)`,
      raw`g'(z) = \frac12 (m - z) \mathcal{N}(z; m, 1) - \frac12 z \mathcal{N}(z; 0, 1)`,
    ],
    fails: [raw`\pi(k) = \pi(a)`, raw`\pi(2) = \pi(1)`, raw`h(2) = h(c)`, raw`g(m + s) = g(z)`, raw`g'(z) = g(z)`],
  },
);
