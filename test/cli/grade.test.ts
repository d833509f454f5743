import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, buildFlags, type Bundle } from '../support/bundle';
import { rightAnswer, writeAssignment } from '../support/one-step';

let proofmark: Bundle;
beforeAll(() => (proofmark = bundle('cli/main.ts', buildFlags())));
afterAll(() => proofmark.remove());

const scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** An assignment of one part, and a class that answers it rightly, wrongly, under hostile names, and not at all. */
const assignment = join(scratch, 'assignment');
const students = join(scratch, 'students');
beforeAll(() => {
  writeAssignment(assignment, 'title: One step');
  mkdirSync(students);
  const right = rightAnswer();
  const answers: Record<string, string> = {
    ada: right,
    '=HYPERLINK("x")': right,
    'Đặng, Thuỳ 李': right.replace('0.7685', '0.7865'),
    'عمر': right.slice(0, right.length / 2),
    empty: '',
    noise: '\uFFFD\u0007$$\\frac{',
  }; // prettier-ignore
  for (const [student, text] of Object.entries(answers))
    writeFileSync(join(students, `${student}.md`), `# 1\n\n${text}`);
  writeFileSync(join(students, 'empty.md'), '');
});

const call = (out: string, jobs = '2'): string[] => [
  proofmark.program,
  'grade',
  assignment,
  students,
  ...['--out', out, '--jobs', jobs],
];
const read = (out: string, name: string): string => readFileSync(join(out, name), 'utf8');
const everything = (out: string): string[] =>
  readdirSync(out, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|html|pdf|csv)$/.test(name) && !name.endsWith('.graded.json'))
    .sort()
    .map((name) => `${name}\n${readFileSync(join(out, name), 'latin1')}`);

const undisturbed = join(scratch, 'undisturbed');
beforeAll(() => expect(spawnSync(process.execPath, call(undisturbed)).status).toBe(1));

test('names of any script, formulas of spreadsheets and damaged documents', () => {
  const rows = read(undisturbed, 'grades.csv').slice(1).trimEnd().split('\r\n');
  expect(rows).toHaveLength(7);
  expect(rows[0]).toBe('student,document,awarded,pending,points,gru,waiting,missing,trouble');
  expect(rows).toContain('ada,ada.md,10,0,10,10,,,');
  expect(rows).toContainEqual(expect.stringMatching(/^"'=HYPERLINK\(""x""\)",/));
  expect(rows).toContainEqual(expect.stringMatching(/^"Đặng, Thuỳ 李",/));
  expect(rows).toContainEqual(expect.stringMatching(/^عمر,/));
  expect(rows).toContainEqual(expect.stringMatching(/^empty,empty\.md,,,10,,,,empty\.md is empty/));
});

test('killed at any moment and started again: the same files as undisturbed', async () => {
  const out = join(scratch, 'killed');
  for (const moment of [350, 700, 1100]) {
    const child = spawn(process.execPath, call(out), { stdio: 'ignore' });
    await new Promise((resolve) => setTimeout(resolve, moment));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.on('exit', resolve));
    // What is there is whole.
    if (!existsSync(out)) continue;
    for (const name of readdirSync(out, { recursive: true, encoding: 'utf8' }))
      if (name.endsWith('.json')) JSON.parse(read(out, name));
  }
  expect(spawnSync(process.execPath, call(out)).status).toBe(1);
  expect(everything(out)).toEqual(everything(undisturbed));
});

test('Ctrl-C: status 130, and what is finished stays', async () => {
  const out = join(scratch, 'stopped');
  const child = spawn(process.execPath, call(out, '1'), { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const exit = new Promise<number | null>((resolve) => child.on('exit', resolve));
  while (!existsSync(out) || readdirSync(out).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill('SIGINT');
  expect(await exit).toBe(130);
  expect(said).toMatch(/stopped\. \d of 6 are graded; the same command goes on/);
  expect(existsSync(join(out, 'grades.csv'))).toBe(false);
});

test('feedback among the submissions: never in their own folder, and not graded itself when the call comes again', () => {
  const refused = spawnSync(process.execPath, call(`${students}/.`), { encoding: 'utf8' });
  expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining('let --out name another folder')]);
  const own = join(scratch, 'own');
  mkdirSync(own);
  writeFileSync(join(own, 'ada.md'), `# 1\n\n${rightAnswer()}`);
  const out = join(own, 'feedback');
  for (let time = 0; time < 2; time++)
    expect(spawnSync(process.execPath, [proofmark.program, 'grade', assignment, own, '--out', out]).status).toBe(0);
  expect(read(out, 'grades.csv').trimEnd().split('\r\n')).toHaveLength(2);
});
