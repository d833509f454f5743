import { describeClaims } from '../judging';

// What mutants and rewritings of model answers found: each stood, or was refused, for a while.

describeClaims(
  'a bound that breaks on the other side of zero only',
  String.raw`
variables: {x: {density: 3}, z: {density: 3}}
densities: {p: {joint: [x, z]}, q: {conditional: 'z | x'}}
`,
  {
    holds: [
      String.raw`\log p(x) \ge \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}`,
      // A space that LaTeX writers give a relation at the start of a row.
      String.raw`\begin{aligned} p(x) &{}= \sum_z p(x,z) \\ &{}= \sum_z p(x|z) p(z) \end{aligned}`,
    ],
    // Where the left side is positive and q the posterior, twice as much is more.
    fails: [String.raw`\log p(x) \ge 2 \sum_z q(z|x) \log \frac{p(x,z)}{q(z|x)}`],
  },
);

describeClaims(
  'sides that are equal as they are read do not differ',
  String.raw`
parameters: { x: { spins: N }, y: { spins: N }, h: real, \beta: real, \eta: real }
edges: { over: N, neighbours: ['\text{local}'], pairs: '\sum_{i,j}' }
indices: { i: N, j: N, m: N }
`,
  {
    fails: [
      String.raw`\left(h - \beta\sum_{i \in \text{local}(m)} x_i - \eta y_m\right) - \left(-h + \beta\sum_{i \in \text{local}(m)} x_i + \eta y_m\right) \ne 2h - 2\beta\sum_{i \in \text{local}(m)} x_i - 2\eta y_m`,
    ],
  },
);

describeClaims(
  'an index that is not whole names no component',
  String.raw`
sizes: {H: [6, 8], K: [2, 4]}
parameters: {x: {vector: H}, w: {vector: K}, y: {tensor: ['H - K + 1'], at: [t], is: '\sum_{k=1}^{K} x_{t+k-1} w_k'}}
`,
  {
    holds: [String.raw`y_t = \sum_{k=1}^{K} x_{t+k-1} w_k`],
    undecided: [[String.raw`y_t = \sum_{k=1}^{K} x_{t^{-1}+k-1} w_k`, /whole number/]],
  },
);
