import { mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { version } from '../package.json';
import type { Feedback } from '../graders/feedback';
import { Grader } from '../graders/grade';
import { listSubmissions, readFile } from '../submissions/files';
import { seedOf, writeWhole, WrongCall } from './input';
import { assignmentAt } from './problems';
import { bundledResults, referencesIn } from './references';
import { table } from './table';

export const generator = { name: 'proofmark', version } as const;

interface Outcome {
  readonly student: string;
  readonly document: string;
  readonly feedback: Feedback | null;
  /** What went wrong, where the document could not be graded. */
  readonly trouble: string | null;
}

/** `proofmark grade`: grades documents one by one. Returns the exit status; one bad document never stops the others. */
export async function grade(
  assignmentName: string,
  paths: readonly string[],
  options: { out: string; problems?: string; json?: boolean; seed: string },
): Promise<number> {
  try {
    const outcomes = await gradeAll(assignmentName, paths, options);
    process.stdout.write(options.json ? `${JSON.stringify(summary(outcomes), null, 1)}\n` : asTable(outcomes));
    if (!options.json)
      process.stdout.write(
        `\nFeedback for each student: ${join(options.out, '<student>', 'feedback.pdf')}, feedback.html\n`,
      );
    return outcomes.some((o) => o.trouble !== null) ? 1 : 0;
  } catch (error) {
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

export async function gradeAll(
  assignmentName: string,
  paths: readonly string[],
  options: { out: string; problems?: string; seed: string },
): Promise<Outcome[]> {
  const grader = new Grader(
    assignmentAt(assignmentName, options.problems),
    seedOf(options.seed),
    generator,
    referencesIn(bundledResults()),
  );
  const { renderHtml } = await import('../reports/html');
  const reports: Reports = { renderHtml, renderPdf };
  const outcomes: Outcome[] = [];
  const taken = new Set<string>();
  for (const path of paths) {
    const { files, problems } = listSubmissions(path);
    for (const problem of problems)
      process.stderr.write(`proofmark: ${problem.message}${problem.remedy ? ` ${problem.remedy}` : ''}\n`);
    for (const file of files) outcomes.push(await gradeOne(grader, file, options.out, taken, reports));
  }
  if (outcomes.length === 0) throw new WrongCall(`no document was found in ${paths.join(', ')}`);
  return outcomes;
}

/** What makes the files that people read. */
interface Reports {
  readonly renderHtml: (feedback: Feedback) => string;
  readonly renderPdf: (feedback: Feedback) => Promise<Uint8Array>;
}

async function gradeOne(
  grader: Grader,
  file: { student: string; path: string },
  out: string,
  taken: Set<string>,
  { renderHtml, renderPdf }: Reports,
): Promise<Outcome> {
  const document = basename(file.path);
  try {
    const submission = readFile(file.path);
    const error = submission.problems.find((p) => p.severity === 'error');
    const feedback = grader.grade(submission, file.student);
    const folder = join(out, freshName(file.student, taken));
    mkdirSync(folder, { recursive: true });
    writeWhole(join(folder, 'feedback.json'), `${JSON.stringify(feedback, null, 2)}\n`);
    writeWhole(join(folder, 'feedback.html'), renderHtml(feedback));
    const troubles = error ? [`${error.message}${error.remedy ? ` ${error.remedy}` : ''}`] : [];
    try {
      writeWhole(join(folder, 'feedback.pdf'), await renderPdf(feedback));
    } catch (failure) {
      troubles.push(`its PDF could not be made: ${messageOf(failure)}`);
    }
    return { student: file.student, document, feedback, trouble: troubles.length > 0 ? troubles.join('; ') : null };
  } catch (error) {
    return {
      student: file.student,
      document,
      feedback: null,
      trouble: messageOf(error),
    };
  }
}

/** MathJax and the fonts are loaded with the first report that needs them. */
const renderPdf = async (feedback: Feedback): Promise<Uint8Array> =>
  (await import('../reports/pdf')).renderPdf(feedback);

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A folder name for a student that no other student has and that stays inside the output folder. */
function freshName(student: string, taken: Set<string>): string {
  const safe =
    student
      .replace(/[/\\:*?"<>|]/g, '_')
      .replace(/^\.+/, '_')
      .slice(0, 120) || 'student';
  let name = safe;
  for (let k = 2; taken.has(name.toLowerCase()); k++) name = `${safe}-${k}`;
  taken.add(name.toLowerCase());
  return name;
}

function summary(outcomes: readonly Outcome[]): object {
  return outcomes.map(({ student, document, feedback, trouble }) => ({
    student,
    document,
    points: feedback?.points ?? null,
    awarded: feedback?.awarded ?? null,
    pending: feedback?.pending ?? null,
    trouble,
  }));
}

function asTable(outcomes: readonly Outcome[]): string {
  const first = outcomes.find((o) => o.feedback)?.feedback;
  const judged =
    first?.parts.filter((p) =>
      outcomes.some((o) => o.feedback?.parts.find((q) => q.id === p.id && q.claims.length + q.quantities.length > 0)),
    ) ?? [];
  const rows = outcomes.map(({ student, feedback, trouble }) => [
    student,
    ...judged.map((p) => {
      const part = feedback?.parts.find((q) => q.id === p.id);
      if (!part || part.status === 'missing') return '–';
      return part.status === 'waiting' ? `${part.awarded} ?` : String(part.awarded);
    }),
    feedback ? `${feedback.awarded}` : '–',
    feedback ? `${feedback.pending}` : '–',
    trouble ?? '',
  ]);
  const total = first ? ` of ${first.points}` : '';
  return `${table(['student', ...judged.map((p) => `${p.label} (${p.points})`), `graded${total}`, 'for a person', ''], rows)}\n\n?  proposed; a person looks before it counts      –  not found in the document\n`;
}
