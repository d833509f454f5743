import { loadProblem } from '../../../problems/load';
import { showTrouble } from '../../../problems/reading';
import type { QuantitiesProblem } from '../../../problems/schema';
import { judge, verdicts } from './numeric';

/** A problem from its YAML. */
function problemOf(yaml: string): QuantitiesProblem {
  const { value, troubles } = loadProblem({
    id: 'p',
    problem: { file: 'problem.yaml', text: `title: t\ngrader: quantities\n${yaml}` },
    statement: null,
    solution: { file: 'solution.md', text: '' },
    mistakes: [],
    worlds: new Map(),
  });
  if (value?.grader !== 'quantities') throw new Error(troubles.map(showTrouble).join('\n'));
  return value;
}

const shape = problemOf(`quantities:
  - { name: x_1, kind: shape, words: [shape of x_1, output size], components: { w_1: [1, 2], n_1: 3 }, formula: '[31, 31, 10]' }
`);
const count = problemOf(`quantities:
  - { name: P, kind: integer, words: [parameters], formula: '1820' }
`);
const accuracy = problemOf(`quantities:
  - { name: a, kind: number, decimals: 4, words: [accuracy], formula: '0.9533' }
`);
const large = problemOf(`quantities:
  - { name: v, kind: number, formula: '1.8e3' }
`);
const matrix = problemOf(`quantities:
  - { name: M, kind: matrix, formula: '[[1, -2], [3.5, 4]]' }
`);
const two = problemOf(`quantities:
  - { name: n_1, kind: integer, formula: '3' }
  - { name: n_2, kind: integer, formula: 'n_1 * 4' }
`);

const right = (problem: QuantitiesProblem, text: string, decimalComma = false): void => {
  const judged = judge(problem, text, decimalComma);
  expect(judged.quantities.map((q) => [q.verdict, q.because ?? '', JSON.stringify(q.value)])).toEqual(
    problem.quantities.map((_, i) => ['right', '', JSON.stringify(judged.quantities[i]!.value)]),
  );
};

describe('a shape', () => {
  test.each([
    '$x_1 = 31\\times31\\times10$',
    '$x_1 = (31, 31, 10)$',
    '$$x_1 \\in \\mathbb{R}^{31 \\times 31 \\times 10}$$',
    'x_1 = 31x31x10',
    'x_1: 31 x 31 x 10.',
    'x1 = (31, 31, 10)',
    'The shape of x_1 is 31×31×10, by the formula.',
    'The shape of $x_1$ is $31 \\times 31 \\times 10$.',
    'Output size: [31, 31, 10]',
    'The output size is $(64-4)/2+1 = 31$ on each side, so $31 \\times 31 \\times 10$ in all.',
    '$\\text{shape}(x_1) = (31, 31, 10)$',
    '$\\therefore w_1 = 31$ and $n_1 = 10$',
    'w_1 = 31 and n_1 = 10',
    '$w_1 = 31, n_1 = 10$',
    'Shape of x_1:\n\n$w = 31$, $h = 31$, and $10$ channels.',
    '$x_1 = \\left\\lfloor \\frac{64 - 4}{2} + 1 \\right\\rfloor \\times 31 \\times 10 = 31 \\times 31 \\times 10$',
    '| output | shape |\n| --- | --- |\n| x_1 | 31×31×10 |\n',
    '\\begin{align} x_1 &: 31 \\times 31 \\times 10 \\end{align}',
    '$\\mathbf{x}_1 = (10, 31, 31)$ with the channels first',
    '(31, 31, 10)',
  ])('%s', (text) => right(shape, text));

  test.each([
    ['x_1 = 31 x 31 x 11', 'wrong'],
    ['x_1 = 31 x 10 x 31', 'wrong'],
    ['$x_1 = 31 \\times 31 \\times$', 'unreadable'],
    ['The first layer has stride 2.', 'missing'],
    ['', 'missing'],
  ])('%s is %s', (text, verdict) => expect(verdicts(judge(shape, text))).toEqual({ x_1: verdict }));
});

describe('a count', () => {
  test.each([
    '$P = 1820$',
    '$P = 1,820$',
    '$P = 1{,}820$',
    '$P = 1\\,820$',
    'P = 1,820',
    'P = 1 820',
    'It has 1820 parameters: 1820',
    'Number of parameters: (3*3*10+1)*20 = 1820',
    'parameters: (3×3×10 + 1) × 20',
    '$$(3 \\times 3 \\times 10 + 1) \\times 20 = 1820 = P$$',
    '$P = (3 \\cdot 3 \\cdot 10 + 1) \\cdot 20 = 91 \\cdot 20 = 1820 \\text{ parameters}$',
    '$|P| = 1820$',
    '**Parameters**: 1820',
    '$1820$',
  ])('%s', (text) => right(count, text));

  test('a number that no name introduces and that is not the last one is not taken', () =>
    expect(verdicts(judge(count, '$1820$, and later $7$'))).toEqual({ P: 'wrong' }));
});

describe('a decimal', () => {
  test.each([
    '$a = 0.9533$',
    'a = 95.33%',
    '$a = 95.33\\%$',
    'accuracy: 95.33 %',
    '$a \\approx 9.533 \\times 10^{-1}$',
    'a = 9.533e-1',
  ])('%s', (text) => right(accuracy, text));

  test.each(['$a = 0,9533$', 'a = 0,9533', '$a = 95{,}33\\%$', 'Accuracy: 95,33 %'])(
    'with a decimal comma: %s',
    (text) => right(accuracy, text, true),
  );

  test.each([
    '$v = 1800$',
    '$v = 1.8 \\times 10^3$',
    '$v = 1.8 \\cdot 10^{3}$',
    'v = 1.8e3',
    '$v = 1.8\\mathrm{e}3$',
    '$v = 1.8E3$',
  ])('a power of ten: %s', (text) => right(large, text));
});

describe('a matrix', () => {
  test.each([
    '$M = \\begin{bmatrix} 1 & -2 \\\\ 3.5 & 4 \\end{bmatrix}$',
    '$M = \\begin{pmatrix} 1 & -2 \\\\ 3.5 & 4 \\end{pmatrix}$',
    '$$M = \\left[\\begin{array}{cc} 1 & -2 \\\\ 3.5 & 4 \\end{array}\\right]$$',
    '$M = \\begin{bmatrix} 1 & -2 \\\\ \\hline 3.5 & 4 \\end{bmatrix}$',
    '$M = \\begin{bmatrix} 1 & 3.5 \\\\ -2 & 4 \\end{bmatrix}^T$',
    'M = [[1, -2], [3.5, 4]]',
    'M = [1 -2; 3.5 4]',
    'M = [[ 1.  -2. ]\n     [ 3.5  4. ]]',
    'M is\n\n[[1, -2],\n [3.5, 4]]',
  ])('%s', (text) => right(matrix, text));

  test.each([
    ['M = [[1, -2], [3.5, 5]]', 'wrong'],
    ['M = [[1, 3.5], [-2, 4]]', 'wrong'],
    ['$M = \\begin{bmatrix} 1 & -2 \\\\ 3.5 \\end{bmatrix}$', 'unreadable'],
  ])('%s is %s', (text, verdict) => expect(verdicts(judge(matrix, text))).toEqual({ M: verdict }));
});

describe('several values', () => {
  test.each([
    '$n_1 = 3$ and $n_2 = 12$',
    'n_1 = 3, n_2 = 12',
    '$n_1 = 3, \\quad n_2 = 4 \\cdot 3 = 12$',
    '$$\\begin{aligned} n_1 &= 3 \\\\ n_2 &= 12 \\end{aligned}$$',
    '1. 3\n2. 12\n',
    '$3$, then $12$',
    'n1: 3; n2: 12',
  ])('%s', (text) => right(two, text));

  test('the last statement of a value counts', () =>
    right(two, 'First I had $n_1 = 4$, but $n_1 = 3$ is right; $n_2 = 12$.'));

  test('small and capital letters do not matter where only one name is meant', () =>
    right(two, '$N_1 = 3$, $N_2 = 12$'));
});

test('how a value was read is said where that is not evident', () => {
  const read = (text: string): string | undefined => judge(shape, text).quantities[0]!.readAs;
  expect(read('$x_1 = 31 \\times 31 \\times 10$')).toBeUndefined();
  expect(read('$x_1 = (10, 31, 31)$')).toMatch(/channels first/);
  expect(read('$w_1 = 31$, $n_1 = 10$')).toMatch(/from its sides/);
  expect(judge(two, '$3$, then $12$').quantities[1]!.readAs).toMatch(/in the order of the questions/);
});

describe('equalities of the working', () => {
  const lines = (text: string): string[] =>
    judge(two, text).claims.map((c) => `${c.line} ${c.verdict} ${c.lhs} ${c.relation} ${c.rhs}`);

  test('hold as far as their decimals tell', () => {
    expect(lines('$$\\frac{2}{3} = 0.67$$')).toEqual(['1 holds \\frac{2}{3} = 0.67']);
    expect(lines('$$\\frac{2}{3} = 0.66$$')).toEqual(['1 fails \\frac{2}{3} = 0.66']);
    expect(lines('$$\\frac{2}{3} \\approx 0.66$$')).toEqual(['1 holds \\frac{2}{3} ~= 0.66']);
    expect(lines('$$0.67 \\cdot 3 = 2$$')).toEqual(['1 holds 0.67 \\cdot 3 = 2']);
  });

  test('rounding cannot be used to walk away from a value', () => {
    expect(lines('$$2 \\cdot 0.333 = 0.67 = 0.674$$').at(-1)).toMatch(/fails 0.67 = 0.674/);
  });

  test('names stand for what the answer says they are', () => {
    expect(lines('$n_1 = 3$. $$n_2 = 4 n_1 = 12$$')).toEqual(['1 holds 4 n_1 = 12']);
    expect(lines('$n_1 = 5$. $$n_2 = 4 n_1 = 12$$')).toEqual(['1 fails 4 n_1 = 12']);
  });

  test('what is not about numbers is left alone', () => {
    expect(lines('$$y = W x + b, \\quad n_2 = 12, \\quad f(a) = g(b)$$')).toEqual([]);
  });

  test('the first that does not hold is pointed at', () => {
    expect(judge(two, '$n_1 = 3$\n\n$n_2 = 2 + 2 \\cdot 5 = 11$').remarks).toEqual([
      'The first equality of your working that does not hold is in line 3.',
    ]);
  });
});

describe('what rewritings and mutants of model answers found', () => {
  const vector = problemOf(`given: { A: '[[1, 2], [3, 4]]', u: '[1, 1]' }
quantities:
  - { name: v, kind: vector, decimals: 2, formula: 'A * u / 4' }
`);

  test.each(['[[1, -2], [3.5, 4]]', '\\left[[1, -2], [3.5, 4]\\right]', '((1, -2), (3.5, 4))'])(
    'a list of rows is a matrix: %s',
    (written) => right(matrix, `$M = ${written}$`),
  );

  test('a list of rows with another number in it is wrong', () =>
    expect(verdicts(judge(matrix, '$M = [[1, -2], [3.5, 5]]$'))).toEqual({ M: 'wrong' }));

  test.each(['.9533', '{+}.9533', '0.9533'])('a decimal without a zero before its point: %s', (written) =>
    right(accuracy, `$a = ${written}$`),
  );

  test('a minus that stands close', () => right(matrix, '$M = \\begin{bmatrix} 1 & {-}2 \\\\ 3.5 & 4 \\end{bmatrix}$'));

  test.each([
    ['sides of different shapes', '\\begin{bmatrix} 3 \\end{bmatrix} / 4', /different shapes/],
    [
      'shapes that do not go together',
      'A \\begin{bmatrix} 1 \\\\ 1 \\\\ 1 \\end{bmatrix} / 4',
      /multiplied|transposed/,
    ],
    ['a division by zero', '\\begin{bmatrix} 3/0 \\\\ 7/0 \\end{bmatrix} / 4', /no value/],
  ])('working that comes to nothing is left to a person: %s', (_, working, because) => {
    const judged = judge(vector, `$v = ${working} = \\begin{bmatrix} 0.75 \\\\ 1.75 \\end{bmatrix}$`);
    expect(verdicts(judged)).toEqual({ v: 'right' });
    expect(judged.claims.map((c) => c.verdict)).toEqual(['undecided']);
    expect(judged.claims[0]!.because).toMatch(because);
  });
});
