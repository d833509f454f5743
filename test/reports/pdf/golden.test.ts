import { join } from 'node:path';
import { renderPdf } from '../../../reports/pdf';
import { describeWithPrograms } from '../../support/programs';
import { feedback } from '../fixture';
import { changesFrom, differenceOf, picturesOf, tolerance } from './look';

/** Pages as they look: a dropped letter or an overlap shows here. PROOFMARK_UPDATE_GOLDEN=1 writes them anew. */
describeWithPrograms('pages look as they did', ['pdftoppm'], () => {
  test('all of them', async () => {
    expect(changesFrom(join(__dirname, 'golden'), picturesOf(await renderPdf(feedback)), 'page')).toEqual([]);
  });

  test('a letter that is missing is seen', async () => {
    // The same page with one letter less, by the same measure: the tolerance is not too wide to be of use.
    const look = async (student: string): Promise<Buffer> =>
      picturesOf(await renderPdf({ ...feedback, student, parts: [] }))[0]!;
    const { block } = differenceOf(await look('Ada Lovelace'), await look('Ada Lovelac'));
    expect(block).toBeGreaterThan(tolerance.block);
  });
});
