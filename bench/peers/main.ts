import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { answering, isLibrary } from './answers';
import type { Effort } from './contest';
import { contest } from './contest';
import { MATHJS, NERDAMER, SYMPY } from './infix';
import { maxima } from './maxima';
import { results, rightAim, speedAims } from './report';
import { scripted } from './scripted';
import { suitesBeside } from './suites';
import type { System } from './system';

// The bundle lies in dist/.
const root = join(__dirname, '..');

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** Where a run stands, for who watches it. */
const progress = (text: string): void => void process.stderr.write(`${text}\n`);

/** How each suite is measured: the times of the first are compared, of the second mostly the verdicts. */
const EFFORTS: readonly Effort[] = [
  { passes: 3, seconds: 0.02 },
  { passes: 1, seconds: 0.01 },
];

const library = (name: 'mathjs' | 'nerdamer', methods: readonly string[]): Promise<System | null> =>
  scripted({
    name,
    methods,
    dialect: name === 'mathjs' ? MATHJS : NERDAMER,
    command: process.execPath,
    args: [__filename, name],
  });

/** Where SymPy may be installed: the Debian package belongs to the system's own Python. */
const PYTHONS = process.env['PYTHON'] ? [process.env['PYTHON']] : ['/usr/bin/python3', 'python3'];

async function sympy(): Promise<System | null> {
  for (const command of PYTHONS) {
    const found = await scripted({
      name: 'SymPy',
      methods: ['equals', 'simplify(a - b) == 0'],
      dialect: SYMPY,
      command,
      args: ['-u', join(root, 'bench/peers/sympy_server.py')],
    });
    if (found) return found;
  }
  return null;
}

/** All other systems, by name; null where one is not installed. */
const SYSTEMS: readonly (readonly [name: string, start: () => Promise<System | null>])[] = [
  ['SymPy', sympy],
  ['Maxima', maxima],
  ['mathjs', () => library('mathjs', ['compiled, at 20 points', 'simplify(a - b)', 'symbolicEqual(a, b)'])],
  ['nerdamer', () => library('nerdamer', ['simplify(a - b)'])],
];

async function peers(): Promise<void> {
  const suites = suitesBeside(root);
  if (!suites)
    return print('\nThe suites of pairs do not lie beside the repository (../shared/suites): no comparison.');
  const systems: System[] = [];
  for (const [name, start] of SYSTEMS) {
    const system = await start();
    if (system) systems.push(system);
    print(system ? system.version : `${name}: SKIPPED, it is not installed`);
  }
  try {
    for (const [k, suite] of suites.entries()) {
      print(
        `\n${suite.name}: ${suite.pairs.length} pairs, ${suite.pairs.filter((p) => p.equal).length} of them equal\n`,
      );
      const found = await contest(suite, systems, EFFORTS[k]!, print, progress);
      print(`\n${results(suite.pairs.length, found)}\n`);
      for (const { system, method, wrong } of found)
        if (wrong.length > 0) print(`wrong, ${system} ${method}: ${wrong.join(' ')}`);
      print(rightAim(found));
      // Steps of school algebra are done before they are asked about: reading a formula there is most of the work.
      if (k === 0) print(speedAims(found).join('\n'));
    }
  } finally {
    for (const system of systems) system.end();
  }
}

async function main(): Promise<void> {
  print(`node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor of unknown make'}`);
  print(`load average ${loadavg()[0]!.toFixed(1)}; times are processor time, so that other work counts little`);
  await peers();
}

const [name] = process.argv.slice(2);
if (isLibrary(name)) {
  // One of the other systems, asked by the process above.
  const answer = answering(name);
  createInterface({ input: process.stdin }).on('line', (line) => print(answer(line)));
} else void main();
