import type { ClaimFeedback, QuantityFeedback, ResultFeedback } from '../../../graders/feedback';
import { frequentMistakes } from '../../../reports/class/mistakes';
import { waitingGroups } from '../../../reports/class/waiting';
import { classByPoints, classOf, part } from './results';

const claim = (lhs: string, rhs: string, more: Partial<ClaimFeedback> = {}): ClaimFeedback => ({
  line: 3,
  latex: `${lhs} = ${rhs}`,
  lhs,
  relation: '=',
  rhs,
  verdict: 'fails',
  because: 'The two sides differ.',
  role: 'step',
  ...more,
});
const edit = (text: string) => ({ suggestion: { edit: text, latex: 'x = y' } });
const quantity = (more: Partial<QuantityFeedback>): QuantityFeedback => ({ name: 'n', verdict: 'wrong', points: 1, awarded: 0, ...more }); // prettier-ignore

const brief = (results: Parameters<typeof frequentMistakes>[0]) =>
  frequentMistakes(results, 10).map(({ part, students, example }) => [
    part.id,
    students,
    example.student,
    example.what.kind,
  ]);

test('claims that the same edit would mend are one mistake, however they are written', () => {
  const lost = edit('the factor $q(z)$ is missing; with it this holds');
  const results = classOf({
    a: [part('1', 5, { claims: [claim('p', '\\sum_z \\log r', lost), claim('p', '\\sum_z \\log s', lost)] })],
    b: [part('1', 5, { claims: [claim('p', '\\int \\log r dz', lost)] })],
    c: [part('1', 5, { claims: [claim('p', 'x', edit('the sign of $x$ is wrong'))] })],
  });
  expect(brief(results)).toEqual([
    ['1', 2, 'a', 'claim'],
    ['1', 1, 'c', 'claim'],
  ]);
});

test('claims without an edit are one where they are the same but for spaces and sizes; what follows from a slip is none', () => {
  const results = classOf({
    a: [part('1', 5, { claims: [claim('p', 'x + \\left( y \\right)'), claim('x + \\left( y \\right)', 'z')] })],
    b: [part('1', 5, { claims: [claim('p', 'x+(y).')] })],
    c: [part('1', 5, { claims: [claim('p', 'x - y'), claim('p', 'x + (y)', { verdict: 'holds' })] })],
  });
  expect(brief(results)).toEqual([
    ['1', 2, 'a', 'claim'],
    ['1', 1, 'c', 'claim'],
  ]);
});

test('numbers by the named mistake or the value, in each part by itself', () => {
  const forgot = quantity({ verdict: 'mistake', mistake: 'no-bias', value: 480 });
  const results = classOf({
    a: [part('1', 0, { quantities: [forgot] }), part('2', 0, { quantities: [forgot] })],
    b: [
      part('1', 0, { quantities: [{ ...forgot, value: 960 }] }),
      part('2', 0, { quantities: [quantity({ value: [1, 2] })] }),
    ],
    c: [
      part('1', 0, { quantities: [quantity({ value: 3 })] }),
      part('2', 0, { quantities: [quantity({ value: [1, 2] })] }),
    ],
    d: [
      part('1', 0, { quantities: [quantity({ verdict: 'missing' })] }),
      part('2', 0, { quantities: [quantity({ verdict: 'rounding' })] }),
    ],
  });
  expect(brief(results)).toEqual([
    ['1', 2, 'a', 'quantity'],
    ['2', 2, 'b', 'quantity'],
    ['2', 1, 'a', 'quantity'],
    ['1', 1, 'c', 'quantity'],
  ].sort((x, y) => Number(y[1]) - Number(x[1]) || String(x[0]).localeCompare(String(y[0])))); // prettier-ignore
});

describe('an equality that does not hold and the wrong value at its end', () => {
  const total = quantity({ name: 'total', written: '52902', value: 52902, line: 3 });

  test('are one mistake, with those who show no working', () => {
    const results = classOf({
      a: [part('1', 0, { claims: [claim('156 + 2416', '52902')], quantities: [total] })],
      b: [part('1', 0, { quantities: [{ ...total, written: '52\\,902' }] })],
    });
    expect(brief(results)).toEqual([['1', 2, 'a', 'quantity']]);
    expect(frequentMistakes(results, 1)[0]?.example.what).toMatchObject({
      claim: { lhs: '156 + 2416' },
      quantity: { name: 'total' },
    });
  });

  test('also where more steps lie between', () => {
    const steps = [claim('3 \\cdot 4', '13'), claim('13', '12 + 1', { verdict: 'holds' }), claim('12 + 1', '52902')];
    expect(brief(classOf({ a: [part('1', 0, { claims: steps, quantities: [total] })] }))).toEqual([
      ['1', 1, 'a', 'quantity'],
    ]);
  });

  test('are two where the value stands elsewhere, or comes to something else', () => {
    for (const other of [claim('3 \\cdot 4', '13'), claim('156', '52902', { line: 9 })])
      expect(brief(classOf({ a: [part('1', 0, { claims: [other], quantities: [total] })] }))).toEqual([
        ['1', 1, 'a', 'claim'],
        ['1', 1, 'a', 'quantity'],
      ]);
  });
});

test('marks that were lost: reasons always, a conclusion only where no claim fails', () => {
  const lost = [
    { for: 'conclusion', points: 3, awarded: 0, because: 'what was to be shown is not reached' },
    { for: 'reasons', points: 1, awarded: 0, because: 'not said in words: why' },
    { for: 'steps', points: 6, awarded: 3, because: '1 of 2 claims hold' },
  ] as const;
  const results = classOf({
    a: [part('1', 3, { marks: lost, claims: [claim('p', 'x')] })],
    b: [part('1', 3, { marks: lost })],
  });
  const found = frequentMistakes(results, 10).map(({ students, example: { what } }) => [students, what.kind === 'mark' ? what.mark.for : what.kind]); // prettier-ignore
  expect(found).toEqual([
    [2, 'reasons'],
    [1, 'claim'],
    [1, 'conclusion'],
  ]);
});

test('results that are contradicted, by the figure', () => {
  const result = (verdict: ResultFeedback['verdict'], name = 'accuracy'): ResultFeedback => ({ name, claim: `${name}: 0.99`, verdict, because: 'no run reached it' }); // prettier-ignore
  const results = classOf({
    a: [part('1', 'waiting', { results: [result('contradicted')] })],
    b: [part('1', 'waiting', { results: [result('surprising')] })],
    c: [part('1', 'waiting', { results: [result('contradicted'), result('contradicted', 'loss')] })],
  });
  expect(brief(results)).toEqual([
    ['1', 2, 'a', 'result'],
    ['1', 1, 'c', 'result'],
  ]);
});

test('no more than are asked for', () =>
  expect(
    frequentMistakes(classOf({ a: [part('1', 0, { claims: 'rstuv'.split('').map((x) => claim('p', x)) })] }), 3),
  ).toHaveLength(3));

describe('what waits', () => {
  const waits = (because?: string) => [part('1', 'waiting', because === undefined ? {} : { remarks: [because] })];

  test('is put together by part and reason, the commonest first', () =>
    expect(waitingGroups(classOf({ a: waits('x'), b: waits(), c: waits() })).map(({ because, students }) => [because, students])).toEqual([
      [null, ['b', 'c']],
      ['x', ['a']],
    ])); // prettier-ignore

  test('is told in a few reasons for each part', () => {
    const rows = Object.fromEntries('abcdefghij'.split('').map((name) => [name, waits(`reason ${name}`)]));
    const groups = waitingGroups(classOf({ ...rows, z: waits('reason j') }));
    expect(groups).toHaveLength(6);
    expect(groups[0]!.students).toEqual(['j', 'z']);
    expect(groups[5]).toEqual(expect.objectContaining({ others: true, students: ['e', 'f', 'g', 'h', 'i'] }));
    expect(groups.flatMap(({ students }) => students)).toHaveLength(11);
  });

  test('nothing, where nothing waits', () => expect(waitingGroups(classByPoints({ a: [1] }))).toEqual([]));
});
