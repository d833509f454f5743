import { setFormula as asMarkup } from '../../reports/math';
import { setFormula as asOutlines } from '../../reports/pdf/math/formula';
import { withMathJax } from '../../reports/pdf/math/mathjax';
import { lettersOf } from './pdf/letters';

const array = '\\begin{array}{cl} a & b \\\\ c & d \\end{array}';

/** An array as both setters set it; each call writes it otherwise, so that neither has kept it. */
let calls = 0;
const looks = (): Promise<unknown> =>
  withMathJax(() => [asMarkup(array, true), asOutlines(`${array}${' '.repeat(++calls)}`, true, 40)]);

test('no formula changes those after it', async () => {
  const before = await looks();
  for (const latex of [
    '\\newcolumntype{c}{|c|} x',
    '\\newcommand{\\frac}{x} \\frac',
    '\\begin{align} a &= b \\tag{7} \\label{l} \\\\ &= c \\end{align}',
    '\\color{red} \\Large \\bf x',
    '\\begin{array}{cl} a',
  ]) {
    await withMathJax(() => [asMarkup(latex, true), asOutlines(latex, true, 40)]);
    expect([latex, await looks()]).toEqual([latex, before]);
  }
});

test.each([
  ['a = b \\tag{1}', 'a=b(1)'],
  ['a = b \\tag*{by Jensen}', 'a=bbyJensen'],
  ['\\begin{align} a &= b \\tag{$\\star$} \\\\ &= c \\tag{\\textbf{B}} \\end{align}', 'a=b(⋆)=c(B)'],
  ['\\begin{equation} a \\tag1 \\end{equation}', 'a(1)'],
  ['\\text{by } \\eqref{eq:kl_div}', 'by(eq:kl-div)'],
  ['a \\label{eq:one} \\nonumber', 'a'],
])('what a row is called, and what is referred to, is shown: %s', async (latex, letters) => {
  expect(lettersOf(await withMathJax(() => asOutlines(latex, true, 40)))).toBe(letters);
  const set = asMarkup(latex, true);
  expect('markup' in set && set.markup.replace(/<[^>]+>|\s| /g, '')).toBe(letters);
});
