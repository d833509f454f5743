import { formOf, lex, parseTokens, RELATIONS } from '../../expr';
import type { RelationOp } from '../../expr';
import { judgeText } from '../../graders/claims';
import type { Checker, Judged, Repair } from '../../worlds';
import { checkerOf } from './judging';

export const LATENT = String.raw`
variables: {x: {density: 3}, y: {values: 3}, z: {density: 3}}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x'}}
parameters: {a: real, b: positive, c: positive}
ignore: [\theta, \phi]
`;

const BOLTZMANN = String.raw`
sizes: {P: 3, D: 2}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}}
densities: {p: {unnormalised: '\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions: {\sigma: sigmoid}
indices: {i: P, j: P}
`;

const GAUSS = String.raw`
sizes: {J: 3}
variables: {z: {real: J}}
parameters: {\mu: {vector: J}, \sigma: {vector: J, positive: true}, \Sigma: {is: '\mathrm{diag}(\sigma^2)'}}
densities: {'q(z)': {normal: ['\mu', '\Sigma']}, 'p(z)': {normal: ['0', 'I']}}
indices: {j: J}
`;

const worlds = new Map<string, Checker>();
export const checkerIn = (world: string): Checker => {
  const known = worlds.get(world) ?? checkerOf(world);
  worlds.set(world, known);
  return known;
};

/** Repairs of the claims of a text, null for those that hold or have none. */
export function repairs(world: string, text: string, checker = checkerIn(world)): (Repair | null)[] {
  const judged = judgeText(text, checker);
  const document = judged.chains.map(({ chain }, c): Judged => ({
    text: { sides: chain.sides, links: chain.links },
    links: judged.claims.flatMap((claim) => (claim.chain === c ? [{ ...claim.link, verdict: claim.verdict }] : [])),
  }));
  const repairer = judged.checker!.repairer(document, new Map());
  return judged.chains.flatMap(({ chain }, c) => chain.links.map((_, link) => repairer.repair(c, link)));
}

/** A claim by its forms. */
export const shape = (checker: Checker, left: string, op: RelationOp, right: string): string[] => {
  const form = (latex: string): string => formOf(parseTokens(lex(latex).tokens, checker.meaning.vocabulary).expr);
  return [form(left), RELATIONS[op], form(right)];
};
export const shapeOf = (repair: Repair | null): string[] | null =>
  repair && [formOf(repair.left), RELATIONS[repair.op], formOf(repair.right)];

/** Slips that people make, each with the claim that they meant; the repairs were worked out by hand. */
export const SLIPS: readonly (readonly [world: string, wrong: string, left: string, op: RelationOp, right: string])[] =
  [
    [
      LATENT,
      String.raw`\log p(x) \ge \sum_z \log\frac{p(x,z)}{q(z|x)}`,
      String.raw`\log p(x)`,
      '>=',
      String.raw`\sum_z q(z|x) \log\frac{p(x,z)}{q(z|x)}`,
    ],
    [LATENT, String.raw`p(z|x) = \frac{p(x|z) p(z)}{p(y)}`, 'p(z|x)', '=', String.raw`\frac{p(x|z) p(z)}{p(x)}`],
    [LATENT, String.raw`\int p(x,z) dz = p(z)`, String.raw`\int p(x,z) dz`, '=', 'p(x)'],
    [LATENT, String.raw`\log (b c) = \log b - \log c`, String.raw`\log (b c)`, '=', String.raw`\log b + \log c`],
    [LATENT, String.raw`(a + b)^2 = a^2 + a b + b^2`, '(a + b)^2', '=', 'a^2 + 2 a b + b^2'],
    [
      LATENT,
      String.raw`D_{KL}(q(z|x) \| p(z)) = \int q(z|x) \log \frac{p(z)}{q(z|x)} dz`,
      String.raw`D_{KL}(q(z|x) \| p(z))`,
      '=',
      String.raw`\int q(z|x) \log \frac{q(z|x)}{p(z)} dz`,
    ],
    [LATENT, String.raw`D_{KL}(q(z|x) \| p(z)) \le 0`, String.raw`D_{KL}(q(z|x) \| p(z))`, '>=', '0'],
    [LATENT, String.raw`D_{KL}(q(z|x) \| p(z)) + 1 > 1`, String.raw`D_{KL}(q(z|x) \| p(z)) + 1`, '>=', '1'],
    [
      LATENT,
      String.raw`\mathrm{Var}(Y) = \mathbb{E}[Y^2] - \mathbb{E}[Y]`,
      String.raw`\mathrm{Var}(Y)`,
      '=',
      String.raw`\mathbb{E}[Y^2] - \mathbb{E}[Y]^2`,
    ],
    [BOLTZMANN, String.raw`p(h|v) = \frac{p(v,h)}{p(h)}`, 'p(h|v)', '=', String.raw`\frac{p(v,h)}{p(v)}`],
    [
      BOLTZMANN,
      String.raw`p(h_j = 1|v) = \sigma((W^T v + 1)_j)`,
      'p(h_j = 1|v)',
      '=',
      String.raw`\sigma((W^T v + a)_j)`,
    ],
    [
      BOLTZMANN,
      String.raw`p(h_j|v) = \sigma(h_j (W^T v + a)_j)`,
      'p(h_j|v)',
      '=',
      String.raw`\sigma((2 h_j - 1) (W^T v + a)_j)`,
    ],
    [
      GAUSS,
      String.raw`\log |\Sigma| = \sum_{j=1}^J \log \sigma_j`,
      String.raw`\log |\Sigma|`,
      '=',
      String.raw`\sum_{j=1}^J \log \sigma_j^2`,
    ],
    [
      GAUSS,
      String.raw`D_{KL}(q \| p) = \frac{1}{2} \sum_j (\mu_j^2 + \sigma_j^2 + \log \sigma_j^2 - 1)`,
      String.raw`D_{KL}(q \| p)`,
      '=',
      String.raw`\frac{1}{2} \sum_j (\mu_j^2 + \sigma_j^2 - \log \sigma_j^2 - 1)`,
    ],
  ];
