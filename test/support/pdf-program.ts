import { readFileSync, writeFileSync } from 'node:fs';
import type { Feedback } from '../../graders/feedback';
import { renderPdf } from '../../reports/pdf';

/**
 * A program that writes the PDFs of feedbacks, all at once: `IN OUT IN OUT …`, with packages loaded as the command
 * loads them.
 */
async function main(files: readonly string[]): Promise<void> {
  const read = (from: string): Feedback => JSON.parse(readFileSync(from, 'utf8')) as Feedback;
  const made = files.map((file, i) => (i % 2 === 0 ? renderPdf(read(file)) : null));
  for (const [i, pdf] of made.entries()) if (pdf) writeFileSync(files[i + 1]!, await pdf);
}

void main(process.argv.slice(2));
