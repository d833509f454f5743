import type { Feedback, PartFeedback } from '../../../graders/feedback';
import { renderPdf } from '../../../reports/pdf';
import type { Slab } from '../../../reports/pdf/layout/slab';
import { paginate } from '../../../reports/pdf/pages';
import { describeWithPrograms } from '../../support/programs';
import { feedback } from '../fixture';
import { wordsOf } from './words';

const empty: PartFeedback = {
  ...feedback.parts[0]!,
  ...{ marks: [], claims: [], chains: [], quantities: [], results: [], prose: [], remarks: [] },
};

/** A report in which `part` begins somewhere on a page, by the number of lines above it. */
const below = (lines: number, part: PartFeedback): Feedback => ({
  ...feedback,
  parts: [{ ...empty, remarks: Array.from({ length: lines }, (_, i) => `Line ${i}`) }, part],
});

/** The page on which each of some words stands last, for many places of the part. */
async function pagesOf(part: PartFeedback, wanted: readonly string[]): Promise<number[][]> {
  const found: number[][] = [];
  for (let lines = 8; lines < 40; lines += 3) {
    const pages = wordsOf(await renderPdf(below(lines, part)));
    found.push(wanted.map((word) => pages.findLastIndex((page) => page.some(({ text }) => text === word))));
  }
  return found;
}

describeWithPrograms('page breaks', ['pdftotext'], () => {
  test('a question stands whole below its heading', async () => {
    const question = 'Alpha\n\n$$\\begin{bmatrix} 1 \\\\ 2 \\\\ 3 \\\\ 4 \\\\ 5 \\end{bmatrix}$$\n\nand then omega';
    const pages = await pagesOf({ ...empty, title: 'Heading', question }, ['Heading', 'Alpha', 'omega']);
    for (const [heading, alpha, omega] of pages) expect([alpha, omega]).toEqual([heading, heading]);
    // Some stood on the first page and some on the second.
    expect(new Set(pages.map(([heading]) => heading))).toEqual(new Set([0, 1]));
  });

  test('what is said of a part stands with the first of what follows it', async () => {
    const waiting = { ...empty, title: 'Heading', status: 'waiting', question: 'Alpha', remarks: ['omega'] } as const;
    const pages = await pagesOf(waiting, ['Heading', 'Alpha', 'omega.']);
    for (const [heading, alpha, omega] of pages) expect([alpha, omega]).toEqual([heading, heading]);
    expect(new Set(pages.map(([heading]) => heading))).toEqual(new Set([0, 1]));
  });

  test('how it was checked has no page of its own where less space above makes room for it', () => {
    const slab = (height: number, space: number): Slab => ({ space, height, baseline: null, inks: [], keep: false });
    const pages = (room: number): number => paginate([slab(720 - room, 0), slab(40, 30)]).length;
    // The text of a page is 723.89 points high.
    expect([72, 60, 47].map(pages)).toEqual([1, 1, 2]);
  });

  test('what is said of the sides of a chain stands below them', async () => {
    const slips = [{ from: 1, to: 3, recovers: false, because: 'omega' }];
    const chain = { line: 33, sides: ['a', 'b', 'c', 'd'], classes: 'ABBB', slips };
    const pages = await pagesOf({ ...empty, title: 'Part', chains: [chain] }, ['chain', 'omega.']);
    for (const [sides, said] of pages) expect(said).toBe(sides);
    expect(new Set(pages.map(([sides]) => sides))).toEqual(new Set([0, 1]));
  });
});
