import type * as Files from '../../../reports/pdf/fonts/files';
import { renderHtml } from '../../../reports/html';
import type * as Pdf from '../../../reports/pdf';
import { feedback } from '../fixture';
import { textOf } from '../pdf/text';

/** The writer of PDFs as it is where the font for Chinese, an optional package of 92 MB, is not installed. */
async function withoutFont(): Promise<typeof Pdf> {
  jest.doMock('../../../reports/pdf/fonts/files', () => {
    const files: typeof Files = jest.requireActual('../../../reports/pdf/fonts/files');
    return { fontBytes: (name: Files.FaceName) => (name === 'wide' ? null : files.fontBytes(name)) };
  });
  return import('../../../reports/pdf');
}

describe('without the font for Chinese', () => {
  test('a PDF in Chinese is refused, with the remedy', async () => {
    const { renderPdf } = await withoutFont();
    const render = async (): Promise<Uint8Array> => renderPdf(feedback, 'zh');
    await expect(render()).rejects.toThrow(/noto-sans-sc, which is not installed: npm install --include=optional/);
  });

  test('the page is there all the same', () => expect(renderHtml(feedback, 'zh')).toContain('2 条论断成立'));

  test('a Chinese name in another language is told by its numbers', async () => {
    const { renderPdf } = await withoutFont();
    const text = await textOf(await renderPdf({ ...feedback, student: '李 Ada', parts: [] }, 'de'));
    expect(text).toContain('[U+674E] Ada');
  });
});
