import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Feedback } from '../../../graders/feedback';
import { renderPdf } from '../../../reports/pdf';
import { started } from '../../support/bundle';
import { feedback } from '../fixture';
import { elementsOf, readTagged } from './tagged';

// The program loads MathJax as ES modules, whose rare signs come later; Jest has it in CommonJS.
const { folder, run } = started('test/support/pdf-program.ts');

/** A report whose claims are these formulas. */
function withFormulas(formulas: readonly string[]): Feedback {
  const [part] = feedback.parts;
  const [claim] = part!.claims;
  const claims = formulas.map((latex, i) => ({ ...claim!, line: i + 1, latex, lhs: latex, relation: '=', rhs: 'x' }));
  return { ...feedback, parts: [{ ...part!, claims, chains: [] }] };
}

const rare = [
  '\\mathfrak{gF} \\subsetneqq \\mathscr{L} \\circledast \\Bbbk',
  '\\mathcal{N} \\leftrightsquigarrow \\mathbb{E} \\curlyvee \\digamma',
  '\\boldsymbol{\\mathcal{L}} \\xrightarrow{abc} \\iiint \\mathsf{A}\\mathit{B}\\mathtt{C}',
  '\\overbrace{a + b + c + d}^{\\text{four}} \\circlearrowleft \\widehat{abcd}',
];
const damaged = ['\\frac{a}{', '\\foo{x}', '\\left( x', '\\begin{matrix} a', 'a^b^c'];

test.each([
  ['the sample', feedback],
  ['rare signs', withFormulas(rare)],
  ['formulas that cannot be set', withFormulas(damaged)],
])('the program writes the same bytes: %s', async (name, told) => {
  const [from, to] = [join(folder, `${name}.json`), join(folder, `${name}.pdf`)];
  writeFileSync(from, JSON.stringify(told));
  expect(run([from, to]).stderr).toBe('');
  const theirs = readFileSync(to);
  expect(theirs.equals(Buffer.from(await renderPdf(told)))).toBe(true);
});

test('many at once are as one after the other, also where all wait for the same rare signs', async () => {
  const mixed = ['\\mathfrak{g}', '\\mathcal{N}', '\\mathbb{E}', '\\mathtt{C}'].map((one) => withFormulas([one]));
  const told = Array.from({ length: 48 }, (_, i) => mixed[i % mixed.length]!);
  const files = told.map((one, i) => {
    const [from, to] = [join(folder, `${i}.json`), join(folder, `${i}.pdf`)];
    writeFileSync(from, JSON.stringify(one));
    return [from, to] as const;
  });
  expect(run(files.flat()).stderr).toBe('');
  const alone = await Promise.all(mixed.map((one) => renderPdf(one)));
  const others = files.filter(([, to], i) => !readFileSync(to).equals(Buffer.from(alone[i % alone.length]!)));
  expect(others).toEqual([]);
});

test('rare signs are set, and what cannot be set is told from them', async () => {
  const codes = async (formulas: readonly string[]): Promise<number> => {
    const { root } = await readTagged(await renderPdf(withFormulas(formulas)));
    return [...elementsOf(root)].filter(({ role }) => role === 'Code').length;
  };
  expect([await codes(rare), (await codes(damaged)) > 0]).toEqual([0, true]);
});
