import { answering } from '../../bench/peers/answers';
import { latexOf } from '../../bench/peers/ascii';
import type { Result } from '../../bench/peers/contest';
import { contest, result, translate } from '../../bench/peers/contest';
import { infix, MATHJS, MAXIMA, SYMPY } from '../../bench/peers/infix';
import { checked } from '../../bench/peers/maxima';
import { checkerOf, readSides, verdictOn, worldFile } from '../../bench/peers/proofmark';
import { results, rightAim, speedAims } from '../../bench/peers/report';
import { scripted } from '../../bench/peers/scripted';
import type { Pair, Suite } from '../../bench/peers/suites';
import { identities, steps } from '../../bench/peers/suites';
import type { Answer, System, Verdict } from '../../bench/peers/system';
import { describeWithShared, readShared } from '../support/shared';

const pair = (id: string, left: string, right: string, equal: boolean): Pair => ({
  id,
  left,
  right,
  domains: new Map([
    ['x', 'real'],
    ['y', 'positive'],
  ]),
  equal,
});

const PAIRS: readonly Pair[] = [
  pair('one', '(x + 1)^2', 'x^2 + 2x + 1', true),
  pair('two', '\\log(y^2)', '2 \\log y', true),
  pair('three', '\\sqrt{x^2}', 'x', false),
];

/** mathjs, asked in this process. */
function mathjs(): System {
  const answer = answering('mathjs');
  const ask = (question: object): Record<string, unknown> =>
    JSON.parse(answer(JSON.stringify(question))) as Record<string, unknown>;
  const number = (x: unknown): number => (typeof x === 'number' ? x : NaN);
  return {
    name: 'mathjs',
    version: 'mathjs',
    methods: ['compiled, at 20 points'],
    dialect: MATHJS,
    load: (pairs) => Promise.resolve(void ask({ op: 'load', pairs })),
    values: (k, at) => {
      const { left, right } = ask({ op: 'values', pair: k, at });
      return Promise.resolve([number(left), number(right)]);
    },
    check: (k, method, seconds) => Promise.resolve(ask({ op: 'check', pair: k, method, seconds }) as unknown as Answer),
    end: () => undefined,
  };
}

describe('formulas for other systems', () => {
  test.each([
    ['2x^2 + 3y', '2 {x}^{2} + 3 y'],
    ['x / 2y', '\\frac{x}{2 y}'],
    ['1/2 y', '\\frac{1}{2} y'],
    ['-(x+1)*3', '-\\left(x + 1\\right) \\cdot 3'],
    ['(x+1)^(2n)', '{\\left(x + 1\\right)}^{2 n}'],
    ['nthRoot(x, 3)', '\\sqrt[3]{x}'],
    ['abs(-x)', '\\left|-x\\right|'],
  ])('%s in LaTeX', (ascii, latex) => {
    expect(latexOf(ascii).latex).toBe(latex);
  });

  test.each(['2 +', '(x', 'x $ y', 'abs(x, y)'])('%s is refused', (ascii) => {
    expect(() => latexOf(ascii)).toThrow();
  });

  test('each in its own spelling, every operation in brackets', () => {
    const [left] = readSides(checkerOf(PAIRS[0]!), pair('', '-x^{2} + \\sqrt{y} - 0.5 e^{x}', '0', false));
    expect(infix(left, SYMPY)).toBe('((-(x_**Integer(2)))+sqrt(y_)+(-((Integer(5)/Integer(10))*exp(x_))))');
    expect(infix(left, MAXIMA)).toBe('((-(x^2))+sqrt(y)+(-((5/10)*(%e^x))))');
  });

  test('the world of a pair says of each name what its row says, and nothing else', () => {
    expect(worldFile(PAIRS[0]!)).toBe('parameters:\n  x: real\n  y: positive\n');
    expect(worldFile({ ...PAIRS[0]!, domains: new Map() })).toBe('parameters: {}\n');
  });
});

describe('counting', () => {
  const answers = (...verdicts: Verdict[]): Answer[] => verdicts.map((verdict, k) => ({ verdict, ms: k + 1 }));

  test('right, wrong and undecided; who says now this, now that has not decided', () => {
    const found = result('S', 'm', PAIRS, [
      answers('equal', 'equal', 'equal'),
      answers('equal', 'different', 'equal'),
      answers('equal', 'equal', 'equal'),
    ]);
    expect(found).toEqual({ system: 'S', method: 'm', right: 1, undecided: 1, wrong: ['three'], ms: [2, 2, 2] });
  });

  const of = (system: string, method: string, right: number, ms: readonly number[]): Result => ({
    system,
    method,
    right,
    undecided: 0,
    wrong: [],
    ms,
  });
  const ours = of('Proofmark', 'LaTeX to verdict', 3, [0.1, 0.2, 4]);

  test('ratios are those of all pairs together, and those of the medians', () => {
    const sympy = of('SymPy', 'equals', 2, [10, 50, 90]);
    const maxima = of('Maxima', 'ratsimp(radcan(a - b))', 3, [0.1, 0.5, 9]);
    expect(speedAims([ours, sympy, maxima])).toEqual([
      "at least 200 times the speed of SymPy's equals: over all pairs MISSED with 34.9, by the median pair met with 250",
      "at least 3 times the speed of Maxima's ratsimp(radcan(a - b)): over all pairs MISSED with 2.23, by the median pair MISSED with 2.50",
    ]);
    expect(results(3, [ours, sympy]).split('\n')[3]).toMatch(
      /^SymPy: equals +2\/3 +0 +0 +150 ms +20 +34\.9 +50\.0 ms +250$/,
    );
  });

  test('who took no part is not measured', () => {
    expect(speedAims([ours])[0]).toContain('not measured');
  });

  test('as many right as the best of the others', () => {
    expect(rightAim([ours, of('S', 'm', 3, [1]), of('T', 'm', 1, [1])])).toMatch(/\(3\): met with 3$/);
    expect(rightAim([ours, of('S', 'm', 4, [1])])).toMatch(/\(4\): MISSED with 3$/);
  });

  test('answers of Maxima', () => {
    expect(checked('true 0.25')).toEqual({ verdict: 'equal', ms: 0.25 });
    expect(checked('false 12.5')).toEqual({ verdict: 'different', ms: 12.5 });
    expect(checked('unknown 1.0').verdict).toBe('undecided');
  });

  test('a contest between Proofmark and mathjs', async () => {
    const suite: Suite = { name: 'three', pairs: PAIRS };
    const said: string[] = [];
    const found = await contest(
      suite,
      [mathjs()],
      { passes: 1, seconds: 0 },
      (text) => said.push(text),
      () => undefined,
    );
    expect(said).toEqual(['mathjs: 6 sides have the same value there as here']);
    expect(
      found.map(({ system, right, wrong, undecided, ms }) => [system, right, wrong, undecided, ms.length]),
    ).toEqual([
      ['Proofmark', 3, [], 0, 3],
      ['mathjs', 3, [], 0, 3],
    ]);
  });
});

describe('other systems in processes of their own', () => {
  const start = (command: string, script: string): Promise<System | null> =>
    scripted({ name: 'fake', methods: ['m'], dialect: MATHJS, command, args: ['-e', script] });
  const SERVER = `require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
    const { op, pair } = JSON.parse(line);
    const answers = { load: { version: 'fake 1' }, values: { left: 1, right: null }, check: pair === 0 ? { verdict: 'equal', ms: 3 } : { verdict: 'perhaps' } };
    console.log(JSON.stringify(answers[op]));
  });`;

  test('one that is not installed is absent', async () => {
    expect(await start('/no/such/command', '')).toBeNull();
    // Python without SymPy: it starts, and ends before it answers.
    expect(await start(process.execPath, 'process.exit(1)')).toBeNull();
  });

  test('its answers are taken as they come; what is none is undecided', async () => {
    const system = (await start(process.execPath, SERVER))!;
    try {
      expect(system.version).toBe('fake 1');
      expect(await system.values(0, {})).toEqual([1, NaN]);
      expect(await system.check(0, 'm', 0)).toEqual({ verdict: 'equal', ms: 3 });
      expect((await system.check(1, 'm', 0)).verdict).toBe('undecided');
    } finally {
      system.end();
    }
  });
});

describeWithShared('the two suites', () => {
  const suites: readonly Suite[] = [
    { name: 'identities', pairs: identities(readShared('suites', 'eq60.jsonl')) },
    { name: 'steps', pairs: steps(readShared('suites', 'mathsteps.jsonl')) },
  ];

  test('have the pairs that they are said to have', () => {
    expect(suites.map(({ pairs }) => [pairs.length, pairs.filter((p) => p.equal).length])).toEqual([
      [60, 36],
      [325, 325],
    ]);
  });

  test.each(suites)('$name: no verdict of ours is wrong', ({ pairs }) => {
    const expected = ({ equal }: Pair): string => (equal ? 'equal' : 'different');
    const apart = pairs.filter((p) => verdictOn(checkerOf(p), p) !== expected(p));
    expect(apart.map((p) => p.id)).toEqual([]);
  });

  test.each(suites)('$name: mathjs, given the same formulas, finds the same values', async (suite) => {
    const { same, apart } = await translate(mathjs(), suite, suite.pairs.map(checkerOf));
    expect(apart).toEqual([]);
    expect(same).toBeGreaterThan(1.9 * suite.pairs.length);
  });
});
