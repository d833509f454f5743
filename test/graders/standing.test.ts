import { judgeText } from '../../graders/claims';
import { checkerOf } from '../worlds/judging';

const softmax = checkerOf(String.raw`
sizes: { C: [3, 4] }
parameters: { z: { vector: C } }
nodes:
  \Sigma_C: '\sum_{d=1}^C e^{z_d}'
  y_i: 'e^{z_i} / \Sigma_C'
indices: { i: C, j: C }
`);

const densities = checkerOf(String.raw`
variables: { x: { density: 3 }, z: { density: 3 } }
parameters: { a: real, b: real }
densities: { p: { joint: [x, z] }, q: { conditional: 'z | x' } }
functions: { 'L(a)': 'a^2 + b a' }
`);

const verdicts = (checker: typeof softmax, text: string): string[] =>
  judgeText(text, checker).claims.map(
    (c) => `${c.latex.replace(/\\partial /g, '∂').replace(/\s+/g, ' ')}: ${c.verdict}`,
  );
const last = (checker: typeof softmax, text: string): string => judgeText(text, checker).claims.at(-1)!.verdict;

// The Jacobian of softmax is y_i (1 - y_i) on the diagonal and -y_i y_j elsewhere (any textbook).
const D = String.raw`\frac{\partial y_i}{\partial z_j}`;
const DIAGONAL = `${D} = y_i (1 - y_i)`;
const ELSEWHERE = `${D} = -y_i y_j`;

test('how far an index runs is no condition: what is wrong for all of its values is wrong', () => {
  const wrong = String.raw`y_i = e^{z_i}`;
  for (const range of [String.raw`i = 1, \dots, C`, String.raw`i = 1, 2, \ldots, C`])
    expect(last(softmax, `$$${wrong}, \\qquad ${range}$$`)).not.toBe('holds');
  expect(verdicts(softmax, `$$${wrong}, \\qquad i = 1, \\dots, C.$$`)[0]).toBe(`${wrong}: fails`);
  const right = String.raw`y_i = \frac{e^{z_i}}{\Sigma_C}`;
  expect(verdicts(softmax, `$$${right}, \\qquad i = 1, \\dots, C.$$`)[0]).toBe(`${right}: holds`);
});

describe('claims of a case', () => {
  test.each([
    [`If $i = j$:\n\n$$${DIAGONAL}$$`],
    [`If $i \\neq j$,\n\n$$${ELSEWHERE}$$`],
    [`$${ELSEWHERE}$ for $i \\ne j$`],
    [`$$${ELSEWHERE} \\quad (i \\ne j)$$`],
    [`$$${ELSEWHERE}, \\quad i \\ne j$$`],
    [`$$${ELSEWHERE} \\qquad i \\ne j$$`],
    [`$$${ELSEWHERE} \\text{ if } i \\ne j$$`],
    [`$$i \\ne j: \\quad ${ELSEWHERE}$$`],
    [`$$\\text{if } i \\ne j: \\quad ${ELSEWHERE}$$`],
    [`When $i=j$ we have $${DIAGONAL}$, and $${ELSEWHERE}$ otherwise.`],
    [`**Case 2** ($i \\ne j$): $${ELSEWHERE}$.`],
    [`- for $i=j$: $${DIAGONAL}$\n- for $j \\ne i$: $${ELSEWHERE}$`],
    [
      `\\begin{align}\n\\text{Case } i=j:\\quad & ${DIAGONAL} \\\\\n\\text{Case } i\\neq j:\\quad & ${ELSEWHERE}\n\\end{align}`,
    ],
    [`\\begin{align}\n${D} &= y_i(1-y_i) && \\text{if } i=j\\\\\n${D} &= -y_i y_j && \\text{otherwise}\n\\end{align}`],
    [`\\begin{align}\n${D} &= y_i(1-y_i), & i=j\\\\\n&= -y_i y_j, & i \\ne j\n\\end{align}`],
  ])('%s', (text) => {
    const claims = judgeText(text, softmax).claims.filter((c) => c.standing !== 'condition');
    expect(claims.filter((c) => c.verdict !== 'holds').map((c) => `${c.latex}: ${c.because}`)).toEqual([]);
    expect(claims.every((c) => c.under !== undefined)).toBe(true);
  });

  test.each([
    [`If $i = j$:\n\n$$${ELSEWHERE}$$`],
    [`$${DIAGONAL}$ for $i \\ne j$`],
    [`$$${DIAGONAL} \\quad (i \\ne j)$$`],
    [`If $i \\ne j$, then $${ELSEWHERE}$. So in general $${ELSEWHERE}$.`],
    [`For $i \\ne j$ we have $${ELSEWHERE}$.\n\nThe Jacobian is therefore known: $${ELSEWHERE}$.`],
  ])('the wrong case is refuted where it is the case: %s', (text) => {
    expect(judgeText(text, softmax).claims.filter((c) => c.verdict === 'fails')).toHaveLength(1);
  });

  test('the counterexample meets the condition', () => {
    const { counterexample } = judgeText(`If $i = j$:\n\n$$${ELSEWHERE}$$`, softmax).claims.at(-1)!;
    const { values } = counterexample!;
    expect(values.i).toBeDefined();
    expect(values.i).toBe(values.j);
  });

  test('a value that is drawn from a continuum is put in its place', () =>
    expect(last(densities, 'For $b = 0$ we have $L(a) = a^2$.')).toBe('holds'));

  test('a condition that no world meets leaves the claim to a person', () =>
    expect(last(densities, 'If $p(x|z) = p(x)$ then $p(x,z) = p(x)p(z)$.')).toBe('undecided'));

  test('what holds anyway holds under any condition', () =>
    expect(last(densities, 'If $p(x|z) = p(x)$ then $p(x,z) = p(x|z)p(z)$.')).toBe('holds'));
});

describe('what is no claim', () => {
  test('conditions, assumptions, goals and denials are not called wrong', () => {
    const text = [
      'The bound is tight if $q(z|x) = p(z|x)$.',
      'We want to show that $p(x,z) = p(x)p(z)$.',
      'It is not true that $p(x|z) = p(z|x)$.',
      'Assume $p(x) = p(z)$.',
    ].join('\n\n');
    expect(verdicts(densities, text).filter((v) => !v.endsWith('undecided'))).toEqual([]);
  });

  test('what may rest on an assumption goes to a person, what does not is refuted', () => {
    const text = 'Suppose that $p(z) = 1$. Then $p(x,z) = p(x|z)$, and $a b = a + b$.';
    expect(verdicts(densities, text)).toEqual([
      'p(z) = 1: undecided',
      'p(x,z) = p(x|z): undecided',
      'a b = a + b: fails',
    ]);
  });

  test('a derivative that is set to zero is not claimed to be zero', () => {
    const text = String.raw`Setting the derivative to zero, $$\frac{dL}{da} = 2a + b = 0$$`;
    expect(verdicts(densities, text).map((v) => v.replace(/^.*: /, ''))).toEqual(['holds', 'undecided']);
    expect(last(densities, String.raw`$$\frac{dL}{da} \overset{!}{=} 0$$`)).toBe('undecided');
    expect(last(densities, String.raw`Therefore $$\frac{dL}{da} = 0$$`)).toBe('fails');
    expect(verdicts(densities, String.raw`$$\frac{dL}{da} = 0 \Rightarrow a = -b/2$$`)).toEqual([
      String.raw`\frac{dL}{da} = 0: undecided`,
      'a = -b/2: holds',
    ]);
  });
});
