import { describeClaims } from '../judging';

const raw = String.raw;

// x is a matrix, z a vector and a a family of nodes: beside functions alone each of them is any number.
describeClaims(
  'identities of functions, in letters of any kind',
  raw`
sizes: {N: [2, 3], d: [2, 4]}
parameters: {x: {matrix: [N, d]}, z: {vector: d}, w: {vector: d}}
functions: {\sigma: sigmoid}
nodes: {a_n: 'w^T x_n', s: '\sigma(z)'}
indices: {n: N}
`,
  {
    holds: [
      raw`\sigma'(u) = \sigma(u) (1 - \sigma(u))`,
      raw`\sigma'(x) = \sigma(x) (1 - \sigma(x))`,
      raw`\sigma'(z) = \sigma(z) (1 - \sigma(z))`,
      raw`\tanh'(a) = 1 - \tanh^2(a)`,
      raw`\sigma(u) = \frac{1}{1 + e^{-u}}`,
      raw`\frac{d\sigma}{du} = \frac{d}{du} (1 + e^{-u})^{-1} = \frac{e^{-u}}{(1 + e^{-u})^2} = \sigma(u) (1 - \sigma(u))`,
      raw`\frac{d}{dt} \log \sigma(t) = 1 - \sigma(t)`,
      raw`\sigma(-t) = 1 - \sigma(t)`,
      raw`\tanh(t) = 2 \sigma(2 t) - 1`,
    ],
    fails: [
      raw`\sigma'(u) = \sigma(u) (1 + \sigma(u))`,
      raw`\tanh'(a) = 1 - \tanh(a)`,
      raw`\frac{d\sigma}{du} = \sigma(u)`,
      raw`\sigma'(z) = \sigma(z) (1 + \sigma(z))`,
    ],
    undecided: [
      // What speaks of anything else is no identity of functions.
      [raw`\sigma(u) = \sigma(w^T z)`, /\$u\$ is not declared/],
      [raw`u = \sigma(v)`, /\$u\$ is not declared/],
    ],
  },
);
