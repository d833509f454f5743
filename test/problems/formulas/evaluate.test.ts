import fc from 'fast-check';
import * as mathjs from 'mathjs';
import { evaluate } from '../../../problems/formulas';
import { decimals } from '../../../worlds/numeric/decimals';
import { nested, read, tensor, valueOf } from './reading';

const names = {
  x: tensor([5, 7, 11]),
  m: tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  s: tensor([
    [2, 1],
    [1, 3],
  ]),
  x_1: tensor(3),
  h_prev: tensor(0.5),
};

const scope = (): Record<string, unknown> =>
  Object.fromEntries(Object.entries(names).map(([name, value]) => [name, nested(value)]));

describe('the language says what mathjs says', () => {
  test.each([
    '1 + 2 * 3 ^ 2',
    '-2 ^ 2',
    '2 ^ -1',
    '2 ^ 3 ^ 2',
    '2 x_1',
    '8 / 2 x_1',
    '5%',
    '10 mod 4',
    '-7 mod 3',
    '5!',
    'm * x',
    'x * x',
    "x' * x",
    "m'",
    "m * m'",
    "x * m'",
    'm .* m - 1',
    'm ./ [1, 2, 4]',
    'm + x',
    '[1; 2] + x',
    '1 - m',
    'x / 2',
    's ^ 2',
    's ^ 0',
    's ^ -1',
    'x .^ 2',
    '2 .^ x',
    '[1, 2; 3, 4] * [1, 1]',
    '[[1, 2], [3, 4]]',
    '[x, x]',
    'x[2]',
    'x[end]',
    'x[end - 1]',
    'x[2:3]',
    'x[[1, 3]]',
    'm[2, 1:2]',
    'm[2, 3]',
    'm[:, [1, 3]]',
    '1:4',
    '1:2:7',
    '7:-2:1',
    '0:0.25:1',
    'x_1 > 2 ? 10 : 20',
    'x_1 == 3 and not (h_prev > 1) ? 1 : 0',
    '0 < h_prev < 1 ? 1 : 0',
    '0.1 + 0.2 == 0.3 ? 1 : 0',
    'x_1 != 3 or h_prev <= 0.5 ? 1 : 0',
    '(x_1 > 1) xor (x_1 > 2) ? 1 : 0',
    'pi * e',
    'sqrt(2) + exp(1) + log(3) + log(8, 2) + log2(8) + log10(3)',
    'round(2.345, 2) + floor(-1.5) + ceil(1.2) + round(-2.5)',
    'sin(1) + cos(1) + tan(1) + asin(0.3) + acos(0.3) + atan(0.3) + sinh(1) + cosh(1) + tanh(1) + erf(0.3)',
    'sum(m) + prod(x) + mean(m) + max(m) + min(1, 2) + std(x) + variance(x)',
    'sum(m, 1)',
    'mean(m, 2)',
    'max(m, 1)',
    'size(m)',
    'zeros(2, 3)',
    'ones([2, 2])',
    'identity(2)',
    'diag([1, 2])',
    'diag(s)',
    'reshape(x, [3, 1])',
    'flatten(m)',
    'transpose(m)',
    'concat(m, m)',
    'concat(m, m, 1)',
    'dot(x, x)',
    'det(s)',
    'inv(s)',
    'trace(s)',
    'norm(x) + norm(x, 1) + norm(x, Infinity) + norm(x, 3)',
    'mod(-1, 3) + pow(2, 5) + square(3) + sign(-2) + abs(-3)',
  ])('%s', (text) => {
    const theirs = mathjs.create(mathjs.all!, { matrix: 'Array' }).evaluate(text, scope()) as unknown;
    expectClose(valueOf(text, names), theirs);
  });
});

const flat = (value: unknown): unknown[] => (Array.isArray(value) ? value.flatMap(flat) : [value]);

function expectClose(actual: unknown, expected: unknown): void {
  expect(JSON.stringify(actual)?.replace(/[^[\],]+/g, '')).toBe(JSON.stringify(expected)?.replace(/[^[\],]+/g, ''));
  const theirs = flat(expected);
  flat(actual).forEach((x, i) => expect(x).toBeCloseTo(theirs[i] as number, 10));
}

/** Arithmetic of numbers, written with few brackets so that precedence counts. */
const arithmetic = fc.letrec<{ sum: string }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    fc.integer({ min: 1, max: 9 }).map(String),
    fc.constantFrom('x_1', 'h_prev', 'sqrt(2)'),
    fc
      .tuple(tie('sum'), fc.constantFrom(' + ', ' - ', ' * ', ' / ', ' mod ', ' .* '), tie('sum'))
      .map((t) => t.join('')),
    fc.tuple(tie('sum'), fc.constantFrom('^2', '^3', '^-1')).map(([t, power]) => `(${t})${power}`),
    tie('sum').map((t) => `-${t}`),
    tie('sum').map((t) => `(${t})`),
    tie('sum').map((t) => `abs(${t})`),
    fc.tuple(tie('sum'), tie('sum'), tie('sum')).map(([a, b, c]) => `(${a} < ${b} ? ${c} : ${a})`),
  ),
})).sum;

/** Null where 0 / 0 is compared, which mathjs answers with no. */
function orNothing(run: () => number): number | null {
  try {
    return run();
  } catch (error) {
    if (/what is no number/.test((error as Error).message)) return null;
    throw error;
  }
}

test('random arithmetic has the value that mathjs gives it, in doubles and in decimals', () => {
  let compared = 0;
  const D = decimals(40);
  fc.assert(
    fc.property(arithmetic, (text) => {
      const theirs = mathjs.evaluate(text, scope()) as unknown;
      if (typeof theirs !== 'number' || !(Math.abs(theirs) < 1e9)) return true;
      const ours = orNothing(() => valueOf(text, names) as number);
      if (ours === null) return true;
      compared++;
      if (Math.abs(ours - theirs) > 1e-9 * Math.max(1, Math.abs(theirs))) return false;
      const value = evaluate(D, read(text), (name) => {
        const { entries } = names[name as 'x_1'];
        return { shape: [], entries: entries.map(D.of) };
      });
      return (
        text.includes('mod') || Math.abs(D.number(value.entries[0]!) - theirs) <= 1e-6 * Math.max(1, Math.abs(theirs))
      );
    }),
    { numRuns: 1000, endOnFailure: true },
  );
  expect(compared).toBeGreaterThan(500);
});

describe('what mathjs lacks or says otherwise', () => {
  test.each<[string, unknown]>([
    [
      'outer([1, 2], [3, 4])',
      [
        [3, 4],
        [6, 8],
      ],
    ],
    ['maximum(x, 7)', [7, 7, 11]],
    ['argmax(m, 2)', [3, 3]],
    ['concat(x, 1)', [5, 7, 11, 1]],
    [
      'concat([1, 2; 3, 4], [5; 6])',
      [
        [1, 2, 5],
        [3, 4, 6],
      ],
    ],
    ['concat([1, 2], [3, 4], {axis: 1})', [1, 2, 3, 4]],
    [
      'flip(m, 2)',
      [
        [3, 2, 1],
        [6, 5, 4],
      ],
    ],
    [
      'flip(m, 1)',
      [
        [4, 5, 6],
        [1, 2, 3],
      ],
    ],
    [
      'permute(m, [2, 1])',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    ['pad([1, 2], 1)', [0, 1, 2, 0]],
    [
      'pad([1; 2], 1)',
      [
        [0, 0, 0],
        [0, 1, 0],
        [0, 2, 0],
        [0, 0, 0],
      ],
    ],
    ['solve(s, [3, 4])', [1, 1]],
    [
      'solve(s, s)',
      [
        [1, 0],
        [0, 1],
      ],
    ],
  ])('%s', (text, expected) => expectClose(valueOf(text, names), expected));
  test('a quantity may be named as a constant or a function', () => {
    expect(valueOf('2 e', { e: tensor(3) })).toBe(6);
    expect(valueOf('mean + mean([1, 3])', { mean: tensor(3) })).toBe(5);
  });
  test('names and calls are told', () => {
    const { names: free, calls } = read("sigmoid(W_f * concat(h, x) + b) + f'[end] + pi");
    expect([...free].sort()).toEqual(['W_f', 'b', 'f', 'h', 'pi', 'x']);
    expect([...calls].sort()).toEqual(['concat', 'sigmoid']);
  });
});

describe('options in the forms that people write', () => {
  test.each<[string, unknown]>([
    ['convShape([32, 3], {filters: 5, kernel: 3})', [30, 5]],
    ['convShape([8, 9, 10, 2], {filters: 5, kernel: [1, 2, 3]})', [8, 8, 8, 5]],
    ['convShape([3, 64, 64], {filters: 5, kernel: 3, channels: "first"})', [5, 62, 62]],
    ['convShape([28, 28], {kernel: 5, channels: "none"})', [24, 24]],
    ['convShape([64, 32, 3], {filters: 5, kernel: [3, 5], stride: [2, 1], padding: [1, 2]})', [32, 32, 5]],
    ['convShape([5, 5, 1], {filters: 1, kernel: 4, padding: [[1, 2], [0, 0]]})', [5, 2, 1]],
    ['convSize(5, {kernel: 4, padding: [1, 2]})', 5],
    ['convSize(5, {kernel: 4, padding: "same", stride: 2})', 3],
    ['convSize(7, {size: 3, padding: "valid"})', 5],
    ['poolShape([13, 13, 2], {kernel: 3, stride: 2})', [6, 6, 2]],
    ['convParams({in: 4, filters: 8, kernel: [3, 5], groups: 2, bias: false})', 240],
    ['convParams({in: 4, filters: 8, kernel: 3, axes: 1})', 104],
    ['rnnParams({in: 3, hidden: 4, bias: false})', 28],
    ['size(maxPool(zeros(4, 4, 3), {size: 2}))', [2, 2, 3]],
    ['size(maxPool(zeros(4, 4, 4), {size: [2, 2, 2]}))', [2, 2, 2]],
    ['size(maxPool(zeros(3, 4, 4), {size: 2, channels: "first"}))', [3, 2, 2]],
    ['size(averagePool(zeros(6, 3), {size: 2, channels: "last"}))', [3, 3]],
    ['globalMaxPool([1, 2; 3, 4], {channels: "last"})', [3, 4]],
    [
      'crossCorrelate([1, 2; 3, 4], [1, 1; 1, 1], {padding: 1, stride: 2, bias: 10})',
      [
        [11, 12],
        [13, 14],
      ],
    ],
    ['crossEntropy([0.5, 0.5; 0.25, 0.75], [1, 2], {reduction: "none"})', [Math.LN2, Math.log(4 / 3)]],
    ['crossEntropy([0.5, 0.5; 0.25, 0.75], [0, 1], {first: 0, reduction: "sum"})', Math.LN2 + Math.log(4 / 3)],
    ['crossEntropy([0.5, 0.5], [0, 1])', Math.LN2],
    ['rnnStep([1, 2], [0, 0], {W_x: identity(2), W_h: identity(2), b: [1, 0], activation: "none"})', [2, 2]],
    ['rnnStep([1], [10, 20], {W: [1, 0, 2; 0, 1, 3], activation: "none"})', [12, 23]],
    ['rnnStep([1], [10, 20], {W: [2, 1, 0; 3, 0, 1], concat: "xh", activation: "none"})', [12, 23]],
    ['attention([2, 0], identity(2), [10, 0; 0, 10], {scale: 0})', [5, 5]],
    ['attentionWeights([1, 0], identity(2), {mask: [[0, 1]]})', [0, 1]],
  ])('%s', (text, expected) => expectClose(valueOf(text, names), expected));
});
