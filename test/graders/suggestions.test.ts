import type { JudgedClaim } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import { withSuggestions } from '../../graders/suggestions';
import { setFormula } from '../../reports/math';
import { checkerOf } from '../worlds/judging';

const checker = checkerOf(String.raw`
variables: {x: {density: 3}, z: {density: 3}, s: {binary: N}}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}, r: {unnormalised: '\exp(w^T s)', over: [s]}}
parameters: {a: positive, b: positive, c: real, w: {vector: N}, W: {matrix: [N, N]}, u: {vector: N}}
functions: {\sigma: sigmoid}
indices: {i: N, j: N}
`);

const suggested = (text: string): readonly JudgedClaim[] => withSuggestions(judgeText(text, checker), checker).claims;

/** The suggestion for one claim in a text that also holds others. */
const suggestion = (claim: string, others = ''): { edit: string; latex: string } => {
  const found = suggested(`$$${claim}$$\n\n${others}\n`)[0]!;
  if (!found.suggestion) throw new Error(`${found.verdict}: ${found.because}`);
  return found.suggestion;
};

/** A claim, what is said of it, and what is put into a frame. */
const SAID: readonly (readonly [claim: string, edit: string, framed: string | null, others?: string])[] = [
  [
    String.raw`p(z|x) = \frac{p(x,z)}{p(z)}`,
    String.raw`you divided by $p(z)$; dividing by $p(x)$ makes this hold`,
    'p(x)',
  ],
  [
    String.raw`\log p(x) \ge \sum_z \log\frac{p(x,z)}{q(z|x)}`,
    String.raw`each term of the sum lacks the factor $q(z \mid x)$; with it this holds`,
    String.raw`q(z \mid x)`,
  ],
  [
    String.raw`\log (a b) = \log a - \log b`,
    String.raw`the sign of $\log b$ is wrong; with a plus this holds`,
    String.raw`\log b`,
  ],
  [String.raw`\sigma(c) = \frac{1}{1 + \exp(c)}`, 'a minus is missing before $c$; with it this holds', '-c'],
  [String.raw`(a + c)^2 = a^2 + a c + c^2`, 'the factor $2$ is missing before $a c$; with it this holds', '2'],
  [String.raw`a (b + c) = a b + 2 a c`, 'the factor $2$ is one too many; without it this holds', 'a c'],
  [String.raw`a (b + c) = a b + a c + b c`, 'the term $b c$ is one too many; without it this holds', null],
  [
    String.raw`\log p(x,z) = \log p(x|z)`,
    String.raw`the term $+ \log p(z)$ is missing; with it this holds`,
    String.raw`\log p(z)`,
    String.raw`and $\log p(z) + \log p(z|x) = \log p(z) + \log p(z|x)$`,
  ],
  [
    String.raw`D_{KL}(q(z|x) \| p(z)) = \sum_z q(z|x) \log \frac{p(z)}{q(z|x)}`,
    String.raw`the quotient is upside down; with $\frac{q(z \mid x)}{p(z)}$ in place of $\frac{p(z)}{q(z \mid x)}$ this holds`,
    String.raw`\frac{q(z \mid x)}{p(z)}`,
  ],
  [String.raw`\sum_i w_i u_j = w^T u`, 'with $u_{i}$ in place of $u_{j}$ this holds', 'i'],
  [
    String.raw`\log (a^2) = 2 a`,
    String.raw`a logarithm is missing; with $\log a$ in place of $a$ this holds`,
    String.raw`\log a`,
  ],
  [
    String.raw`\exp(\log a + \log b) = a \log b`,
    String.raw`a logarithm is one too many; with $b$ in place of $\log b$ this holds`,
    'b',
  ],
  [String.raw`r(s_i = 1) = \sigma(u_i)`, 'with $w_{i}$ in place of $u_{i}$ this holds', 'w'],
  [
    String.raw`\log\left(\sum_z p(x,z)\right) \le \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}`,
    String.raw`it holds with $\ge$`,
    null,
  ],
  [
    String.raw`p(x|z) = p(z|x) p(x)`,
    String.raw`on the left side, with $p(x, z)$ in place of $p(x \mid z)$ this holds`,
    String.raw`p(x, z)`,
    String.raw`$p(x,z) = p(x, z) \cdot 1$ and $p(x,z) = p(z|x) p(x)$`,
  ],
];

describe('a suggestion', () => {
  test.each(SAID)('for %s', (claim, edit, framed, others) => {
    const found = suggestion(claim, others);
    expect(found.edit).toBe(edit);
    const boxes = [...found.latex.matchAll(/\\boxed\{/g)].length;
    if (framed === null) expect(boxes).toBeLessThanOrEqual(1);
    else expect(found.latex).toContain(`\\boxed{${framed}}`);
  });

  test.each(SAID)('for %s holds when it is handed in, as it stands', (claim, _edit, _framed, others) => {
    const { latex } = suggestion(claim, others);
    const again = judgeText(`$$${latex}$$\n`, checker).claims;
    expect(again.map((c) => c.verdict)).toEqual(['holds']);
  });

  test.each(SAID)('for %s can be set', (claim, _edit, _framed, others) => {
    const { latex, edit } = suggestion(claim, others);
    for (const formula of [latex, ...[...edit.matchAll(/\$([^$]+)\$/g)].map((m) => m[1]!)])
      expect(setFormula(formula, true)).toHaveProperty('markup');
  });
});

test('only claims that fail have one', () => {
  const claims = suggested(
    '$$p(x,z) = p(x|z) p(z)$$\n\n$$p(x) = \\kappa$$\n\n$$p(x) = \\frac{a}{$$\n\n$$p(x,z) = p(x|z) p(x)$$\n',
  );
  expect(claims.map((c) => [c.verdict, c.suggestion !== undefined])).toEqual([
    ['holds', false],
    ['undecided', false],
    ['unreadable', false],
    ['fails', true],
  ]);
});

test('names that the text gives a meaning may stand in it', () => {
  const [, claim] = suggested(
    String.raw`Let $$G = \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}$$ then $$\log p(x) = G - D_{KL}(q(z|x) \| p(z|x))$$`,
  );
  expect(claim!.suggestion!.latex).toContain('G + \\boxed{D_{KL}');
});

test('nothing else of a judged text changes', () => {
  const judged = judgeText('$$p(x,z) = p(x|z) p(x)$$\n', checker);
  const { suggestion: _, ...rest } = withSuggestions(judged, checker).claims[0]!;
  expect(rest).toEqual(judged.claims[0]);
});
