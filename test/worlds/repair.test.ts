import { formOf, lex, parseTokens, RELATIONS } from '../../expr';
import type { RelationOp } from '../../expr';
import { judgeText } from '../../graders/claims';
import type { Checker, Judged, Repair } from '../../worlds';
import { derivations, mutantsOf } from './mutants';
import { checkerOf } from './judging';

const LATENT = String.raw`
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
const checkerIn = (world: string): Checker => {
  const known = worlds.get(world) ?? checkerOf(world);
  worlds.set(world, known);
  return known;
};

/** Repairs of the claims of a text, null for those that hold or have none. */
function repairs(world: string, text: string, checker = checkerIn(world)): (Repair | null)[] {
  const judged = judgeText(text, checker);
  const document = judged.chains.map(({ chain }, c): Judged => ({
    text: { sides: chain.sides, links: chain.links },
    links: judged.claims.flatMap((claim) => (claim.chain === c ? [{ ...claim.link, verdict: claim.verdict }] : [])),
  }));
  const repairer = judged.checker!.repairer(document, new Map());
  return judged.chains.flatMap(({ chain }, c) => chain.links.map((_, link) => repairer.repair(c, link)));
}

/** A claim by its forms. */
const shape = (checker: Checker, left: string, op: RelationOp, right: string): string[] => {
  const form = (latex: string): string => formOf(parseTokens(lex(latex).tokens, checker.meaning.vocabulary).expr);
  return [form(left), RELATIONS[op], form(right)];
};
const shapeOf = (repair: Repair | null): string[] | null =>
  repair && [formOf(repair.left), RELATIONS[repair.op], formOf(repair.right)];

/** Slips that people make, each with the claim that they meant; the repairs were worked out by hand. */
const SLIPS: readonly (readonly [world: string, wrong: string, left: string, op: RelationOp, right: string])[] = [
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
  [BOLTZMANN, String.raw`p(h_j = 1|v) = \sigma((W^T v + 1)_j)`, 'p(h_j = 1|v)', '=', String.raw`\sigma((W^T v + a)_j)`],
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

describe('what was meant', () => {
  test.each(SLIPS.map((slip) => [slip[1], slip] as const))('%s', (_, [world, wrong, left, op, right]) => {
    const [found] = repairs(world, `$$${wrong}$$\n`);
    expect(shapeOf(found!)).toEqual(shape(checkerIn(world), left, op, right));
  });
});

describe('no repair', () => {
  const none = (text: string): void => expect(repairs(LATENT, text).filter((r) => r !== null)).toEqual([]);

  test('of what holds, cannot be decided or cannot be read', () => {
    none('$$p(x,z) = p(x|z) p(z)$$\n\n$$a = \\kappa$$\n\n$$a = \\frac{b}{$$\n');
    none('$$p(x|w) = p(x)$$\n');
  });

  test.each([
    ['the wrong part left out', 'a = a + b'],
    ['one side in place of the other', 'a = b'],
    ['something in place of nothing', 'a = 0'],
    ['a factor that makes both sides one', String.raw`a = \frac{a}{b}`],
  ])('that says nothing: %s', (_, claim) => none(`$$${claim}$$\n`));

  test('where two edits are as small: either factor may be the wrong one', () => {
    none('$$p(x,z) = p(x|z) p(x)$$');
  });

  test('that is only a bound, where the text speaks of equalities', () => {
    none(String.raw`$$\mathbb{E}[Y^2] + b + c^2 = \mathbb{E}[Y]^2$$`);
  });
});

describe('which side', () => {
  const mends = (text: string) =>
    repairs(LATENT, text).map((r) => r && { of: r.edit?.of ?? null, shape: shapeOf(r)!.join(' ') });

  test('a slip that recovers is mended in both of its claims, by one edit', () => {
    const [into, out] = mends(String.raw`$$\begin{aligned} p(x,z) &= p(x|z) p(x) \\ &= p(z|x) p(x) \end{aligned}$$`);
    const whole = shape(checkerIn(LATENT), 'p(x|z) p(z)', '=', 'p(z|x) p(x)').join(' ');
    expect(into).toMatchObject({ of: 'right' });
    expect(out).toEqual({ of: 'left', shape: whole });
  });

  test('where the rest of the chain stays with the new value, the step that changed it is mended', () => {
    const [first, second] = mends(
      String.raw`$$\begin{aligned} \log p(x,z) &= \log p(x|z) + \log p(y) \\ &= \log p(y) + \log p(x|z) \end{aligned}$$`,
    );
    expect(first).toMatchObject({ of: 'right' });
    expect(second).toBeNull();
  });

  test('a head that its chain and the text contradict', () => {
    const [first] = mends(
      String.raw`$$\begin{aligned} \log p(x|z) &= \int q(z|x) \log p(x) dz \\ &= \log p(x) \int q(z|x) dz \end{aligned}$$

$$\log p(x) \ge \int q(z|x) \log \frac{p(x,z)}{q(z|x)} dz$$`,
    );
    expect(first).toMatchObject({ of: 'left' });
  });
});

test('what stands elsewhere in the document is preferred: the same claim, other neighbours', () => {
  const claim = String.raw`$$\log p(x) = \sum_z w \log p(x)$$`.replace('w ', '');
  const found = (weight: string): string | undefined => {
    const text = `${claim}\n\n$$\\sum_z ${weight} \\log p(x|z) = \\sum_z ${weight} \\log p(x|z)$$\n`;
    const edit = repairs(LATENT, text)[0]?.edit?.edit;
    return edit?.now ? formOf(edit.now) : undefined;
  };
  const form = (latex: string): string => shape(checkerIn(LATENT), latex, '=', latex)[0]!;
  expect(found('q(z|x)')).toBe(form('q(z|x)'));
  expect(found('p(z|x)')).toBe(form('p(z|x)'));
});

test('the same document and seed give the same repairs', () => {
  const text = SLIPS.filter(([world]) => world === LATENT)
    .map(([, wrong]) => `$$${wrong}$$`)
    .join('\n\n');
  const once = JSON.stringify(repairs(LATENT, text, checkerOf(LATENT)));
  expect(JSON.stringify(repairs(LATENT, text, checkerOf(LATENT)))).toBe(once);
});

test('the repairs do not depend on the seed', () => {
  for (const seed of [1, 2, 3]) {
    const checker = checkerOf(LATENT, seed);
    for (const [world, wrong, left, op, right] of SLIPS)
      if (world === LATENT)
        expect(shapeOf(repairs(LATENT, `$$${wrong}$$\n`, checker)[0]!)).toEqual(shape(checker, left, op, right));
  }
});

test('a document of failing claims without end uses up one budget', () => {
  const claim = (n: number): string => String.raw`$$\log p(x) \ge \sum_z p(x,z) \log p(x|z) + ${n} a b$$`;
  const judged = repairs(LATENT, Array.from({ length: 400 }, (_, n) => claim(n)).join('\n\n'));
  expect(judged).toHaveLength(400);
});

/** Problems whose answers are judged in a moment; the long test takes all. */
const QUICK = ['rbm-conditionals', 'ising-energy', 'mutual-information'];

test('mutants of model answers, a sample: most originals are found, and nothing that does not hold', () => {
  const mutants = derivations.filter(({ id }) => QUICK.includes(id)).flatMap((problem) => mutantsOf(problem, 1, 16));
  expect(mutants.filter((m) => m.outcome === 'wrong')).toEqual([]);
  expect(mutants.length).toBeGreaterThan(10);
  expect(mutants.filter((m) => m.outcome === 'original').length / mutants.length).toBeGreaterThanOrEqual(0.8);
});
