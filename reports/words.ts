import type { ClaimVerdict, Mark, PartStatus, QuantityFeedback, ResultFeedback, Value } from '../graders/feedback';

/** A mark in the margin: a sign, and the word for those who do not see it. `tone` chooses the colour. */
export interface Sign {
  readonly sign: string;
  readonly word: string;
  readonly tone: Tone;
}

export type Tone = 'good' | 'bad' | 'open';

const good = (word: string): Sign => ({ sign: '✓', word, tone: 'good' });
const bad = (word: string): Sign => ({ sign: '✗', word, tone: 'bad' });
const open = (word: string): Sign => ({ sign: '?', word, tone: 'open' });

export function claimSign(verdict: ClaimVerdict): Sign {
  switch (verdict) {
    case 'holds':
      return good('holds');
    case 'fails':
      return bad('does not hold');
    case 'undecided':
      return open('undecided');
    case 'unreadable':
      return open('not readable');
  }
}

export function quantitySign(verdict: QuantityFeedback['verdict']): Sign {
  switch (verdict) {
    case 'right':
      return good('right');
    case 'follow-through':
      return good('right, given the earlier value');
    case 'rounding':
      return good('right up to rounding');
    case 'mistake':
    case 'wrong':
      return bad('wrong');
    case 'missing':
      return bad('missing');
    case 'unreadable':
      return open('not readable');
  }
}

export function resultSign(verdict: ResultFeedback['verdict']): Sign {
  switch (verdict) {
    case 'consistent':
    case 'confirmed':
      return good(verdict);
    case 'contradicted':
      return bad(verdict);
    case 'surprising':
    case 'waiting':
      return open(verdict);
  }
}

export function statusSentence(status: PartStatus): string | undefined {
  switch (status) {
    case 'graded':
      return undefined;
    case 'waiting':
      return 'A person will look at this part. Its points are not counted yet.';
    case 'missing':
      return 'No answer to this part was found in the document.';
  }
}

export function markName(mark: Mark['for']): string {
  switch (mark) {
    case 'steps':
      return 'Steps';
    case 'conclusion':
      return 'Conclusion';
    case 'reasons':
      return 'Reasons';
    case 'milestones':
      return 'Milestones';
    case 'answers':
      return 'Answers';
  }
}

/** Points to at most two decimals, without trailing zeros: 8, 7.5, 6.67. */
export const points = (value: number): string => String(Math.round(value * 100) / 100);

export const pointsOf = (awarded: number, of: number): string =>
  `${points(awarded)} of ${points(of)} ${of === 1 ? 'point' : 'points'}`;

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
