import { describeLaws } from './naming';

describeLaws(
  'a restricted Boltzmann machine',
  String.raw`
sizes: {P: 3, D: 2}
variables: {v: {binary: D}, h: {binary: P}}
parameters: {W: {matrix: [D, P]}, b: {vector: D}, a: {vector: P}, c: {vector: P}}
densities: {p: {unnormalised: '\exp(v^T W h + v^T b + h^T a)', over: [v, h]}}
functions: {\sigma: sigmoid}
indices: {i: P, j: P}
`,
  {
    by: {
      'definition of the unnormalised density': [
        String.raw`p(v,h) = \frac1Z \exp(v^TWh + v^Tb + h^Ta)`,
        String.raw`\frac{p(v,h)}{p(v)} = \frac{\exp(v^T W h + v^T b + h^T a)}{\sum_{h'} \exp(v^T W h' + v^T b + a^T h')}`,
      ],
      'definition of the normaliser': [
        String.raw`Z = \sum_{v,h} e^{v^TWh + b^Tv + a^Th}`,
        String.raw`\log Z = \log \sum_v \sum_h \exp(v^TWh + v^Tb + h^Ta)`,
      ],
      independence: [String.raw`p(h|v) = \prod_{j=1}^P p(h_j|v)`, String.raw`p(h_i, h_j|v) = p(h_i|v)p(h_j|v)`],
      'sum written out': [
        String.raw`\sum_{h_j \in \{0,1\}} \exp(h_j a_j) = 1 + \exp(a_j)`,
        String.raw`\sum_{h_j} p(h_j|v) = p(h_j=0|v) + p(h_j=1|v)`,
      ],
      'sum of products': [
        String.raw`\sum_h \prod_{j=1}^P \exp(h_j a_j) = \prod_{j=1}^P \sum_{h_j \in \{0,1\}} \exp(h_j a_j)`,
        String.raw`\prod_j \sum_{h_j \in \{0,1\}} c_j^{h_j} = \sum_h \prod_j c_j^{h_j}`,
      ],
      'matrix product by components': [
        String.raw`h^T a = \sum_j h_j a_j`,
        String.raw`(W^T v)_j = \sum_{k=1}^D W_{kj} v_k`,
        String.raw`v^T W h = \sum_{j=1}^P h_j (W^T v)_j`,
      ],
      'definition of the sigmoid': [
        String.raw`\sigma(a_j) = \frac{1}{1 + e^{-a_j}}`,
        String.raw`\frac{\exp(c_i)}{1 + \exp(c_i)} = \sigma(c_i)`,
      ],
      '1 − σ(x) = σ(−x)': [String.raw`1 - \sigma(a_j) = \sigma(-a_j)`, String.raw`\sigma(-c_i) + \sigma(c_i) = 1`],
      'matrix algebra': [String.raw`v^T W h = h^T W^T v`, String.raw`(W^T v)^T a = v^T W a`],
    },
    several: [
      [
        String.raw`\frac{\exp(v^T b + h^T a)}{\sum_{h'} \exp(v^T b + a^T h')} = \frac{\exp(h^T a)}{\sum_{h'} \exp(a^T h')}`,
        ['exponential of a sum', 'linearity of sums'],
      ],
    ],
    not: [
      [String.raw`\sum_h p(h|v) = 1`, 'sum of products'],
      [String.raw`\sigma(a_j) + c_j = c_j + \sigma(a_j)`, 'definition of the sigmoid'],
      [String.raw`p(v,h) = p(h|v)p(v)`, 'definition of the unnormalised density'],
    ],
  },
);

describeLaws(
  'functions and names that the world defines',
  String.raw`
sizes: {K: 3}
parameters: {z: {vector: K}, t: {onehot: K}, s: real, \pi: {simplex: K}, m: {is: 's^2 + 1'}}
functions: {\phi: softplus, 'L(a, b)': '(a-b)^2'}
indices: {i: K, k: K}
`,
  {
    by: {
      'definition of softmax': [
        String.raw`\mathrm{softmax}(z)_i = \frac{e^{z_i}}{\sum_k e^{z_k}}`,
        String.raw`\frac{\exp(z_i)}{\sum_{k=1}^K \exp(z_k)} = \mathrm{softmax}(z)_i`,
      ],
      'definition of tanh': [
        String.raw`\tanh s = \frac{e^s - e^{-s}}{e^s + e^{-s}}`,
        String.raw`\tanh s = \frac{e^{2s}-1}{e^{2s}+1}`,
      ],
      'definition of softplus': [String.raw`\phi(s) = \log(1 + e^s)`, String.raw`\log(1 + e^{-s}) = \phi(-s)`],
      definition: [String.raw`L(s, 1) = s^2 - 2s + 1`, String.raw`m - 1 = s^2`],
      'values of signs and bits': [String.raw`\sum_k t_k = 1`, String.raw`\sum_{i=1}^K \pi_i = 1`],
    },
    not: [[String.raw`L(s, 1) = L(s, 1) + 0`, 'definition']],
  },
);

describeLaws(
  'an Ising model',
  String.raw`
parameters: {x: {spins: N}, y: {spins: N}, h: real, \beta: real}
edges: {over: N, neighbours: ['\text{local}'], pairs: '\sum_{i,j}'}
functions: {'E(x, y)': 'h\sum_i x_i - \beta\sum_{i,j} x_i x_j'}
indices: {i: N, j: N, m: N}
`,
  {
    by: {
      'one term taken out of a sum': [
        String.raw`\sum_i x_i = x_m + \sum_{i \ne m} x_i`,
        String.raw`\sum_{j \neq m} x_j y_j = \sum_j x_j y_j - x_m y_m`,
      ],
      'edges at one node': [
        String.raw`\sum_{i,j} x_i x_j = \sum_{k \in \text{local}(m)} x_k x_m + \sum_{i \ne m, j \ne m} x_i x_j`,
        String.raw`\sum_{i \ne m, j \ne m} x_i x_j = \sum_{i,j} x_i x_j - \sum_{i \in \text{local}(m)} x_i x_m`,
      ],
      'value put in': [
        String.raw`E(x_m = 1, x_{i \ne m}, y) = h + h\sum_{i \ne m} x_i - \beta\sum_{i \in \text{local}(m)} x_i - \beta\sum_{i \ne m, j \ne m} x_i x_j`,
        String.raw`E(x,y)|_{x_m=1} - E(x,y)|_{x_m=-1} = 2h - 2\beta\sum_{j \in \text{local}(m)} x_j`,
      ],
    },
    several: [
      [
        String.raw`\sum_{i,j} x_i x_j = x_m \sum_{i \in \text{local}(m)} x_i + \sum_{i \ne m, j \ne m} x_i x_j`,
        ['linearity of sums', 'edges at one node'],
      ],
    ],
    not: [[String.raw`\sum_i x_i + \sum_i y_i = \sum_i (x_i + y_i)`, 'one term taken out of a sum']],
  },
);

describeLaws(
  'traces',
  String.raw`
sizes: {N: 3, M: 2}
parameters: {A: {matrix: [N, M]}, B: {matrix: [M, N]}, S: {matrix: [N, N]}, x: {vector: N}}
`,
  {
    by: {
      'cyclic trace': [
        String.raw`\mathrm{tr}(AB) = \mathrm{tr}(BA)`,
        String.raw`x^T S x = \mathrm{tr}(S x x^T)`,
        String.raw`\mathrm{tr}(SAB) = \mathrm{tr}(BSA)`,
      ],
    },
    not: [[String.raw`\mathrm{tr}(AB) + 1 = 1 + \mathrm{tr}(AB)`, 'cyclic trace']],
  },
);
