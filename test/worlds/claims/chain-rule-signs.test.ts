import { describeClaims } from '../judging';

const LAYER = String.raw`
sizes: {H: [2, 3], D: [2, 3], K: [4, 5]}
parameters: {x: {vector: D}, W: {matrix: [H, D]}, U: {matrix: [K, H]}}
functions: {\ell: smooth, g: smooth}
nodes: {a: 'W x', h: '\tanh(a)', s: 'U h', p: '\mathrm{softmax}(s)', L: '\ell(p)', M: 'g(h)'}
`;

describeClaims('derivatives beside ⊙, and over a slash between brackets', LAYER, {
  holds: [
    // tanh acts on each entry by itself: its Jacobian is diagonal, and beside ⊙ its diagonal is meant.
    String.raw`\frac{\partial M}{\partial a} = \frac{\partial M}{\partial h} \odot \frac{\partial h}{\partial a}`,
    String.raw`\frac{\partial M}{\partial a} = \frac{\partial M}{\partial h} \circ (1 - h^2)`,
    String.raw`(\partial M)/(\partial a) = (\partial M)/(\partial h) \odot (1 - h^2)`,
    String.raw`(\partial h_1)/(\partial a_1) = 1 - h_1^2`,
    String.raw`(a_1 + h_1)/(1 + h_1^2) = \frac{a_1 + h_1}{1 + h_1^2}`,
  ],
  fails: [
    String.raw`(\partial h_1)/(\partial a_1) = 1 + h_1^2`,
    String.raw`(\partial M)/(\partial a) = (\partial M)/(\partial h) \odot (1 + h^2)`,
  ],
  undecided: [
    // Each probability depends on all logits: a diagonal says too little.
    [
      String.raw`\frac{\partial L}{\partial s} = \frac{\partial L}{\partial p} \odot \frac{\partial p}{\partial s}`,
      /cannot be multiplied entry by entry/,
    ],
  ],
});

describeClaims(
  'the divergence of Jensen and Shannon',
  'variables: {x: {density: 3}}\ndensities: {p: {joint: [x]}, g: {joint: [x]}, m: {is: "0.5 p(x) + 0.5 g(x)"}}\n',
  {
    holds: [
      String.raw`2 JS(p, g) = KL(p \| m) + KL(g \| m)`,
      String.raw`2 JS(p \| g) = KL(p \| m) + KL(g \| m)`,
      String.raw`JSD(p, g) = D_{JS}(p \| g)`,
      String.raw`JS(p, g) = JS(g, p)`,
      String.raw`JS(p, g) \le \log 2`,
    ],
    fails: [String.raw`JS(p, g) = KL(p \| m) + KL(g \| m)`, String.raw`JS(p, g) \ge \log 2`],
  },
);
