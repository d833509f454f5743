import fc from 'fast-check';
import { asMeant, csv } from '../../gradebook/batch/csv';
import { decisionRows, decisionsOf, filledRows, latest } from '../../gradebook/batch/decisions';
import { csvRows } from '../../reference/datasets/csv';
import type { Assignment } from '../../problems/schema';

const assignment = {
  parts: [
    { id: 'elbo', label: '1.1', points: 10 },
    { id: 'rbm', label: '1.10', points: 4 },
  ],
} as unknown as Assignment;
const handed = ['ada', 'bob', '=HYPERLINK("x")'].map((student) => ({ student, folder: student.replace(/\W/g, '_') }));

const rowsOf = (text: string) => filledRows('t.csv', [...csvRows(text, 't.csv')]);
const decide = (text: string, known: readonly string[] = []) =>
  decisionsOf(rowsOf(text) ?? [], assignment, handed, new Set(known));

test('points and comments, as spreadsheets of several countries save them', () => {
  const { of, problems } = decide('student;id;decided;comment\nada;elbo;4,5;"gut; weiter so"\nbob;rbm;;nur ein Wort\n');
  expect(problems).toEqual([]);
  expect(of.get('ada')).toEqual([{ part: 'elbo', points: 4.5, comment: 'gut; weiter so' }]);
  expect(of.get('bob')).toEqual([{ part: 'rbm', points: null, comment: 'nur ein Wort' }]);
});

test('columns in any order, with others between; what nobody has filled in decides nothing', () => {
  const { of } = decide('Comment,why,ID,Decided,Folder\n,x,elbo,0,bob\n,x,rbm,,bob\n');
  expect([...of]).toEqual([['bob', [{ part: 'elbo', points: 0, comment: null }]]]);
});

test('a name that could be a formula is known in its cell', () => {
  const table = csv([
    ['student', 'id', 'decided'],
    ['=HYPERLINK("x")', 'elbo', 3],
  ]);
  expect(decide(table.slice(1)).of.get('_HYPERLINK__x__')).toEqual([{ part: 'elbo', points: 3, comment: null }]);
});

test('without ids the label counts', () => {
  expect(decide('student,part,decided\nada,1.10,2\n').of.get('ada')).toMatchObject([{ part: 'rbm', points: 2 }]);
});

test.each([
  ['student,id,decided\nada,elbo,11\n', /line 2: "11" for 1\.1 of ada is not a number from 0 to 10/],
  ['student,id,decided\nada,elbo,-1\n', /"-1"/],
  ['student,id,decided\nada,elbo,4/5\n', /"4\/5"/],
  ['student,id,decided\nada,elbow,4\n', /no part "elbow"; the ids are elbo, rbm/],
  ['student,id,decided\nada,,4\n', /names no part/],
  ['student,id,decided\neve,elbo,4\n', /no student "eve"/],
])('what cannot be used is told: %j', (text, problem) => {
  const { of, problems } = decide(text);
  expect(of.size).toBe(0);
  expect(problems).toEqual([expect.stringMatching(problem)]);
});

test('of students of other calls nothing is told', () => {
  expect(decide('student,folder,id,decided\neve,eve,elbo,4\n', ['eve']).problems).toEqual([]);
});

test('a table with other columns is none of decisions', () => {
  expect(rowsOf('student,id,points\nada,elbo,4\n')).toBeNull();
  expect(rowsOf('id,decided\nelbo,4\n')).toBeNull();
});

test('what is decided later counts, and all else stays', () => {
  const rows = [
    ...rowsOf('student,id,decided\nada,elbo,1\nbob,elbo,2\n')!,
    ...rowsOf('student,id,decided,comment\nada,elbo,3,x\n')!,
  ];
  const { of } = decisionsOf(latest(rows), assignment, handed, new Set());
  expect(of.get('ada')).toEqual([{ part: 'elbo', points: 3, comment: 'x' }]);
  expect(of.get('bob')).toEqual([{ part: 'elbo', points: 2, comment: null }]);
});

test('any comment comes back from the table that is written, also what nobody can use', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string(), (comment, student) => {
      fc.pre(comment.trim() !== '' && student.trim() !== '' && comment.trim() === asMeant(comment).trim());
      const text = csv([
        ['student', 'id', 'decided', 'comment'],
        [student, 'elbo', 'many', comment],
      ]);
      const rows = rowsOf(text.slice(1))!;
      const again = rowsOf(csv(decisionRows(rows)).slice(1))!;
      expect(again.map(({ cells }) => cells)).toEqual(rows.map(({ cells }) => cells));
      expect(rows[0]!.cells.comment).toBe(comment.trim());
    }),
  );
});
