import { readFileSync, writeFileSync } from 'node:fs';
import type { Feedback } from '../../graders/feedback';
import { renderPdf } from '../../reports/pdf';

/** A program that writes the PDF of a feedback: `IN OUT`, with packages loaded as the command loads them. */
async function main([from, to]: readonly string[]): Promise<void> {
  writeFileSync(to!, await renderPdf(JSON.parse(readFileSync(from!, 'utf8')) as Feedback));
}

void main(process.argv.slice(2));
