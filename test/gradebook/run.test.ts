import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gradeClass, others, type ClassCall, type Outcome } from '../../gradebook/batch/run';
import type { Feedback } from '../../graders/feedback';
import { bundle, type Bundle } from '../support/bundle';

let worker: Bundle;
beforeAll(() => (worker = bundle('test/gradebook/worker.ts')));
afterAll(() => worker.remove());

let scratch = '';
let out = '';
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'proofmark-'));
  out = join(scratch, 'out');
});
afterEach(() => rmSync(scratch, { recursive: true }));

type Changes = Partial<Omit<ClassCall, 'crew'>> & { readonly crew?: Partial<ClassCall['crew']> };

/** Grades documents given by their texts. */
async function graded(texts: Record<string, string>, more: Changes = {}) {
  mkdirSync(join(scratch, 'in'), { recursive: true });
  const documents = Object.entries(texts).map(([student, text]) => {
    const path = join(scratch, 'in', `${student}.md`);
    writeFileSync(path, text);
    return { student, path };
  });
  const text = { file: 'assignment.yaml', text: 'title: A' };
  const { signal } = new AbortController();
  const crew = { program: worker.program, args: [], size: 2, seconds: 30, megabytes: 300, signal, ...more.crew };
  return gradeClass(
    {
      texts: { id: 'a', assignment: text, problems: [] },
      seed: 7,
      generator: { name: 'test', version: '0' },
      documents,
      out,
      decisions: new Map(),
      reports: ['feedback.txt'],
      digest: 'program 1',
      fresh: false,
      ...more,
      crew,
    },
    () => undefined,
  );
}

const brief = (outcomes: readonly Outcome[] | null) =>
  outcomes?.map(({ student, feedback, trouble }) => [student, feedback?.awarded ?? null, trouble?.kind ?? null]);
const again = (outcomes: readonly Outcome[] | null) => outcomes?.flatMap((o) => (o.reused ? [] : [o.student]));

test('documents that hang, crash, throw, eat memory inside and outside the heap stop nobody else', async () => {
  const outcomes = await graded(
    { a: '1', b: 'hang', c: '2', d: 'heap', e: 'outside the heap', f: 'exit', g: 'throw', h: '', i: '3' },
    { crew: { seconds: 8 } },
  );
  expect(brief(outcomes)).toEqual([
    ['a', 1, null],
    ['b', null, 'time'],
    ['c', 2, null],
    ['d', null, 'memory'],
    ['e', null, 'memory'],
    ['f', null, 'crash'],
    ['g', null, 'error'],
    ['h', 0, 'document'],
    ['i', 3, null],
  ]);
});

test('a crash that a worn-out process could be to blame for is tried once more, in a fresh one', async () => {
  const outcomes = await graded({ a: '1', b: 'exit unless first', c: 'exit unless first' }, { crew: { size: 1 } });
  expect(brief(outcomes)?.map(([, , trouble]) => trouble)).toEqual([null, null, null]);
});

describe('the same call again', () => {
  const texts = { a: '1', b: '2', c: '3' };

  test('grades nothing where nothing has changed, and tells the same', async () => {
    const first = await graded(texts);
    expect(again(first)).toEqual(['a', 'b', 'c']);
    const second = await graded(texts);
    expect(again(second)).toEqual([]);
    expect(second?.map((o) => o.feedback)).toEqual(first?.map((o) => o.feedback));
    expect(second?.map((o) => o.seconds)).toEqual(first?.map((o) => o.seconds));
  });

  test('grades what has changed: a document, a damaged file, a file that is gone', async () => {
    await graded(texts);
    expect(again(await graded({ ...texts, b: '5' }))).toEqual(['b']);
    writeFileSync(join(out, 'c', 'feedback.json'), '{"version": 1');
    expect(again(await graded({ ...texts, b: '5' }))).toEqual(['c']);
    rmSync(join(out, 'a', 'feedback.txt'));
    expect(again(await graded({ ...texts, b: '5' }))).toEqual(['a']);
    writeFileSync(join(out, 'a', '.graded.json'), '[]');
    expect(again(await graded({ ...texts, b: '5', d: '6' }))).toEqual(['a', 'd']);
  });

  test.each<[string, Changes]>([
    ['the seed', { seed: 8 }],
    ['the program', { digest: 'program 2' }],
    ['the assignment', { texts: { id: 'a', assignment: { file: 'assignment.yaml', text: 'title: B' }, problems: [] } }],
    ['that it is to grade all', { fresh: true }],
  ])('grades all where it changes %s', async (_, change) => {
    await graded(texts);
    expect(again(await graded(texts, change))).toEqual(['a', 'b', 'c']);
  });

  test('tries again what failed or was left incomplete, and shows no feedback of another document', async () => {
    await graded({ a: '1', b: '2 incomplete' });
    expect(again(await graded({ a: 'throw', b: '2 incomplete' }))).toEqual(['a', 'b']);
    expect(readdirSync(join(out, 'a'))).toEqual([]);
    expect(readdirSync(join(out, 'b')).sort()).toEqual(['feedback.json', 'feedback.txt']);
    expect(again(await graded({ a: '1', b: '2' }))).toEqual(['a', 'b']);
  });
});

test('a call that is stopped keeps what is finished, and the next one does the rest', async () => {
  const stop = new AbortController();
  const texts = { a: '1', b: '2', c: 'hang', d: '4' };
  const call = graded(texts, { crew: { size: 1, signal: stop.signal } });
  while (!existsSync(join(out, 'b', '.graded.json'))) await new Promise((resolve) => setTimeout(resolve, 20));
  stop.abort();
  expect(await call).toBeNull();
  expect(readdirSync(out).sort()).toEqual(['a', 'b']);
  expect(again(await graded({ ...texts, c: '3' }))).toEqual(['c', 'd']);
});

test('each student has feedback of their own, and folders of others are told', async () => {
  await graded({ Ada: '1', ada: '2', 'grades.csv': '3' });
  const names = readdirSync(out).sort();
  expect(names).toEqual(['Ada', 'ada-2', 'grades.csv_']);
  const of = (name: string): Feedback => JSON.parse(readFileSync(join(out, name, 'feedback.json'), 'utf8')) as Feedback;
  expect(names.map((name) => of(name).student)).toEqual(['Ada', 'ada', 'grades.csv']);
  expect(readFileSync(join(out, 'ada-2', 'feedback.txt'), 'utf8')).toBe('ada: 2');
  const outcomes = await graded({ Ada: '1' });
  expect(others(out, outcomes!)).toEqual(['ada-2', 'grades.csv_']);
});

test('a document that cannot be opened is told', async () => {
  const outcomes = await graded({}, { documents: [{ student: 'a', path: join(scratch, 'nowhere.md') }] });
  expect(brief(outcomes)).toEqual([['a', null, 'document']]);
});
