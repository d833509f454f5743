import { judge, problemNamed, verdicts } from './numeric';

/** All quantities of a problem that are not right, as a student's whole answer comes out. */
const notRight = (problem: string, text: string): Record<string, string> =>
  Object.fromEntries(Object.entries(verdicts(judge(problemNamed(problem), text))).filter(([, v]) => v !== 'right'));

describe('answers as students lay them out, all right', () => {
  test.each([
    [
      'a heading for each layer, and the numbers below it',
      'conv-shapes',
      String.raw`**Layer 1**

Output: $\frac{64-4}{2}+1=31$, shape $31 \times 31 \times 10$. Parameters: $4\cdot4\cdot3\cdot10+10 = 490$

**Layer 2**

Output: $\lfloor\frac{31+4-3}{4}\rfloor+1=9$, shape $9 \times 9 \times 20$. Parameters: $3\cdot3\cdot10\cdot20+20=1820$

**Layer 3**

Effective kernel 5. Output: $3$, shape $3\times3\times10$. Parameters: $1810$`,
    ],
    [
      'sentences',
      'conv-shapes',
      `The output of L_1 has height (64-4)/2+1 = 31, so x_1 has shape 31x31x10 and L_1 has (4*4*3+1)*10 = 490 parameters.
The output of L_2 has height floor((31+4-3)/4)+1 = 9, so x_2 has shape 9x9x20 and L_2 has (3*3*10+1)*20 = 1820 parameters.
The output of L_3 has height (9-5)/2+1 = 3, so x_3 has shape 3x3x10 and L_3 has (3*3*20+1)*10 = 1810 parameters.`,
    ],
    [
      'a list with the counts in brackets',
      'conv-shapes',
      String.raw`- $x_1$: $31\times 31\times 10$ ($490$ parameters)
- $x_2$: $9\times 9\times 20$ ($1820$ parameters)
- $x_3$: $3\times 3\times 10$ ($1810$ parameters)`,
    ],
    [
      'a table with other numbers beside those that are asked for',
      'convnet-parameters',
      `Layer | Output | Params
--- | --- | ---
Conv1 | 28x28x6 | 156
Pool1 | 14x14x6 | 0
Conv2 | 10x10x16 | 2,416
Pool2 | 5x5x16 | 0
Flatten | 400 | 0
FC1 | 120 | 48,120
FC2 | 10 | 1,210
Total | | 51,902`,
    ],
    [
      'what NumPy prints',
      'lstm-step',
      `f_t = [0.9933 0.0573]
i_t = [0.1419 0.9918]
C~_t = [0.9990 0.7616]
C_t = [-0.3549 0.7726]
o_t = [0.8176 0.9802]
h_t = [-0.2786 0.6356]`,
    ],
    [
      'products of named values on lines of their own',
      'lstm-step',
      String.raw`$$f_t = \sigma(W_f[h_{t-1},x_t]+b_f) = \begin{bmatrix}0.9933\\0.0573\end{bmatrix}$$
$$f_t \odot C_{t-1} = \begin{bmatrix}-0.4967\\0.0172\end{bmatrix}$$
$$i_t = \begin{bmatrix}0.1419\\0.9918\end{bmatrix}, \tilde{C}_t = \begin{bmatrix}0.9990\\0.7616\end{bmatrix}$$
$$i_t \odot \tilde C_t = \begin{bmatrix}0.1418\\0.7553\end{bmatrix}$$
$$C_t = \begin{bmatrix}-0.3549\\0.7726\end{bmatrix}$$ $$\tanh(C_t)=\begin{bmatrix}-0.3407\\0.6485\end{bmatrix}$$
$$o_t = \begin{bmatrix}0.8176\\0.9802\end{bmatrix}$$
$$h_t = o_t \odot \tanh(C_t) = \begin{bmatrix}-0.2786\\0.6356\end{bmatrix}$$`,
    ],
    [
      'functions in running text',
      'rnn-step',
      'h1 = tanh([-1.3, 0.6]) = [-0.8617, 0.5370]; h2 = tanh([-1.1048, -0.3257]) = [-0.8022, -0.3146]; y = 1.5*(-0.8022) + 0.3146 + 0.2 = -0.6887',
    ],
    [
      'matrices in running text',
      'attention',
      `S = QK^T/sqrt(2) = [[0.7071, 0, 1.4142],[1.4142, 1.4142, 0]]
A = softmax(S) = [[0.284, 0.140, 0.576],[0.446,0.446,0.108]]
O = AV = [[0.704, 1.004],[1.783, 0.554]]`,
    ],
    ['letters in running text', 'pooled-shape', 'After pooling we have one value per filter, so N x F x 1.'],
    ['a length for a shape', 'convolution-shape', "$Y_{n,f}$ has length $\\frac{H - H'}{1} + 1$"],
    ['a formula on the way', 'convolution-shape', "$H_{out} = H - H' + 1$, so the output is (N, F, H - H' + 1)."],
  ])('%s', (_, problem, text) => {
    expect(notRight(problem, text)).toEqual({});
    expect(judge(problemNamed(problem), text).claims.filter((c) => c.verdict === 'fails')).toEqual([]);
  });
});

test('the numbers of a question that is repeated are no answer', () => {
  const text = String.raw`Compute the shapes of x_1, x_2, x_3 and the numbers of parameters of layer L_1, L_2 and L_3. Mind the bias (5 points).

Let input x be a matrix with shape of $64 \times 64 \times 3$,
layer L_1 with 10 4 × 4 filters with stride=2, no padding, dilation=1;

I do not know.`;
  expect(new Set(Object.values(notRight('conv-shapes', text)))).toEqual(new Set(['missing']));
});

test('a function of a value is not the value', () => {
  const text = String.raw`$\tanh(C_t) = (-0.3407, 0.6485)$ and $C_t = (-0.3549, 0.7726)$, $\sigma(C_t) = (0.4122, 0.6841)$`;
  expect(verdicts(judge(problemNamed('lstm-step'), text)).C_t).toBe('right');
});

test('a softmax down the columns is a mistake of the weights, and its equality is left to a person', () => {
  const text = String.raw`$A = \mathrm{softmax}(S) = \begin{pmatrix} 0.330 & 0.196 & 0.804 \\ 0.670 & 0.804 & 0.196 \end{pmatrix}$
with $S = \begin{pmatrix} 0.707 & 0 & 1.414 \\ 1.414 & 1.414 & 0 \end{pmatrix}$`;
  const judged = judge(problemNamed('attention'), text);
  expect(verdicts(judged).A).toBe('mistake over-the-queries');
  expect(judged.claims.map((c) => c.verdict)).toEqual(['undecided']);
});

describe('a value of the question that is copied', () => {
  const problem = problemNamed('lstm-step');
  const rest = '$f_t = (0.9933, 0.0573)$';

  test('rightly is not mentioned', () => {
    const names = judge(problem, `$x_t = (1, 0)^T$, $C_{t-1} = (-0.5, 0.3)$. ${rest}`).quantities.map((q) => q.name);
    expect(names).toEqual(problem.quantities.map((q) => q.name));
  });

  test('wrongly is told, and what follows is held against the copy', () => {
    // With h = (0.4, 0.2): W_f [h, x] + b_f = (1·0.4 + 2·0.2 + 4 + 1, -0.4 + 2·0.2 - 2) = (5.8, -2), σ of which is (0.9970, 0.1192).
    const judged = judge(problem, '$h_{t-1} = (0.4, 0.2)^T$ and so $f_t = (0.9970, 0.1192)$');
    expect(judged.quantities[0]).toMatchObject({ verdict: 'wrong', points: 0, expected: [0.4, -0.2] });
    expect(judged.quantities.find((q) => q.name === 'f_t')).toMatchObject({ verdict: 'follow-through' });
  });

  test('unreadably leaves to a person what rests on it, unless it is right', () => {
    const judged = judge(problem, `$h_{t-1} = (0.4, , 0.2$ and $f_t = (0.1, 0.2)$, $C_t = (-0.3549, 0.7726)$`);
    expect(verdicts(judged)).toMatchObject({ f_t: 'unreadable', C_t: 'right' });
    expect(judged.unclear).toBe(true);
  });
});
