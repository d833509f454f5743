import { join } from 'node:path';
import { judgeDerivation } from '../../graders/derivation';
import { readAssignment } from '../../problems/files';
import type { DerivationProblem } from '../../problems/schema';
import { checkerFor } from '../../worlds';
import { root } from '../support/shared';

const folder = join(root, 'problems', 'text-cnn-and-generative-models');
const problem = readAssignment(folder)
  .value!.parts.map((part) => part.problem)
  .find((p) => p?.grader === 'derivation' && p.id === 'convolution-formula') as DerivationProblem;
const { checker } = checkerFor(problem.declarations, 11);
const judge = (latex: string) => {
  const text = `$$${latex}$$\n`;
  return judgeDerivation(problem, checker!, 5, text, { from: 0, to: text.length });
};
const raw = String.raw;

describe('a formula that is asked for: one claim is the whole answer', () => {
  test.each([
    raw`Y_{n,f} = \sum_c X_{n,c} *_{\text{filt}} W_{f,c}^{\text{conv}} + b_f`,
    raw`Y_{n,f} = b_f + \sum_{c=1}^{C} X_{n,c} \star W_{f,c}`,
    raw`Y_{n,f} = b_f + \sum_{c=1}^{C} \text{conv}(X_{n,c}, W_{f,c})`,
    raw`Y_{n,f} = \sum_{c \in [C]} X_{n,c} \circledast W_{f,c} + b_f \mathbf{1}`,
    raw`Y_{n,f} = X_n * W_f + b_f`,
    raw`\sum_c X_{n,c} * W_{f,c} + b_f = Y_{n,f}`,
    raw`Y^{(n)}_f = \sum_c X^{(n)}_c * W^{(f)}_c + b_f`,
    // Other names for the indices, among them names that the problem gives to others.
    raw`Y_{i,j} = \sum_c X_{i,c} * W_{j,c} + b_j`,
    raw`Y_{n,f,k} = b_f + \sum_{c=1}^{C} \sum_{t=1}^{H'} X_{n,c,k+t-1} W_{f,c,t}`,
    raw`Y_{n,f,h} = b_f + \sum_{c=1}^{C} \sum_{h'=1}^{H'} X_{n,c,h+h'-1} W_{f,c,h'}`,
    raw`Y_{n,f}(t) = \sum_{c}\sum_{\tau} X_{n,c}(t+\tau-1) W_{f,c}(\tau) + b_f`,
    raw`Y_{n,f,t} = b_f + \sum_{c} W_{f,c} \cdot X_{n,c,t:t+H'-1}`,
    // From 0.
    raw`Y[i,j,p] = b[j] + \sum_{c=0}^{C-1} \sum_{q=0}^{H'-1} X[i,c,p+q] * W[j,c,q]`,
  ])('full marks: %s', (latex) => {
    const judged = judge(latex);
    expect(judged.claims.map((c) => `${c.verdict} ${c.role}`)).toEqual(['holds conclusion']);
    expect([judged.awarded, judged.unclear, judged.remarks]).toEqual([5, false, []]);
  });

  test.each([
    raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c}`,
    raw`Y_{n,f} = X_{n,c} * W_{f,c} + b_f`,
    raw`Y_{n,f} = \sum_c X_{n,c} * W_{c,f} + b_f`,
    raw`Y_{i,j} = \sum_c X_{j,c} * W_{i,c} + b_i`,
    raw`Y_{n,f,k} = b_f + \sum_{c} \sum_{t=1}^{H'} X_{n,c,k+t} W_{f,c,t}`,
  ])('no marks, with a counterexample: %s', (latex) => {
    const judged = judge(latex);
    expect(judged.claims.map((c) => c.verdict)).toEqual(['fails']);
    expect(judged.claims[0]!.counterexample!.left).not.toEqual(judged.claims[0]!.counterexample!.right);
    expect([judged.awarded, judged.unclear]).toEqual([0, false]);
  });

  test.each([raw`Y_{n,f} = Y_{n,f}`, raw`Y_{n,f} = Y_{n,f} + 0`, raw`Y_{n,f} = 2Y_{n,f} - Y_{n,f}`])(
    'what is to be found is no answer to itself: %s',
    (latex) => {
      const judged = judge(latex);
      expect(judged.claims.map((c) => c.verdict)).toEqual(['holds']);
      expect(judged.awarded).toBe(0);
    },
  );

  test.each([raw`Y = X * W + b`, raw`Y_{n,f} = \sum_c X_{n,c} W_{f,c} + b_f`, raw`Y_{n,f} = \text{layer}(X_n)`])(
    'a person looks: %s',
    (latex) => expect(judge(latex)).toMatchObject({ unclear: true, awarded: 0 }),
  );

  test.each([
    'Here $n = 1, \\dots, N$ and $k = 1,\\dots,F$:\n\n$$Y_{n,k} = \\sum_{c=1}^C X_{n,c} * W_{k,c} + b_k$$\n',
    "With $(x * w)_t = \\sum_{k=1}^{H'} x_{t+k-1} w_k$,\n\n$$Y_{n,f} = \\sum_c X_{n,c} * W_{f,c} + b_f$$\n",
    "$$Y_{n,f} = \\sum_c X_{n,c} * W_{f,c} + b_f$$\n\nwhere $Y_{n,f} \\in \\mathbb{R}^{H-H'+1}$ and $L = H - H' + 1$.\n",
  ])('what is said beside the formula is no step: %#', (text) => {
    const judged = judgeDerivation(problem, checker!, 5, text, { from: 0, to: text.length });
    expect(judged.claims.filter((c) => c.role !== 'aside').map((c) => [c.verdict, c.role])).toEqual([
      ['holds', 'conclusion'],
    ]);
    expect([judged.awarded, judged.unclear]).toEqual([5, false]);
  });

  test('a right formula that another takes back is no answer', () =>
    expect(
      judge(
        raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c} + b_f, \qquad Y_{n,f,t} = \sum_c \sum_{k=1}^{H'} X_{n,c,t+k-1} W_{f,c,H'-k+1} + b_f`,
      ).awarded,
    ).toBe(0));
});
