import { checkerOf, describeClaims, judged } from '../judging';

/** A convolution over text: sentences, channels and filters; the output is given entry by entry. */
const layer = String.raw`
sizes: {N: [2, 3], C: [2, 4], F: [2, 5], H: [6, 8], K: [2, 4]}
parameters:
  X: {tensor: [N, C, H]}
  W: {tensor: [F, C, K]}
  b: {vector: F}
  a: real
  Y: {is: 'b_f + \sum_{c=1}^C \sum_{k=1}^K X_{n,c,t+k-1} W_{f,c,k}', at: [n, f, t], tensor: [N, F, H - K + 1]}
functions:
  '*': {convolution: valid, over: 1}
  '*_{\text{filt}}': {convolution: valid, over: 1}
  '\star': {convolution: valid, flip: true, over: 1}
  \mathrm{conv1d}: {convolution: valid, over: 1}
indices: {n: N, f: F, c: C, t: H - K + 1}
ignore: ['\text{conv}', in]
`;

describeClaims('a layer in operators', layer, {
  holds: [
    String.raw`Y_{n,f} = \sum_c X_{n,c} *_{\text{filt}} W_{f,c}^{\text{conv}} + b_f`,
    String.raw`Y_{n,f} = \sum_{c=1}^C X_{n,c} * W^{conv}_{f,c} + b_f`,
    String.raw`Y_{n,f} = b_f + \sum_{c \in [C]} X_{n,c} \ast W_{\text{conv},f,c}`,
    String.raw`Y_{n,f} = \sum_c X^{in}_{n,c} \mathbin{*} W_{f,c} + b_f \mathbf{1}`,
    String.raw`Y_{n,f} = \sum_c X_{n,c} {*} W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_c X_{n,c} \underset{\text{valid}}{*} W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_c X_{n,c} \ast_{valid} W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_c \mathrm{conv1d}(X_{n,c}, W_{f,c}) + b_f`,
    String.raw`Y_{n,f} = \sum_c \text{conv1d}(X_{n,c}, W_{f,c}) + b_f`,
    String.raw`Y_{n,f,:} = \sum_c X_{n,c,:} * W_{f,c,:} + b_f`,
    String.raw`Y^{(n)}_f = \sum_c X^{(n)}_c * W^{(f)}_c + b_f`,
    String.raw`Y^n_f = \sum_c X^n_c * W^f_c + b_f`,
    String.raw`Y_{nf} = \sum_c X_{nc} * W_{fc} + b_f`,
    // The channels are summed over where the operands have them.
    String.raw`Y_{n,f} = X_n * W_f + b_f`,
    // The kernel is the shorter one, on whichever side it stands.
    String.raw`Y_{n,f} = \sum_c W_{f,c} * X_{n,c} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c (X_{n,c} * W_{f,c})_t + b_f`,
    // Linear in both operands, and juxtaposed factors bind first.
    String.raw`a X_{n,c} * W_{f,c} = X_{n,c} * a W_{f,c}`,
    String.raw`X_{n,c} * -W_{f,c} = -X_{n,c} * W_{f,c}`,
    String.raw`(\sum_c X_{n,c}) * W_{f,1} = \sum_c X_{n,c} * W_{f,1}`,
    // Between numbers the sign multiplies, as ever.
    String.raw`a * b_f = a b_f`,
    String.raw`Y_{n,f,t} = \sum_{c,k} X_{n,c,t+k-1} * W_{f,c,k} + b_f`,
  ],
  fails: [
    String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c}`,
    String.raw`Y_{n,f} = X_{n,c} * W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_n X_{n,c} * W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_f X_{n,c} * W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_c (X_{n,c} * W_{f,c} + b_f)`,
    String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c} - b_f`,
    String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c} + b_1`,
    // The kernel turned round.
    String.raw`Y_{n,f} = \sum_c X_{n,c} \star W_{f,c} + b_f`,
    // Indices in the wrong order: refuted where the lengths are equal.
    String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{c,f} + b_f`,
    String.raw`Y_{n,f} = \sum_c X_{c,n} * W_{f,c} + b_f`,
    String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c} + b_n`,
    String.raw`Y_{f,n} = \sum_c X_{n,c} * W_{f,c} + b_f`,
  ],
  undecided: [
    [String.raw`Y_{n,f} = \sum_c X_{n,c} \circledast W_{f,c} + b_f`, /sign \$\\circledast\$ is not declared/],
    [String.raw`Y_{n,f} = \sum_c X_{n,c} *_{\text{other}} W_{f,c} + b_f`, /\$\*_\{other\}\$ is not declared/],
    [String.raw`Y_{n,f} = \sum_c X_{n,c} W_{f,c} + b_f`, /transposed/],
    [String.raw`Y = X * W + b`, /cannot be convolved along the last axis/],
    [String.raw`Y_{n,f} = X_n * W_{f,c} + b_f`, /cannot be convolved/],
    [String.raw`Y_n = \sum_c X_{n,c} * W_{f,c}`, /shapes do not fit/],
    // A number beside a vector that is no feature map stays a mistake.
    [String.raw`b + a = a + b`, /added/],
    [String.raw`X W = W X`, /array of .* cannot be multiplied/],
    [String.raw`X^T = X`, /array of .* cannot be transposed/],
    [String.raw`X_{n,c,t,k} = 0`, /cannot take 4 indices/],
  ],
});

describeClaims('a layer entry by entry', layer, {
  holds: [
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t+k-1} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,i} = b_f + \sum_{c=1}^C \sum_{j} W_{f,c,j} X_{n,c,i+j-1}`,
    String.raw`Y_{nft} = \sum_{ck} X_{nc,t+k-1} W_{fck} + b_f`,
    String.raw`Y_{n,f}[t] = \sum_c \sum_{k=1}^K X_{n,c}[t+k-1] W_{f,c}[k] + b_f`,
    String.raw`Y_{n,f}(t) = \sum_c \sum_{k=1}^K X_{n,c}(t+k-1) W_{f,c}(k) + b_f`,
    String.raw`Y[n, f, t] = \sum_{c,k} X[n, c, t+k-1] * W[f, c, k] + b[f]`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{s=t}^{t+K-1} X_{n,c,s} W_{f,c,s-t+1} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c W_{f,c}^T X_{n,c,t:t+K-1} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c W_{f,c} \cdot X_{n,c,t:t+K-1} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k'=1}^{K} X_{n,c,t+k'-1} W_{f,c,k'} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k+1} + b_f`,
    String.raw`Y_{n,:,1} = Y_{n,:,t} + Y_{n,:,1} - Y_{n,:,t}`,
    String.raw`(X_n)_{c,t} = X_{n,c,t}`,
    String.raw`\sum_t X_{n,c,t}^2 = \|X_{n,c}\|^2`,
  ],
  fails: [
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t+k-1} W_{f,c,K-k+1} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t+k} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t+k-1} W_{f,k,c} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t+K-k} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c W_{f,c} \cdot X_{n,c,t:t+K-1}`,
  ],
  undecided: [
    // Every term lies outside of the array somewhere: there is nothing to compare.
    [String.raw`Y_{n,f,t} = \sum_c \sum_{k=1}^K X_{n,c,t+k+H} W_{f,c,k} + b_f`, /finite value/],
    [String.raw`Y_{n,f,t} = \sum_c W_{f,c} \cdot X_{n,c,t:2t} + b_f`, /length of this range changes/],
  ],
});

describeClaims('indices from 0', layer, {
  holds: [
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_{c=0}^{C-1} \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_{c=1}^{C} \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k \in \{0, \dots, K-1\}} X_{n,c,t+k} W_{f,c,k} + b_f`,
    String.raw`Y_{n,f} = \sum_{c=0}^{C-1} X_{n,c} * W_{f,c} + b_f`,
    String.raw`Y_{n,f,h} = \sum_c \sum_{h'=0}^{K-1} X_{n,c,h+h'} W_{f,c,h'} + b_f`,
    String.raw`\sum_{k=1}^K W_{f,c,k} = \sum_{k=0}^{K-1} W_{f,c,k}`,
    String.raw`\sum_{f=0}^{F-1} b_f = \sum_f b_f`,
  ],
  fails: [
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,K-1-k} + b_f`,
    String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k}`,
    String.raw`Y_{n,f,t} = \sum_{c=0}^{C-2} \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k} + b_f`,
  ],
  undecided: [
    // Right if the arrays are counted from 0 and t from 1.
    [String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K-1} X_{n,c,t-1+k} W_{f,c,k} + b_f`, /some from 1/],
    [String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K} X_{n,c,t+k} W_{f,c,k} + b_f`, /finite value/],
    // As a number an index is what it is counted from.
    [String.raw`t \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k} = t \sum_{k=1}^K X_{n,c,t+k-1} W_{f,c,k}`, /finite value/],
  ],
});

describe('what is said about a reading', () => {
  const checker = checkerOf(layer);
  const because = (latex: string): string =>
    judged(checker, latex)
      .map((c) => c.because)
      .join();

  test('a number that was spread over an array', () =>
    expect(because(String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c} + b_f`)).toMatch(
      /\$b_\{f\}\$ was added to every entry/,
    ));
  test('where indices were counted from 0', () =>
    expect(because(String.raw`Y_{n,f,t} = \sum_c \sum_{k=0}^{K-1} X_{n,c,t+k} W_{f,c,k} + b_f`)).toMatch(
      /read with \$k\$, \$t\$ counted from 0/,
    ));
  test('channels that were summed over', () =>
    expect(because(String.raw`Y_{n,f} = X_n * W_f + b_f`)).toMatch(/sum over the channels/));
  test('nothing where nothing surprises', () =>
    expect(because(String.raw`Y_{n,f,t} = \sum_{c,k} X_{n,c,t+k-1} W_{f,c,k} + b_f`)).toBe(
      'both sides agree in 24 random worlds',
    ));

  test('a counterexample shows the parts of the arrays that the claim speaks of, and is right', () => {
    const [claim] = judged(checker, String.raw`Y_{n,f} = \sum_c X_{n,c} * W_{f,c}`);
    const { values, left, right } = claim!.counterexample! as unknown as {
      values: { 'X_{n}': number[][]; 'W_{f}': number[][]; b: number[]; f: number };
      left: number[];
      right: number[];
    };
    expect(Object.keys(values).sort()).toEqual(['W_{f}', 'X_{n}', 'b', 'f', 'n']);
    const [x, w] = [values['X_{n}'], values['W_{f}']];
    const byHand = right.map((_, t) =>
      w.reduce((sum, row, c) => sum + row.reduce((s, weight, k) => s + weight * x[c]![t + k]!, 0), 0),
    );
    byHand.forEach((v, t) => {
      expect(right[t]).toBeCloseTo(v, 3);
      expect(left[t]).toBeCloseTo(v + values.b[values.f - 1]!, 3);
    });
  });
});

describeClaims(
  'images',
  String.raw`
sizes: {C: 2, F: 3, A: [4, 5], B: [5, 6], P: 2, Q: 3}
parameters:
  X: {tensor: [C, A, B]}
  K: {tensor: [F, C, P, Q]}
  b: {vector: F}
  Y:
    is: 'b_f + \sum_c \sum_{m=1}^P \sum_{l=1}^Q X_{c,i+m-1,j+l-1} K_{f,c,m,l}'
    at: [f, i, j]
    tensor: [F, A - P + 1, B - Q + 1]
functions:
  '*': {convolution: valid, over: 2}
  '\otimes': {convolution: valid, flip: true, over: 2}
indices: {f: F, c: C}
`,
  {
    holds: [
      String.raw`Y_f = \sum_c X_c * K_{f,c} + b_f`,
      String.raw`Y_f = X * K_f + b_f`,
      String.raw`Y_{f,i,j} = b_f + \sum_c \sum_m \sum_l X_{c,i+m-1,j+l-1} K_{f,c,m,l}`,
      String.raw`Y_{f,i,j} = b_f + \sum_{c,m,n} K_{f,c,m,n} X_{c,i+m-1,j+n-1}`,
      String.raw`Y_{f,i,j} = b_f + \sum_c \sum_{m=0}^{P-1} \sum_{n=0}^{Q-1} X_{c,i+m,j+n} K_{f,c,m,n}`,
      String.raw`(X_c \otimes K_{f,c})_{i,j} = \sum_{m=1}^P \sum_{l=1}^Q X_{c,i+m-1,j+l-1} K_{f,c,P-m+1,Q-l+1}`,
    ],
    fails: [
      String.raw`Y_f = \sum_c X_c \otimes K_{f,c} + b_f`,
      String.raw`Y_{f,i,j} = b_f + \sum_c \sum_m \sum_l X_{c,i+l-1,j+m-1} K_{f,c,m,l}`,
      String.raw`Y_{f,i,j} = b_f + \sum_m \sum_l X_{c,i+m-1,j+l-1} K_{f,c,m,l}`,
      String.raw`Y_f = \sum_c X_c * K_{f,c}`,
    ],
  },
);

describeClaims(
  'strides, gaps and ends',
  String.raw`
sizes: {H: [9, 12], K: [2, 3], s: [2, 3], d: 2}
parameters:
  x: {vector: H}
  w: {vector: K}
  y: {is: '\sum_k x_{s(t-1)+k} w_k', at: t, tensor: '\lfloor (H - K) / s \rfloor + 1'}
functions:
  '*_s': {convolution: valid, stride: s}
  '*_d': {convolution: valid, dilation: d}
  '*': {convolution: full, flip: true}
  '\star': {convolution: same}
`,
  {
    holds: [
      String.raw`y = x *_s w`,
      String.raw`y_t = \sum_{k=1}^K x_{s(t-1)+k} w_k`,
      String.raw`y_t = \sum_{k=1}^K x_{st-s+k} w_k`,
      String.raw`y_t = \sum_{k=0}^{K-1} x_{st+k} w_k`,
      String.raw`(x *_d w)_t = \sum_{k=1}^K x_{t+d(k-1)} w_k`,
      String.raw`x * w = w * x`,
      String.raw`(x * w) * w = x * (w * w)`,
      String.raw`(x * w)_1 = x_1 w_1`,
      String.raw`(x * w)_2 = x_1 w_2 + x_2 w_1`,
      String.raw`(x * w)_{H+K-1} = x_H w_K`,
      String.raw`\sum_t (x * w)_t = (\sum_i x_i)(\sum_k w_k)`,
      String.raw`x \star w + x = x + x \star w`,
      // What a word below the sign says about the ends replaces what is declared.
      String.raw`(x *_{\text{valid}} w)_t = \sum_{k=1}^K x_{t+K-k} w_k`,
    ],
    fails: [
      String.raw`y_t = \sum_{k=1}^K x_{st+k} w_k`,
      String.raw`y_t = \sum_{k=1}^K x_{t-1+k} w_k`,
      String.raw`(x *_d w)_t = \sum_{k=1}^K x_{t+k-1} w_k`,
      String.raw`(x * w)_2 = x_1 w_1 + x_2 w_2`,
    ],
    undecided: [
      [String.raw`x * w = x`, /shapes do not fit/],
      [String.raw`x *_{\text{valid}} w = w *_{\text{valid}} x + w`, /cannot be added/],
    ],
  },
);

describeClaims(
  'sets of numbers',
  String.raw`
sizes: {N: [2, 3], M: [4, 5]}
parameters: {x: {vector: N}, A: {matrix: [N, M]}, X: {tensor: [N, M, 2]}, a: real}
indices: {i: N}
`,
  {
    holds: [
      String.raw`\sum_{i \in [N]} x_i = \sum_{i=1}^N x_i`,
      String.raw`\sum_{i \in N} x_i = \sum_{i=1}^N x_i`,
      String.raw`\sum_{i \in [N-1]} x_i = \sum_{i=1}^N x_i - x_N`,
      String.raw`\sum_{i \in \{1, \dots, N\} - \{N\}} x_i = \sum_{i \in [N-1]} x_i`,
      String.raw`x \in \mathbb{R}^N`,
      String.raw`A \in \mathbb{R}^{N \times M}`,
      String.raw`A A^T x \in \mathbb{R}^{N}`,
      String.raw`X_1 \in \mathbb{R}^{M \times 2}`,
      String.raw`x^T \in \mathbb{R}^{1 \times N}`,
    ],
    fails: [String.raw`\sum_{i \in [N]} x_i = x_N`, String.raw`\sum_{i \in [N-1]} x_i = \sum_i x_i`],
    undecided: [
      [String.raw`x \in \mathbb{R}^M`, /set holds a vector/],
      [String.raw`A \in \mathbb{R}^{M \times N}`, /set holds a .* matrix/],
      [String.raw`a \in \mathbb{R}`, /not evaluated/],
    ],
  },
);

describeClaims(
  'without a declared sign a star multiplies',
  String.raw`
parameters: {x: {vector: N}, A: {matrix: [N, N]}, a: real, c: real, Z: {tensor: [N, M, 2]}}
`,
  {
    holds: [String.raw`a * c = c * a`, String.raw`a * x = x * a`, String.raw`A * x = A x`, String.raw`2 * Z = Z + Z`],
    undecided: [
      [String.raw`x *_{\text{filt}} x = 0`, /is not declared/],
      // No convolution is declared, so no bias is spread.
      [String.raw`Z_{1,2} + a = a + Z_{1,2}`, /added/],
    ],
  },
);
