import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedClaim } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import { Grader } from '../../graders/grade';
import { withSuggestions } from '../../graders/suggestions';
import { readAssignment } from '../../problems/files';
import { setFormula } from '../../reports/math';
import { readSubmission } from '../../submissions/read';
import type { Checker } from '../../worlds';
import { checkerFor, readWorldFile } from '../../worlds';
import { root } from '../support/shared';

const checkerOf = (world: string, seed = 7): Checker => {
  const text = readFileSync(join(root, 'test/real/worlds', `${world}.yaml`), 'utf8');
  return checkerFor(readWorldFile(text).declarations, seed).checker!;
};

const judged = (world: string, text: string, seed = 7): readonly JudgedClaim[] => {
  const checker = checkerOf(world, seed);
  return withSuggestions(judgeText(text, checker)).claims;
};

/** A suggestion without the box round what is changed. */
const unboxed = (latex: string): string => latex.replace(/\\boxed\{((?:[^{}]|\{[^{}]*\})*)\}/g, '$1');

describe('the smallest edit that makes a failing claim hold', () => {
  test.each([
    [
      'a weight that is lost',
      'elbo-by-sums',
      String.raw`$$\log p(x) \ge \sum_z \log \frac{p(x,z)}{q(z|x)}$$`,
      'q(z \\mid x)',
    ],
    ['a wrong marginal below the joint', 'boltzmann-machine', String.raw`$$p(h|v) = \frac{p(v,h)}{p(h)}$$`, 'p(v)'],
  ])('%s', (_, world, text, edit) => {
    const [claim] = judged(world, text);
    expect(claim).toMatchObject({ verdict: 'fails' });
    expect(claim!.suggestion!.latex).toContain(`\\boxed{${edit}}`);
    // Handed in again, also in other worlds, it holds.
    for (const seed of [7, 8])
      expect(judged(world, `$$${unboxed(claim!.suggestion!.latex)}$$`, seed).map((c) => c.verdict)).toEqual(['holds']);
  });

  test('the frame never stands between \\left and its bracket', () => {
    const assignment = readAssignment(join(root, 'problems', 'backprop-and-boltzmann-machines')).value!;
    const part = assignment.parts.find(({ id }) => id === 'ising-energy')!;
    const { text } = part.problem!.mistakes.find(({ name }) => name === 'wrong-way-round')!;
    const grader = new Grader(assignment, 7, { name: 'test', version: '0' });
    const { claims } = grader.check(part, readSubmission('a.md', Buffer.from(text)));
    const [latex] = claims.flatMap(({ suggestion }) => suggestion?.latex ?? []);
    expect(latex).toContain('\\boxed{\\left(h');
    expect('markup' in setFormula(latex!, true)).toBe(true);
  });

  test('nothing is suggested for what holds, for what cannot be decided, and for what no small edit mends', () => {
    const text = String.raw`$$\sum_z q(z|x) = 1$$

$$\log p(x) = \kappa$$

$$p(x) = 17 \log p(z) + 5$$`;
    expect(judged('elbo-by-sums', text).map((c) => [c.verdict, c.suggestion])).toEqual([
      ['holds', undefined],
      ['undecided', undefined],
      ['fails', undefined],
    ]);
  });
});
