import { isUnreadable, lex, parseTokens, print } from '../../expr';
import { raw, read, reads } from './reads';
import { none, vocabulary } from './vocabularies';

const own = vocabulary(
  {
    '\\Sigma_{u}': ['parameter', 2],
    '\\Pi_{0}': ['parameter', 0],
    'r_{i}': ['variable', 1],
    u: ['variable', 1],
    A: ['parameter', 2],
    N: ['size', 0],
    'a*b': ['function', 0],
    '\\mathcal{G}': ['function', 0],
    's^{(k)}': ['variable', 0],
    p: ['density', 0],
    n: ['index', 0],
    k: ['index', 0],
  },
  ['(t)'],
);

reads('a name with scripts that is declared is no sign of a sum', own, [
  [raw`\Sigma_u^{-1} (u - 1)`, raw`\Sigma_{u}^{-1} {\left(u - 1\right)}`],
  [raw`\Pi_0 u`, raw`\Pi_{0} u`],
  // Any other capital sigma with an index sums.
  [raw`\Sigma_n u_n`, raw`\sum_{n} u_{n}`],
]);

reads('components of a vector whose name has an index', own, [
  [raw`r_{ij}`, raw`{r_{i}}_{j}`],
  [raw`r_{i,1:N}`, raw`{r_{i}}_{1:N}`],
  [raw`p(r_{ij} | u)`, raw`p({r_{i}}_{j} \mid u)`],
]);

reads('two digits below a matrix are two indices', own, [
  [raw`A_{12}`, raw`A_{1,2}`],
  [raw`A_{10}`, raw`A_{10}`],
  [raw`u_{12}`, raw`u_{12}`],
]);

reads('samples in brackets', own, [
  [raw`A_k[n]`, raw`A_{k}[n]`],
  [raw`u_k[n]`, raw`u_{k} n`],
]);

reads('functions of two things', own, [
  [raw`(a * b)(k)`, raw`\left(a*b\right)\left(k\right)`],
  [raw`[\bm{a} * \bm{b}](k)`, raw`\left(a*b\right)\left(k\right)`],
  [raw`(u * A)(k)`, raw`\left(u \cdot A\right) k`],
  [raw`\mathcal{G}(u | A, k)`, raw`\mathcal{G}\left(u, A, k\right)`],
  [raw`\mathcal{G}(|u|)`, raw`\mathcal{G}\left(\left|u\right|\right)`],
]);

reads('decorations of values and laws by name', own, [
  [raw`u^{(t)}`, raw`u`],
  [raw`\mathbf{u^{(t)}}_k`, raw`u_{k}`],
  [raw`s^{(k)}`, raw`s^{(k)}`],
  [raw`p_{\mathcal{N}}(u; 0, A)`, raw`\mathcal{N}(u; 0, A)`],
  [raw`N(u | 0, A)`, raw`\mathcal{N}(u; 0, A)`],
  [raw`N (u + 1)`, raw`N {\left(u + 1\right)}`],
]);

reads('what is given, before a sign that says how it is drawn', none, [
  [raw`u | s`, raw`u \mid s`],
  [raw`u, v \mid s, t`, raw`u, v \mid s, t`],
  [raw`|u| + |v|`, raw`\left|u\right| + \left|v\right|`],
]);

/** A side as it is read when the less customary choice is asked for. */
function chosen(source: string, choice: 'prod-narrow' | 'log-wide'): string {
  const parsed = parseTokens(lex(source).tokens, own, new Set([choice]));
  expect(isUnreadable(parsed)).toBe(false);
  return print(parsed.expr);
}

test('factors behind a product that do not mention its index may stand outside', () => {
  const source = raw`\prod_n A_{nn} p(u)`;
  expect(read(source, own).choices.has('prod-narrow')).toBe(true);
  expect(read(source, own).printed).toBe(raw`\prod_{n} A_{n,n} p(u)`);
  expect(chosen(source, 'prod-narrow')).toBe(raw`\left(\prod_{n} A_{n,n}\right) p(u)`);
  expect(read(raw`\prod_n p(u) A_{nn}`, own).choices.has('prod-narrow')).toBe(false);
});

test('an exponential behind a logarithm may belong to its argument', () => {
  const source = raw`\log \frac{N}{k} \exp(-k)`;
  expect(read(source, own).printed).toBe(raw`\left(\log \frac{N}{k}\right) \exp\left(-k\right)`);
  expect(chosen(source, 'log-wide')).toBe(raw`\log\left(\frac{N}{k} \exp\left(-k\right)\right)`);
});

const decorated = vocabulary(
  {
    W: ['parameter', 1],
    'Y_{i}': ['parameter', 1],
    x: ['variable', 1],
    p: ['density', 0],
    f: ['function', 0],
    i: ['index', 0],
    k: ['index', 0],
  },
  ['i', 'm', 'conv', '(t)'],
);

reads('what says nothing above a value or below a density is an index below a value', decorated, [
  [raw`x_i + x_m + W_k`, raw`x_{i} + x_{m} + W_{k}`],
  [raw`x^{(t)}_i`, 'x_{i}'],
  [raw`x^m_k`, 'x_{k}'],
  [raw`p_i(x)`, 'p(x)'],
  [raw`f_m(x_k)`, raw`f\left(x_{k}\right)`],
]);

reads('a word that says nothing is dropped beside indices, wherever it stands', decorated, [
  [raw`W_{\mathrm{conv},k}`, 'W_{k}'],
  [raw`W_{k,\mathrm{conv}}`, 'W_{k}'],
  [raw`W_{\mathrm{conv}}`, 'W'],
  [raw`Y_{i,k,\mathrm{conv}}`, '{Y_{i}}_{k}'],
]);
