import type { Value } from '../graders/feedback';

/** Points to at most two decimals, without trailing zeros: 8, 7.5, 6.67. */
export const points = (value: number): string => String(Math.round(value * 100) / 100);

/** A share in percent, between 0 and 100, for the length of a bar. */
export const percent = (awarded: number, of: number): number =>
  of > 0 ? Math.round(Math.min(1, Math.max(0, awarded / of)) * 1000) / 10 : 0;

const maxValueLength = 240;

/** A value of a counterexample with `digits` significant digits, nested lists in brackets. */
export function valueText(value: Value, digits = 5): string {
  const text = write(value, digits, { left: 400 });
  return text.length > maxValueLength ? `${text.slice(0, maxValueLength)}…` : text;
}

/** A value as LaTeX: numbers, column vectors, matrices; a word or formula as it stands. */
export function valueLatex(value: Value): string {
  const number = (v: Value): string =>
    typeof v === 'number'
      ? String(v).replace(/e([-+]?\d+)$/, (_, n: string) => ` \\cdot 10^{${Number(n)}}`)
      : valueText(v);
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return number(value);
  if (value.length > 12) return `\\text{${valueText(value)}}`;
  if (value.every((v) => Number.isInteger(v))) return `(${value.map(number).join(', ')})`;
  const rows = value.map((row) => (typeof row === 'object' ? row.map(number).join(' & ') : number(row)));
  return `\\begin{bmatrix} ${rows.join(' \\\\ ')} \\end{bmatrix}`;
}

function write(value: Value, digits: number, budget: { left: number }): string {
  if (budget.left-- <= 0) return '…';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isInteger(value) ? minus(String(value)) : numberText(value, digits);
  const entries: string[] = [];
  for (const entry of value) {
    if (budget.left <= 0) {
      entries.push('…');
      break;
    }
    entries.push(write(entry, digits, budget));
  }
  return `[${entries.join(', ')}]`;
}

function numberText(value: number, digits: number): string {
  const [mantissa = '', exponent] = String(Number(value.toPrecision(digits))).split('e');
  return minus(exponent === undefined ? mantissa : `${mantissa} · 10^${Number(exponent)}`);
}

const minus = (text: string): string => text.replaceAll('-', '−');

/** Two values with as many digits as it takes to see that they differ. */
export function differing(left: Value, right: Value): { left: string; right: string } {
  for (const digits of [6, 10]) {
    const shown = { left: valueText(left, digits), right: valueText(right, digits) };
    if (shown.left !== shown.right) return shown;
  }
  return { left: valueText(left, 17), right: valueText(right, 17) };
}
