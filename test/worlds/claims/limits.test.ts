import { describeClaims } from '../judging';

const labels = String.raw`
sizes: {K: [3, 4]}
variables: {z: {values: K}, x: {values: 3}, b: {values: 2}, u: {density: 3}}
densities: {p: {joint: [x, z]}, r: {joint: [b]}, f: {joint: [u]}}
`;

describeClaims('limits of a sum over a variable', labels, {
  holds: [
    String.raw`\sum_{z=1}^K p(z) = 1`,
    String.raw`\sum_{z=2}^K p(z) = 1 - p(z = 1)`,
    String.raw`\sum_{z'=1}^{K} p(x, z') = p(x)`,
    String.raw`\sum_{z=1}^{K-1} p(z) + p(z = K) = 1`,
    // Counted from 0.
    String.raw`\sum_{z=0}^{K-1} p(z) = 1`,
    String.raw`\sum_{b=0}^{1} r(b) = 1`,
    String.raw`\sum_{b=1}^{2} r(b) = 1`,
    String.raw`\sum_{z \in \{1, \dots, K\}} p(z) = 1`,
    String.raw`\sum_{z \in \{2, \dots, K\}} p(z) = 1 - p(z = 1)`,
    String.raw`\sum_{x=1}^{3} p(x) = 1`,
    String.raw`\sum_{x \in X} \sum_{z \in Z} p(x, z) = 1`,
    String.raw`\sum_{x \in \mathcal{X}} p(x) = 1`,
    // Nobody says what M is: as many as there are.
    String.raw`\sum_{z=1}^{M} p(z) = 1`,
    String.raw`\int_{-\infty}^{\infty} f(u) \, du = 1`,
  ],
  fails: [
    String.raw`\sum_{z=2}^K p(z) = 1`,
    String.raw`\sum_{z=1}^{K-1} p(z) = 1`,
    String.raw`\sum_{x=1}^{2} p(x) = 1`,
    String.raw`\sum_{z'=1}^{K-1} p(x, z') = p(x)`,
    String.raw`\sum_{z \in \{2, \dots, K\}} p(z) = 1`,
  ],
  undecided: [
    // A value that it does not have.
    [String.raw`\sum_{z=1}^{K+1} p(z) = 1`, /z has the values 1, 2, 3.*none beyond/],
    [String.raw`\sum_{z=0}^{K} p(z) = 1`, /none beyond/],
    [String.raw`\sum_{z \in \{1, \dots, K + 1\}} 1 = K + 1`, /z has the values 1, 2, 3.*not/],
    [String.raw`\int_0^1 f(u) \, du = 1`, /no places that limits could name/],
  ],
});

const units = String.raw`
sizes: {K: [2, 3]}
variables: {h: {binary: K}, s: {spins: K}}
parameters: {a: {vector: K}}
indices: {k: K}
`;

describeClaims('limits of a sum over components', units, {
  holds: [
    String.raw`\sum_{h_1=0}^1 h_1 = 1`,
    String.raw`\sum_{h_1=1}^1 1 = 1`,
    String.raw`\sum_{h_k=1}^1 e^{a_k h_k} = e^{a_k}`,
    String.raw`\sum_{h_k=0}^1 e^{a_k h_k} = 1 + e^{a_k}`,
    String.raw`\sum_{s_k=-1}^1 e^{a_k s_k} = 2 \cosh(a_k)`,
    String.raw`\sum_{h_1=0}^1 \cdots \sum_{h_K=0}^1 e^{\sum_k a_k h_k} = \prod_{k=1}^K (1 + e^{a_k})`,
    String.raw`\sum_{h_1=0}^1 \sum_{h_2=0}^1 \cdots \sum_{h_K=0}^1 1 = 2^K`,
    String.raw`\sum_{h_1=1}^1 \cdots \sum_{h_K=1}^1 1 = 1`,
    String.raw`\sum_{h_1 \in \{1\}} \cdots \sum_{h_K \in \{1\}} 1 = 1`,
    String.raw`\sum_{h \in \{0,1\}^K} 1 = 2^K`,
  ],
  fails: [
    String.raw`\sum_{h_1=1}^1 1 = 2`,
    String.raw`\sum_{h_k=1}^1 e^{a_k h_k} = 1 + e^{a_k}`,
    String.raw`\sum_{h_1=0}^1 \cdots \sum_{h_K=0}^1 e^{\sum_k a_k h_k} = \prod_{k=1}^K (2 + e^{a_k})`,
    String.raw`\sum_{h_1=1}^1 \cdots \sum_{h_K=1}^1 1 = 2^K`,
  ],
  undecided: [
    [String.raw`\sum_{h_1=0}^2 1 = 3`, /values 0, 1, and none beyond/],
    [String.raw`\sum_{h_1=0}^1 \cdots \sum_{h_K=1}^1 1 = 2^{K-1}`, /ellipsis/],
  ],
});
