import type { Feedback } from '../../../graders/feedback';
import { renderPdf } from '../../../reports/pdf';
import { elementsOf, faultsOf, readTagged, type Element } from './tagged';
import { textOf } from './text';

/** The report, of which every page must be sound and everything that is drawn in the structure. */
export async function soundReport(from: Feedback): Promise<{ text: string; elements: Element[]; pages: number }> {
  const bytes = await renderPdf(from);
  const tagged = await readTagged(bytes);
  expect(faultsOf(tagged)).toEqual([]);
  return { text: await textOf(bytes), elements: [...elementsOf(tagged.root)], pages: tagged.pages.length };
}
