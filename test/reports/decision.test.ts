import { decided } from '../../graders/decision';
import { renderHtml } from '../../reports/html';
import { feedback } from './fixture';

/** What a page says of one part, without its formulas. */
const said = (html: string, part: number): string =>
  new RegExp(`<section id="part-${part}"[^]*?</section>`)
    .exec(html)![0]
    .replace(/<math[^]*?<\/math>/g, '…')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

test('a comment is shown to the student, with its formulas, as text', () => {
  expect(said(renderHtml(feedback), 4)).toMatch(
    /A person will look at this part\..*What a person wrote: Say also what the cell keeps: … &lt;b&gt;and&lt;\/b&gt; why\./,
  );
});

test('points of a person stand in place of marks that add up to others; what was found stays below', () => {
  const [first] = feedback.parts;
  const page = said(renderHtml(decided(feedback, [{ part: first!.id, points: 7.25, comment: null }])), 1);
  expect(page).toContain(`7.25 of ${first!.points} points`);
  expect(page).toMatch(/A person decided: 7\.25 of \d+ points\. What was found before a person looked stands below\./);
  expect(page).not.toContain(first!.marks[0]!.because);
  expect(page).toContain('does not hold');
});

test.each([
  ['de', /Eine Person hat entschieden: 7,25 von \d+ Punkten\..*Eine Person schreibt dazu: gut/],
  ['es', /Lo decidió una persona: 7,25 de \d+ puntos\. Comentario de una persona: gut/],
  ['zh', /人工评定：.*7\.25.*。 人工评语： gut/],
] as const)('in the language of the report: %s', (language, expected) => {
  const { id } = feedback.parts[0]!;
  const page = renderHtml(decided(feedback, [{ part: id, points: 7.25, comment: 'gut' }]), language);
  expect(said(page, 1)).toMatch(expected);
});
