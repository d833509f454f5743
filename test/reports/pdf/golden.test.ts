import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderPdf } from '../../../reports/pdf';
import { describeWithPrograms, outputOf } from '../../support/programs';
import { feedback } from '../fixture';
import { blocksOf } from './png';

const golden = join(__dirname, 'golden');

/** Greatest difference of the mean grey of a block (of 255), and of a page: a letter more or less is above. */
const tolerance = { block: 40, page: 1.2 };

/** Pages as they look: a dropped letter or an overlap shows here. PROOFMARK_UPDATE_GOLDEN=1 writes them anew. */
describeWithPrograms('pages look as they did', ['pdftoppm'], () => {
  const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
  let pages: string[] = [];

  beforeAll(async () => {
    writeFileSync(join(folder, 'feedback.pdf'), await renderPdf(feedback));
    outputOf('pdftoppm', ['-r', '50', '-gray', '-png', join(folder, 'feedback.pdf'), join(folder, 'page')]);
    pages = readdirSync(folder)
      .filter((name) => name.endsWith('.png'))
      .sort();
    if (process.env.PROOFMARK_UPDATE_GOLDEN !== '1') return;
    mkdirSync(golden, { recursive: true });
    for (const name of pages) writeFileSync(join(golden, name), readFileSync(join(folder, name)));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('there are as many', () => {
    expect(pages).toEqual(existsSync(golden) ? readdirSync(golden).sort() : []);
  });

  test.each(['page-1.png', 'page-2.png', 'page-3.png'])('%s', (name) => {
    const [is, was] = [folder, golden].map((at) => blocksOf(readFileSync(join(at, name))));
    expect(is!.length).toBe(was!.length);
    const differences = is!.map((grey, i) => Math.abs(grey - was![i]!));
    expect(Math.max(...differences)).toBeLessThan(tolerance.block);
    expect(differences.reduce((sum, d) => sum + d, 0) / differences.length).toBeLessThan(tolerance.page);
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
