import type { SetUp, Task } from '../gradebook/batch/run';
import type { Graded } from '../gradebook/batch/record';
import { serve } from '../gradebook/batch/serve';
import { decided } from '../graders/decision';
import { Grader } from '../graders/grade';
import { loadAssignment } from '../problems/load';
import { readSubmission } from '../submissions/read';
import { pictureMeasures } from './pictures';
import { bundledResults, referencesIn } from './references';

/** What people read of each student's feedback, beside `feedback.json`. */
export const reportFiles = ['feedback.html', 'feedback.pdf'] as const;

/** `proofmark grade-worker`: a process of the crew of `proofmark grade`. */
export const gradeWorker = (): void => serve<SetUp, Task, Graded>(grading);

function grading({ texts, seed, generator, language }: SetUp): (task: Task) => Promise<Graded> {
  const { value: assignment } = loadAssignment(texts);
  if (!assignment) throw new Error('the assignment cannot be read');
  const grader = new Grader(assignment, seed, generator, referencesIn(bundledResults()));
  const measures = pictureMeasures(assignment);
  return async ({ student, document, bytes, pictures, decisions }) => {
    const submission = readSubmission(document, bytes);
    const error = submission.problems.find((p) => p.severity === 'error');
    const judged = grader.grade(submission, student, await measures.of(submission, pictures));
    const feedback = decided(judged, decisions);
    const { renderHtml } = await import('../reports/html');
    const reports: Record<string, string | Uint8Array> = { 'feedback.html': renderHtml(feedback, language) };
    let trouble = error ? `${error.message}${error.remedy ? ` ${error.remedy}` : ''}` : null;
    let complete = true;
    try {
      // MathJax and the fonts are loaded with the first report that needs them.
      const { renderPdf } = await import('../reports/pdf');
      reports['feedback.pdf'] = await renderPdf(feedback, language);
    } catch (failure) {
      complete = false;
      const noPdf = `Its PDF could not be made: ${failure instanceof Error ? failure.message : String(failure)}`;
      trouble = trouble === null ? noPdf : `${trouble} ${noPdf}`;
    }
    return { feedback, reports, trouble, complete };
  };
}
