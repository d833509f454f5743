import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feedback } from '../../../graders/feedback';
import { renderPdf } from '../../../reports/pdf';
import { describeWithPrograms, outputOf } from '../../support/programs';
import { feedback } from '../fixture';
import { elementsOf, faultsOf, readTagged } from './tagged';

const pdf = renderPdf(feedback);

describe('the structure for screen readers', () => {
  const tagged = pdf.then(readTagged);

  test('has everything that is drawn, once, and every formula with its LaTeX', async () => {
    expect(faultsOf(await tagged)).toEqual([]);
  });

  test('has the headings, tables and formulas of the report', async () => {
    const elements = [...elementsOf((await tagged).root)];
    const count = (role: string): number => elements.filter((element) => element.role === role).length;
    expect(elements[0]?.role).toBe('Document');
    expect(count('H1')).toBe(1);
    // One for each part, one for the notes on the document.
    expect(count('H2')).toBeGreaterThanOrEqual(feedback.parts.length + 1);
    // Parts, marks of two parts, the counterexample, the quantities.
    expect(count('Table')).toBe(5);
    expect(count('Link')).toBe(feedback.parts.length);
    const formulas = elements.filter(({ role }) => role === 'Formula').map(({ alt }) => alt);
    const [claim] = feedback.parts[0]!.claims;
    expect(formulas).toContain(`${claim!.lhs} = ${claim!.rhs}`);
    expect(formulas).toContain(feedback.parts[0]!.claims[1]!.suggestion!.latex);
    const signs = elements.filter(({ role, alt }) => role === 'Span' && alt !== null).map(({ alt }) => alt);
    expect(signs).toEqual(expect.arrayContaining(['holds', 'does not hold', 'undecided', 'not readable']));
  });
});

test('the same feedback gives the same bytes', async () => {
  const again = await renderPdf(JSON.parse(JSON.stringify(feedback)) as Feedback);
  expect(Buffer.from(again).equals(Buffer.from(await pdf))).toBe(true);
});

describeWithPrograms('as other programs read it', ['pdftotext', 'pdfinfo', 'qpdf'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  const file = join(folder, 'feedback.pdf');
  beforeAll(async () => writeFileSync(file, await pdf));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('it is sound, tagged and named', () => {
    expect(outputOf('qpdf', ['--check', file])).toContain('No syntax or stream encoding errors found');
    const info = outputOf('pdfinfo', [file]);
    expect(info).toMatch(/^Tagged: +yes$/m);
    expect(info).toMatch(/^Title: +Latent variable models – Ada Lovelace$/m);
    expect(info).not.toMatch(/Date:/);
  });

  test('its text has every explanation, and the LaTeX of every formula', () => {
    const text = outputOf('pdftotext', ['-layout', file, '-']).replace(/\s+/g, '');
    const has = (sentence: string): void => {
      for (const piece of sentence.split('$')) expect(text).toContain(piece.replace(/\s+/g, ''));
    };
    for (const part of feedback.parts) {
      has(`${part.label} ${part.title}`);
      for (const mark of part.marks) has(mark.because);
      for (const remark of part.remarks) has(remark);
      for (const claim of part.claims) {
        has(claim.rhs === '' ? claim.latex : claim.rhs);
        if (claim.verdict !== 'holds') has(claim.because);
        if (claim.suggestion) {
          has(claim.suggestion.edit);
          has(claim.suggestion.latex);
        }
      }
      for (const slip of part.chains.flatMap(({ slips = [] }) => slips)) has(slip.because);
      for (const quantity of part.quantities) has(quantity.written ?? '');
    }
  });
});
