import { parseFormula } from '../../../problems/formulas';
import type { Quantity } from '../../../problems/schema';
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

describe('what was expected is told with the decimals asked for', () => {
  const valueOf = (name: string, expected: number, decimals: number | null, written: string) => {
    const problem = problemNamed('lstm-step');
    const parsed = parseFormula(String(expected));
    if (!('formula' in parsed)) throw new Error(parsed.trouble);
    const number: Quantity = {
      ...problem.quantities[0]!,
      ...{ name, title: name, kind: Number.isInteger(expected) ? 'integer' : 'number', symbols: [name], mistakes: [] },
      expected: { kind: 'value', formula: parsed.formula, source },
      decimals,
    };
    const [one] = judge({ ...problem, given: [], quantities: [number] }, `$${name} = ${written}$`).quantities;
    return { expected: one!.expected, decimals: one!.decimals };
  };
  const source = { text: '', place: { line: 1, column: 1 } };

  test.each([
    [0.5, 4, '0.7', { expected: 0.5, decimals: 4 }],
    [0.123456, 4, '0.7', { expected: 0.1235, decimals: 4 }],
    [0.1234567890123, null, '0.7', { expected: 0.123456789012, decimals: undefined }],
    // The parameters of VGG-16: a count has all its digits, whatever decimals the problem asks for.
    [138357544, null, '7', { expected: 138357544, decimals: undefined }],
    [138357544, 4, '7', { expected: 138357544, decimals: undefined }],
  ])('%d to %p decimals', (value, decimals, written, told) =>
    expect(valueOf('Q', value, decimals, written)).toEqual(told),
  );
});

describe('how many values came out how, in words', () => {
  const conv = problemNamed('conv-of-a-matrix');
  const said = (text: string): string | undefined => judge(conv, text).marks[0]?.because;
  const right = String.raw`$x_1 = \begin{pmatrix} -2 & 13 & 4 \\ 17 & 25 & 15 \\ -11 & -5 & 12 \end{pmatrix}$`;

  // The sums were computed by hand.
  test.each([
    ['nothing', 'all 3 values are missing'],
    [right, '3 values: 1 right, 2 missing'],
    [
      String.raw`${right}, $x_2 = \begin{pmatrix} 82 & 41 \\ 63 & 96 \end{pmatrix}$, $x_3 = 96$`,
      'all 3 values are right',
    ],
  ])('%s: %s', (text, words) => expect(said(text)).toBe(words));

  test.each([
    ['$P = 7$', 'the value is left to a person'],
    [right.replace('12', '13'), 'the value is wrong'],
    ['Nothing.', 'the value is missing'],
  ])('one value, %s: %s', (text, words) => {
    const one = { ...conv, quantities: conv.quantities.filter(({ name }) => name === 'x_1') };
    expect(judge(one, text.replace('P', 'x_1')).marks[0]?.because).toBe(words);
  });
});
