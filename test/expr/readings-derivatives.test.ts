import type { Choice } from '../../expr';
import { lex, parseTokens, print } from '../../expr';
import { raw, reads } from './reads';
import { graph, none } from './vocabularies';

reads('what an operator acts on', none, [
  // After a plain factor, all that is juxtaposed to it.
  [raw`\frac{d}{dx} x^2 \sin x`, raw`\frac{d}{d x} \left(x^{2} \sin\left(x\right)\right)`],
  [raw`\nabla_x^2 f`, raw`\frac{\partial^{2} f}{\partial x^{2}}`],
  [raw`\nabla^2_{x y} f`, raw`\frac{\partial^{2} f}{\partial x \partial y}`],
  [raw`\nabla_x (\nabla_y f)^\top`, raw`\nabla_{x} \left(\nabla_{y} f\right)^{\top}`],
  [raw`\nabla_x \nabla_x^\top f`, raw`\nabla_{x} \nabla_{x} f`],
  [raw`\nabla_x x^T A x`, raw`\nabla_{x} \left(x^{\top} A x\right)`],
  [
    raw`\frac{\partial}{\partial x} f(x) g(x)`,
    raw`\frac{\partial}{\partial x} \left(f\left(x\right) g\left(x\right)\right)`,
  ],
  // After a logarithm, a bracket, a mean, as far as that goes.
  [raw`\nabla_\theta \log p(x) p(x)`, raw`\nabla_{\theta} \log\left(p(x) p(x)\right)`],
  [raw`\nabla_\theta \log(x) y`, raw`\left(\nabla_{\theta} \left(\log x\right)\right) y`],
  [raw`\frac{d}{dx} \left[x + 1\right] y`, raw`\left(\frac{d}{d x} \left(x + 1\right)\right) y`],
  [raw`\nabla \mathbb{E}[x] y`, raw`\left(\nabla \mathbb{E}\left[x\right]\right) y`],
  // Not over a sign of multiplication, nor over another derivative.
  [raw`\nabla_x f \cdot v`, raw`\left(\nabla_{x} f\right) \cdot v`],
  [raw`\nabla_y L \nabla_x y`, raw`\left(\nabla_{y} L\right) \nabla_{x} y`],
  [raw`\nabla_y L \frac{\partial y}{\partial x}`, raw`\left(\nabla_{y} L\right) \frac{\partial y}{\partial x}`],
  [raw`\frac{\partial}{\partial x} \|x\|^2`, raw`\frac{\partial \left\|x\right\|^{2}}{\partial x}`],
]);

reads('a bar after a derivative', none, [
  [raw`\frac{d}{dx} f(x)\Big|_{x=0}`, raw`\frac{d f\left(x\right)}{d x}|_{x = 0}`],
  [raw`\frac{\partial L}{\partial x}\Big|_{x=0}`, raw`\frac{\partial L}{\partial x}|_{x = 0}`],
  [raw`\frac{d}{dx} \left(f|_{x=0}\right)`, raw`\frac{d f|_{x = 0}}{d x}`],
]);

reads('derivatives written in a line', none, [
  [raw`\partial L / \partial x`, raw`\frac{\partial L}{\partial x}`],
  [raw`{\partial L}/{\partial x}`, raw`\frac{\partial L}{\partial x}`],
  [raw`{a}/{b}`, raw`\frac{a}{b}`],
]);

reads('the derivative of a formula of its own', none, [
  [raw`\frac{\partial^+ h_t}{\partial W}`, raw`\frac{\partial^{+} h_{t}}{\partial W}`],
  [raw`\frac{\partial^{+} h}{\partial W}`, raw`\frac{\partial^{+} h}{\partial W}`],
]);

reads('nodes and what they are made of', graph, [
  [raw`L(x)`, raw`L\left(x\right)`],
  [raw`L(x, y)`, raw`L\left(x, y\right)`],
  [raw`\frac{\partial L(W)}{\partial W}`, raw`\frac{\partial L\left(W\right)}{\partial W}`],
  [raw`s(1 - s)`, raw`s {\left(1 - s\right)}`],
  [raw`s_i (1 - s_i)`, raw`s_{i} {\left(1 - s_{i}\right)}`],
  [raw`h_{t-1}`, raw`h_{t - 1}`],
  [raw`h_{ti}`, raw`h_{t,i}`],
  [raw`h_t^T`, raw`h_{t}^{\top}`],
  [raw`W_{12}`, raw`W_{1,2}`],
  [raw`\sum_1^T L_t`, raw`\sum_{t=1}^{T} L_{t}`],
  [raw`\sum_1^2 W_{it}`, raw`\sum_{1} W_{i,t}`],
]);

describe('choices at derivatives', () => {
  const other = (latex: string, choice: Choice): string =>
    print(parseTokens(lex(latex).tokens, graph, new Set([choice])).expr);

  test('a bracket after a node may hold what it is made of', () => {
    expect(other('s(W x)', 'node-applied')).toBe(raw`s\left(W x\right)`);
  });
  test('an operator may go on after a logarithm', () => {
    expect(other(raw`\nabla_x \log(x) y`, 'operator-wide')).toBe(raw`\nabla_{x} \left(\left(\log x\right) y\right)`);
  });
});
