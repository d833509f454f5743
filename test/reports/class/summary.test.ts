import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { QuantityFeedback } from '../../../graders/feedback';
import type { ClassResults } from '../../../reports/class/results';
import { renderSummaryHtml } from '../../../reports/html';
import { renderSummaryPdf } from '../../../reports/pdf';
import { describeWithPrograms, outputOf } from '../../support/programs';
import { elementsOf, faultsOf, readTagged } from '../pdf/tagged';
import { results } from './fixture';
import { classOf, part } from './results';

const page = renderSummaryHtml(results);
const text = page.replace(/<style>[^]*<\/style>|<math[^]*?<\/math>/g, '').replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' '); // prettier-ignore

test('the page stands alone and what a student wrote is text in it', () => {
  expect(page).toMatch(/^<!doctype html>\n<html lang="en">/);
  expect(page).toContain('<title>Latent models – class summary</title>');
  expect(page).not.toMatch(/<(script|link|img|iframe|object|base)\b|https?:|@import|url\(|\son\w+=/i);
  expect(page).toContain('&lt;script&gt;');
});

test('what a reader of the page must find', () => {
  for (const phrase of [
    '11 students graded · 2 documents could not be read or graded',
    'Each student’s points as a share of those that are decided',
    '11 students 1.1 The factor', // The claim of the fixture that fails, of every student.
    'is missing; with it this holds.',
    'For example student 0, line 15:',
    '11 students 1.1 Reasons: That the divergence is non-negative is not said.',
    '3 11 Nothing grades this kind of answer yet. student 0, student 1',
    'and 5 more',
    '&#x3D;1+1 x.md is empty.',
    'slow It took too long.',
  ])
    expect(text).toContain(phrase);
});

test('a wrong value is shown with what it is of and with what was expected', () => {
  const quantity: QuantityFeedback = {
    ...{ name: 'n', title: 'length $n$', written: '2304', points: 1, awarded: 0 },
    verdict: 'wrong',
  };
  const shown = (more: object, language?: 'de'): string =>
    renderSummaryHtml(classOf({ a: [part('1', 0, { quantities: [{ ...quantity, ...more }] })] }), language)
      .replace(/<annotation[^]*?<\/annotation>/g, '')
      .replace(/<[^>]+>/g, '');
  expect(shown({ expected: 400 })).toContain('This value is not right.');
  expect(shown({ expected: 400 })).toContain('length n: 2304 (expected: 400)');
  expect(shown({}, 'de')).toContain('length n: 2304\n');
});

test('a name as long as a sentence does not fill the list of names', () => {
  const long = 'Ж'.repeat(150);
  const shown = renderSummaryHtml(classOf({ [long]: [part('1', 'waiting')], ada: [part('1', 'waiting')] }));
  expect(shown).toContain(`${'Ж'.repeat(39)}…, ada`);
  expect(shown).not.toContain('Ж'.repeat(41));
});

test('a class of nobody, and one of whom nothing is decided', () => {
  const nobody = renderSummaryHtml({ ...results, students: [], waiting: [] });
  expect(nobody).toContain('0 students graded');
  expect(nobody).toContain('Nobody’s points are decided yet.');
  expect(nobody).toContain('No mistake was found.');
  expect(nobody).toContain('Nothing waits for a person.');
  expect(renderSummaryHtml(classOf({ a: [part('1', 'waiting')] }))).toContain('Nobody’s points are decided yet.');
});

describe('as a PDF', () => {
  const pdf = renderSummaryPdf(results);

  test('everything is in the structure, once; the plot is a figure that is told in words', async () => {
    const tagged = await readTagged(await pdf);
    expect(faultsOf(tagged)).toEqual([]);
    const figures = [...elementsOf(tagged.root)].filter(({ role }) => role === 'Figure');
    expect(figures).toHaveLength(1);
    expect(figures[0]!.alt).toMatch(/^Histogram of the scores of 11 students: \d/);
    expect(page).toContain(`aria-label="${figures[0]!.alt}"`);
  });

  test('the same results give the same bytes', async () => {
    const again = await renderSummaryPdf(JSON.parse(JSON.stringify(results)) as ClassResults);
    expect(Buffer.from(again).equals(Buffer.from(await pdf))).toBe(true);
  });

  describeWithPrograms('as other programs read it', ['pdftotext', 'pdfinfo', 'qpdf'], () => {
    const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
    const file = join(folder, 'summary.pdf');
    beforeAll(async () => writeFileSync(file, await pdf));
    afterAll(() => rmSync(folder, { recursive: true }));

    test('it is sound and has every word of the page', () => {
      expect(outputOf('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
      expect(outputOf('pdfinfo', [file])).toMatch(/^Title: +Latent models – class summary$/m);
      const words = outputOf('pdftotext', [file, '-']).replace(/\s+/g, ' ');
      for (const phrase of [
        '11 students graded',
        'median',
        'share of the points',
        '<script>',
        '100 %',
        'Reasons: That',
      ])
        expect(words).toContain(phrase);
    });
  });
});
