import fc from 'fast-check';
import { FormulaError, evaluate, functionNames, parseFormula } from '../../../problems/formulas';
import { doubles } from '../../../worlds/numeric/doubles';
import { intervals } from '../../../worlds/numeric/intervals';
import { read, tensor, valueOf } from './reading';

describe('what cannot be read is told, with its place', () => {
  test.each<[string, RegExp, number]>([
    ['', /expected a formula, found nothing/, 0],
    ['# a remark', /found nothing/, 0],
    ['a +', /unexpected end of expression/, 3],
    ['(a * [1, 2]', /parenthesis \) expected/, 11],
    ['1 + * 2', /value expected/, 4],
    ['[1, 2; 3]', /column dimensions mismatch/, 8],
    ['a = 3', /`=` gives a name a value.*write ==/, 2],
    ['f(x) = 3 x', /`=` gives a name/, 5],
    ['end = 3', /cannot assign to symbol "end"/, 0],
    ['a; b', /`;` separates several formulas/, 1],
    ['a | b', /`\|` is not among the operations/, 2],
    ['a << 2', /`<<` is not among/, 2],
    ['x.shape', /names hold no dots; write an underscore/, 0],
    ['null', /found nothing or null/, 0],
    ['"text', /end of string/, 5],
  ])('%s', (text, trouble, at) => {
    const result = parseFormula(text);
    if ('formula' in result) throw new Error('it was read');
    expect(result.trouble).toMatch(trouble);
    expect(result.at).toBeGreaterThanOrEqual(Math.min(at, text.length) - 1);
    expect(result.at).toBeLessThanOrEqual(at + 1);
  });
});

const names = {
  x: tensor([5, 7, 11]),
  m: tensor([
    [1, 2, 3],
    [4, 5, 6],
  ]),
  x_1: tensor(3),
};

describe('what has no value is told, with the remedy', () => {
  test.each<[string, RegExp]>([
    ['x_2 + 1', /^x_2 has no value; did you mean x_1\?/],
    ['weights', /^weights has no value; declare it/],
    ['mean + 1', /^mean is a function; write mean\(x, axis\)/],
    ['convshape([1])', /there is no function convshape; did you mean convShape\?/],
    ['frobnicate(1)', /there is no function frobnicate \(in frobnicate\(1\)\)/],
    ['convSize(64, {kernal: 3})', /no option kernal; did you mean kernel\? Options are kernel, size, stride/],
    ['convSize(64, {stride: 2})', /expected a number as kernel, found nothing/],
    ['convShape([64, 64, 3], {kernel: 3})', /expected a number as filters, found nothing/],
    [
      'convShape([64.5, 64, 3], {kernel: 3, filters: 2})',
      /expected a whole number as the shape of the input, found 64.5/,
    ],
    ['convShape([64, 64, 3], {kernel: [3, 3, 3], filters: 2})', /kernel has 3 numbers, but there are 2 axes/],
    ['convShape([64, 64, 3], {kernel: 3, filters: 0})', /number of filters above 0, found 0/],
    ['convShape([64], {kernel: 3, filters: 2})', /the sizes of the axes and the channels, such as/],
    ['convSize(3, {kernel: 4})', /convSize: a window of 4 is larger than the input of 3 \(in convSize\(3/],
    [
      'convSize(9, {kernel: 4, padding: "smae"})',
      /expected "same", "valid", "full" or numbers as padding, found the text "smae"/,
    ],
    [
      'convShape([9, 9, 1], {filters: 1, kernel: 4, padding: [1, 2, 3, 4]})',
      /padding is a vector of 4, but for 2 axes/,
    ],
    ['convSize(9, {kernel: 4, stride: true})', /expected a number as stride, found true/],
    ['convParams({in: 3, filters: 8, kernel: 3, bias: 1})', /expected true or false as bias, found a number/],
    ['denseParams(3)', /denseParams\(in, out, \{bias\}\): expected 2 arguments, found 1/],
    ['sqrt()', /sqrt\(x\): expected 1 argument, found 0/],
    ['sqrt(4, {a: 1})', /expected 1 argument, found 2/],
    ['m * m', /a 2×3 matrix times a 2×3 matrix: the first has 3 columns, the second 2 rows; a matrix is transposed/],
    ['x * [1, 2]', /a vector of 3 times a vector of 2.*outer\(a, b\).*\(in x \* \[1, 2\]\)/],
    ['m + [1, 2]', /a 2×3 matrix and a vector of 2 do not fit for \+/],
    ['1 / x', /\/ divides by a number, but found a vector of 3; write \.\//],
    ['x ^ 2', /\^ takes a number, or a square matrix to a whole power.*write \.\^/],
    ['x[4]', /there is no place 4 on an axis of 3; places are counted from 1/],
    ['x[0]', /no place 0/],
    ['x[1.5]', /place must be a whole number, but is 1.5/],
    ['m[1]', /needs 2 places, but has 1; write : for a whole axis/],
    ['[x, 1]', /rows of an array must be alike, but found a vector of 3 and a number/],
    ['x > 1', /> compares two numbers, but found a vector of 3 and a number/],
    ['x_1 > 1', /yields a number or an array, but this one yields true/],
    ['{a: 1}', /yields a set of options/],
    ['"a" + 1', /\+ takes numbers and arrays, but found the text "a"/],
    ['x_1 ? 1 : 0', /\? takes true or false, but found a number/],
    ['not 1', /not takes true or false, but found a number/],
    ['inv([1, 2; 2, 4])', /has no inverse/],
    ['[1, 2; 2, 4] ^ -1', /has no inverse/],
    ['1 + sqrt(x_1 - 4)', /not defined, as 0 \/ 0 is not, nor the root.*\(in sqrt\(x_1 - 4\)\)/],
    ['maximum(0 / 0, 1)', /not defined.*\(in 0 \/ 0\)/],
    ['det(m)', /square matrix/],
    ['max(m, 3)', /no axis 3 of 2; axes are counted from 1/],
    ['max(x, m)', /entry by entry there are maximum\(a, b\)/],
    ['std(5)', /at least 2 entries, found 1/],
    ['argmax([])', /no entries/],
    ['reshape(x, [2, 2])', /a vector of 3 has 3 entries and cannot become a 2×2 matrix/],
    ['factorial(2.5)', /whole number from 0 to 170, but found 2.5/],
    ['softmax(1)', /expected a vector or a matrix as x, found a number/],
    ['crossEntropy([0.5, 0.5], 0)', /classes 1 to 2, but found 0; to count from 0 write \{first: 0\}/],
    ['rnnStep([1, 2], [0, 0], {U: identity(2)})', /the weights W are missing/],
    ['rnnStep([1, 2], [0, 0], {W: identity(2), W_x: identity(2)})', /W and W_x name the same thing/],
    ['rnnStep([1, 2], [0, 0], {W: identity(2)})', /expected a 2×4 matrix as W, found a 2×2 matrix/],
    ['lstmStep(1, 0, 0, {W_i: [0, 0]})', /the weights W_f are missing/],
    ['attention(m, m, m, {mask: [1, 0]})', /expected "causal" or a 2×2 matrix/],
    ['attentionWeights(m, m, {mask: [1, 1; 0, 0]})', /nothing to attend to in row 2/],
    ['crossCorrelate(x, m)', /with channels one more for the filters, but the input has 1 and the kernel 2/],
    ['receptiveField([{kernel: 3, strid: 2}])', /no option strid; did you mean stride\?/],
    ['receptiveField(3)', /options such as \[\{kernel: 3\}/],
    ['[{kernel: 3}]', /yields a list/],
  ])('%s', (text, message) => {
    expect(() => valueOf(text, names)).toThrow(FormulaError);
    expect(() => valueOf(text, names)).toThrow(message);
  });
});

describe('what would take all memory or time is refused', () => {
  test.each([
    'zeros(1e6, 1e6)',
    'zeros(1e300)',
    'identity(1e5)',
    '1:1e12',
    '0:1e-9:1',
    'oneHot(1, 1e9)',
    'diag(1:1e6)',
    "(1:4000)[:] .* ((1:4000)')",
    'pad(zeros(2), 1e9)',
    'zeros(1000, 1000) * zeros(1000, 1000)',
    'crossCorrelate(zeros(1000, 1000), zeros(500, 500))',
    'softmax(1:1e6)',
    '[1, 2; 3, 4] ^ 1e9',
    'inv(identity(1000))',
    `${'('.repeat(3000)}1${')'.repeat(3000)}`,
    `${'-'.repeat(5000)}1`,
    `${'1+'.repeat(5000)}1`,
    `1${' '.repeat(30000)}`,
  ])('%.60s', (text) => {
    const result = parseFormula(text);
    if ('trouble' in result) expect(result.trouble).toMatch(/nested|characters/);
    else {
      try {
        evaluate(doubles, result.formula, () => null);
      } catch (error) {
        expect(error).toBeInstanceOf(FormulaError);
      }
    }
  });
});

const scraps = [
  ...functionNames,
  ...'x m x_1 pi 1 2 3 0 -1 0.5 1e9 ( ) [ ] { } , ; : + - * / ^ .* ./ .^ \' ! % == < > ? = mod and not true "same" kernel end'.split(
    ' ',
  ),
  '{kernel: 3, stride: 2}',
  '[1, 2; 3, 4]',
  '[1, 2, 3]',
  '{size: 2}',
  '__proto__',
  'constructor',
];

test('nothing that is written crashes: formulas are read or not, have a value or a FormulaError', () => {
  let evaluated = 0;
  const call = fc.tuple(fc.constantFrom(...functionNames), fc.array(fc.constantFrom(...scraps), { maxLength: 4 }));
  const text = fc.oneof(
    fc.array(fc.constantFrom(...scraps), { maxLength: 12 }).map((parts) => parts.join(' ')),
    call.map(([name, args]) => `${name}(${args.join(', ')})`),
    fc.string(),
  );
  fc.assert(
    fc.property(text, (written) => {
      const result = parseFormula(written);
      if ('trouble' in result) return result.at >= 0 && result.at <= written.length && result.trouble !== '';
      for (const run of [
        () => evaluate(doubles, result.formula, (name) => (Object.hasOwn(names, name) ? names[name as 'x'] : null)),
        () =>
          evaluate(intervals, result.formula, () => ({
            shape: [2],
            entries: [
              { lo: 0, hi: 1 },
              { lo: 2, hi: 2 },
            ],
          })),
      ]) {
        try {
          run();
          evaluated++;
        } catch (error) {
          if (!(error instanceof FormulaError) || error.message === '') throw error;
        }
      }
      return true;
    }),
    { numRuns: 3000, endOnFailure: true },
  );
  expect(evaluated).toBeGreaterThan(100);
});

test('every function refuses no arguments, and options as the only ones, in words', () => {
  for (const name of functionNames) {
    for (const args of ['', '{}', '"text"', 'true', '[]', '{a: 1}, {b: 2}']) {
      expect(() => {
        try {
          evaluate(doubles, read(`${name}(${args})`), () => null);
        } catch (error) {
          if (!(error instanceof FormulaError)) throw error;
        }
      }).not.toThrow();
    }
  }
});
