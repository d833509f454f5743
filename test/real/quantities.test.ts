import { join } from 'node:path';
import type { PartFeedback } from '../../graders';
import { Grader } from '../../graders';
import { readAssignment } from '../../problems/files';
import { readSubmission } from '../../submissions/read';
import { describeWithShared, readShared, root } from '../support/shared';

/** The parts of a real homework as they come out, by id. */
function graded(assignment: string, document: string): (id: string) => PartFeedback {
  const { value } = readAssignment(join(root, 'problems', assignment));
  const bytes = new TextEncoder().encode(readShared('seeds', document));
  const grader = new Grader(value!, 7, { name: 'test', version: '0' });
  const { parts } = grader.grade(readSubmission(document, bytes), 'a');
  return (id) => parts.find((p) => p.id === id)!;
}

const verdicts = (part: PartFeedback): Record<string, string> =>
  Object.fromEntries(part.quantities.map((q) => [q.name, q.verdict]));

describeWithShared('numbers of hw-001', () => {
  const part = graded('conv-lstm-kl', 'hw-001-conv-lstm-kl.md');

  test('problem 1(1): shapes and parameters are right', () => {
    const { quantities, awarded, status } = part('conv-shapes');
    expect(quantities.map((q) => [q.name, q.verdict, q.value])).toEqual([
      ['x_1', 'right', [31, 31, 10]],
      ['params_1', 'right', 490],
      ['x_2', 'right', [9, 9, 20]],
      ['params_2', 'right', 1820],
      ['x_3', 'right', [3, 3, 10]],
      ['params_3', 'right', 1810],
    ]);
    expect([awarded, status]).toEqual([5, 'graded']);
  });

  test('problem 1(2): the matrix that the scanner destroyed is left to a person, the results can be read', () => {
    const matrix = part('conv-of-a-matrix');
    expect(verdicts(matrix)).toEqual({ $x$: 'unreadable', x_1: 'right', x_2: 'right', x_3: 'right' });
    expect(matrix.status).toBe('waiting');
  });

  test('problem 2: every gate and both states are right', () => {
    const lstm = part('lstm-step');
    expect(verdicts(lstm)).toEqual({
      f_t: 'right',
      i_t: 'right',
      g_t: 'right',
      C_t: 'right',
      o_t: 'right',
      h_t: 'right',
    });
    expect([lstm.awarded, lstm.status]).toEqual([5, 'graded']);
  });

  test('problem 2: every displayed intermediate holds, on all six lines', () => {
    const { claims } = part('lstm-step');
    expect(claims.filter((c) => c.verdict !== 'holds').map((c) => c.latex)).toEqual([]);
    const byLine = [65, 67, 69, 71, 73, 75].map((line) => claims.filter((c) => c.line === line).length);
    // f, i: the formula, the numbers put in, the sum, the gate; the candidate and o lack the formula; C and h one each.
    expect(byLine).toEqual([3, 3, 2, 1, 2, 1]);
  });

  test('nothing in the document is marked wrong', () => {
    const parts = ['conv-shapes', 'conv-of-a-matrix', 'lstm-step'].map(part);
    expect(
      parts.flatMap((p) => p.quantities).filter((q) => ['wrong', 'mistake', 'missing'].includes(q.verdict)),
    ).toEqual([]);
    expect(parts.flatMap((p) => p.claims).filter((c) => c.verdict === 'fails')).toEqual([]);
  });
});

describeWithShared('shapes of hw-000', () => {
  const part = graded('text-cnn-and-generative-models', 'hw-000-text-cnn-siamese-cvae-gan.md');

  test.each(['convolution-shape', 'pooled-shape'])('%s is right', (id) => {
    const { awarded, points, status, quantities } = part(id);
    expect([quantities.map((q) => q.verdict), awarded, status]).toEqual([['right'], points, 'graded']);
  });
});
