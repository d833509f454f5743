import type { ClaimFeedback } from '../../graders/feedback';
import { renderHtml } from '../../reports/html';
import { renderPdf } from '../../reports/pdf';
import { feedback } from './fixture';
import { textOf } from './pdf/text';
import { elementsOf, readTagged } from './pdf/tagged';

const claim = (lhs: string, rhs: string): ClaimFeedback => ({
  ...{ line: 1, latex: `${lhs} = ${rhs}`, lhs, relation: '=', rhs },
  ...{ verdict: 'holds', because: 'both sides agree in 24 random worlds', role: 'step' },
});
const long = Array.from({ length: 60 }, (_, i) => `x_{${i}}`).join(' + ');
/** A chain that goes on in what no setter knows; then a claim that is too long for one line. */
const claims = [claim('a', 'b'), claim('b', '\\nosuchcommand{c}'), claim(long, '\\nosuchcommand{d}')];
const shown = { ...feedback, parts: [{ ...feedback.parts[0]!, claims, chains: [] }] };

test('what goes on from the row above is shown as it was written where it cannot be set', async () => {
  expect(renderHtml(shown)).toContain('<code class="source">&#x3D; \\nosuchcommand{c}</code>');
  const text = await textOf(await renderPdf(shown));
  expect(text).toContain('= \\nosuchcommand{d}');
  expect(text).not.toContain('{} ');
});

test('where it can be set, its text has nothing that was not written', async () => {
  const { root } = await readTagged(await renderPdf({ ...shown, parts: [{ ...shown.parts[0]!, claims: [claim('a', 'b'), claim('b', 'c')] }] })); // prettier-ignore
  const alts = [...elementsOf(root)].flatMap(({ role, alt }) => (role === 'Formula' ? [alt] : []));
  expect(alts).toEqual(expect.arrayContaining(['a = b', '= c']));
});
