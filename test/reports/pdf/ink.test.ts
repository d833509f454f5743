import { PDFDocument, StandardFonts, rgb } from 'pdf-lib';
import { languages } from '../../../problems/schema';
import { renderPdf } from '../../../reports/pdf';
import { describeWithPrograms } from '../../support/programs';
import { feedback } from '../fixture';
import { faultsInPictures } from './ink';

describeWithPrograms('pages as pictures', ['pdftotext', 'pdftoppm'], () => {
  test.each(languages)('every letter has ink, and no word stands on another: %s', async (language) => {
    expect(faultsInPictures(await renderPdf(feedback, language))).toEqual([]);
  });

  test('what is wrong is seen', async () => {
    const document = await PDFDocument.create();
    const font = await document.embedFont(StandardFonts.Helvetica);
    const page = document.addPage([595, 842]);
    page.drawText('letters', { x: 60, y: 700, size: 10, font });
    page.drawText('covered', { x: 60, y: 600, size: 10, font });
    page.drawRectangle({ x: 75, y: 595, width: 18, height: 14, color: rgb(1, 1, 1) });
    page.drawText('under', { x: 60, y: 500, size: 10, font });
    page.drawText('above', { x: 66, y: 501, size: 10, font });
    page.drawText('outside', { x: 560, y: 400, size: 10, font });
    expect(faultsInPictures(await document.save())).toEqual([
      'page 1: outside stands off the text',
      'page 1: a letter of covered has no ink',
      'page 1: above / under stand on each other',
    ]);
  });
});
