import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feedback } from '../../graders/feedback';
import { buildFlags, bundle, type Bundle } from '../support/bundle';
import { root } from '../support/shared';

const scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
let proofmark: Bundle;
const problems = join(root, 'problems');
const assignment = join(problems, 'text-cnn-and-generative-models');

const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [proofmark.program, ...args], {
    encoding: 'utf8',
    cwd: scratch,
  });
  return { status, stdout, stderr };
};

const write = (name: string, text: string): string => {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
};

beforeAll(() => (proofmark = bundle('cli/main.ts', buildFlags())), 60_000);

afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
  proofmark.remove();
});

describe('check', () => {
  const part = 'text-cnn-and-generative-models/cvae-elbo';

  test('a right answer: full points, status 0', () => {
    const { status, stdout } = run('check', part, join(assignment, 'cvae-elbo', 'solution.md'), '--problems', problems);
    expect(stdout).toMatch(/10 of 10 points/);
    expect(status).toBe(0);
  });

  test('a wrong answer: the line, the numbers, status 1', () => {
    const { status, stdout } = run(
      'check',
      part,
      join(assignment, 'cvae-elbo', 'mistakes', 'lost-weight.md'),
      '--problems',
      problems,
    );
    expect(stdout).toMatch(/✗/);
    expect(stdout).toMatch(/left .*, right /);
    expect(status).toBe(1);
  });

  test('the feedback as a PDF, in two processes the same', () => {
    const answer = join(assignment, 'cvae-elbo', 'mistakes', 'lost-weight.md');
    const [one, two] = ['one.pdf', 'two.pdf'].map((name) => {
      run('check', part, answer, '--problems', problems, '--pdf', name);
      return readFileSync(join(scratch, name));
    });
    expect(one!.subarray(0, 5).toString()).toBe('%PDF-');
    expect(one!.equals(two!)).toBe(true);
    const { status, stderr } = run('check', part, answer, '--problems', problems, '--pdf', 'no/such/folder.pdf');
    expect(stderr).toMatch(/^proofmark: no\/such\/folder\.pdf: the PDF could not be written: /);
    expect(status).toBe(2);
  }, 240_000);

  test('a part that is not there: status 2, and the parts that are', () => {
    const { status, stderr } = run(
      'check',
      'text-cnn-and-generative-models/nonsense',
      write('a.md', 'x'),
      '--problems',
      problems,
    );
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/cvae-elbo/);
  });

  test('an assignment that is not there: status 2, and those that are', () => {
    const { status, stderr } = run('check', 'nonsense/cvae-elbo', write('a.md', 'x'), '--problems', problems);
    expect(status).toBe(2);
    expect(stderr).toMatch(/conv-lstm-kl/);
  });

  test('a file that is not there: status 2', () =>
    expect(run('check', part, join(scratch, 'none.md'), '--problems', problems).status).toBe(2));
});

describe('grade', () => {
  const out = join(scratch, 'feedback');
  const outcome = (...more: string[]) => run('grade', assignment, join(assignment, 'class'), '--out', out, ...more);
  const foldersIn = (at: string): string[] =>
    readdirSync(at, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  const bytes = (): string[] => [
    ...foldersIn(out).map((student) => readFileSync(join(out, student, 'feedback.json'), 'utf8')),
    ...['grades.csv', 'waiting.csv', 'summary.html', 'summary.pdf'].map((name) =>
      readFileSync(join(out, name), 'latin1'),
    ),
  ];

  test('one bad document stops nobody else; each student gets JSON, a page and a PDF', () => {
    const { status, stdout } = outcome();
    const students = readdirSync(join(assignment, 'class')).length;
    expect(status).toBe(1);
    expect(foldersIn(out)).toHaveLength(students);
    for (const student of foldersIn(out)) {
      const feedback = JSON.parse(readFileSync(join(out, student, 'feedback.json'), 'utf8')) as Feedback;
      expect(feedback.version).toBe(1);
      const html = readFileSync(join(out, student, 'feedback.html'), 'utf8');
      expect(html).toMatch(/^<!doctype html>/i);
      expect(html).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)/);
      expect(readFileSync(join(out, student, 'feedback.pdf'), 'latin1').slice(0, 5)).toBe('%PDF-');
      expect(readdirSync(join(out, student)).sort()).toEqual([
        '.graded.json',
        'feedback.html',
        'feedback.json',
        'feedback.pdf',
      ]);
    }
    expect(stdout).toMatch(/hiro-tanaka.*empty/);
  }, 120_000);

  test('again, with fewer at a time: the same bytes', () => {
    const files = ['chidi-okafor.ipynb', 'hiro-tanaka.md', 'jonas-lind.tex'].map((name) =>
      join(assignment, 'class', name),
    );
    const other = join(scratch, 'one-at-a-time');
    const { stderr } = run('grade', assignment, ...files, '--out', other, '--jobs', '1');
    expect(stderr).toMatch(/^3 graded in /m);
    const made = (at: string): string[] =>
      ['chidi-okafor', 'hiro-tanaka', 'jonas-lind'].flatMap((student) =>
        ['feedback.json', 'feedback.html', 'feedback.pdf'].map((name) =>
          readFileSync(join(at, student, name), 'latin1'),
        ),
      );
    expect(made(other)).toEqual(made(out));
  }, 120_000);

  test('again: nothing is left to do', () => {
    const before = bytes();
    const { status, stderr } = outcome();
    expect(stderr).toMatch(/^0 graded in .*; 10 were graded before and have not changed$/m);
    expect(status).toBe(1);
    expect(bytes()).toEqual(before);
  });

  test('grades.csv has a row for each student, waiting.csv what waits and what is troubled', () => {
    const [grades = '', waiting = ''] = ['grades.csv', 'waiting.csv'].map((name) =>
      readFileSync(join(out, name), 'utf8'),
    );
    const all = foldersIn(out).map(
      (of) => JSON.parse(readFileSync(join(out, of, 'feedback.json'), 'utf8')) as Feedback,
    );
    const rows = grades.slice(1).trimEnd().split('\r\n');
    expect(rows).toHaveLength(all.length + 1);
    for (const { student, document, awarded, pending, points, unread } of all) {
      const decided = unread ? ',' : `${awarded},${pending}`;
      expect(rows).toContainEqual(expect.stringMatching(`^${student},${document},${decided},${points},`));
    }
    const waits = all.flatMap(({ parts }) => parts.filter(({ status }) => status === 'waiting'));
    // One more for the document that is empty.
    expect(waiting.trimEnd().split('\r\n')).toHaveLength(1 + waits.length + 1);
    expect(waiting).toMatch(/^hiro-tanaka,hiro-tanaka\.md,,.*is empty/m);
    expect(waiting).toMatch(/^farid-rahimi,farid-rahimi\.md,3\.2,.*never closed/m);
  });

  test('a folder that is not there, a broken assignment, a wrong seed: status 2 and one line', () => {
    const broken = join(scratch, 'broken');
    execFileSync('mkdir', ['-p', broken]);
    writeFileSync(join(broken, 'assignment.yaml'), 'title: x\nparst: []\n');
    for (const args of [
      ['grade', assignment, join(scratch, 'nowhere'), '--out', out],
      ['grade', broken, join(assignment, 'class'), '--out', out],
      ['grade', assignment, join(assignment, 'class'), '--out', out, '--seed', 'x'],
      ['grade', assignment, join(assignment, 'class'), '--out', out, '--jobs', '0'],
      ['grade', assignment, join(assignment, 'class'), '--out', out, '--time-limit', ''],
    ]) {
      const { status, stderr } = run(...args);
      expect([args[1], status]).toEqual([args[1], 2]);
      expect(stderr).not.toMatch(/at .*\(/);
    }
  });
});

test('a call without sense: status 2 and a hint', () => {
  const { status, stderr } = run('gade');
  expect(status).toBe(2);
  expect(stderr).toMatch(/--help|Did you mean/);
});

describe('problem test', () => {
  const outcome = (path: string, ...more: string[]) =>
    run('problem', 'test', path, '--mutants', '20', '--rewrites', '20', ...more);

  test('a fit problem: status 0, what was made and what became of it', () => {
    const { status, stdout } = outcome('network-numbers/convnet-parameters', '--problems', problems);
    expect(stdout).toMatch(/mutants +20 made/);
    expect(stdout).toMatch(/rewritings 20 made, 20 accepted/);
    expect(stdout).toMatch(/FIT for use/);
    expect(status).toBe(0);
  });

  test('as JSON: a version, and a report for each problem; progress goes to standard error', () => {
    const { status, stdout, stderr } = outcome(join(problems, 'network-numbers', 'gru-step'), '--json');
    const report = JSON.parse(stdout) as {
      version: number;
      fit: boolean;
      problems: { problem: string; mutants: { made: number } }[];
    };
    expect([report.version, report.problems.map((p) => [p.problem, p.mutants.made])]).toEqual([1, [['gru-step', 20]]]);
    expect(stderr).toMatch(/gru-step: 40 of 40/);
    expect(status).toBe(report.fit ? 0 : 1);
  });

  test('a problem whose model answer is wrong: status 1', () => {
    const copy = join(scratch, 'gru-step');
    cpSync(join(problems, 'network-numbers', 'gru-step'), copy, { recursive: true });
    const solution = join(copy, 'solution.md');
    writeFileSync(solution, readFileSync(solution, 'utf8').replace('0.7685', '0.7865'));
    const { status, stdout } = outcome(copy);
    expect(stdout).toMatch(/NOT FIT[^]*the model answer: z is wrong/);
    expect(status).toBe(1);
  });

  test('a path that is not there, and a number that is none: status 2 and one line', () => {
    for (const args of [['nowhere'], ['network-numbers/gru-step', '--problems', problems, '--mutants', 'many']]) {
      const { status, stderr } = run('problem', 'test', ...args);
      expect([args[0], status]).toEqual([args[0], 2]);
      expect(stderr.trim().split('\n')).toHaveLength(1);
    }
  });
});

test('help of every command has an example', () => {
  for (const command of ['claims', 'check', 'grade', 'demo', 'problem test']) {
    const { status, stdout } = run(...command.split(' '), '--help');
    expect([command, status]).toEqual([command, 0]);
    expect(stdout).toMatch(/Example:\n {2}proofmark/);
  }
});
