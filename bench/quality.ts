import { basename, join } from 'node:path';
import type { QualityReport, SurvivalReason } from '../graders/quality';
import { catches, testProblem, USUAL } from '../graders/quality';
import { assignmentFolders, readAssignment } from '../problems/files';
import { table } from './timing';

// The bundle lies in dist/.
const root = join(__dirname, '..');

const REASONS: readonly SurvivalReason[] = ['equivalent', 'true', 'definition', 'aside', 'hole'];

/** Numbers of one report, or of several together, in the order of `HEAD`. */
function numbers(reports: readonly QualityReport[]): number[] {
  const sum = (of: (r: QualityReport) => number): number => reports.reduce((n, r) => n + of(r), 0);
  return [
    sum((r) => r.mutants.made),
    ...catches.map((by) => sum((r) => r.mutants.caught[by])),
    ...REASONS.map((reason) => sum((r) => r.mutants.survivors.filter((s) => s.reason === reason).length)),
    sum((r) => r.rewrites.made),
    sum((r) => r.rewrites.refused.length),
    sum((r) => r.rewrites.undecided.length),
  ];
}

const HEAD = ['', 'mutants', ...catches, ...REASONS, 'rewritings', 'refused', 'undecided', 'fit'];

const row = (name: string, reports: readonly QualityReport[]): string[] => [
  name,
  ...numbers(reports).map(String),
  reports.every((r) => r.fit) ? 'yes' : 'NO',
];

/** Tests every problem of the library and prints what became of its mutants and rewritings. */
function main(): void {
  const reports = assignmentFolders(join(root, 'problems')).flatMap((folder) => {
    const assignment = readAssignment(folder).value;
    return (assignment?.parts ?? []).flatMap(({ problem }) => {
      if (!problem) return [];
      process.stderr.write(`${basename(folder)}/${problem.id}\n`);
      const { decimalComma } = assignment!;
      return [testProblem(problem, { ...USUAL, rewrites: 700, decimalComma })];
    });
  });
  process.stdout.write(`${table(HEAD, [...reports.map((r) => row(r.problem, [r])), row('all', reports)])}\n`);
  for (const r of reports) {
    for (const s of r.mutants.survivors)
      if (s.reason === 'hole') process.stdout.write(`hole: ${r.problem}, line ${s.line}: ${s.was} becomes ${s.now}\n`);
    for (const o of r.rewrites.refused)
      process.stdout.write(`refused: ${r.problem}, line ${o.line}: ${o.was} becomes ${o.now} (${o.because})\n`);
    for (const o of r.rewrites.undecided)
      process.stdout.write(`undecided: ${r.problem}, line ${o.line}: ${o.was} becomes ${o.now} (${o.because})\n`);
  }
}

main();
