import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { QualityReport, SurvivalReason } from '../graders/quality';
import { bundledResults, referencesIn } from '../cli/references';
import { catches, testProblem, USUAL } from '../graders/quality';
import { assignmentFolders, readAssignment } from '../problems/files';
import { table, timed } from './timing';

const references = referencesIn(bundledResults());

// The bundle lies in dist/.
const root = join(__dirname, '..');

/**
 * How many of each for a problem, where it has as many: together more than 5,000 of each over the 35 problems of the
 * library, in about an hour on one core.
 */
const ENOUGH = { mutants: 160, rewrites: 200 } as const;

const REASONS: readonly SurvivalReason[] = ['equivalent', 'true', 'definition', 'aside', 'hole'];

/** A report and the seconds that it took. */
interface Measured {
  readonly report: QualityReport;
  readonly seconds: number;
}

/** Numbers of one report, or of several together, in the order of `HEAD`. */
function numbers(measured: readonly Measured[]): number[] {
  const sum = (of: (r: QualityReport) => number): number => measured.reduce((n, { report }) => n + of(report), 0);
  return [
    sum((r) => r.mutants.made),
    ...catches.map((by) => sum((r) => r.mutants.caught[by])),
    ...REASONS.map((reason) => sum((r) => r.mutants.survivors.filter((s) => s.reason === reason).length)),
    sum((r) => r.rewrites.made),
    sum((r) => r.rewrites.refused.length),
    sum((r) => r.rewrites.undecided.length),
    Math.round(measured.reduce((n, { seconds }) => n + seconds, 0)),
  ];
}

const HEAD = [
  '',
  'mutants',
  ...['caught: fails', ...catches.slice(1)],
  ...['survive: equivalent', ...REASONS.slice(1)],
  'rewritings',
  'refused',
  'undecided',
  'seconds',
];

const row = (name: string, measured: readonly Measured[]): string[] => [name, ...numbers(measured).map(String)];

/** What went wrong with a report, one line each: holes, refusals, what was left to a person. */
function objections({ problem, mutants, rewrites }: QualityReport): string[] {
  const said = (
    what: string,
    { line, was, now, because }: { line: number; was: string; now: string; because: string },
  ): string => `${what}: ${problem}, line ${line}: ${was} becomes ${now} (${because})`;
  return [
    ...mutants.survivors.filter((s) => s.reason === 'hole').map((s) => said('hole', s)),
    ...rewrites.refused.map((o) => said('refused', o)),
    ...rewrites.undecided.map((o) => said('undecided', o)),
  ].map((line) => line.replace(/\s+/g, ' '));
}

/** A whole number given as an option. */
function count(name: string, text: string | undefined, otherwise: number): number {
  const n = text === undefined ? otherwise : Number(text);
  if (!Number.isSafeInteger(n) || n < 0) throw new Error(`--${name}: expected a whole number, found "${text}"`);
  return n;
}

/**
 * Tests the problems of the library and prints what became of their mutants and rewritings, each objection as it is
 * found and a table at the end. `--mutants N --rewrites N --seed N` set the size; names of problems after them limit
 * it to those.
 */
function main(): void {
  const { values, positionals } = parseArgs({
    options: { mutants: { type: 'string' }, rewrites: { type: 'string' }, seed: { type: 'string' } },
    allowPositionals: true,
  });
  const size = {
    mutants: count('mutants', values.mutants, ENOUGH.mutants),
    rewrites: count('rewrites', values.rewrites, ENOUGH.rewrites),
    seed: count('seed', values.seed, USUAL.seed),
  };
  const measured = assignmentFolders(join(root, 'problems')).flatMap((folder) => {
    const assignment = readAssignment(folder).value;
    return (assignment?.parts ?? []).flatMap(({ problem }) => {
      if (!problem || (positionals.length > 0 && !positionals.includes(problem.id))) return [];
      let report: QualityReport | null = null;
      const ms = timed(() => {
        report = testProblem(problem, { ...size, decimalComma: assignment!.decimalComma, references });
      });
      const found = { report: report!, seconds: ms / 1000 };
      process.stderr.write(`${basename(folder)}/${problem.id}: ${found.seconds.toFixed(0)} s\n`);
      for (const line of objections(found.report)) process.stdout.write(`${line}\n`);
      return [found];
    });
  });
  process.stdout.write(
    `\n${table(HEAD, [...measured.map((m) => row(m.report.problem, [m])), row('all', measured)])}\n`,
  );
}

main();
