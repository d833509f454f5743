import { checkerFor, readWorldFile } from '../../../worlds';
import { checkerOf, describeClaims, judged } from '../judging';

const recurrent = String.raw`
sizes: {T: 3, H: [2, 3], D: [2, 4], K: [2, 4]}
parameters:
  x: {matrix: [T, D]}
  y: {matrix: [T, K]}
  W_{hh}: {matrix: [H, H]}
  W_{xh}: {matrix: [H, D]}
  W_{hy}: {matrix: [K, H]}
  b_h: {vector: H}
  h_0: {vector: H}
nodes:
  h_t: '\tanh(W_{hh} h_{t-1} + W_{xh} x_t + b_h)'
  o_t: 'W_{hy} h_t'
  L_t: '\frac12 \|o_t - y_t\|^2'
  L: '\sum_{t=1}^T L_t'
indices: {t: T, i: H, j: H, k: T}
`;

describeClaims('a recurrent network through time', recurrent, {
  holds: [
    String.raw`h_1 = \tanh(W_{hh} h_0 + W_{xh} x_1 + b_h)`,
    String.raw`L = L_1 + L_2 + L_3`,
    String.raw`\frac{\partial h_t}{\partial h_{t-1}} = \mathrm{diag}(1 - h_t^2) W_{hh}`,
    String.raw`\frac{\partial h_t}{\partial h_{t-1}} = W_{hh}^T \mathrm{diag}(1 - h_t^2)`,
    String.raw`\frac{\partial h_{t,i}}{\partial h_{t-1,j}} = (1 - h_{t,i}^2) (W_{hh})_{ij}`,
    String.raw`\frac{\partial h_t}{\partial h_t} = I`,
    String.raw`\frac{\partial h_1}{\partial h_2} = 0`,
    String.raw`\frac{\partial h_1}{\partial h_0} = \mathrm{diag}(1 - h_1^2) W_{hh}`,
    String.raw`\frac{\partial h_3}{\partial h_1} = \frac{\partial h_3}{\partial h_2} \frac{\partial h_2}{\partial h_1} = \mathrm{diag}(1 - h_3^2) W_{hh} \mathrm{diag}(1 - h_2^2) W_{hh}`,
    // Matrices do not commute: the product goes from the last step to the first, or is laid out the other way round.
    String.raw`\frac{\partial h_T}{\partial h_1} = \prod_{k=2}^T \frac{\partial h_k}{\partial h_{k-1}}`,
    String.raw`\frac{\partial h_T}{\partial h_t} = \frac{\partial h_T}{\partial h_{T-1}} \frac{\partial h_{T-1}}{\partial h_{T-2}} \cdots \frac{\partial h_{t+1}}{\partial h_t}`,
    String.raw`\frac{\partial h_T}{\partial h_t} = \frac{\partial h_T}{\partial h_{T-1}} \cdots \frac{\partial h_{t+1}}{\partial h_t}`,
    String.raw`\frac{\partial L_T}{\partial h_t} = \frac{\partial h_{t+1}}{\partial h_t} \frac{\partial h_{t+2}}{\partial h_{t+1}} \cdots \frac{\partial o_T}{\partial h_T} \frac{\partial L_T}{\partial o_T}`,
    String.raw`\frac{\partial L}{\partial o_t} = o_t - y_t`,
    String.raw`\frac{\partial L}{\partial h_T} = W_{hy}^T (o_T - y_T)`,
    String.raw`\frac{\partial L}{\partial h_t} = W_{hy}^T (o_t - y_t) + \left(\frac{\partial h_{t+1}}{\partial h_t}\right)^T \frac{\partial L}{\partial h_{t+1}}`,
    String.raw`\frac{\partial L}{\partial W_{hy}} = \sum_{t=1}^T (o_t - y_t) h_t^T`,
    String.raw`\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^T \mathrm{diag}(1 - h_t^2) \frac{\partial L}{\partial h_t} h_{t-1}^T`,
    String.raw`\frac{\partial L}{\partial b_h} = \sum_{t=1}^T \mathrm{diag}(1 - h_t^2) \frac{\partial L}{\partial h_t}`,
    // Pascanu, Mikolov & Bengio (2013), (3)-(5), with their sign for the immediate derivative and without it.
    String.raw`\frac{\partial L_3}{\partial W_{hh}} = \sum_{k=1}^3 \frac{\partial L_3}{\partial h_3} \frac{\partial h_3}{\partial h_k} \frac{\partial^+ h_k}{\partial W_{hh}}`,
    String.raw`\frac{\partial L_3}{\partial W_{hh}} = \sum_{k=1}^3 \frac{\partial L_3}{\partial h_3} \frac{\partial h_3}{\partial h_k} \frac{\partial h_k}{\partial W_{hh}}`,
    String.raw`\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^T \frac{\partial L}{\partial h_t} \frac{\partial^+ h_t}{\partial W_{hh}}`,
    String.raw`\frac{\partial L_2}{\partial W_{hh}} = \frac{\partial L_2}{\partial h_2} \frac{\partial h_2}{\partial W_{hh}}`,
    String.raw`\frac{\partial^+ h_{t,i}}{\partial (b_h)_j} = (1 - h_{t,i}^2) \delta_{ij}`,
  ],
  fails: [
    String.raw`\frac{\partial h_t}{\partial h_{t-1}} = \mathrm{diag}(1 - h_{t-1}^2) W_{hh}`,
    String.raw`\frac{\partial h_t}{\partial h_{t-1}} = W_{hh} \mathrm{diag}(1 - h_t^2)`,
    String.raw`\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^T \frac{d L}{d h_t} \frac{d h_t}{d W_{hh}}`,
    String.raw`\frac{\partial L}{\partial W_{hy}} = (o_T - y_T) h_T^T`,
    // What comes through later steps is lost.
    String.raw`\frac{\partial L}{\partial h_t} = W_{hy}^T (o_t - y_t)`,
    String.raw`\frac{\partial L}{\partial W_{hh}} = \sum_{t=1}^T \mathrm{diag}(1 - h_t^2) W_{hy}^T (o_t - y_t) h_{t-1}^T`,
    String.raw`\frac{\partial h_{2,i}}{\partial (b_h)_j} = (1 - h_{2,i}^2) \delta_{ij}`,
    String.raw`\frac{\partial^+ h_2}{\partial h_0} = \mathrm{diag}(1 - h_2^2) W_{hh} \mathrm{diag}(1 - h_1^2) W_{hh}`,
    String.raw`\frac{\partial h_3}{\partial h_1} = \frac{\partial h_3}{\partial h_2} \frac{\partial h_2}{\partial h_1} = W_{hh} W_{hh}`,
    // Of its own formula h_3 does not speak of h_1 at all: that both sides vanish so is no reading.
    String.raw`\frac{\partial h_T}{\partial h_1} = \prod_{k=2}^T \frac{\partial h_t}{\partial h_{k-1}}`,
  ],
  undecided: [
    [
      String.raw`\frac{\partial h_t}{\partial h_{t-1}} = W_{hh} \tanh'(W_{hh} h_{t-1} + W_{xh} x_t + b_h)`,
      /true for a scalar state only: both sides agree where \$H = 1\$/,
    ],
    [
      String.raw`\frac{\partial h_T}{\partial h_t} = W_{hh} \tanh'(W_{hh} h_t + W_{xh} x_{t+1} + b_h) \cdot W_{hh} \tanh'(W_{hh} h_{t+1} + W_{xh} x_{t+2} + b_h) \cdots W_{hh} \tanh'(W_{hh} h_{T-1} + W_{xh} x_T + b_h)`,
      /true for a scalar state only/,
    ],
  ],
});

describe('a claim that is true for a scalar state only', () => {
  const because = (latex: string): string => {
    const [claim] = judged(checkerOf(recurrent), latex);
    return `${claim!.verdict}: ${claim!.because}`;
  };

  test('is told so beside its counterexample', () => {
    expect(because(String.raw`\frac{\partial h_t}{\partial h_{t-1}} = W_{hh} \mathrm{diag}(1 - h_t^2)`)).toMatch(
      /^fails: .*true for a scalar state only: both sides agree where \$H = 1\$/,
    );
  });
  test('is false where it is false of numbers too', () => {
    const product = String.raw`W_{hh} \tanh'(W_{hh} h_1 + W_{xh} x_2 + b_h) \cdot W_{hh} \tanh'(W_{hh} h_2 + W_{xh} x_3 + b_h)`;
    expect(because(String.raw`\frac{\partial h_3}{\partial h_1} = ${product}`)).toMatch(
      /^undecided: .*true for a scalar state only/,
    );
    expect(because(String.raw`\frac{\partial h_3}{\partial h_1} = ${product} + W_{hy}`)).toMatch(
      /^fails: .*the shapes fit for a scalar state only/,
    );
  });
  test('outside of derivatives shapes that do not fit stay undecided', () => {
    expect(because(String.raw`W_{hy} W_{hh} = W_{hh} W_{hy} + 1`)).toMatch(/^undecided/);
  });
  test('says nothing of claims that are wrong for every size', () => {
    expect(
      because(String.raw`\frac{\partial h_t}{\partial h_{t-1}} = 2 \, \mathrm{diag}(1 - h_t^2) W_{hh}`),
    ).not.toMatch(/only/);
  });
});

describeClaims(
  'one step of an LSTM',
  String.raw`
sizes: {T: 2, H: [2, 3], D: [2, 4]}
parameters:
  x: {matrix: [T, D]}
  W_f: {matrix: [H, H]}
  W_i: {matrix: [H, H]}
  W_o: {matrix: [H, H]}
  W_g: {matrix: [H, H]}
  U: {matrix: [H, D]}
  h_0: {vector: H}
  c_0: {vector: H}
functions: {\sigma: sigmoid, \ell: smooth}
nodes:
  z_t^f: 'W_f h_{t-1} + U x_t'
  f_t: '\sigma(z_t^f)'
  i_t: '\sigma(W_i h_{t-1} + U x_t)'
  o_t: '\sigma(W_o h_{t-1} + U x_t)'
  g_t: '\tanh(W_g h_{t-1} + U x_t)'
  c_t: 'f_t \odot c_{t-1} + i_t \odot g_t'
  h_t: 'o_t \odot \tanh(c_t)'
  L: '\ell(h_T)'
indices: {t: T}
`,
  {
    holds: [
      String.raw`c_1 = f_1 \odot c_0 + i_1 \odot g_1`,
      String.raw`\frac{\partial c_t}{\partial f_t} = \mathrm{diag}(c_{t-1})`,
      String.raw`\frac{\partial c_t}{\partial i_t} = \mathrm{diag}(g_t)`,
      String.raw`\frac{\partial h_t}{\partial o_t} = \mathrm{diag}(\tanh(c_t))`,
      String.raw`\frac{\partial h_t}{\partial c_t} = \mathrm{diag}(o_t \odot (1 - \tanh^2(c_t)))`,
      String.raw`\frac{\partial f_t}{\partial z_t^f} = \mathrm{diag}(f_t \odot (1 - f_t))`,
      String.raw`\frac{\partial L}{\partial o_T} = \frac{\partial L}{\partial h_T} \odot \tanh(c_T)`,
      String.raw`\frac{\partial L}{\partial c_T} = \frac{\partial L}{\partial h_T} \odot o_T \odot (1 - \tanh^2(c_T))`,
      String.raw`\frac{\partial L}{\partial f_T} = \frac{\partial L}{\partial c_T} \odot c_{T-1}`,
      String.raw`\frac{\partial L}{\partial z_T^f} = \frac{\partial L}{\partial c_T} \odot c_{T-1} \odot f_T \odot (1 - f_T)`,
      String.raw`\frac{\partial L}{\partial W_f} = \sum_{t=1}^T \frac{\partial L}{\partial z_t^f} h_{t-1}^T`,
      // The gates depend on the earlier cell through the earlier state: held fixed by custom, and said so.
      String.raw`\frac{\partial c_2}{\partial c_1} = \mathrm{diag}(f_2)`,
      String.raw`\frac{\partial^+ c_2}{\partial c_1} = \mathrm{diag}(f_2)`,
    ],
    fails: [
      String.raw`\frac{d c_2}{d c_1} = \mathrm{diag}(f_2)`,
      String.raw`\frac{\partial c_t}{\partial f_t} = \mathrm{diag}(c_t)`,
      String.raw`\frac{\partial h_t}{\partial c_t} = \mathrm{diag}(1 - \tanh^2(c_t))`,
      String.raw`\frac{\partial L}{\partial f_T} = \frac{\partial L}{\partial h_T} \odot c_{T-1}`,
      String.raw`\frac{\partial L}{\partial W_f} = \frac{\partial L}{\partial z_T^f} h_{T-1}^T`,
      // Only between states of one recurrence are the paths through others left out by custom.
      String.raw`\frac{\partial h_2}{\partial c_1} = 0`,
    ],
  },
);

describeClaims(
  'attention',
  String.raw`
sizes: {d: 4}
parameters: {q: {vector: d}, K: {matrix: [n, d]}, V: {matrix: [n, v]}}
functions: {\ell: smooth}
nodes: {s: '\frac{K q}{\sqrt{d}}', a: '\mathrm{softmax}(s)', o: 'V^T a', L: '\ell(o)', g: '\nabla_o L'}
indices: {i: n, j: n}
`,
  {
    holds: [
      String.raw`\frac{\partial o}{\partial a} = V^T`,
      String.raw`\frac{\partial a}{\partial s} = \mathrm{diag}(a) - a a^T`,
      String.raw`\frac{\partial o}{\partial q} = \frac{1}{\sqrt{d}} V^T (\mathrm{diag}(a) - a a^T) K`,
      String.raw`\frac{\partial L}{\partial V} = a g^T`,
      String.raw`\frac{\partial L}{\partial a} = V g`,
      String.raw`\frac{\partial L}{\partial s} = a \odot (V g - (a^T V g) \mathbf{1})`,
      String.raw`\frac{\partial L}{\partial q} = \frac{1}{\sqrt{d}} K^T (\mathrm{diag}(a) - a a^T) V g`,
      String.raw`\frac{\partial L}{\partial K} = \frac{1}{\sqrt{d}} (\mathrm{diag}(a) - a a^T) V g q^T`,
      String.raw`\frac{\partial L}{\partial s_i} = \sum_j \frac{\partial L}{\partial a_j} a_j (\delta_{ij} - a_i)`,
    ],
    fails: [
      String.raw`\frac{\partial o}{\partial q} = V^T (\mathrm{diag}(a) - a a^T) K`,
      String.raw`\frac{\partial L}{\partial s} = a \odot (V g)`,
      String.raw`\frac{\partial L}{\partial K} = \frac{1}{\sqrt{d}} \mathrm{diag}(a) V g q^T`,
      String.raw`\frac{\partial L}{\partial q} = \frac{1}{\sqrt{d}} K^T (\mathrm{diag}(a) + a a^T) V g`,
    ],
  },
);

describeClaims(
  'layers written with indices: strides, windows, flattening',
  String.raw`
sizes: {k: 3, s: 2, N: 3, M: 7, R: 2, C: 3, F: 6, p: 2, Q: 2}
parameters: {X: {vector: M}, W: {vector: k}, U: {matrix: [R, C]}, D: {matrix: [o, F]}, b: {vector: o}}
functions: {\ell: smooth, \lambda: smooth, \rho: relu}
nodes:
  Y_n: '\sum_{j=1}^k X_{(n-1)s+j} W_j'
  L: '\ell(Y)'
  P_q: '\max_{j \in \{1,\dots,p\}} Y_{q+j-1}'
  G: '\lambda(P)'
  v_a: 'U_{1+\lfloor (a-1)/C \rfloor, a - C\lfloor (a-1)/C \rfloor}'
  h: '\rho(D v + b)'
  J: '\lambda(h)'
indices: {n: N, m: M, j: k, q: Q, a: F, r: R, c: C, l: o}
`,
  {
    holds: [
      String.raw`\frac{\partial Y_n}{\partial W_j} = X_{(n-1)s+j}`,
      String.raw`\frac{\partial Y_n}{\partial X_m} = \sum_{j=1}^k W_j \mathbb{1}[m = (n-1)s + j]`,
      String.raw`\frac{\partial L}{\partial W_j} = \sum_n \frac{\partial L}{\partial Y_n} X_{(n-1)s+j}`,
      String.raw`\frac{\partial L}{\partial X_m} = \sum_n \sum_j \frac{\partial L}{\partial Y_n} W_j \delta_{m,(n-1)s+j}`,
      String.raw`\frac{\partial L}{\partial W} = \frac{\partial L}{\partial Y} \frac{\partial Y}{\partial W}`,
      String.raw`\frac{\partial P_q}{\partial Y_{q+j-1}} = \mathbb{1}[j = \arg\max_{j \in \{1,\dots,p\}} Y_{q+j-1}]`,
      String.raw`\frac{\partial G}{\partial Y_n} = \sum_q \frac{\partial G}{\partial P_q} \mathbb{1}[n = q - 1 + \arg\max_{j \in \{1,\dots,p\}} Y_{q+j-1}]`,
      String.raw`v_{(r-1)C+c} = U_{rc}`,
      String.raw`\frac{\partial v_a}{\partial U_{rc}} = \mathbb{1}[a = (r-1)C + c]`,
      String.raw`\frac{\partial J}{\partial U_{rc}} = \frac{\partial J}{\partial v_{(r-1)C+c}}`,
      String.raw`\frac{\partial J}{\partial D_{la}} = \frac{\partial J}{\partial h_l} \mathbb{1}[h_l > 0] v_a`,
      String.raw`\frac{\partial J}{\partial v} = D^T \left(\frac{\partial J}{\partial h} \odot \rho'(D v + b)\right)`,
      String.raw`\frac{\partial J}{\partial U} = \frac{\partial J}{\partial h} \frac{\partial h}{\partial v} \frac{\partial v}{\partial U}`,
    ],
    fails: [
      String.raw`\frac{\partial Y_n}{\partial W_j} = X_{n+j-1}`,
      String.raw`\frac{\partial L}{\partial W_j} = \sum_n \frac{\partial L}{\partial Y_n} X_{(n-1)s+1}`,
      String.raw`\frac{\partial L}{\partial X_m} = \sum_n \sum_j \frac{\partial L}{\partial Y_n} W_j \delta_{m,n+j-1}`,
      String.raw`\frac{\partial G}{\partial Y_n} = \sum_q \frac{\partial G}{\partial P_q}`,
      String.raw`\frac{\partial v_a}{\partial U_{rc}} = \mathbb{1}[a = (c-1)R + r]`,
      String.raw`\frac{\partial J}{\partial D_{la}} = \frac{\partial J}{\partial h_l} v_a`,
    ],
  },
);

describeClaims(
  'vectors side by side that can only mean entry by entry',
  String.raw`
sizes: {n: [2, 3]}
parameters: {z: {vector: n}, y: {vector: n}}
functions: {\sigma: sigmoid}
nodes: {s: '\sigma(z)', J: '\frac12 \|s - y\|^2'}
`,
  {
    holds: [
      String.raw`\frac{\partial J}{\partial z} = \frac{\partial J}{\partial s} s (1 - s)`,
      String.raw`{\partial J}/{\partial z} = (s - y) s (1 - s)`,
    ],
    fails: [
      String.raw`\frac{\partial J}{\partial z} = (s - y) s`,
      String.raw`\frac{\partial J}{\partial z} = (s + y) s (1 - s)`,
    ],
    undecided: [[String.raw`J = s y`, /shape|column|vector/]],
  },
);

describeClaims(
  'a normaliser that depends on a parameter written below',
  String.raw`
parameters: {t: probability, a: positive, b: positive}
variables: {x: {real: scalar}}
functions: {'U(x, t)': '(1-t) a x^2 + t b x^2', 'Z(t)': '\int_{-\infty}^{\infty} e^{-U(x, t)} dx'}
`,
  {
    holds: [
      String.raw`Z_t = \sqrt{\frac{\pi}{(1-t) a + t b}}`,
      String.raw`\frac{d}{dt} \log Z_t = -\frac{1}{Z_t} \int \frac{\partial U(x, t)}{\partial t} e^{-U(x, t)} dx`,
      String.raw`\int_0^1 \frac{d}{ds} \log Z_s\, ds = \log Z_1 - \log Z_0`,
    ],
    fails: [
      String.raw`\frac{d}{dt} \log Z_t = \frac{1}{Z_t} \int \frac{\partial U(x, t)}{\partial t} e^{-U(x, t)} dx`,
      String.raw`\int_0^1 \frac{d}{ds} \log Z_s\, ds = \log Z_0 - \log Z_1`,
    ],
  },
);

describe('nodes of a world file', () => {
  const problemsOf = (world: string): string[] => {
    const { declarations, problems } = readWorldFile(world);
    return [...problems, ...checkerFor(declarations, 7).problems].map((p) => `${p.line}: ${p.message}`);
  };

  test('formulas that run in a circle are told with the way round', () => {
    expect(problemsOf("nodes:\n  a: 'b + 1'\n  b: '2 c'\n  c: 'a'\n")).toEqual([
      '2: the formulas run in a circle: a → b → c → a',
    ]);
  });
  test('a recurrence needs a first member', () => {
    expect(problemsOf("nodes:\n  h_t: 'h_{t-1} + 1'\nindices: {t: T}\n")[0]).toMatch(
      /^2: h is made of itself and begins nowhere.*h_0/,
    );
  });
  test('a formula that cannot be read is told', () => {
    expect(problemsOf("nodes:\n  a: '\\frac{1}{'\n")[0]).toMatch(/^2: the formula/);
  });
  test('names with commas and signs below are names of nodes', () => {
    expect(
      problemsOf(
        "nodes: {'Y_{m,n}^i': 'm + n + i', 'd_{T}': '1', 'd_t': 'd_{t+1} + 1'}\nindices: {m: 2, n: 2, i: 2, t: T}\n",
      ),
    ).toEqual([]);
  });

  const claims = (world: string, ...latex: string[]): string[] => {
    const checker = checkerOf(world);
    return latex.map((l) => judged(checker, l)[0]!.verdict);
  };

  test('a recurrence may run backwards, from a last member', () => {
    const world = "parameters: {a: real}\nnodes: {'d_T': '1', 'd_t': 'a d_{t+1}'}\nsizes: {T: 4}\nindices: {t: T}\n";
    expect(claims(world, 'd_1 = a^3', 'd_T = 1', String.raw`\frac{d}{da} d_1 = 3a^2`, 'd_2 = a')).toEqual([
      'holds',
      'holds',
      'holds',
      'fails',
    ]);
  });
  test('a node without an index may bear the name of those with one', () => {
    const world = "parameters: {x: {vector: N}}\nnodes: {L_n: 'x_n^2', L: '\\sum_n L_n'}\nindices: {n: N}\n";
    expect(
      claims(
        world,
        'L = x^T x',
        'L_n = x_n^2',
        String.raw`\frac{\partial L}{\partial x_n} = 2x_n`,
        String.raw`\frac{\partial L}{\partial L_n} = 1`,
      ),
    ).toEqual(Array.from({ length: 4 }, () => 'holds'));
  });
  test('nodes that are numbered one by one may be counted through', () => {
    const world = "parameters: {x: real}\nnodes: {c_1: 'x', c_2: 'x^2', s: 'c_1 + c_2'}\nindices: {i: 2}\n";
    expect(
      claims(
        world,
        String.raw`s = \sum_i c_i`,
        String.raw`s = \sum_1^2 c_i`,
        String.raw`\frac{\partial s}{\partial c_i} = 1`,
        String.raw`\frac{d c_i}{dx} = i x^{i-1}`,
      ),
    ).toEqual(Array.from({ length: 4 }, () => 'holds'));
  });
  test('a node in front of names is that node, in front of anything else a factor unless that cannot be meant', () => {
    const world =
      "parameters: {w: {vector: n}, x: {vector: n}}\nfunctions: {\\sigma: sigmoid}\nnodes: {z: 'w^T x', s: '\\sigma(z)', L: '-\\log s'}\n";
    expect(
      claims(
        world,
        'L(w) = L',
        'L(w, x) = L',
        String.raw`\frac{\partial L(w)}{\partial w} = (s - 1) x`,
        's(1 - s) = s - s^2',
        String.raw`\frac{\partial s}{\partial z} = s(1-s)`,
        's(w^T x) = s',
        's(w^T w) = s',
      ),
    ).toEqual(['holds', 'holds', 'holds', 'holds', 'holds', 'holds', 'fails']);
  });
});
