import { describeClaims } from '../judging';

const raw = String.raw;

describeClaims(
  'products and quotients entry by entry, ones, and derivatives by what stands below',
  raw`
sizes: {n: [2, 3], m: [2, 4]}
parameters: {x: {vector: n}, A: {matrix: [n, m]}, y: {vector: m}, z: {vector: n}}
functions: {f: smooth}
nodes: {u: 'A y', L: 'f(u)'}
indices: {i: n, j: m}
`,
  {
    holds: [
      // What stands side by side is multiplied before what is multiplied entry by entry, where that fits.
      raw`A y \odot x = x \odot A y`,
      raw`x \odot A y = x \circ u`,
      raw`x \odot z y^T = (x \odot z) y^T`,
      raw`x \odot 2 z = 2 (x \odot z)`,
      raw`x \circ 2 A y = 2 x \circ u`,
      raw`x \oslash z = \frac{x}{z}`,
      raw`(x \oslash z)_i = \frac{x_i}{z_i}`,
      raw`x \odot A y \oslash z = \frac{x \odot (A y)}{z}`,
      raw`1 \oslash z = \frac{1}{z}`,
      raw`1^T z = \sum_i z_i`,
      raw`1^\top A y = \mathbf{1}^\top u`,
      raw`(x_1, \dots, x_n) A = x^T A`,
      raw`\partial_{u_i} L = \frac{\partial L}{\partial u_i}`,
      raw`\partial_{y_j} L = \sum_i A_{ij} \partial_{u_i} L`,
      raw`\partial_y L = A^T \partial_u L`,
      raw`\partial_{u_i}^2 L = \frac{\partial^2 L}{\partial u_i^2}`,
      raw`\partial_{u_i} (x_i L) = x_i \partial_{u_i} L`,
    ],
    fails: [
      raw`x \oslash z = \frac{z}{x}`,
      raw`x \odot A y \oslash z = x \odot u`,
      raw`1^T z = \sum_i z_i^2`,
      raw`\partial_{y_j} L = \sum_i \partial_{u_i} L`,
    ],
    undecided: [
      [raw`x \odot y = x`, /entry by entry/],
      [raw`x \odot A z = x`, /multiplied/],
    ],
  },
);
