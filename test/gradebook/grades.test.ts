import { gradeRows, judged, waitRows, waits } from '../../gradebook/batch/grades';
import type { Outcome, Trouble } from '../../gradebook/batch/run';
import type { PartFeedback } from '../../graders/feedback';
import type { Assignment } from '../../problems/schema';
import { feedbackOf, part, type Got } from '../reports/class/results';

const assignment = { parts: ['1', '2'].map((id) => ({ id, points: 10 })) } as unknown as Assignment;
const say = (trouble: Trouble): string => (trouble.kind === 'document' ? trouble.message : trouble.kind);

const outcome = (student: string, parts: readonly PartFeedback[] | null, more: Partial<Outcome> = {}): Outcome => ({
  student,
  document: `${student}.md`,
  note: null,
  folder: student,
  feedback: parts && {
    ...feedbackOf(student, parts),
    points: 20,
    awarded: parts.reduce((sum, { awarded }) => sum + awarded, 0),
  },
  trouble: null,
  seconds: 1,
  reused: false,
  ...more,
});
const both = (first: Got, second: Got): PartFeedback[] => [part('1', first), part('2', second)];
const bob = outcome('bob', both('missing', 'missing'), { trouble: { kind: 'document', message: 'a.md is a PDF.' } });
const notRead: Outcome = { ...bob, feedback: { ...bob.feedback!, unread: true } };

test('points that nobody has decided are no points: neither 0 for what waits nor for what could not be read', () => {
  const rows = gradeRows(
    assignment,
    [
      outcome('ada', both(8, 'waiting')),
      notRead,
      outcome('cyd', null, { trouble: { kind: 'time', seconds: 3 } }),
      outcome('dan', both(8, 'missing'), { trouble: { kind: 'document', message: 'its PDF could not be made' } }),
      outcome('eve', both('missing', 'missing')),
    ],
    say,
  );
  // student, document, awarded, pending, points, the parts
  expect(rows.slice(1).map((row) => row.slice(2, 7))).toEqual([
    [8, 10, 20, 8, null],
    [null, null, 20, null, null],
    [null, null, 20, null, null],
    [8, 0, 20, 8, 0],
    [0, 0, 20, 0, 0],
  ]);
});

test('a person is told of documents in trouble, of those that answer nothing, and of those that were not read', () => {
  const note = 'Several documents were handed in: a.md is read, not b.md.';
  const waiting = waits(
    assignment,
    [
      outcome('ada', both(8, 9)),
      notRead,
      outcome('eve', both('missing', 'missing'), { note }),
      outcome('fay', both(8, 9), { note }),
    ],
    say,
    'Nothing was found.',
  );
  expect(waiting.map(({ student, because }) => [student, because])).toEqual([
    ['bob', ['a.md is a PDF.']],
    ['eve', ['Nothing was found.', note]],
    ['fay', [note]],
  ]);
});

test('reasons are told as whoever reads them speaks; a part that nothing grades has none', () => {
  const because = 'no value was found';
  const quantities = [{ name: 'n', verdict: 'unreadable', because, points: 1, awarded: 0 } as const];
  const waiting = waits(
    assignment,
    [outcome('ada', [part('1', 'waiting', { quantities }), part('2', 'waiting')])],
    say,
    'Nothing was found.',
  );
  const rows = waitRows(waiting, (said) => said.map((text) => text.toUpperCase()).join('!'), 'Niemand bewertet es.');
  expect(rows.slice(1).map((row) => row.slice(2, 3).concat(row.slice(-4)))).toEqual([
    ['1', 'NO VALUE WAS FOUND', 'ada', null, null],
    ['2', 'Niemand bewertet es.', 'ada', null, null],
  ]);
});

test('feedback that only lacks its PDF counts', () => {
  const trouble: Trouble = { kind: 'document', message: 'its PDF could not be made' };
  expect(judged(outcome('ada', both(8, 'missing'), { trouble }))?.awarded).toBe(8);
  expect(judged(notRead)).toBeNull();
});
