import { describeClaims } from '../judging';

describeClaims(
  'energies, free energies and copies of units, in the notations of students',
  String.raw`
sizes: {D: [2, 3], M: [2, 3]}
variables: {v: {binary: D}, h: {binary: M}, x: {density: 3}}
parameters: {W: {matrix: [M, D]}, b: {vector: D}, c: {vector: M}}
densities: {p: {unnormalised: '\exp(-E(v, h))', over: [v, h]}, q: {joint: [x]}}
functions:
  \sigma: sigmoid
  'E(v, h)': '-b^T v - c^T h - h^T W v'
  'F(v)': '-\log \sum_h e^{-E(v, h)}'
indices: {i: D, j: M}
`,
  {
    holds: [
      // A letter in a script alphabet is the letter that is declared.
      String.raw`\mathcal{F}(v) = -b^T v - \sum_j \log(1 + e^{c_j + W_j v})`,
      // A row of a matrix, however its columns are left open.
      String.raw`\mathscr{F}(v) = -b^T v - \sum_j \log(1 + e^{c_j + W_{j,:} v})`,
      String.raw`W_{j\cdot} v = \sum_i W_{ji} v_i`,
      // A sum for each unit, one after another.
      String.raw`F(v) = -\log \left( e^{b^T v} \sum_{h_1} e^{h_1 (c + W v)_1} \sum_{h_2} e^{h_2 (c + W v)_2} \cdots \sum_{h_M} e^{h_M (c + W v)_M}\right)`,
      String.raw`\sum_h e^{h^T c} = \sum_{h_1 \in \{0,1\}} e^{h_1 c_1} \sum_{h_2 \in \{0,1\}} e^{h_2 c_2} \dots \sum_{h_M \in \{0,1\}} e^{h_M c_M}`,
      String.raw`\sum_h e^{h^T c} = \sum_{h_1 \in \{0,1\}} e^{h_1 c_1} \cdots \sum_{h_M \in \{0,1\}} e^{h_M c_M}`,
      String.raw`\sum_h e^{h^T c} = \sum_{h_1} \sum_{h_2} \cdots \sum_{h_M} e^{h_1 c_1 + \dots + h_M c_M}`,
      // Copies: primes before and behind an index, accents.
      String.raw`\sum_{v'} p(v') v'_i = \mathbb{E}_{p(v)}[v_i]`,
      String.raw`\sum_{v'} p(v') v_i' = \mathbb{E}_{p(v)}[v_i]`,
      String.raw`\sum_{\tilde v} p(\tilde v) \tilde v_i = \mathbb{E}_{p(v)}[v_i]`,
      String.raw`\mathbb{E}_{\tilde v \sim p(v)}[\tilde v_i] = \mathbb{E}_{p(v)}[v_i]`,
      String.raw`p(h|v) = \frac{p(v, h)}{\sum_{\tilde h} p(v, \tilde h)}`,
      String.raw`\int q(\hat x) \hat x \, d\hat x = \mathbb{E}_q[x]`,
      // E is an energy, and the mean as well where a measure stands below it.
      String.raw`E_{p(v)}[v_i] = \sum_v p(v) v_i`,
      String.raw`E_v[v_i] = \sum_v p(v) v_i`,
      String.raw`E_{v \sim p}(v_i) = \sum_v p(v) v_i`,
      String.raw`E_{p(h|v)}[E(v, h)] = \sum_h p(h|v) E(v, h)`,
    ],
    fails: [
      String.raw`\mathcal{F}(v) = -b^T v - \sum_j \log(1 + e^{c_j - W_{j,:} v})`,
      String.raw`\sum_h e^{h^T c} = \sum_{h_1} e^{h_1 c_1} \sum_{h_2} e^{h_1 c_2} \cdots \sum_{h_M} e^{h_1 c_M}`,
      String.raw`\sum_h e^{h^T c} = \sum_{h_1} e^{h_1 c_1} \sum_{h_2} e^{-h_2 c_2} \cdots \sum_{h_M} e^{-h_M c_M}`,
      String.raw`\sum_{v'} p(v') v'_i = v_i`,
      String.raw`\sum_{\tilde v} p(\tilde v) v_i = \mathbb{E}_{p(v)}[v_i]`,
      String.raw`E_{p(v)}[v_i] = v_i`,
    ],
    undecided: [
      // Who is not bound is not declared either: it may be an estimate.
      [String.raw`v_i = \tilde v_i`, /\\tilde\{v\}\$ is not declared/],
      [String.raw`2 \mathcal{G}(v) = F(v)`, /\\mathcal\{G\}/],
    ],
  },
);
