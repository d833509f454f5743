import { judgeText } from '../../graders/claims';
import { checkerOf } from '../worlds/judging';

const softmax = String.raw`
parameters: {z: {vector: K}, y: {onehot: K}}
variables: {h: {binary: M}}
nodes: {s: '\mathrm{softmax}(z)', L: '-\sum_k y_k \log s_k'}
indices: {i: K, j: K, k: K, m: M}
`;

const checker = checkerOf(softmax);

/** Claims of a text, `verdict: latex`, without the cases that it distinguishes. */
const verdicts = (text: string): string[] =>
  judgeText(text, checker)
    .claims.filter((c) => c.standing !== 'condition')
    .map((c) => `${c.verdict}: ${c.latex}`);

const diagonal = String.raw`\frac{\partial s_i}{\partial z_j} = s_i (1 - s_i)`;
const others = String.raw`\frac{\partial s_i}{\partial z_j} = -s_i s_j`;

describe('cases that a text distinguishes are no claims, and what is said of them is judged there', () => {
  test.each([
    ['before it', `If $i = j$ we get $${diagonal}$.`],
    ['before a display', `When $i = j$,\n\n$$${diagonal}$$`],
    ['behind it', `$${diagonal}$ if $i = j$.`],
    ['in a display', String.raw`$$\text{for } i = j: ${diagonal}$$`],
    ['as a heading of its own', `**Case 1:** $i = j$. Then\n\n$$${diagonal}$$`],
  ])('the diagonal, named %s', (_, text) => {
    expect(verdicts(text)).toEqual([`holds: ${diagonal}`]);
  });

  test.each([
    ['its own case', `For $i \\neq j$: $${others}$.`],
    ['otherwise', `If $i = j$, $${diagonal}$, otherwise $${others}$.`],
    ['behind both', `$${diagonal}$ if $i = j$ and $${others}$ if $i \\ne j$.`],
  ])('the other entries, by %s', (_, text) => {
    const found = verdicts(text);
    expect(found.at(-1)).toBe(`holds: ${others}`);
    expect(found.every((v) => v.startsWith('holds'))).toBe(true);
  });

  test('says where a claim holds', () => {
    const claim = judgeText(`If $i = j$ we get $${diagonal}$.`, checker).claims.at(-1);
    expect(claim!.because).toMatch(/where \$i = j\$/);
  });

  test('entries of a one-hot vector, bits and signs', () => {
    expect(
      verdicts(String.raw`Where $y_i = 1$, $L = -\log s_i$ and $\frac{\partial L}{\partial z_i} = s_i - 1$.`),
    ).toEqual([String.raw`holds: L = -\log s_i`, String.raw`holds: \frac{\partial L}{\partial z_i} = s_i - 1`]);
    expect(verdicts(String.raw`For $h_m = 1$ we have $h_m^2 + h_m = 2$.`)).toEqual(['holds: h_m^2 + h_m = 2']);
    expect(verdicts(String.raw`$\max(0, z_i) = z_i$ if $z_i > 0$.`)).toEqual([String.raw`holds: \max(0, z_i) = z_i`]);
  });

  test('what is wrong in its case fails, in a world of that case', () => {
    const claim = judgeText(
      String.raw`If $i = j$ we get $\frac{\partial s_i}{\partial z_j} = s_i (1 + s_i)$.`,
      checker,
    ).claims.at(-1);
    expect(claim!.verdict).toBe('fails');
    expect(claim!.because).toContain('where $i = j$');
    expect(claim!.counterexample!.values['i']).toBe(claim!.counterexample!.values['j']);
  });

  test('a case ends where the text goes on to something else', () => {
    const text = `If $i = j$, $${diagonal}$.\n\nAltogether the Jacobian is\n\n$$${diagonal}$$`;
    expect(verdicts(text)).toEqual([`holds: ${diagonal}`, `fails: ${diagonal}`]);
  });

  test('what no world meets is a claim and fails', () => {
    expect(verdicts('Here $h_m = 2$.')).toEqual(['fails: h_m = 2']);
  });
});

test('how a random variable is made of another is no claim about every value of both', () => {
  const normal = checkerOf(String.raw`
variables: {z: {real: scalar}, e: {real: scalar}}
parameters: {m: real, s: positive}
densities: {'q(z)': {normal: ['m', 's^2']}, 'r(e)': {normal: ['0', '1']}}
`);
  const claims = judgeText(
    String.raw`With $z = m + s e$, $\mathbb{E}_{q(z)}[z^2] = \mathbb{E}_{r(e)}[(m + s e)^2]$.`,
    normal,
  ).claims;
  expect(claims.filter((c) => c.standing !== 'condition').map((c) => c.verdict)).toEqual(['holds']);
});

test('dots between two relations leave the way out', () => {
  expect(verdicts(String.raw`$$\frac{\partial s_i}{\partial z_j} = \dots = s_i (\mathbb{1}[i = j] - s_j)$$`)).toEqual([
    String.raw`holds: \frac{\partial s_i}{\partial z_j} = s_i (\mathbb{1}[i = j] - s_j)`,
  ]);
  expect(verdicts(String.raw`$$\sum_i s_i = \cdots = 2$$`)).toEqual([String.raw`fails: \sum_i s_i = 2`]);
});
