import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { median, shown, table } from '../timing';
import { answering, isLibrary } from './answers';
import type { Effort, Result } from './contest';
import { contest } from './contest';
import { MATHJS, NERDAMER, SYMPY } from './infix';
import { maxima } from './maxima';
import { scripted } from './scripted';
import { growth } from './sizes';
import { suitesBeside } from './suites';
import type { System } from './system';

// The bundle lies in dist/.
const root = join(__dirname, '..');

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** How each suite is measured: the times of the first are compared, of the second mostly the verdicts. */
const EFFORTS: readonly Effort[] = [
  { passes: 5, seconds: 0.1 },
  { passes: 1, seconds: 0.02 },
];

const library = (name: 'mathjs' | 'nerdamer', methods: readonly string[]): Promise<System | null> =>
  scripted({
    name,
    methods,
    dialect: name === 'mathjs' ? MATHJS : NERDAMER,
    command: process.execPath,
    args: [__filename, name],
  });

/** All other systems, by name; null where one is not installed. */
const SYSTEMS: readonly (readonly [name: string, start: () => Promise<System | null>])[] = [
  [
    'SymPy',
    () =>
      scripted({
        name: 'SymPy',
        methods: ['equals', 'simplify(a - b) == 0'],
        dialect: SYMPY,
        command: process.env['PYTHON'] ?? 'python3',
        args: ['-u', join(root, 'bench/peers/sympy_server.py')],
      }),
  ],
  ['Maxima', maxima],
  ['mathjs', () => library('mathjs', ['compiled, at 20 points', 'simplify(a - b)', 'symbolicEqual(a, b)'])],
  ['nerdamer', () => library('nerdamer', ['simplify(a - b)'])],
];

function results(pairs: number, found: readonly Result[]): string {
  const ours = found[0]!.ms;
  const rows = found.map(({ system, method, right, undecided, wrong, ms }) => [
    `${system}: ${method}`,
    `${right}/${pairs}`,
    String(wrong.length),
    String(undecided),
    shown(median(ms)),
    (median(ms) / median(ours)).toPrecision(3),
    shown(ms.reduce((a, b) => a + b, 0)),
  ]);
  return table(['', 'right', 'wrong', 'undecided', 'median', '× ours', 'all pairs'], rows);
}

/** The aims that are published, and whether this run meets them. */
function aims(found: readonly Result[]): string[] {
  const [ours, ...others] = found as [Result, ...Result[]];
  const best = Math.max(...others.map((r) => r.right), 0);
  const lines = [`as many right as the best other system (${best}): ${said(ours.right >= best)} with ${ours.right}`];
  for (const [system, method, least] of [
    ['SymPy', 'equals', 200],
    ['Maxima', 'ratsimp(radcan(a - b))', 3],
  ] as const) {
    const other = others.find((r) => r.system === system && r.method === method);
    if (!other) continue;
    const ratio = median(other.ms) / median(ours.ms);
    lines.push(`at least ${least} times the speed of ${system}'s ${method}: ${said(ratio >= least)} with ${ratio.toPrecision(3)}`);
  }
  return lines;
}

const said = (met: boolean): string => (met ? 'met' : 'MISSED');

async function peers(): Promise<void> {
  const suites = suitesBeside(root);
  if (!suites) return print('\nThe suites of pairs do not lie beside the repository (../shared/suites): no comparison.');
  const systems: System[] = [];
  for (const [name, start] of SYSTEMS) {
    const system = await start();
    if (system) systems.push(system);
    print(system ? system.version : `${name}: absent`);
  }
  try {
    for (const [k, suite] of suites.entries()) {
      print(`\n${suite.name}: ${suite.pairs.length} pairs, ${suite.pairs.filter((p) => p.equal).length} of them equal\n`);
      const found = await contest(suite, systems, EFFORTS[k]!, print);
      print(`\n${results(suite.pairs.length, found)}\n`);
      for (const { system, method, wrong } of found)
        if (wrong.length > 0) print(`wrong, ${system} ${method}: ${wrong.join(' ')}`);
      print(aims(found).slice(0, k === 0 ? undefined : 1).join('\n'));
    }
  } finally {
    for (const system of systems) system.end();
  }
}

async function main(): Promise<void> {
  print(`node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor of unknown make'}`);
  print(`load average ${loadavg()[0]!.toFixed(1)}; times are processor time, so that other work counts little`);
  await peers();
  print('\nTime against size');
  for (const series of growth()) print(`\n${series}`);
}

const [name] = process.argv.slice(2);
if (isLibrary(name)) {
  // One of the other systems, asked by the process above.
  const answer = answering(name);
  createInterface({ input: process.stdin }).on('line', (line) => print(answer(line)));
} else void main();
