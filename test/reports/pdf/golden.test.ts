import { join } from 'node:path';
import { renderPdf, renderSummaryPdf } from '../../../reports/pdf';
import { describeWithPrograms } from '../../support/programs';
import { results } from '../class/fixture';
import { feedback } from '../fixture';
import { changesFrom, differenceOf, picturesOf, tolerance } from './look';

/** Pages as they look: a dropped letter or an overlap shows here. PROOFMARK_UPDATE_GOLDEN=1 writes them anew. */
describeWithPrograms('pages look as they did', ['pdftoppm'], () => {
  test.each([
    ['golden', () => renderPdf(feedback), 3],
    ['golden-summary', () => renderSummaryPdf(results), 2],
  ])('%s', async (name, pdf, count) => {
    const pictures = picturesOf(await pdf());
    expect(pictures).toHaveLength(count);
    expect(changesFrom(join(__dirname, name), pictures, 'page')).toEqual([]);
  });

  test('a letter that is missing is seen', async () => {
    // The same page with one letter less, by the same measure: the tolerance is not too wide to be of use.
    const look = async (student: string): Promise<Buffer> =>
      picturesOf(await renderPdf({ ...feedback, student, parts: [] }))[0]!;
    const { block } = differenceOf(await look('Ada Lovelace'), await look('Ada Lovelac'));
    expect(block).toBeGreaterThan(tolerance.block);
  });
});
