import { raw, reads } from './reads';
import { none } from './vocabularies';

reads('ink that says nothing', none, [
  [raw`a \, b \; c \quad d ~ e`, raw`a b c d e`],
  [raw`\big( a \big) \Bigg[ b \Bigg]`, raw`a b`],
  [raw`a\_b`, raw`a_{b}`],
  [raw`x\_{ij}`, raw`x_{i j}`],
  [raw`\underbrace{a + b}_{=0} + c`, raw`\left(a + b\right) + c`],
  [raw`\underbrace{\mathbb{E}[x]}_{\text{mean}}`, raw`\mathbb{E}\left[x\right]`],
  [raw`\overbrace{x}^{y} z`, raw`x z`],
  [raw`\boxed{x}`, raw`x`],
  [raw`\color{red}{x}`, raw`x`],
  [raw`\textcolor{red}{x} + y`, raw`x + y`],
  [raw`\cancel{x} y`, raw`x y`],
  [raw`a \tag{1}`, raw`a`],
  [raw`a & = b \\ & + c`, raw`a = b + c`],
  [raw`\begin{aligned} a + b \end{aligned}`, raw`a + b`],
  [raw`a .`, raw`a`],
  [raw`a,`, raw`a`],
  [raw`{} a`, raw`a`],
  [raw`a, \quad \forall i`, raw`a`],
  [raw`\therefore a`, raw`a`],
]);

reads('letters of Unicode', none, [
  [raw`θ + α×β`, raw`\theta + \alpha \times \beta`],
  [raw`p(x|θ)`, raw`p(x \mid \theta)`],
  [raw`∑_i x_i`, raw`\sum_{i} x_{i}`],
  [raw`a − b`, raw`a - b`],
  [raw`中 + 文`, raw`中 + 文`],
]);

reads('fonts', none, [
  [raw`\vec{x} + \bm{x} + \mathbf x`, raw`x + x + x`],
  [raw`\hat{\mathbf{x}}_i`, raw`\hat{x}_{i}`],
  [raw`\mathbf{W x}`, raw`W x`],
  [raw`\bar{x} + \overline{x} + \widehat{\beta}`, raw`\bar{x} + \bar{x} + \hat{\beta}`],
  [raw`\mathcal{L}_{ELBO}`, raw`\mathcal{L}_{\mathrm{ELBO}}`],
]);

reads('signs of multiplication and ellipses', none, [
  [raw`\sigma^2*I`, raw`\sigma^{2} \cdot I`],
  [raw`0.1×0.8`, raw`0.1 \times 0.8`],
  [raw`A \odot B \circ C \otimes D`, raw`A \odot B \circ C \otimes D`],
  [raw`a \cdot -b`, raw`a \cdot \left(-b\right)`],
  [raw`a \cdot \cdot b`, raw`a \cdot b`],
  [raw`a \cdot \cdot \cdot b`, raw`a \dots b`],
  [raw`1 + 2 + \dots + n`, raw`1 + 2 + \dots + n`],
  [raw`x_1 x_2 \cdots x_n`, raw`x_{1} x_{2} \dots x_{n}`],
  [raw`\cdots + a + \cdots`, raw`\dots + a + \dots`],
  [raw`(x_1, ..., x_n)`, raw`\left(x_{1}, \dots, x_{n}\right)`],
]);

reads('words', none, [
  [raw`a + \text{const.}`, raw`a + \text{const.}`],
  [raw`\text{const}`, raw`\mathrm{const}`],
  [raw`x \text{ is odd}`, raw`x \text{is odd}`],
]);

reads('relations inside', none, [
  [raw`a \not= b`, raw`a \ne b`],
  [raw`i != j`, raw`i \ne j`],
  [raw`i <= j`, raw`i \le j`],
  [raw`n! = 1`, raw`n! = 1`],
  [raw`1 \le i \le n`, raw`1 \le i \le n`],
  [raw`X \perp Y`, raw`X \perp Y`],
]);
