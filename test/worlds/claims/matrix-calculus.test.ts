import { checkerOf, describeClaims, judged } from '../judging';

// Identities of Petersen & Pedersen, The Matrix Cookbook (2012), by the numbers of their equations there; what fails is
// each time one of them with a transpose, a factor or a term lost.
describeClaims(
  'gradients of numbers by vectors and matrices',
  String.raw`
parameters:
  x: {vector: n}
  a: {vector: n}
  b: {vector: m}
  c: {vector: m}
  d: {vector: p}
  s: {vector: m}
  X: {matrix: [n, m]}
  Y: {matrix: [n, n], kind: invertible}
  A: {matrix: [n, n]}
  B: {matrix: [m, n]}
  C: {matrix: [m, p]}
  D: {matrix: [p, n]}
  G: {matrix: [n, m]}
  S: {matrix: [n, n], kind: symmetric}
  U: {matrix: [n, n], kind: spd}
  t: real
indices: {i: n, j: m, k: n, l: n, r: n}
`,
  {
    holds: [
      String.raw`\frac{\partial x^T a}{\partial x} = \frac{\partial a^T x}{\partial x} = a`, // (69)
      String.raw`\frac{\partial a^T X b}{\partial X} = a b^T`, // (70)
      String.raw`\frac{\partial b^T X^T a}{\partial X} = a b^T`, // (71)
      String.raw`\frac{\partial b^T X^T X c}{\partial X} = X(b c^T + c b^T)`, // (76)
      String.raw`\frac{\partial}{\partial x}\left[(B x + b)^T C (D x + d)\right] = B^T C (D x + d) + D^T C^T (B x + b)`, // (78)
      String.raw`\frac{\partial x^T A x}{\partial x} = (A + A^T) x`, // (81)
      String.raw`\frac{\partial b^T X^T A X c}{\partial X} = A^T X b c^T + A X c b^T`, // (82)
      String.raw`\frac{\partial}{\partial X}\left[(X b + a)^T A (X b + a)\right] = (A + A^T)(X b + a) b^T`, // (83)
      String.raw`\frac{\partial}{\partial s} (x - X s)^T S (x - X s) = -2 X^T S (x - X s)`, // (84)
      String.raw`\frac{\partial}{\partial x} (x - X s)^T S (x - X s) = 2 S (x - X s)`, // (86)
      String.raw`\frac{\partial}{\partial X} (x - X s)^T S (x - X s) = -2 S (x - X s) s^T`, // (88)
      String.raw`\frac{\partial^2 x^T A x}{\partial x \partial x^T} = A + A^T`, // (98)
      // The same second derivative, as it is written elsewhere.
      String.raw`\nabla_x^2 (x^T A x) = \nabla^2_x (x^T A x) = \nabla_{xx}^2 (x^T A x) = A + A^T`,
      String.raw`\nabla_x \nabla_x^\top (x^T A x) = A + A^T`,
      String.raw`(\nabla_x^\top x^T S x) a = 2 x^T S a`,
      String.raw`\frac{\partial}{\partial A} \mathrm{tr}(A) = I`, // (99)
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(X B) = B^T`, // (100)
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(A X B) = A^T B^T`, // (101)
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(B^T X^T A) = A B^T`, // (102)
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(X^T G) = G`, // (103)
      String.raw`\frac{\partial}{\partial A} \mathrm{tr}(A^2) = 2 A^T`, // (106)
      String.raw`\frac{\partial}{\partial A} \mathrm{tr}(A^2 S) = (A S + S A)^T`, // (107)
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(X^T A X) = A X + A^T X`, // (108)
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(X^T X) = 2 X`, // (115)
      String.raw`\frac{\partial \det(Y)}{\partial Y} = \det(Y) (Y^{-1})^T`, // (49)
      String.raw`\frac{\partial \log\det(Y)^2}{\partial Y} = 2 (Y^{-1})^T`, // (57), twice
      String.raw`\frac{\partial a^T Y^{-1} x}{\partial Y} = -Y^{-T} a x^T Y^{-T}`, // (61)
      String.raw`\frac{\partial \det(Y^{-1})}{\partial Y} = -\det(Y^{-1}) (Y^{-1})^T`, // (62)
      String.raw`\frac{\partial}{\partial Y} \mathrm{tr}(A Y^{-1} S) = -(Y^{-1} S A Y^{-1})^T`, // (63)
      String.raw`\frac{\partial}{\partial x} \|x - a\|_2 = \frac{x - a}{\|x - a\|_2}`, // (129)
      String.raw`\frac{\partial \|x\|_2^2}{\partial x} = 2 x`, // (131)
      String.raw`\frac{\partial}{\partial X} \|X\|_F^2 = 2 X`, // (132)
      // The same in components, with Kronecker's delta.
      String.raw`\frac{\partial (Xb)_k}{\partial X_{ij}} = \delta_{ki} b_j`,
      String.raw`\frac{\partial (A x)_i}{\partial x_k} = A_{ik}`,
      String.raw`\frac{\partial (Y^{-1})_{kl}}{\partial Y_{ir}} = -(Y^{-1})_{ki} (Y^{-1})_{rl}`, // (60)
      String.raw`\frac{\partial X_{ij}}{\partial X_{kj}} = \delta_{ik}`,
      String.raw`\nabla_x x^T A x = A x + A^T x`,
      String.raw`\nabla_X a^T X b = a b^T`,
      String.raw`\frac{d}{dt} \det(A + t S) = \det(A + t S) \mathrm{tr}((A + t S)^{-1} S)`, // (46)
      String.raw`\frac{d}{dt} (A + t U)^{-1} = -(A + t U)^{-1} U (A + t U)^{-1}`, // (59)
      // In numerator layout the gradient by a matrix is shaped like its transpose.
      String.raw`\frac{\partial}{\partial A} \mathrm{tr}(A^2) = 2 A`,
      String.raw`\frac{\partial \det(Y)}{\partial Y} = \det(Y) Y^{-1}`,
      String.raw`\frac{\partial}{\partial U} \left(-\frac12 \log\det U - \frac12 x^T U^{-1} x\right) = -\frac12 U^{-1} + \frac12 U^{-1} x x^T U^{-1}`,
    ],
    fails: [
      String.raw`\nabla_x^2 (x^T A x) = 2 A`,
      String.raw`\frac{\partial x^T A x}{\partial x} = 2 A x`,
      String.raw`\frac{\partial b^T X^T X c}{\partial X} = 2 X b c^T`,
      String.raw`\frac{\partial}{\partial A} \mathrm{tr}(A^2) = A + A^T`,
      String.raw`\frac{\partial \det(Y)}{\partial Y} = \det(Y) Y`,
      String.raw`\nabla_Y \det(Y) = \det(Y) Y^{-1}`,
      String.raw`\frac{\partial a^T Y^{-1} x}{\partial Y} = -Y^{-1} a x^T Y^{-1}`,
      String.raw`\frac{\partial}{\partial X} \mathrm{tr}(X^T A X) = 2 A X`,
      String.raw`\frac{\partial}{\partial s} (x - X s)^T S (x - X s) = 2 X^T S (x - X s)`,
      String.raw`\frac{\partial}{\partial x} \|x - a\|_2 = 2 (x - a)`,
      String.raw`\frac{\partial (Xb)_k}{\partial X_{ij}} = b_j`,
      String.raw`\frac{\partial^2 x^T A x}{\partial x \partial x^T} = 2 A`,
      String.raw`\frac{d}{dt} (A + t U)^{-1} = -(A + t U)^{-2} U`,
      String.raw`\nabla_x x^T A x = A x`,
    ],
    undecided: [
      [String.raw`\frac{\partial a^T X b}{\partial X} = b^T a`, /cannot be multiplied/],
      [String.raw`\frac{\partial a^T X b}{\partial (X + G)} = a b^T`, /needs a formula in which it stands/],
      [String.raw`\frac{\partial a^T x}{\partial i} = 0`, /index/],
      [String.raw`\frac{\partial a^T x}{\partial \pi} = 0`, /nothing that a derivative can be by/],
      [String.raw`\nabla a^T x = a`, /does not say what it is by/],
    ],
  },
);

describeClaims(
  'Jacobians in one layout or the other',
  String.raw`
parameters: {x: {vector: n}, A: {matrix: [m, n]}, B: {matrix: [p, m]}, g: {vector: p}, r: {matrix: [1, n]}, W: {matrix: [n, m]}}
functions: {f: tanh}
nodes: {y: 'A x', u: '\tanh(y)', z: 'B u', L: 'g^T z', v: 'r W'}
`,
  {
    holds: [
      String.raw`\frac{\partial y}{\partial x} = A`,
      String.raw`\frac{\partial y}{\partial x} = A^T`,
      String.raw`\frac{\partial z}{\partial x} = \frac{\partial z}{\partial u} \frac{\partial u}{\partial y} \frac{\partial y}{\partial x} = B \, \mathrm{diag}(1 - u^2) A`,
      String.raw`\frac{\partial z}{\partial x} = \frac{\partial y}{\partial x} \frac{\partial u}{\partial y} \frac{\partial z}{\partial u} = A^T \mathrm{diag}(1 - u^2) B^T`,
      // Gradients as columns, Jacobians transposed by hand: Goodfellow, Bengio & Courville, Deep Learning (2016), (6.46).
      String.raw`\nabla_x L = \left(\frac{\partial y}{\partial x}\right)^T \nabla_y L`,
      String.raw`\frac{\partial L}{\partial x} = A^T \mathrm{diag}(1 - u^2) B^T g`,
      // As rows, from the left to the right.
      String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z} \frac{\partial z}{\partial u} \frac{\partial u}{\partial y} \frac{\partial y}{\partial x} = g^T B \, \mathrm{diag}(1 - u^2) A`,
      String.raw`\frac{\partial L}{\partial x^T} = g^T B \, \mathrm{diag}(1 - u^2) A`,
      String.raw`\frac{\partial y}{\partial x^T} = A`,
      String.raw`\frac{\partial y^T}{\partial x} = A^T`,
      // Variables that lie have gradients that lie.
      String.raw`\frac{\partial v}{\partial r} = W^T`,
      // Through a matrix, as a sum over all that stands between.
      String.raw`\frac{\partial L}{\partial A} = \frac{\partial L}{\partial y} \frac{\partial y}{\partial A} = \left(\mathrm{diag}(1 - u^2) B^T g\right) x^T`,
      String.raw`\frac{\partial L}{\partial A} = \frac{\partial L}{\partial z} \frac{\partial z}{\partial u} \frac{\partial u}{\partial A}`,
      String.raw`\frac{\partial z}{\partial A} = \frac{\partial z}{\partial y} \frac{\partial y}{\partial A}`,
      String.raw`\frac{\partial y}{\partial x} \in \mathbb{R}^{m \times n}`,
      String.raw`\frac{\partial L}{\partial A} \in \mathbb{R}^{m \times n}`,
    ],
    fails: [
      String.raw`\frac{\partial z}{\partial x} = \frac{\partial z}{\partial y} \frac{\partial y}{\partial x} = B A`,
      String.raw`\frac{\partial L}{\partial x} = A^T B^T g`,
      String.raw`\frac{\partial u}{\partial y} = \mathrm{diag}(1 - y^2)`,
      String.raw`\frac{\partial L}{\partial A} = \left(B^T g\right) x^T`,
      String.raw`u \in \mathbb{R}^{n}`,
    ],
    undecided: [[String.raw`x \in \mathbb{R}^{m}`, /declared as a vector/]],
  },
);

test('one layout has to do for a whole chain', () => {
  const checker = checkerOf(String.raw`
parameters: {x: {vector: n}, A: {matrix: [m, n]}, B: {matrix: [p, m]}}
nodes: {y: 'A x', z: 'B y'}
`);
  const forward = String.raw`\frac{\partial z}{\partial y} \frac{\partial y}{\partial x}`;
  const backward = String.raw`\frac{\partial y}{\partial x} \frac{\partial z}{\partial y}`;
  const verdicts = (latex: string): string[] => judged(checker, latex).map((c) => c.verdict);
  expect(verdicts(String.raw`\frac{\partial z}{\partial x} = ${forward} = B A`)).toEqual(['holds', 'holds']);
  expect(verdicts(String.raw`\frac{\partial z}{\partial x} = ${backward} = A^T B^T`)).toEqual(['holds', 'holds']);
  expect(verdicts(String.raw`\frac{\partial z}{\partial x} = ${backward} = B A`)).toEqual(['holds', 'undecided']);
  const [claim] = judged(checker, String.raw`\frac{\partial z}{\partial x} = ${backward}`);
  expect(claim!.because).toMatch(/with derivatives in denominator layout/);
});

describeClaims(
  'a layout that the world declares',
  String.raw`
parameters: {x: {vector: n}, A: {matrix: [m, n]}, g: {vector: m}}
nodes: {y: 'A x', L: 'g^T y'}
layout: denominator
`,
  {
    holds: [
      String.raw`\frac{\partial y}{\partial x} = A^T`,
      String.raw`\frac{\partial L}{\partial x} = \frac{\partial y}{\partial x} \frac{\partial L}{\partial y}`,
    ],
    undecided: [[String.raw`\frac{\partial y}{\partial x} = A`, /shapes do not fit/]],
  },
);
