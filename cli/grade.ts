import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { waits, type Wait } from '../gradebook/batch/grades';
import { digest } from '../gradebook/batch/key';
import { gradeClass, others, type Outcome } from '../gradebook/batch/run';
import { assignmentTexts } from '../problems/files';
import { listSubmissions, type StudentFile } from '../submissions/files';
import { keptClassifiers } from '../reference/drawn/kept';
import { takeDecisions } from './decisions';
import { generator } from './generator';
import { classResults, writeSummary, writeTables } from './grade-summary';
import { asJson, asTable, says } from './grade-table';
import { reportFiles } from './grade-worker';
import { languageOf, numberOf, seedOf, WrongCall } from './input';
import { asWrongCall, writableFolder } from './output';
import { assignmentFolder, assignmentOf } from './problems';
import { duration, progress } from './progress';
import { bundledResults, textOfResults } from './references';

export interface GradeOptions {
  readonly out: string;
  readonly problems?: string;
  readonly json?: boolean;
  readonly seed: string;
  readonly jobs?: string;
  readonly timeLimit?: string;
  readonly memoryLimit?: string;
  readonly fresh?: boolean;
  readonly language?: string;
}

/** Limits for one document, unless the call says otherwise. */
export const limits = { seconds: '300', megabytes: '2000' } as const;

/** What is said of a document that could be read, but that answers nothing. */
const NOTHING_FOUND = 'No part of the assignment was found in it: another file may have been meant.';

/** Exit status of what was interrupted, as shells have it. */
const INTERRUPTED = 130;

/** `proofmark grade`: grades a class. Returns the exit status; one bad document never stops the others. */
export async function grade(name: string, paths: readonly string[], options: GradeOptions): Promise<number> {
  try {
    const texts = assignmentTexts(assignmentFolder(name, options.problems));
    const assignment = assignmentOf(texts);
    const seed = seedOf(options.seed);
    const language = languageOf(options.language);
    const size = Math.floor(numberOf('jobs', options.jobs ?? String(availableParallelism()), 1, 'a number'));
    const seconds = numberOf('time-limit', options.timeLimit ?? limits.seconds, 1, 'a number of seconds');
    const megabytes = numberOf('memory-limit', options.memoryLimit ?? limits.megabytes, 200, 'a number of megabytes');
    const documents = documentsAt(paths, options.out);
    writableFolder('--out', options.out);
    const decisions = takeDecisions(options.out, assignment, documents);
    const { signal, restore } = interruption();
    const began = performance.now();
    const clock = (): number => (performance.now() - began) / 1000;
    const tell = progress(process.stderr, `grading ${assignment.id}`, clock);
    let done = 0;
    const outcomes = await gradeClass(
      {
        texts,
        seed,
        generator,
        ...(language ? { language } : {}),
        documents,
        out: options.out,
        decisions,
        reports: reportFiles,
        digest: digest(
          digest(readFileSync(__filename)) +
            textOfResults(bundledResults()) +
            (language ?? '') +
            // With the classifier pictures are measured that waited before.
            keptClassifiers().join(),
        ),
        fresh: options.fresh ?? false,
        crew: { program: __filename, args: ['grade-worker'], size, seconds, megabytes, signal },
      },
      (progress) => {
        done = progress.done;
        tell(progress.done, progress.of, progress.reused);
      },
    );
    restore();
    if (!outcomes) {
      const left = `${done} of ${documents.length} are graded; the same command goes on from here.`;
      process.stderr.write(`\nproofmark: stopped. ${left}\n`);
      return INTERRUPTED;
    }
    for (const { student, folder, feedback } of outcomes)
      if (!feedback && decisions.has(folder))
        process.stderr.write(`proofmark: what was decided about ${student} is not used: there is no graded document\n`);
    const waiting = waits(assignment, outcomes, says, NOTHING_FOUND);
    await writeTables(options.out, assignment, outcomes, waiting, language);
    await writeSummary(options.out, classResults(assignment, seed, outcomes, waiting), language);
    process.stdout.write(options.json ? asJson(outcomes) : asTable(outcomes));
    if (!options.json) process.stdout.write(whereTo(options.out, waiting));
    process.stderr.write(account(options.out, outcomes, clock()));
    return outcomes.some((o) => o.trouble !== null) ? 1 : 0;
  } catch (thrown) {
    const error = asWrongCall(thrown, options.out);
    if (!(error instanceof WrongCall)) throw error;
    process.stderr.write(`proofmark: ${error.message}\n`);
    return 2;
  }
}

function documentsAt(paths: readonly string[], out: string): StudentFile[] {
  const documents = paths.flatMap((path) => {
    if (resolve(path) === resolve(out))
      throw new WrongCall(
        `${path} holds the submissions; let --out name another folder, such as ${join(out, 'feedback')}`,
      );
    const { files, problems } = listSubmissions(path, out);
    for (const problem of problems)
      process.stderr.write(`proofmark: ${problem.message}${problem.remedy ? ` ${problem.remedy}` : ''}\n`);
    return files;
  });
  if (documents.length === 0) throw new WrongCall(`no document was found in ${paths.join(', ')}`);
  return documents;
}

/** Where the files are, and how much is left to a person. */
function whereTo(out: string, waiting: readonly Wait[]): string {
  const left = waiting.length === 0 ? '' : `What waits for a person (${waiting.length}): ${join(out, 'waiting.csv')}\n`;
  const students = `Feedback for each student: ${join(out, '<student>', 'feedback.pdf')}, feedback.html\n`;
  const all = `Grades: ${join(out, 'grades.csv')}\nClass summary: ${join(out, 'summary.pdf')}, summary.html\n`;
  return `\n${students}${all}${left}`;
}

/** How long it took, and what else lies in the output folder. */
function account(out: string, outcomes: readonly Outcome[], seconds: number): string {
  const reused = outcomes.filter((outcome) => outcome.reused).length;
  const times = outcomes.flatMap((outcome) => (outcome.reused || outcome.seconds === null ? [] : [outcome.seconds]));
  times.sort((a, b) => a - b);
  const each =
    times.length === 0
      ? ''
      : `, ${times[times.length >> 1]!.toFixed(1)} s a document (median), ${times.at(-1)!.toFixed(1)} s the longest`;
  const kept = reused === 0 ? '' : `; ${reused} were graded before and have not changed`;
  const elsewhere = others(out, outcomes).length;
  const more =
    elsewhere === 0
      ? ''
      : `proofmark: ${elsewhere} more in ${out} are of documents that this call did not name; they are not in grades.csv\n`;
  return `${outcomes.length - reused} graded in ${duration(seconds)}${each}${kept}\n${more}`;
}

/** Ctrl-C and the polite request to end stop the crew; the second time they end the program at once. */
function interruption(): { signal: AbortSignal; restore: () => void } {
  const controller = new AbortController();
  const stop = (): void => controller.abort();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const restore = (): void => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
  return { signal: controller.signal, restore };
}
