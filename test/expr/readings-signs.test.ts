import { canonicalSign } from '../../expr';
import { raw, read, reads } from './reads';
import { none, vocabulary } from './vocabularies';

/** A convolutional layer: `*` is no product, and `conv` decorates. */
const layer = vocabulary(
  {
    X: ['parameter', 3],
    W: ['parameter', 3],
    x: ['parameter', 1],
    b: ['parameter', 1],
    a: ['parameter', 0],
    '*': ['operator', 0],
    conv: ['operator', 0],
    conv1d: ['operator', 0],
    n: ['index', 0],
    c: ['index', 0],
    H: ['size', 0],
    "H'": ['size', 0],
  },
  ['conv', 'in'],
);

reads('signs that nobody declared', none, [
  [raw`x * w`, raw`x \cdot w`],
  [raw`x \ast w`, raw`x \cdot w`],
  ['x ∗ w', raw`x \cdot w`],
  [raw`x *_{\text{filt}} w`, raw`x *_{filt} w`],
  [raw`x \ast_v w`, raw`x *_{v} w`],
  [raw`x * _ { v } w`, raw`x *_{v} w`],
  [raw`x \underset{v}{*} w`, raw`x *_{v} w`],
  [raw`x \star w`, raw`x \star w`],
  ['x ⋆ w', raw`x \star w`],
  [raw`x \circledast w`, raw`x \circledast w`],
  [raw`x \mathbin{\star} w`, raw`x \star w`],
  [raw`x {\star} w`, raw`x \star w`],
  [raw`x \otimes w`, raw`x \otimes w`],
  [raw`x \otimes_2 w`, raw`x \otimes_{2} w`],
]);

reads('what a sign joins', none, [
  [raw`a x *_v w b`, raw`a x *_{v} w b`],
  [raw`a \cdot x *_v w`, raw`a \cdot x *_{v} w`],
  [raw`x *_v w \cdot b`, raw`\left(x *_{v} w\right) \cdot b`],
  [raw`x *_v w *_v u`, raw`x *_{v} w *_{v} u`],
  [raw`x *_v (w *_v u)`, raw`x *_{v} \left(w *_{v} u\right)`],
  [raw`x *_v w + b`, raw`x *_{v} w + b`],
  [raw`-x *_v w`, raw`-x *_{v} w`],
  [raw`x *_v -w u`, raw`x *_{v} \left(-w u\right)`],
  [raw`x *_v \sum_i w_i + b`, raw`x *_{v} \left(\sum_{i} w_{i}\right) + b`],
  [raw`\sum_c X_{n,c} *_v W_{f,c} + b_f`, raw`\sum_{c} \left(X_{n,c} *_{v} W_{f,c}\right) + b_{f}`],
  [raw`\sum_c X_c *_v w`, raw`\left(\sum_{c} X_{c}\right) *_{v} w`],
  [raw`\log x \star w`, raw`\left(\log x\right) \star w`],
  [raw`\frac{x \star w}{2}`, raw`\frac{x \star w}{2}`],
  [raw`x \star`, raw`x`],
]);

reads('stars that are names or decorations, as ever', none, [
  [raw`f^*(x)`, raw`f^{*}\left(x\right)`],
  [raw`x^\star y`, raw`x^{*} y`],
  [raw`x_\star`, raw`x_{\star}`],
  [raw`(\star)`, raw`\star`],
  [raw`2*b`, raw`2 \cdot b`],
]);

reads('signs and arrays by declaration', layer, [
  [raw`x * x`, raw`x * x`],
  [raw`X_{n,c} * W_{f,c}^{\text{conv}}`, raw`X_{n,c} * W_{f,c}`],
  [raw`W^{conv}_{f,c}`, raw`W_{f,c}`],
  [raw`W^{(conv)}_{f,c}`, raw`W_{f,c}`],
  [raw`W_{\text{conv},f,c}`, raw`W_{f,c}`],
  [raw`W_{f,c,in}`, raw`W_{f,c}`],
  [raw`\text{conv}(x, x)`, raw`\mathrm{conv}\left(x, x\right)`],
  [raw`\text{conv1d}(x, x)`, raw`\mathrm{conv1d}\left(x, x\right)`],
  [raw`\mathrm{conv1d}(x, x)`, raw`\mathrm{conv1d}\left(x, x\right)`],
  [raw`X_{nc}`, raw`X_{n,c}`],
  [raw`X_{nc,t+k}`, raw`X_{n,c,t + k}`],
  [raw`X_{nct}`, raw`X_{n,c,t}`],
  [raw`X_{n,2t}`, raw`X_{n,2 t}`],
  [raw`X_{n,Ht}`, raw`X_{n,H t}`],
  [raw`X^{(n)}_c`, raw`X_{n,c}`],
  [raw`X^n_{c,t}`, raw`X_{n,c,t}`],
  [raw`X_c^2`, raw`X_{c}^{2}`],
  [raw`x_c^n`, raw`x_{c}^{n}`],
  [raw`X_{n,:}`, raw`X_{n,\cdot}`],
  [raw`X_{:,c,\cdot}`, raw`X_{\cdot,c,\cdot}`],
  [raw`X_{n,c,t:t+H'-1}`, raw`X_{n,c,t:t + H' - 1}`],
  [raw`X[n,c,t:t+k]`, raw`X[n,c,t:t + k]`],
  [raw`X(n, c, t+k-1)`, raw`X[n,c,t + k - 1]`],
  [raw`X_{n,c}(t+k-1)`, raw`X_{n,c}[t + k - 1]`],
  [raw`X_{n,c}[t]`, raw`X_{n,c}[t]`],
  // A number in brackets multiplies.
  [raw`X_{n,c}(1-a)`, raw`X_{n,c} {\left(1 - a\right)}`],
  [raw`X_n(c, a)`, raw`X_{n} {\left(c, a\right)}`],
  [raw`x(n)`, raw`x n`],
]);

reads('numbers up to a size', none, [
  [raw`\sum_{c \in [C]} b_c`, raw`\sum_{c \in \left\{1, \dots, C\right\}} b_{c}`],
  [raw`\sum_{c \in [0, 1]} b_c`, raw`\sum_{c \in \left(0, 1\right)} b_{c}`],
]);

describe('signs that lack something', () => {
  test.each([
    [raw`x *_`, /expected something after "_"/],
    [raw`*_v w`, /expected a formula|before "\*"/],
    [raw`(x *_v) w`, /expected something after "\*"/],
  ])('%s', (source, message) => {
    const { diagnostics, unreadable } = read(source, none);
    expect(unreadable).toBe(true);
    expect(diagnostics.map((d) => d.message).join()).toMatch(message);
  });
});

test.each([
  ['*', '*'],
  [raw`\ast`, '*'],
  [raw`*_{\text{filt}}`, '*_{filt}'],
  [raw`\ast_s`, '*_{s}'],
  [raw`\mathbin{*}`, '*'],
  [raw`\star^{(2)}_{a}`, raw`\star^{(2)}_{a}`],
  ['x', null],
  ['**', null],
  [raw`\star x`, null],
  ['+', null],
])('the sign %s', (latex, sign) => expect(canonicalSign(latex)).toBe(sign));
