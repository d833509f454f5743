import { expectedDigits, expectedLatex, valueLatex } from '../../reports/values';
import { english, german } from '../../reports/texts/notation';
import type { QuantityFeedback, Value } from '../../graders/feedback';

const quantity = (expected: Value, more: Partial<QuantityFeedback> = {}): QuantityFeedback => ({
  ...{ name: 'n', verdict: 'wrong', points: 1, awarded: 0 },
  expected,
  ...more,
});

test.each([
  ['zeros count where decimals are asked for', quantity(0.5, { decimals: 4 }), '0.5000'],
  ['in every entry', quantity([1, 0.25], { decimals: 3 }), '\\begin{bmatrix} 1.000 \\\\ 0.250 \\end{bmatrix}'],
  ['no decimals at all', quantity([1, 2], { decimals: 0 }), '(1, 2)'],
  ['else as exactly as the answer', quantity(0.123456789, { value: 0.12346 }), '0.12346'],
  ['but with four digits at least', quantity(0.0123456789, { value: 1 }), '0.01235'],
  ['a large number to the unit', quantity(51902.1234, { value: 52902 }), '51902'],
  ['a whole number whole', quantity(138357544, { value: 7.25 }), '138357544'],
  ['what is exact without zeros', quantity(0.5, { value: 0.7123 }), '0.5'],
  ['a tiny answer with its power of ten', quantity(3.25e-9, { value: 1e-7 }), '3.25 \\cdot 10^{-9}'],
  ['a formula as it stands', quantity("H - H' + 1"), "H - H' + 1"],
])('%s', (_, expected, latex) => expect(expectedLatex(expected, english)).toBe(latex));

test('nothing where nothing may be told', () =>
  expect(expectedLatex({ name: 'n', verdict: 'wrong', points: 1, awarded: 0 }, english)).toBeUndefined());

test('in the notation of the language; nothing negative comes of what rounds to nothing', () => {
  expect(expectedLatex(quantity(0.5, { decimals: 4 }), german)).toBe('0{,}5000');
  expect(valueLatex(-0, english, expectedDigits({ decimals: 2 }))).toBe('0.00');
});
