import { FormIndex, formOf, lex, noVocabulary, parseTokens } from '../../expr';

const read = (latex: string) => parseTokens(lex(latex).tokens, noVocabulary).expr;
const same = (a: string, b: string) => formOf(read(a)) === formOf(read(b));

describe('one form', () => {
  test.each([
    ['terms in any order', 'a + b - c', '-c + b + a'],
    ['factors in any order', 'a b c', 'c \\cdot a b'],
    ['a quotient and a product with an inverse', '\\frac{a b}{c}', 'a \\frac{b}{c}'],
    ['bound names', '\\sum_i a_i', '\\sum_k a_k'],
    ['conditions in any order', 'p(x, y | z, w)', 'p(y, x | w, z)'],
    ['spelling of a mean', '\\mathbb{E}_{z \\sim q(z|x)}[f(z)]', 'E_{q(z|x)}[f(z)]'],
    ['a sign before a product', '-\\frac12 a', '\\frac{-1}{2} a'],
    ['a minus before a bracket', '-(a - b)', 'b - a'],
  ])('%s', (_, a, b) => expect(same(a, b)).toBe(true));
});

describe('two forms', () => {
  test.each([
    ['another value', 'a + b', 'a - b'],
    ['the same value written otherwise', 'a + a', '2 a'],
    ['a joint and a conditional', 'p(x, z)', 'p(x | z)'],
    ['free names', 'a_i', 'a_k'],
    ['a quotient upside down', '\\frac{a}{b}', '\\frac{b}{a}'],
  ])('%s', (_, a, b) => expect(same(a, b)).toBe(false));
});

describe('forms within', () => {
  const index = new FormIndex([read('\\mathbb{E}[-\\frac12 (z - m)^T S (z - m) + \\log a]')]);
  test.each(['\\log a', '(z - m)^T S (z - m)', '\\frac12 S', '-\\log a'])('%s is there', (form) =>
    expect(index.has(read(form))).toBe(true),
  );
  test.each(['\\log b', 'S^2', '\\frac13 S'])('%s is not', (form) => expect(index.has(read(form))).toBe(false));
});
