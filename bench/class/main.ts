import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { readAssignment } from '../../problems/files';
import { seeded } from '../../worlds/numeric/random';
import { called, killed } from './calls';
import { students, writeClass } from './students';

const root = join(__dirname, '..');
const [name = 'text-cnn-and-generative-models', count = '200', kills = '20'] = process.argv.slice(2);

/** Share of the documents that are damaged. */
const DAMAGE = 0.1;
const SEED = 7;
/** The class with its feedback stays where this names a folder. */
const KEEP = process.env['PROOFMARK_BENCH_CLASS'];

async function main(): Promise<void> {
  const assignment = readAssignment(join(root, 'problems', name)).value;
  if (!assignment) throw new Error(`the assignment ${name} cannot be read`);
  const scratch = KEEP ?? mkdtempSync(join(tmpdir(), 'proofmark-'));
  const all = students(assignment, Number(count), DAMAGE, SEED);
  const folder = join(scratch, 'students');
  writeClass(folder, all);
  const damaged = all.filter((student) => student.damaged).length;
  console.log(`${all.length} students of ${name}, ${damaged} with a damaged document`);
  console.log(`${cpus()[0]?.model ?? 'an unknown processor'}, ${availableParallelism()} cores, load ${load()}\n`);

  const to = (out: string): string[] =>
    [join(root, 'dist', 'proofmark.cjs'), 'grade', join(root, 'problems', name), folder, '--out', join(scratch, out)]; // prettier-ignore
  const whole = await called(to('undisturbed'));
  const peak = whole.peak === null ? 'not measured' : `${whole.peak.toFixed(0)} MB, all processes together`;
  console.log(`undisturbed  ${whole.seconds.toFixed(1)} s, exit status ${whole.status}, load ${load()}`);
  console.log(`             peak memory ${peak}`);
  console.log(`             ${whole.said}`);
  const again = await called(to('undisturbed'));
  console.log(`again        ${again.seconds.toFixed(1)} s: ${again.said}`);

  const random = seeded(SEED);
  let struck = 0;
  for (let i = 0; i < Number(kills); i++) {
    // On average they take what one call takes, so that they fall on all of its stages.
    if (await killed(to('killed'), (2 * random() * whole.seconds) / Number(kills))) struck++;
  }
  const last = await called(to('killed'));
  const [one, other] = ['undisturbed', 'killed'].map((out) => readFileSync(join(scratch, out, 'grades.csv')));
  console.log(`killed       ${struck} times of ${kills}, then ${last.seconds.toFixed(1)} s: ${last.said}`);
  console.log(`             grades.csv ${one!.equals(other!) ? 'is the same' : 'DIFFERS'}`);
  if (!KEEP) rmSync(scratch, { recursive: true });
  if (!one!.equals(other!)) process.exitCode = 1;
}

const load = (): string => loadavg()[0]!.toFixed(1);

void main();
