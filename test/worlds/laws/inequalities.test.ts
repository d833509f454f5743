import type { Checker } from '../../../worlds';
import { checkerOf, judged } from '../judging';
import { describeLaws } from './naming';

const latent = String.raw`
variables: {x: {density: 3}, z: {density: 3}, k: {values: 3}}
parameters: {a: positive, s: real}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}, c: {joint: [k]}}
functions: {f: convex, g: concave}
`;

describeLaws('inequalities', latent, {
  by: {
    "Gibbs' inequality": [
      String.raw`D_{KL}(q(z|x) \| p(z|x)) \ge 0`,
      String.raw`\sum_z q(z|x) \log \frac{q(z|x)}{p(z)} \ge 0`,
      String.raw`\log p(x) + KL(q(z|x) \| p(z)) \ge \log p(x)`,
      String.raw`s - 2 KL(q(z|x) \| p(z)) \le s`,
    ],
    "Jensen's inequality": [
      String.raw`\log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)} \ge \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}`,
      String.raw`\mathbb{E}_{q(z|x)}\left[\log \frac{p(x,z)}{q(z|x)}\right] \le \log \mathbb{E}_{q(z|x)}\left[\frac{p(x,z)}{q(z|x)}\right]`,
      String.raw`\log p(x) \ge \int q(z|x) \log \frac{p(x,z)}{q(z|x)} \, dz`,
      String.raw`f(\mathbb{E}_{c(k)}[k]) \le \mathbb{E}_{c(k)}[f(k)]`,
      String.raw`\mathbb{E}_{c(k)}[g(k)] \le g(\mathbb{E}_{c(k)}[k])`,
    ],
    'a non-negative term left out': [
      String.raw`a + s \ge s`,
      String.raw`s^2 + \log a \ge \log a`,
      String.raw`p(x) \ge 0`,
    ],
    'a variance is not negative': [
      String.raw`s + \mathrm{Var}_{c}(k) \ge s`,
      String.raw`\mathrm{Var}_{q(z|x)}(z) \ge 0`,
    ],
    'mutual information is not negative': [String.raw`I(x;z) \ge 0`, String.raw`s \le s + I(x;z)`],
    'a probability is at most one': [String.raw`c(k) \le 1`, String.raw`\log c(k) \le 0`],
    'log x ≤ x − 1': [String.raw`\log a \le a - 1`, String.raw`s + \log a \le s + a - 1`],
  },
  several: [
    [
      String.raw`\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z))`,
      ['definition of KL divergence', "Jensen's inequality"],
    ],
  ],
  not: [
    // Equal on both sides: nothing is left out.
    [String.raw`KL(q(z|x) \| p(z)) \ge \sum_z q(z|x) \log \frac{q(z|x)}{p(z)}`, "Gibbs' inequality"],
    [String.raw`\log p(x) + a \ge \log p(x)`, "Jensen's inequality"],
    // The gap is a divergence that was left out, not a logarithm taken into a mean.
    [
      String.raw`\mathbb{E}_{q(z|x)}[\log p(z)] + KL(q(z|x) \| p(z)) \ge \mathbb{E}_{q(z|x)}[\log p(z)]`,
      "Jensen's inequality",
    ],
    // What is left out is no divergence.
    [String.raw`\log p(x) + s^2 \ge \log p(x)`, "Gibbs' inequality"],
    // A density may exceed one; it is positive because densities are.
    [String.raw`p(x) + c(k) \ge p(x)`, 'a probability is at most one'],
  ],
});

describeLaws(
  'entropies, signs, proportionality',
  String.raw`
sizes: {N: 3}
variables: {x: {values: 3}, y: {values: 4}}
parameters: {s: {spins: N}, t: {spins: N}}
densities: {p: {joint: [x, y]}}
indices: {i: N}
`,
  {
    by: {
      'mutual information is not negative': [String.raw`H(X,Y) \le H(X) + H(Y)`],
      'a product of signs is at most one': [String.raw`s_i t_i \le 1`, String.raw`1 \ge t_i`],
      'a factor left out': [String.raw`p(x|y)p(y) \propto p(x|y)`, String.raw`3 p(x) \propto p(x)`],
    },
    several: [
      [String.raw`H(X|Y) \le H(X)`, ['chain rule of entropy', 'mutual information is not negative']],
      [String.raw`p(x|y) \propto p(y|x)p(x)`, ["Bayes' rule", 'a factor left out']],
      [String.raw`p(x|y) \propto p(x,y)`, ['definition of conditional probability', 'a factor left out']],
    ],
  },
);

describe('whether a step shows its inequality', () => {
  let checker: Checker;
  beforeAll(() => {
    checker = checkerOf(latent);
  });

  const shown = (latex: string): boolean => {
    const [claim] = judged(checker, latex);
    const [left, right] = claim!.sides!;
    const laws = checker.explain(left, claim!.link.op, right, new Map())?.laws ?? [];
    return laws.some((law) => law.shown === true);
  };

  test.each([
    String.raw`KL(q(z|x) \| p(z)) \ge 0`,
    String.raw`0 \le \mathbb{E}_{q(z|x)}[\log q(z|x) - \log p(z)]`,
    String.raw`\log \mathbb{E}_{q(z|x)}\left[\frac{p(x,z)}{q(z|x)}\right] \ge \mathbb{E}_{q(z|x)}\left[\log \frac{p(x,z)}{q(z|x)}\right]`,
    String.raw`\log \int q(z|x) \frac{p(x,z)}{q(z|x)} dz \ge \int q(z|x) \log \frac{p(x,z)}{q(z|x)} dz`,
  ])('%s', (latex) => expect(shown(latex)).toBe(true));

  test.each([
    // A divergence is left out, and nothing says why that may be.
    String.raw`\log p(x) + KL(q(z|x) \| p(z)) \ge \log p(x)`,
    // The mean that Jensen's inequality is about does not stand there.
    String.raw`\log p(x) \ge \int q(z|x) \log \frac{p(x,z)}{q(z|x)} dz`,
    String.raw`\log \int p(x,z) dz \ge \int q(z|x) \log \frac{p(x,z)}{q(z|x)} dz`,
    String.raw`\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)] - KL(q(z|x) \| p(z))`,
  ])('not in %s', (latex) => expect(shown(latex)).toBe(false));
});
