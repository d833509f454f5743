import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPdf, renderSummaryPdf } from '../../../reports/pdf';
import { describeWithPrograms, outputOf } from '../../support/programs';
import { results } from '../class/fixture';
import { feedback } from '../fixture';
import { blocksOf } from './png';

/** Greatest difference of the mean grey of a block (of 255), and of a page: a letter more or less is above. */
const tolerance = { block: 40, page: 1.2 };

/** The pages of a PDF as they look, in a folder that is removed when the tests are done. */
async function look(pdf: Promise<Uint8Array>, folder: string): Promise<string[]> {
  writeFileSync(join(folder, 'a.pdf'), await pdf);
  outputOf('pdftoppm', ['-r', '50', '-gray', '-png', join(folder, 'a.pdf'), join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort();
}

/** Pages as they look: a dropped letter or an overlap shows here. PROOFMARK_UPDATE_GOLDEN=1 writes them anew. */
describeWithPrograms('pages look as they did', ['pdftoppm'], () => {
  const scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
  afterAll(() => rmSync(scratch, { recursive: true }));

  test.each([
    ['golden', () => renderPdf(feedback), 3],
    ['golden-summary', () => renderSummaryPdf(results), 2],
  ])('%s', async (name, pdf, count) => {
    const [golden, folder] = [join(__dirname, name), join(scratch, name)];
    mkdirSync(folder);
    const pages = await look(pdf(), folder);
    if (process.env.PROOFMARK_UPDATE_GOLDEN === '1') {
      mkdirSync(golden, { recursive: true });
      for (const page of pages) writeFileSync(join(golden, page), readFileSync(join(folder, page)));
    }
    expect(pages).toHaveLength(count);
    expect(pages).toEqual(existsSync(golden) ? readdirSync(golden).sort() : []);
    for (const page of pages) {
      const [is, was] = [folder, golden].map((at) => blocksOf(readFileSync(join(at, page))));
      expect(is!.length).toBe(was!.length);
      const differences = is!.map((grey, i) => Math.abs(grey - was![i]!));
      const [block, mean] = [Math.max(...differences), differences.reduce((sum, d) => sum + d, 0) / differences.length];
      expect([page, block < tolerance.block, mean < tolerance.page]).toEqual([page, true, true]);
    }
  });

  test('a letter that is missing is seen', async () => {
    // The same page with one letter less, by the same measure: the tolerance is not too wide to be of use.
    const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
    try {
      const look = async (student: string): Promise<number[]> => {
        writeFileSync(join(folder, 'a.pdf'), await renderPdf({ ...feedback, student, parts: [] }));
        outputOf('pdftoppm', ['-r', '50', '-gray', '-png', '-singlefile', join(folder, 'a.pdf'), join(folder, 'a')]);
        return blocksOf(readFileSync(join(folder, 'a.png')));
      };
      const [whole, less] = [await look('Ada Lovelace'), await look('Ada Lovelac')];
      expect(Math.max(...whole.map((grey, i) => Math.abs(grey - less[i]!)))).toBeGreaterThan(tolerance.block);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
