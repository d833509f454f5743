import type { QuantityFeedback, Value } from '../graders/feedback';
import { localised, type Notation } from './texts/notation';

/** Points to at most two decimals, without trailing zeros: 8, 7.5, 6.67. */
export const points = (value: number, notation: Notation): string =>
  localised(String(Math.round(value * 100) / 100), notation);

/** A share in percent, between 0 and 100, for the length of a bar. */
export const percent = (awarded: number, of: number): number =>
  of > 0 ? Math.round(Math.min(1, Math.max(0, awarded / of)) * 1000) / 10 : 0;

const maxValueLength = 240;

/**
 * A value of a counterexample with `digits` significant digits, nested lists in brackets.
 * @param word says the words that stand for what is no number
 */
export const valueText = (
  value: Value,
  notation: Notation,
  digits = 5,
  word = (name: string): string => name,
): string => written(value, { number: (x) => numberText(x, digits), notation, word });

function written(value: Value, how: Omit<Writing, 'left'>): string {
  const text = write(value, { ...how, left: 400 });
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

/** Digits of an expected value that are shown where no decimals were asked for, unless the answer has more decimals. */
const leastDigits = 4;

/**
 * How a number of the expected value is written: with the decimals asked for, also where they are zeros; else as
 * exactly as the answer, but exactly enough to be of use.
 */
export function expectedDigits({
  decimals,
  value,
}: Pick<QuantityFeedback, 'decimals' | 'value'>): (x: number) => string {
  if (decimals !== undefined) return (x) => x.toFixed(decimals);
  const shown = value === undefined ? 0 : decimalsOf(value);
  return (x) => {
    if (Number.isInteger(x)) return String(x);
    const needed = leastDigits - 1 - Math.floor(Math.log10(Math.abs(x)));
    return String(Number(x.toFixed(Math.min(100, Math.max(0, shown, needed)))));
  };
}

/** The most decimals of a number in it. */
function decimalsOf(value: Value): number {
  if (typeof value === 'string') return 0;
  if (typeof value !== 'number') return Math.max(0, ...value.map(decimalsOf));
  const [, digits = '', exponent = '0'] = /^-?\d+(?:\.(\d+))?(?:e([-+]?\d+))?$/.exec(String(value)) ?? [];
  return Math.max(0, digits.length - Number(exponent));
}

/** The expected value of a quantity as LaTeX; undefined where none may be told. */
export const expectedLatex = (quantity: QuantityFeedback, notation: Notation): string | undefined =>
  quantity.expected === undefined ? undefined : valueLatex(quantity.expected, notation, expectedDigits(quantity));

/**
 * A value as LaTeX: numbers, column vectors, matrices; a word or formula as it stands.
 * @param digits writes a number with a point
 */
export function valueLatex(value: Value, notation: Notation, digits: (x: number) => string = String): string {
  // A comma alone would be set as one between two things, with a space behind it.
  const comma = (text: string): string => (notation.decimal === ',' ? text.replace('.', '{,}') : text);
  const number = (v: Value): string =>
    typeof v === 'number'
      ? comma(digits(v)).replace(/e([-+]?\d+)$/, (_, n: string) => ` \\cdot 10^{${Number(n)}}`)
      : valueText(v, notation);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  if (value.length > 12) return `\\text{${written(value, { number: digits, notation, word: (name) => name })}}`;
  if (value.every((v) => typeof v === 'number' && /^-?\d+$/.test(digits(v))))
    return `(${value.map(number).join(', ')})`;
  const rows = value.map((row) => (typeof row === 'object' ? row.map(number).join(' & ') : number(row)));
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`;
}

interface Writing {
  /** A number with a point. */
  readonly number: (x: number) => string;
  readonly notation: Notation;
  readonly word: (name: string) => string;
  /** How many more entries are written. */
  left: number;
}

function write(value: Value, how: Writing): string {
  if (how.left-- <= 0) return '…';
  if (typeof value === 'string') return how.word(value);
  if (typeof value === 'number') return localised(minus(how.number(value)), how.notation);
  const entries: string[] = [];
  for (const entry of value) {
    if (how.left <= 0) {
      entries.push('…');
      break;
    }
    entries.push(write(entry, how));
  }
  return `[${entries.join(how.notation.between)}]`;
}

function numberText(value: number, digits: number): string {
  if (Number.isInteger(value)) return String(value);
  const [mantissa = '', exponent] = String(Number(value.toPrecision(digits))).split('e');
  return exponent === undefined ? mantissa : `${mantissa} · 10^${Number(exponent)}`;
}

const minus = (text: string): string => text.replaceAll('-', '−');

/** Two values with as many digits as it takes to see that they differ. */
export function differing(
  left: Value,
  right: Value,
  notation: Notation,
  word?: (name: string) => string,
): { left: string; right: string } {
  const both = (digits: number) => ({
    left: valueText(left, notation, digits, word),
    right: valueText(right, notation, digits, word),
  });
  for (const digits of [6, 10]) {
    const shown = both(digits);
    if (shown.left !== shown.right) return shown;
  }
  return both(17);
}
