import { describeClaims } from '../judging';

const raw = String.raw;

describeClaims(
  'how far a sum, a mean or an operator reaches',
  raw`
sizes: { d: [3, 4] }
variables: { b: { binary: d } }
parameters:
  g: { vector: d }
  x: { vector: d }
  v: { vector: d }
  w: { vector: d }
  J: { matrix: [d, d] }
  A: { matrix: [d, d], kind: symmetric }
  r: probability
densities: { q(b): { bernoulli: 'r' } }
nodes: { f: '\frac12 w^\top A w' }
indices: { i: d, j: d, k: d }
`,
  {
    holds: [
      // To the end where what stands there speaks of the index.
      raw`\sum_j g_j + x_j = \sum_j (g_j + x_j)`,
      // Over both where the other side says nothing of the second.
      raw`\sum_{i,j} J_{ij} x_i x_j = \sum_{i \ne j} J_{ij} x_i x_j + \sum_i J_{ii} x_i^2`,
      raw`\sum_{i \ne j} J_{ij} = \sum_{i \ne j} J_{ji}`,
      raw`\sum_{i \ne j} J_{ij} x_i = \sum_i J_{ij} x_i - J_{jj} x_j`,
      raw`v^\top \nabla_w^2 f v = v^\top A v`,
      raw`\nabla_w^2 f v = A v`,
      raw`\nabla_x x^\top A x = 2 A x`,
      raw`\mathbb{E}\|b - x\|^2 = \|x\|^2 + \sum_j r (1 - 2 x_j)`,
      raw`\mathbb{E}_q \left\|b\right\|^2 = d r`,
    ],
    fails: [
      // A sum that binds the index anew says nothing of the first one: with it in the first sum, the sign would not show.
      raw`g_i - \frac1d \sum_j g_j + x_i \frac1d \sum_j g_j x_j = g_i - \frac1d \sum_j g_j - x_i \frac1d \sum_j g_j x_j`,
      raw`\frac1d \sum_j g_j - x_i = \frac1d \sum_j g_j - d x_i`,
      raw`\sum_{i,j} J_{ij} x_i x_j = \sum_{i \ne j} J_{ij} x_i x_j`,
      raw`v^\top \nabla_w^2 f v = w^\top A v`,
      raw`\mathbb{E}\|b\|^2 = d r^2`,
    ],
  },
);
