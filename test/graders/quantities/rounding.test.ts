import { misjudged, randomStep } from './lstm-steps';
import { judge, problemNamed, verdicts } from './numeric';

test('100 LSTM steps computed from four decimals are right, and with a wrong digit they are not', () => {
  expect(misjudged(1, 100)).toEqual([]);
});

test('steps differ from seed to seed', () => {
  const steps = [1, 2, 3].map((seed) => JSON.stringify([...randomStep(seed).values]));
  expect(new Set(steps).size).toBe(3);
});

describe('decimals of an LSTM step', () => {
  const problem = problemNamed('lstm-step');
  const gate = (written: string): string | undefined => verdicts(judge(problem, `$f_t = ${written}$`)).f_t;

  // σ(5) = 0.993307…, σ(-2.8) = 0.057324….
  test.each([
    ['(0.9933, 0.0573)', 'right'],
    ['(0.99331, 0.05732)', 'right'],
    ['(0.993307149, 0.057324176)', 'right'],
    ['[0.9933, 0.0573]^T', 'right'],
    ['\\begin{pmatrix} 0.9933 & 0.0573 \\end{pmatrix}', 'right'],
    ['(0.993, 0.057)', 'rounding'],
    ['(0.99, 0.06)', 'rounding'],
    ['(0.9934, 0.0573)', 'wrong'],
    ['(0.9933, 0.0574)', 'wrong'],
    ['(0.9932, 0.0573)', 'wrong'],
    ['(0.0573, 0.9933)', 'wrong'],
    ['(0.9933, 0.0573, 0)', 'wrong'],
    ['0.9933', 'unreadable'],
  ])('%s is %s', (written, verdict) => expect(gate(written)).toBe(verdict));

  test('a value cut off instead of rounded is right but for its rounding', () => {
    // i_t = (0.14185…, 0.99183…).
    expect(verdicts(judge(problem, '$i_t = (0.1418, 0.9918)$')).i_t).toBe('rounding');
  });
});
