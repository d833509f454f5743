import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Options, QualityReport } from '../graders/quality';
import { catches, testProblem } from '../graders/quality';
import type { Problem } from '../problems/schema';
import { readAssignment, readProblem } from '../problems/files';
import { showTrouble } from '../problems/reading';
import { reported, seedOf, WrongCall } from './input';
import { assignmentAt, bundledProblems } from './problems';
import { bundledResults, referencesIn } from './references';
import { progress } from './progress';
import { plain } from './table';

export interface TestOptions {
  readonly problems?: string;
  readonly json?: boolean;
  readonly seed: string;
  readonly mutants: string;
  readonly rewrites: string;
}

/** `proofmark problem test`: how well a problem tells right from wrong. Returns the exit status: 1 for one unfit. */
export const problemTest = (path: string, options: TestOptions): number =>
  reported(() => {
    const problems = problemsAt(path, options.problems);
    const numbers: Omit<Options, 'progress' | 'decimalComma'> = {
      seed: seedOf(options.seed),
      mutants: countOf('--mutants', options.mutants),
      rewrites: countOf('--rewrites', options.rewrites),
    };
    const references = referencesIn(bundledResults());
    const reports = problems.map(({ problem, decimalComma }) =>
      testProblem(problem, { ...numbers, decimalComma, references, progress: progress(process.stderr, problem.id) }),
    );
    const fit = reports.every((r) => r.fit);
    const text = options.json
      ? `${JSON.stringify({ version: 1, fit, problems: reports }, null, 1)}\n`
      : reports.map(asText).join('\n');
    process.stdout.write(text);
    return fit ? 0 : 1;
  });

function countOf(option: string, text: string): number {
  const n = Number(text);
  if (!Number.isSafeInteger(n) || n < 0 || n > 100_000)
    throw new WrongCall(`${option}: expected a whole number from 0 to 100000, found "${text}"`);
  return n;
}

interface Subject {
  readonly problem: Problem;
  readonly decimalComma: boolean;
}

/** The problem in a folder, or all of an assignment; each also by its name among those that come with Proofmark. */
function problemsAt(path: string, problems: string | undefined): Subject[] {
  const isProblem = (folder: string): boolean => existsSync(join(folder, 'problem.yaml'));
  const direct = resolve(path);
  const folder = isProblem(direct) ? direct : path.includes('/') ? join(problems ?? bundledProblems(), path) : direct;
  if (isProblem(folder)) {
    const { value, troubles } = readProblem(folder);
    const [first] = troubles;
    if (!value || first) throw new WrongCall(first ? showTrouble(first) : `${path}: this problem could not be read`);
    const around = dirname(folder);
    return [{ problem: value, decimalComma: readAssignment(around).value?.decimalComma ?? false }];
  }
  const assignment = assignmentAt(path, problems);
  const found = assignment.parts.flatMap(({ problem }) =>
    problem ? [{ problem, decimalComma: assignment.decimalComma }] : [],
  );
  if (found.length === 0) throw new WrongCall(`${path}: no part of this assignment names a problem`);
  return found;
}

const REASONS = {
  equivalent: 'say the same',
  true: 'say something else that is true as well',
  definition: 'give another meaning to a name of the writer',
  aside: 'change what nothing asked for rests on',
  hole: 'are HOLES: nothing tells them from what is right',
} as const;

/** How many survivors and objections are shown in full. */
const SHOWN = 12;

function asText(report: QualityReport): string {
  const { mutants, rewrites } = report;
  const caught = catches.reduce((n, by) => n + mutants.caught[by], 0);
  const lines = [`${report.problem}  ${report.title}`, ''];
  lines.push(`  mistakes   ${report.mistakes} among its files, each judged as it is declared unless said below`);
  lines.push(
    `  mutants    ${mutants.made} made, ${caught} caught (${mutants.caught.fails} by a counterexample, ${mutants.caught.undecided} left to a person as undecided, ${mutants.caught.unreadable} as unreadable, ${mutants.caught.marks} by lost marks)`,
  );
  for (const [reason, words] of Object.entries(REASONS)) {
    const n = mutants.survivors.filter((s) => s.reason === reason).length;
    if (n > 0) lines.push(`             ${n} that survive ${words}`);
  }
  lines.push(
    `  rewritings ${rewrites.made} made, ${rewrites.made - rewrites.refused.length - rewrites.undecided.length} accepted, ${rewrites.refused.length} refused, ${rewrites.undecided.length} left to a person`,
  );
  const show = (
    title: string,
    items: readonly { line: number; kind: string; was: string; now: string; because: string }[],
  ): void => {
    if (items.length === 0) return;
    lines.push('', `  ${title}`);
    for (const { line, kind, was, now, because } of items.slice(0, SHOWN))
      lines.push(
        `    line ${line}, ${kind}: ${oneLine(was)}`,
        `      becomes ${oneLine(now)}`,
        `      ${oneLine(because)}`,
      );
    if (items.length > SHOWN) lines.push(`    … and ${items.length - SHOWN} more; --json lists all`);
  };
  show(
    'Holes',
    mutants.survivors.filter((s) => s.reason === 'hole'),
  );
  show('Refused though it says the same', rewrites.refused);
  show('Left to a person though it says the same', rewrites.undecided);
  if (report.idle.length > 0) {
    lines.push('', '  Lines that nothing depends on');
    for (const { line, latex } of report.idle) lines.push(`    line ${line}: ${oneLine(latex)}`);
  }
  lines.push(
    '',
    report.fit ? '  FIT for use' : '  NOT FIT for use',
    ...report.faults.map((f) => `    ${oneLine(f)}`),
    '',
  );
  return `${lines.join('\n')}\n`;
}

const oneLine = (text: string): string => plain(text.replace(/\s+/g, ' ').trim());
