import { join } from 'node:path';
import { writeWhole } from '../gradebook/batch/atomic';
import { csv } from '../gradebook/batch/csv';
import { gradeRows, judged, waitRows, type Wait } from '../gradebook/batch/grades';
import type { Outcome } from '../gradebook/batch/run';
import type { Assignment, Language } from '../problems/schema';
import type { ClassResults } from '../reports/class/results';
import { generator } from './generator';
import { says } from './grade-table';

/** What the summary of a class is made from. */
export const classResults = (
  assignment: Assignment,
  seed: number,
  outcomes: readonly Outcome[],
  waiting: readonly Wait[],
): ClassResults => ({
  title: assignment.title,
  language: assignment.language,
  generator,
  seed,
  parts: assignment.parts.map(({ id, label, title, points }) => ({ id, label, title, points })),
  students: outcomes.map((outcome) => ({
    student: outcome.student,
    folder: outcome.folder,
    feedback: judged(outcome),
    trouble: outcome.trouble && says(outcome.trouble),
  })),
  waiting: waiting.flatMap(({ student, part, because }) =>
    part ? [{ student, part: part.id, because: because[0] ?? null }] : [],
  ),
});

/** Writes `grades.csv` and `waiting.csv`; what they say in sentences is in the language of the reports. */
export async function writeTables(
  out: string,
  assignment: Assignment,
  outcomes: readonly Outcome[],
  waiting: readonly Wait[],
  language?: Language,
): Promise<void> {
  const [{ Speaker }, { catalogueFor }] = await Promise.all([
    import('../reports/said'),
    import('../reports/texts/languages'),
  ]);
  const texts = catalogueFor(assignment, language);
  const speaker = new Speaker(texts, assignment.language);
  const rows = gradeRows(assignment, outcomes, (trouble) => speaker.told([says(trouble)]));
  writeWhole(join(out, 'grades.csv'), csv(rows));
  writeWhole(join(out, 'waiting.csv'), csv(waitRows(waiting, speaker.told, texts.ofClass.ungraded)));
}

/** Writes `summary.html` and `summary.pdf`; a PDF that cannot be made is told and stops nothing. */
export async function writeSummary(out: string, results: ClassResults, language?: Language): Promise<void> {
  const { renderSummaryHtml } = await import('../reports/html');
  writeWhole(join(out, 'summary.html'), renderSummaryHtml(results, language));
  try {
    const { renderSummaryPdf } = await import('../reports/pdf');
    writeWhole(join(out, 'summary.pdf'), await renderSummaryPdf(results, language));
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    process.stderr.write(`proofmark: summary.pdf could not be made: ${why}\n`);
  }
}
