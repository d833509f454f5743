import { join } from 'node:path';
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { Grader } from '../../../graders/grade';
import { readAssignment } from '../../../problems/files';
import { renderPdf } from '../../../reports/pdf';
import { readSubmission } from '../../../submissions/read';
import { describeWithPrograms } from '../../support/programs';
import { describeWithShared, readShared, root } from '../../support/shared';
import { picturesOf } from './look';
import { changesOfInk, inkMapOf, mostDifferent, tolerance } from './map';
import { wordsOf } from './words';

/** Real homeworks and the assignments that they answer; results are graded without references, so that no data count. */
const homeworks = [
  ['hw-000-text-cnn-siamese-cvae-gan', 'text-cnn-and-generative-models'],
  ['hw-001-conv-lstm-kl', 'conv-lstm-kl'],
  ['hw-003-rnn-generative-vae', 'recurrent-and-latent-models'],
] as const;

function reportOn(homework: string, assignment: string): Promise<Uint8Array> {
  const { value } = readAssignment(join(root, 'problems', assignment));
  const text = Buffer.from(readShared('seeds', `${homework}.md`));
  const grader = new Grader(value!, 7, { name: 'proofmark', version: '0' });
  return renderPdf(grader.grade(readSubmission(`${homework}.md`, text), homework));
}

/** The report with something drawn on one of its pages. */
async function altered(pdf: Uint8Array, draw: (document: PDFDocument) => Promise<void>): Promise<Uint8Array> {
  const document = await PDFDocument.load(pdf);
  await draw(document);
  return document.save();
}

describeWithShared('reports on real homeworks look as they did', () => {
  describeWithPrograms('by the ink on their pages', ['pdftoppm', 'pdftotext'], () => {
    const reports = new Map<string, Promise<Uint8Array>>();
    const report = (homework: string, assignment: string): Promise<Uint8Array> => {
      const known = reports.get(homework) ?? reportOn(homework, assignment);
      reports.set(homework, known);
      return known;
    };

    test.each(homeworks)('%s', async (homework, assignment) => {
      const pictures = picturesOf(await report(homework, assignment));
      expect(changesOfInk(join(__dirname, 'golden-homeworks'), homework.slice(0, 6), pictures)).toEqual([]);
    });

    test('a letter that is lost is seen, and a word that stands on another', async () => {
      const pdf = await report(...homeworks[2]);
      const looksOf = (from: Uint8Array) => inkMapOf(picturesOf(from, 2)[1]!);
      const words = wordsOf(pdf)[1]!.filter(({ text }) => /^[a-z]{4,}$/.test(text));
      const before = looksOf(pdf);
      expect(words.length).toBeGreaterThan(30);
      for (const word of [words[3]!, words[29]!]) {
        const width = (word.right - word.left) / word.text.length;
        const lost = await altered(pdf, async (document) => {
          const page = document.getPage(1);
          const box = {
            x: word.left + width,
            y: page.getHeight() - word.bottom,
            width,
            height: word.bottom - word.top,
          };
          page.drawRectangle({ ...box, color: rgb(1, 1, 1) });
        });
        const covered = await altered(pdf, async (document) => {
          const page = document.getPage(1);
          const at = { x: word.left + 2, y: page.getHeight() - word.bottom + 4, size: 9 };
          page.drawText('other', { ...at, font: await document.embedFont(StandardFonts.Helvetica) });
        });
        expect(mostDifferent(looksOf(lost), before).ink).toBeGreaterThan(tolerance);
        expect(mostDifferent(looksOf(covered), before).ink).toBeGreaterThan(tolerance);
      }
    });
  });
});
