import { join } from 'node:path';
import { judgeDerivation } from '../../graders/derivation';
import { readProblem } from '../../problems/files';
import type { DerivationProblem } from '../../problems/schema';
import { checkerFor } from '../../worlds';
import { root } from '../support/shared';

const POINTS = 100;

/** The share of an answer in the marks for something, such as the conclusion. */
function marked(problem: string, ...lines: string[]): { conclusion: number; steps: number; verdicts: string[] } {
  const read = readProblem(join(root, 'problems', problem)).value as DerivationProblem;
  const { checker } = checkerFor(read.declarations, 7);
  const text = lines.map((line) => `$$${line}$$\n`).join('\n');
  const judged = judgeDerivation(read, checker!, POINTS, text, { from: 0, to: text.length });
  const share = (what: string): number => {
    const mark = judged.marks.find((m) => m.for === what);
    return mark ? mark.awarded / mark.points : NaN;
  };
  return {
    conclusion: share('conclusion'),
    steps: share('steps'),
    verdicts: [...new Set(judged.claims.map((c) => c.verdict))],
  };
}

const LOGISTIC = 'standard-derivations/logistic-regression-gradient';
const SOFTMAX = 'standard-derivations/softmax-cross-entropy';
const ELBO = 'recurrent-and-latent-models/elbo-by-sums';

describe('a derivation in names of the answer’s own', () => {
  test('logistic regression in h_n and \\delta_n', () => {
    const found = marked(
      LOGISTIC,
      String.raw`h_n = \sigma(w^T x_n)`,
      String.raw`\frac{\partial L}{\partial h_n} = -\frac{y_n}{h_n} + \frac{1 - y_n}{1 - h_n} = \frac{h_n - y_n}{h_n (1 - h_n)}`,
      String.raw`\frac{\partial h_n}{\partial w} = h_n (1 - h_n) x_n`,
      String.raw`\frac{\partial L}{\partial w} = \sum_n \frac{\partial L}{\partial h_n} \frac{\partial h_n}{\partial w} = \sum_n \frac{h_n - y_n}{h_n (1 - h_n)} h_n (1 - h_n) x_n = \sum_n (h_n - y_n) x_n`,
    );
    expect(found).toEqual({ conclusion: 1, steps: 1, verdicts: ['holds'] });
  });

  test('a name of which its chain says what it comes to', () => {
    const found = marked(
      LOGISTIC,
      String.raw`\delta_n = \frac{\partial L}{\partial z_n} = \frac{\partial L_n}{\partial \hat{y}_n} \frac{\partial \hat{y}_n}{\partial z_n} = \hat{y}_n - y_n`,
      String.raw`\frac{\partial L}{\partial w} = \sum_n \frac{\partial L}{\partial z_n} \frac{\partial z_n}{\partial w} = \sum_n \delta_n x_n`,
    );
    expect(found).toMatchObject({ conclusion: 1, verdicts: ['holds'] });
  });

  test('a bound with a name for the logarithm', () => {
    const found = marked(
      ELBO,
      String.raw`r = \log p(x|z)`,
      String.raw`\log p(x) = \log \sum_z q(z|x) \frac{p(x,z)}{q(z|x)} \ge \sum_z q(z|x) \log \frac{p(x|z) p(z)}{q(z|x)}`,
      String.raw`\sum_z q(z|x) \log \frac{p(x|z) p(z)}{q(z|x)} = \sum_z q(z|x) r - KL(q(z|x) \| p(z))`,
    );
    expect(found).toMatchObject({ conclusion: 1, verdicts: ['holds'] });
  });
});

describe('a name earns no conclusion by itself', () => {
  test('for what is to be found', () => {
    const found = marked(
      LOGISTIC,
      String.raw`G = \frac{\partial L}{\partial w}`,
      String.raw`\frac{\partial L}{\partial w} = G`,
      String.raw`\frac{\partial L}{\partial w} = \sum_n \frac{\partial L}{\partial z_n} x_n`,
    );
    expect(found).toMatchObject({ conclusion: 0, verdicts: ['holds'] });
  });

  test('for a derivative that nobody worked out', () => {
    const found = marked(
      LOGISTIC,
      String.raw`\delta_n = \frac{\partial L}{\partial z_n}`,
      String.raw`\frac{\partial L}{\partial w} = \sum_n \delta_n x_n`,
    );
    expect(found).toMatchObject({ conclusion: 0, verdicts: ['holds'] });
  });

  test('for a formula on the way', () => {
    const found = marked(
      SOFTMAX,
      String.raw`G_i = \sum_k \frac{\partial L}{\partial p_k} \frac{\partial p_k}{\partial z_i} = -\sum_k \frac{y_k}{p_k} p_k (\delta_{ki} - p_i) + \sum_k y_k - \sum_k y_k`,
      String.raw`\frac{\partial L}{\partial z_i} = G_i`,
    );
    expect(found).toMatchObject({ conclusion: 0, verdicts: ['holds'] });
  });
});
