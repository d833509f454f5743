import { judgeText } from '../../graders/claims';
import { checkerOf } from '../worlds/judging';

const raw = String.raw;

const checker = checkerOf(raw`
sizes: { N: [3, 4], d: [2, 3], K: [2, 3] }
parameters:
  x: { vector: N }
  \mu: real
  \lambda: positive
  s: positive
  X: { matrix: [N, d] }
  y: { vector: N }
  w: { vector: d }
  m: { vector: K }
  \pi: { simplex: K }
  r: { is: '\frac{\pi_k \mathcal{N}(x_n; m_k, 1)}{\sum_{j=1}^K \pi_j \mathcal{N}(x_n; m_j, 1)}', at: [n, k] }
nodes:
  L: '\frac12 \sum_{n=1}^N (x_n - \mu)^2'
  J: '\frac12 \|X w - y\|^2 + \frac{\lambda}{2} \|w\|^2'
  M: '-N \log s - \frac{1}{2 s^2} \sum_{n=1}^N (x_n - \mu)^2'
  G: '\sum_{n=1}^N \log \sum_{k=1}^K \pi_k \mathcal{N}(x_n; m_k, 1)'
indices: { n: N, k: K }
`);

const last = (text: string): string => {
  const claim = judgeText(text, checker).claims.at(-1)!;
  return `${claim.verdict}${claim.under === undefined ? '' : ` where ${claim.under}`}`;
};

const MEAN = raw`$$\frac{\partial L}{\partial \mu} = -\sum_{n=1}^N (x_n - \mu)$$`;
const RIDGE = raw`$$\nabla_w J = X^\top (X w - y) + \lambda w = 0$$`;
const MIXTURE = raw`$$\frac{\partial G}{\partial m_k} = \sum_n r_{nk} (x_n - m_k)$$`;

// The mean, the ridge solution, the variance of maximum likelihood, the M step of EM: any textbook.
describe('what follows from a derivative that is zero', () => {
  test.each([
    [`${MEAN}\n\nSetting this to zero gives $\\mu = \\frac1N \\sum_{n=1}^N x_n$.`],
    [`${MEAN}\n\nWe set the derivative equal to zero and obtain\n\n$$\\sum_{n=1}^N x_n = N \\mu$$`],
    [`${MEAN}\n\nAt the minimum, $\\mu = \\frac1N \\sum_{n=1}^N x_n$.`],
    [`${RIDGE}\n\nso that $$w = (X^\\top X + \\lambda I)^{-1} X^\\top y$$`],
    [`${RIDGE}\n\nHence $$(X^\\top X + \\lambda I) w = X^\\top y$$`],
    [`Setting $\\frac{\\partial M}{\\partial s} = 0$ we obtain $$s^2 = \\frac1N \\sum_{n=1}^N (x_n - \\mu)^2$$`],
    [`${MIXTURE}\n\nSetting it to $0$, $$m_k = \\frac{\\sum_n r_{nk} x_n}{\\sum_n r_{nk}}$$`],
    [
      `${MIXTURE}\n\nSetting it to zero gives $\\sum_n r_{nk} x_n = m_k R_k$ with $R_k = \\sum_n r_{nk}$, so $m_k = \\frac{1}{R_k} \\sum_n r_{nk} x_n$`,
    ],
  ])('%s', (text) => expect(last(text)).toMatch(/^holds where .* = 0$/));

  test.each([
    [`${MEAN}\n\nSetting this to zero gives $\\mu = \\sum_{n=1}^N x_n$.`],
    [`${RIDGE}\n\nso that $$w = (X^\\top X - \\lambda I)^{-1} X^\\top y$$`],
    [
      `Setting $\\frac{\\partial M}{\\partial s} = 0$ we obtain $$s^2 = \\frac{1}{N - 1} \\sum_{n=1}^N (x_n - \\mu)^2$$`,
    ],
    [`${MIXTURE}\n\nSetting it to $0$, $$m_k = \\frac{1}{N} \\sum_n r_{nk} x_n$$`],
  ])('refuted where it is zero: %s', (text) => expect(last(text)).toMatch(/^fails where .* = 0$/));

  test('the counterexample is a world in which the derivative is zero', () => {
    const { counterexample } = judgeText(`${MEAN}\n\nSetting this to zero gives $\\mu = x_1$.`, checker).claims.at(-1)!;
    const { x, '\\mu': mu } = counterexample!.values as { x: number[]; '\\mu': number };
    expect(mu).toBeCloseTo(x.reduce((a, b) => a + b, 0) / x.length, 4);
  });

  test('a slip in the derivative is not held against what follows from it', () => {
    const wrong = raw`$$\frac{\partial L}{\partial \mu} = -\sum_{n=1}^N (x_n - 2\mu)$$`;
    const text = `${wrong}\n\nSetting this to zero gives $\\mu = \\frac{1}{2 N} \\sum_{n=1}^N x_n$.`;
    expect(judgeText(text, checker).claims.map((c) => c.verdict)).toEqual(['fails', 'holds']);
  });

  test('where nothing is set to zero nothing is excused', () => {
    expect(last(`${MEAN}\n\nTherefore $\\mu = \\frac1N \\sum_{n=1}^N x_n$.`)).toBe('fails');
    expect(last(raw`Therefore $$\nabla_w J = X^\top (X w - y) + \lambda w = 0$$`)).toBe('fails');
  });
});
