import * as fc from 'fast-check';
import { judgeText } from '../../graders/claims';
import { checkerOf, judged } from './judging';

const elbo = String.raw`
variables: {x: {density: 3}, y: {values: 2}, z: {density: 3}}
densities: {p: {joint: [x, y, z]}, q: {conditional: 'z | x, y'}}
`;

const gauss = String.raw`
sizes: {J: 2}
variables: {z: {real: J}}
parameters: {\mu: {vector: J}, \sigma: {vector: J, positive: true}}
densities: {'q(z|x)': {normal: ['\mu', '\mathrm{diag}(\sigma^2)']}, 'p(z)': {normal: ['0', 'I']}}
indices: {j: J}
`;

const machine = String.raw`
sizes: {P: 3, D: 2}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}}
densities: {p: {unnormalised: '\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions: {\sigma: sigmoid}
indices: {j: P}
`;

/** Equalities that hold, as left and right side. */
const equalities: readonly (readonly [world: string, left: string, right: string])[] = [
  [elbo, String.raw`p(x|y)`, String.raw`\int p(x|z,y)p(z|y)\,dz`],
  [
    elbo,
    String.raw`\log p(x|y)`,
    String.raw`\mathbb{E}_{q(z|x,y)}\left[\log\frac{p(x,z|y)}{q(z|x,y)}\right]+D_{KL}(q(z|x,y)\|p(z|x,y))`,
  ],
  [elbo, String.raw`I(X;Z)`, String.raw`H(X)-H(X|Z)`],
  [elbo, String.raw`\mathrm{Var}(X)`, String.raw`\mathbb{E}[X^2]-\mathbb{E}[X]^2`],
  [gauss, String.raw`D_{KL}(q(z|x)\|p(z))`, String.raw`-\frac12\sum_j(1+\log\sigma_j^2-\mu_j^2-\sigma_j^2)`],
  [gauss, String.raw`\mathbb{E}_{q(z|x)}[z_j^2]`, String.raw`\mu_j^2+\sigma_j^2`],
  [machine, String.raw`p(h_j=1|v)`, String.raw`\sigma\left((W^Tv)_j+a_j\right)`],
  [machine, String.raw`p(v)`, String.raw`\frac1Z e^{b^Tv}\prod_j\left(1+e^{a_j+(W^Tv)_j}\right)`],
];

const inequalities: readonly (readonly [world: string, claim: string, verdict: string])[] = [
  [elbo, String.raw`\log p(x|y) \ge \mathbb{E}_{q(z|x,y)}\left[\log\frac{p(x,z|y)}{q(z|x,y)}\right]`, 'holds'],
  [elbo, String.raw`\log p(x|y) \ge \int\log\frac{p(x,z|y)}{q(z|x,y)}\,dz`, 'fails'],
  [elbo, String.raw`p(x|y) \le 1`, 'fails'],
  [elbo, String.raw`D_{KL}(q(z|x,y)\|p(z|y)) > 0`, 'fails'],
  [gauss, String.raw`D_{KL}(q(z|x)\|p(z)) \ge 0`, 'holds'],
  [machine, String.raw`p(v,h) \ge p(v)p(h)`, 'fails'],
];

const verdicts = (world: string, claim: string, seed: number): string[] =>
  judged(checkerOf(world, seed), claim).map((c) => c.verdict);

describe('verdicts that can be trusted', () => {
  test('an equality that holds does so for ten seeds', () => {
    for (const [world, left, right] of equalities)
      for (let seed = 1; seed <= 10; seed++)
        expect([left, seed, verdicts(world, `${left} = ${right}`, seed)]).toEqual([left, seed, ['holds']]);
  });

  test('an inequality gets the same verdict for ten seeds', () => {
    for (const [world, claim, verdict] of inequalities)
      for (let seed = 1; seed <= 10; seed++)
        expect([claim, seed, verdicts(world, claim, seed)]).toEqual([claim, seed, [verdict]]);
  });

  test('the same seed gives the same judgement, byte for byte', () => {
    for (const [world, left, right] of equalities) {
      const once = (): string => JSON.stringify(judged(checkerOf(world, 3), `${left} = 2 ${right} = ${right}`));
      expect(once()).toBe(once());
    }
  });

  test('what was judged before makes no difference', () => {
    for (const [world, left, right] of equalities) {
      const claim = `${left} = -\\left(${right}\\right)`;
      const used = checkerOf(world, 5);
      for (const [other, l, r] of equalities) if (other === world) judged(used, `${l} \\le ${r}`);
      expect(judged(used, claim)).toEqual(judged(checkerOf(world, 5), claim));
    }
  });

  // Each of these edits makes an equality between finite numbers that are not 0 false.
  const edits = [
    (right: string, k: number) => `${right} + \\frac{1}{${k}}`,
    (right: string, k: number) => `\\left(1+\\frac{1}{${k}}\\right)\\left(${right}\\right)`,
    (right: string) => `-\\left(${right}\\right)`,
    (right: string, k: number) => `${right} - 10^{-${(k % 12) + 1}}`,
  ];

  test('a single edit that makes a claim false is found', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...equalities.filter(([world]) => world !== gauss)),
        fc.constantFrom(...edits),
        fc.integer({ min: 2, max: 1000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        ([world, left, right], edit, k, seed) => {
          expect(verdicts(world, `${left} = ${edit(right, k)}`, seed)).toEqual(['fails']);
        },
      ),
      { numRuns: 60 },
    );
  });

  const names = ['x', 'y', 'z'];
  const kind = fc.constantFrom('values', 'density');
  const places = fc.array(fc.constantFrom('a', 'b', 'given', 'none'), { minLength: 3, maxLength: 3 });

  test('the chain rule and Bayes hold in every small world', () => {
    fc.assert(
      fc.property(
        fc.array(kind, { minLength: 3, maxLength: 3 }),
        fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 3, maxLength: 3 }),
        places.filter((p) => p.includes('a') && p.includes('b')),
        fc.integer({ min: 1, max: 1_000_000 }),
        (kinds, sizes, where, seed) => {
          const at = (place: string): string[] => names.filter((_, i) => where[i] === place);
          const variables = names.map((n, i) => `${n}: {${kinds[i]}: ${sizes[i]}}`).join(', ');
          const checker = checkerOf(`variables: {${variables}}\ndensities: {p: {joint: [x, y, z]}}\n`, seed);
          const density = (of: string[], given: string[]): string =>
            `p(${of.join(',')}${given.length > 0 ? `|${given.join(',')}` : ''})`;
          const [a, b, c] = [at('a'), at('b'), at('given')] as [string[], string[], string[]];
          const chain = `${density([...a, ...b], c)} = ${density(a, [...b, ...c])}${density(b, c)}`;
          const bayes = `${density(a, [...b, ...c])} = \\frac{${density(b, [...a, ...c])}${density(a, c)}}{${density(b, c)}}`;
          const wrong = `${density([...a, ...b], c)} = ${density(a, c)}${density(b, c)}`;
          expect([chain, bayes, wrong].map((claim) => judged(checker, claim)[0]!.verdict)).toEqual([
            'holds',
            'holds',
            'fails',
          ]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('definitions in a text', () => {
  test('a name that a text introduces keeps its meaning', () => {
    const checker = checkerOf(elbo);
    const text = [
      String.raw`L = \mathbb{E}_{q(z|x,y)}\left[\log\frac{p(x,z|y)}{q(z|x,y)}\right]`,
      String.raw`L \le \log p(x|y)`,
      String.raw`L = \log p(x|y)`,
    ];
    const all = text.map((line) => `$$${line}$$\n`).join('\n\ntext\n\n');
    expect(judgeText(all, checker).claims.map((c) => c.verdict)).toEqual(['holds', 'holds', 'fails']);
  });
});
