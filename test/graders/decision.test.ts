import { decided } from '../../graders/decision';
import type { Feedback } from '../../graders/feedback';
import { feedbackOf, part } from '../reports/class/results';

/** Two parts of ten points: 6 for the first, the second waits. */
const feedback = (): Feedback => ({
  ...feedbackOf('ada', [part('1', 6), part('2', 'waiting')]),
  points: 20,
  awarded: 6,
  pending: 10,
});

test('points of a person count for a part that waits', () => {
  const { awarded, pending, parts } = decided(feedback(), [{ part: '2', points: 7.5, comment: null }]);
  expect([awarded, pending]).toEqual([13.5, 0]);
  expect(parts[1]).toMatchObject({ awarded: 7.5, status: 'graded', decision: { points: 7.5, proposed: null } });
  expect(parts[0]).toEqual(feedback().parts[0]);
});

test('and in place of what a program gave, which is told', () => {
  const { awarded, parts } = decided(feedback(), [{ part: '1', points: 9, comment: 'seen again' }]);
  expect(awarded).toBe(9);
  expect(parts[0]).toMatchObject({ awarded: 9, decision: { points: 9, proposed: 6, comment: 'seen again' } });
});

test('a comment alone changes no points', () => {
  const said = decided(feedback(), [{ part: '2', points: null, comment: 'come and see me' }]);
  expect([said.awarded, said.pending, said.parts[1]!.status]).toEqual([6, 10, 'waiting']);
  expect(said.parts[1]!.decision).toEqual({ proposed: null, comment: 'come and see me' });
});

test('a document that could not be read counts once every part of it is decided', () => {
  const unread: Feedback = { ...feedback(), unread: true };
  const one = { part: '1', points: 3, comment: null };
  expect(decided(unread, [one]).unread).toBe(true);
  const both = decided(unread, [one, { part: '2', points: 4, comment: null }]);
  expect(both.unread).toBeUndefined();
  expect(both.awarded).toBe(7);
});

test('nothing decided, nothing changed', () => {
  const before = feedback();
  expect(decided(before, [])).toBe(before);
});
