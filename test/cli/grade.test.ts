import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { csvRows } from '../../reference/datasets/csv';
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

describe('what people decide', () => {
  const out = join(scratch, 'decided');
  const grade = () => spawnSync(process.execPath, call(out), { encoding: 'utf8' });
  /** Fills in the rows of `waiting.csv` as a spreadsheet with German settings would save them. */
  const fillIn = (of: (row: readonly string[]) => readonly [decided: string, comment: string]): void => {
    const [head, ...rows] = [...csvRows(read(out, 'waiting.csv').slice(1), 'waiting.csv')].map(({ cells }) => cells);
    const written = [head!, ...rows.map((row) => [...row.slice(0, -2), ...of(row)])]
      .map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'))
      .join('\r\n');
    writeFileSync(join(out, 'waiting.csv'), `${written}\r\n`);
  };
  beforeAll(() => {
    cpSync(undisturbed, out, { recursive: true });
    expect(read(out, 'waiting.csv')).toMatch(/^\uFEFFstudent,.*,folder,decided,comment\r\n/);
  });

  test('counts, is told to the student, and is kept', () => {
    const decisions = 'student;id;decided;comment\nada;gru;7,5;"Line 3: say why; see $h_t$."\nnoise;gru;11;\n';
    writeFileSync(join(out, 'decisions.csv'), decisions);
    const { stderr } = grade();
    expect(stderr).toMatch(/decisions\.csv, line 3: "11" for 1 of noise is not a number from 0 to 10/);
    expect(read(out, 'grades.csv')).toContain('ada,ada.md,7.5,0,10,7.5,,,');
    expect(read(out, 'ada/feedback.html')).toContain('A person decided: 7.5 of 10 points.');
    expect(JSON.parse(read(out, 'ada/feedback.json'))).toMatchObject({
      awarded: 7.5,
      parts: [{ decision: { points: 7.5, proposed: 10, comment: 'Line 3: say why; see $h_t$.' } }],
    });
    expect(read(out, 'decisions.csv')).toBe(decisions);
  });

  test('in the table of what waits is moved before that is written anew', () => {
    const waits = read(out, 'waiting.csv');
    const named = [...csvRows(waits.slice(1), 'waiting.csv')].filter(({ cells }) => cells[3] === 'gru');
    expect(named.length).toBeGreaterThan(0);
    fillIn((row) => (row[3] === 'gru' ? ['2', 'half way'] : ['', '']));
    grade();
    for (const { cells } of named) {
      const folder = cells.at(-3)!;
      expect(JSON.parse(read(out, `${folder}/feedback.json`))).toMatchObject({ awarded: 2, pending: 0 });
    }
    expect(read(out, 'waiting.csv')).not.toContain(',gru,');
    expect(read(out, 'decisions.csv')).toContain('half way');
    // What was decided before and what nobody can use are there still.
    expect(read(out, 'decisions.csv')).toContain('see $h_t$');
    expect(read(out, 'decisions.csv')).toMatch(/^noise,,,gru,11,/m);
    const before = read(out, 'grades.csv');
    expect(grade().stderr).toMatch(/were graded before and have not changed/);
    expect(read(out, 'grades.csv')).toBe(before);
  });

  test('a table of decisions that cannot be read stops the call before anything is written over', () => {
    writeFileSync(join(out, 'decisions.csv'), 'name,points\nada,3\n');
    const { status, stderr } = grade();
    expect(status).toBe(2);
    expect(stderr).toMatch(/decisions\.csv: expected the columns "student" or "folder", "id" or "part"/);
    expect(read(out, 'decisions.csv')).toBe('name,points\nada,3\n');
  });
});
