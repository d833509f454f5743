import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { assignmentFolders, readAssignment } from '../../problems/files';
import { median, quantile, shown, table } from '../timing';
import type { Search } from './search';
import { searchesOf } from './search';

// The bundle lies in dist/.
const root = join(__dirname, '..');

/** Mutants of each model answer. */
const MUTANTS = 40;

/** Milliseconds that one search may take. */
const AIM = 500;

/** Slowest searches that are shown. */
const SLOWEST = 12;

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const KINDS: readonly (readonly [string, (s: Search) => boolean])[] = [
  ['equalities', (s) => s.op === '='],
  ['inequalities', (s) => s.op !== '='],
];

function row(name: string, searches: readonly Search[]): string[] {
  const ms = searches.map((s) => s.ms);
  const late = ms.filter((t) => t > AIM).length;
  return [
    name,
    String(ms.length),
    String(searches.filter((s) => s.found).length),
    shown(median(ms)),
    shown(quantile(ms, 0.99)),
    shown(Math.max(...ms)),
    String(late),
  ];
}

/**
 * Searches for suggestions for all failing claims of the library's mistakes and of mutants, and prints how long that
 * takes. `--mutants N` sets how many mutants each problem gets; names of problems limit it to those.
 */
export function suggestions(args: readonly string[]): void {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { mutants: { type: 'string' } },
    allowPositionals: true,
  });
  const mutants = Number(values.mutants ?? MUTANTS);
  if (!Number.isSafeInteger(mutants) || mutants < 0)
    throw new Error(`--mutants: expected a whole number, found "${values.mutants}"`);
  print(`node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor of unknown make'}`);
  print(`load average ${loadavg()[0]!.toFixed(1)}; times are processor time, so that other work counts little`);
  const searches = assignmentFolders(join(root, 'problems')).flatMap((folder) =>
    (readAssignment(folder).value?.parts ?? []).flatMap(({ problem }) => {
      const wanted = positionals.length === 0 || (problem && positionals.includes(problem.id));
      if (problem?.grader !== 'derivation' || !wanted) return [];
      const found = searchesOf(problem, mutants);
      const slowest = Math.max(0, ...found.map((s) => s.ms));
      process.stderr.write(`${problem.id}: ${found.length} searches, slowest ${shown(slowest)}\n`);
      return found;
    }),
  );
  const rows = KINDS.flatMap(([name, which]) => {
    const own = searches.filter(which);
    return own.length === 0 ? [] : [row(name, own)];
  });
  const head = ['suggestions for', 'claims', 'found', 'median', '99 %', 'slowest', `over ${shown(AIM)}`];
  print(`\n${table(head, rows)}\n`);
  for (const { problem, claim, found, ms } of [...searches].sort((a, b) => b.ms - a.ms).slice(0, SLOWEST))
    print(`${shown(ms).padStart(8)}  ${problem}${found ? '' : ' (none found)'}: ${claim}`);
  const slowest = Math.max(0, ...searches.map((s) => s.ms));
  print(
    `\naim: a suggestion within ${shown(AIM)} a claim; slowest ${shown(slowest)}: ${slowest <= AIM ? 'met' : 'MISSED'}`,
  );
}
