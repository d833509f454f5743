import type { Value } from '../graders/feedback';
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
export function valueText(value: Value, notation: Notation, digits = 5, word = (name: string): string => name): string {
  const text = write(value, { digits, notation, word, left: 400 });
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

/** A value as LaTeX: numbers, column vectors, matrices; a word or formula as it stands. */
export function valueLatex(value: Value, notation: Notation): string {
  // A comma alone would be set as one between two things, with a space behind it.
  const comma = (text: string): string => (notation.decimal === ',' ? text.replace('.', '{,}') : text);
  const number = (v: Value): string =>
    typeof v === 'number'
      ? comma(String(v)).replace(/e([-+]?\d+)$/, (_, n: string) => ` \\cdot 10^{${Number(n)}}`)
      : valueText(v, notation);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  if (value.length > 12) return `\\text{${valueText(value, notation)}}`;
  if (value.every((v) => Number.isInteger(v))) return `(${value.map(number).join(', ')})`;
  const rows = value.map((row) => (typeof row === 'object' ? row.map(number).join(' & ') : number(row)));
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`;
}

interface Writing {
  readonly digits: number;
  readonly notation: Notation;
  readonly word: (name: string) => string;
  /** How many more entries are written. */
  left: number;
}

function write(value: Value, how: Writing): string {
  if (how.left-- <= 0) return '…';
  if (typeof value === 'string') return how.word(value);
  if (typeof value === 'number')
    return Number.isInteger(value) ? minus(String(value)) : localised(numberText(value, how.digits), how.notation);
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
  const [mantissa = '', exponent] = String(Number(value.toPrecision(digits))).split('e');
  return minus(exponent === undefined ? mantissa : `${mantissa} · 10^${Number(exponent)}`);
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
