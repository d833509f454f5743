import { join } from 'node:path';
import { judgeDerivation } from '../../graders/derivation';
import { readAssignment } from '../../problems/files';
import type { DerivationProblem } from '../../problems/schema';
import { checkerFor } from '../../worlds';
import { root } from '../support/shared';

const assignment = readAssignment(join(root, 'problems', 'recurrent-and-latent-models')).value!;
const problem = assignment.parts
  .map((p) => p.problem)
  .find((p): p is DerivationProblem => p?.grader === 'derivation' && p.id === 'elbo-by-sums')!;

const checker = checkerFor(problem.declarations, 7).checker!;

const grade = (answer: string) => judgeDerivation(problem, checker, 10, answer, { from: 0, to: answer.length });
const mark = (answer: string, what: string) => grade(answer).marks.find((m) => m.for === what)!;
const share = (answer: string, what: string) => mark(answer, what).awarded / mark(answer, what).points;

const GOAL = String.raw`\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z))`;
const WAY = String.raw`$$\begin{aligned}
\log p(x) &= \log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)} \\
&\ge \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} \\
&= \sum_z q(z|x) \log \frac{p(x|z) p(z)}{q(z|x)} \\
&= \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z))
\end{aligned}$$`;

/** A right way without a word, by leaving out a divergence. */
const DROPPED = String.raw`$$\begin{aligned}
\log p(x) &= \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} + KL(q(z|x) \| p(z|x)) \\
&\ge \sum_z q(z|x) \log \frac{p(x|z) p(z)}{q(z|x)} \\
&= \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z))
\end{aligned}$$`;

describe('what a derivation earns', () => {
  test('a right way with its reason earns everything', () =>
    expect(grade(`${WAY}\nby Jensen's inequality`).awarded).toBe(10));

  test('one that drops a divergence without a word loses just the reason', () => {
    const judged = grade(DROPPED);
    expect(judged.marks.filter((m) => m.awarded < m.points).map((m) => m.for)).toEqual(['reasons']);
  });

  test('a leap from the start to the goal earns no steps, but the conclusion', () => {
    expect(share(`$$${GOAL}$$`, 'steps')).toBe(0);
    expect(share(`$$${GOAL}$$`, 'conclusion')).toBe(1);
  });

  test('repeating a side is no step', () => {
    const padded = String.raw`$$\log p(x) = \log p(x) = \log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z))$$`;
    expect(share(padded, 'steps')).toBe(0);
  });

  test('steps that stop short earn part of the steps and no conclusion', () => {
    const short = String.raw`$$\log p(x) = \log \sum_z p(x,z) = \log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)}$$`;
    expect(share(short, 'steps')).toBe(0.5);
    expect(share(short, 'conclusion')).toBe(0);
  });

  test('a right bound that is followed by a wrong one is not the answer', () => {
    const spoiled = `${WAY}\nso ${String.raw`$$\log p(x) \ge \mathbb{E}_{q(z|x)}[\log p(x|z)] + D_{KL}(q(z|x) \| p(z))$$`}`;
    expect(share(spoiled, 'conclusion')).toBe(0);
  });

  test('the goal may be reached from the other side, with the relation turned round', () => {
    const turned = String.raw`$$\begin{aligned}
\mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z)) &= \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} \\
&\le \log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)} = \log p(x)
\end{aligned}$$`;
    expect(share(turned, 'conclusion')).toBe(1);
    expect(share(turned, 'steps')).toBe(1);
  });

  test('the way may lead through several displays and prose', () => {
    const apart = String.raw`First $\log p(x) = D_{KL}(q(z|x) \| p(z|x)) + \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}$. Since $D_{KL}(q(z|x) \| p(z|x)) \ge 0$,
$$\log p(x) \ge \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)},$$
and the right side is
$$\sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)} = \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z)).$$`;
    const judged = grade(apart);
    expect(judged.marks.filter((m) => m.awarded < m.points)).toEqual([]);
  });

  test('other names for what is summed over do not matter', () => {
    const renamed = String.raw`$$\begin{aligned}
\log p(x) &= \log \sum_{z'} q(z'|x) \frac{p(x,z')}{q(z'|x)} \ge \sum_{z'} q(z'|x) \log \frac{p(x,z')}{q(z'|x)} \\
&= \sum_{z'} q(z'|x) \log p(x|z') - \sum_{z'} q(z'|x) \log \frac{q(z'|x)}{p(z')}
\end{aligned}$$`;
    expect(share(renamed, 'conclusion')).toBe(1);
  });

  test('what cannot be read or decided goes to a person and is never called wrong', () => {
    const judged = grade(`${WAY}\n$$\\log p(x) = \\frac{a}{$$ and $$p(x) = \\Upsilon(x)$$`);
    expect(judged.unclear).toBe(true);
    expect(judged.claims.map((c) => c.verdict)).not.toContain('fails');
    expect(judged.remarks.join()).toMatch(/a person will look/);
  });

  test('an answer without formulas claims nothing', () => expect(grade('I could not do this one.').claims).toEqual([]));
});

describe('laws', () => {
  test('a step by Jensen’s inequality gives the reason without words', () => {
    const judged = grade(WAY);
    expect(judged.claims[1]!.law).toBe("Jensen's inequality");
    expect(judged.marks.find((m) => m.for === 'reasons')!.because).toBe('the reason shows in the mathematics');
    expect(judged.awarded).toBe(10);
  });

  test('a divergence that is left out without a word does not', () =>
    expect(grade(DROPPED).claims[1]!.law).toMatch(/Gibbs' inequality/));

  test('a derivation that begins again goes on from where it stopped', () => {
    const again = String.raw`$$\log p(x) = \log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)}$$
and so $$\log p(x) = \log \mathbb{E}_{q(z|x)}\left[\frac{p(x,z)}{q(z|x)}\right].$$`;
    expect(grade(again).claims[1]!.law).toMatch(/the definition of expectation/);
  });
});

describe('mistakes are counted once', () => {
  const slip = String.raw`$$\begin{aligned}
\log p(x) &= \log \sum_z p(x,z) \\
&= \log \sum_z q(z|x) \frac{p(x,z)}{p(z|x)} \\
&= \log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)}
\end{aligned}$$`;

  test('a slip that recovers: two failing claims, one mistake, and the chain says so', () => {
    // p(x,z)/p(z|x) = p(x) and q sums to one: the slip is in name only, so this one holds.
    expect(grade(slip).claims.map((c) => c.verdict)).toEqual(['holds', 'holds', 'holds']);
    const wrong = slip.replace('{p(z|x)}', '{q(z|x) p(z)}');
    const judged = grade(wrong);
    expect(judged.claims.map((c) => c.verdict)).toEqual(['holds', 'fails', 'fails']);
    expect(judged.chains[0]!.classes).toBe('AABA');
    expect(judged.chains[0]!.slips).toEqual([expect.objectContaining({ from: 2, to: 2, recovers: true })]);
    expect(judged.marks.find((m) => m.for === 'steps')!.because).toMatch(/one mistake/);
  });

  test('every failing claim carries a counterexample', () => {
    for (const claim of grade(slip.replace('{p(z|x)}', '{p(z)}')).claims)
      if (claim.verdict === 'fails') expect(claim.counterexample!.left).not.toEqual(claim.counterexample!.right);
  });
});

test('an inequality that goes wrong and comes back is one mistake', () => {
  const lost = WAY.replace('\\ge \\sum_z q(z|x) \\log', '\\ge \\sum_z \\log');
  const judged = grade(lost);
  expect(judged.claims.map((c) => c.verdict)).toEqual(['holds', 'fails', 'fails', 'holds']);
  expect(judged.marks.find((m) => m.for === 'steps')!.because).toMatch(/one mistake/);
});

describe('steps that have nothing to do with the goal', () => {
  test('a true remark beside a leap is no derivation', () => {
    const judged = grade(`Since $\\sum_z q(z|x) = 1$, $$${GOAL}$$ as the divergence is non-negative.`);
    expect(judged.marks.find((m) => m.for === 'steps')!.awarded).toBeLessThan(2);
  });

  test('dropping a divergence is a step of its own, by its not being negative', () => {
    const by = String.raw`$$\log p(x) = \mathbb{E}_{q(z|x)}[\log \tfrac{p(x,z)}{q(z|x)}] + D_{KL}(q(z|x) \| p(z|x))$$
The divergence is non-negative. Further $$\mathbb{E}_{q(z|x)}[\log \tfrac{p(x,z)}{q(z|x)}] = \mathbb{E}_{q(z|x)}[\log p(x|z)] - D_{KL}(q(z|x) \| p(z)).$$ Therefore $$${GOAL}$$`;
    expect(grade(by).awarded).toBe(10);
  });
});
