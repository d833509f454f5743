import type { Quantity } from '../../../problems/schema';
import type { Tensor } from '../../../worlds/tensor';

/** Other ways to write a value; `ink` is how it is written. */
export type ValueSpelling = (ink: string, q: Quantity, value: Tensor<number> | null) => string[];

const NUMBER = /\d+(?:\.\d+)?/g;

/** The cells of an array written as a matrix environment. */
function rowsOf(ink: string): string[][] | null {
  const body = /^\\begin\{[bp]?matrix\}([^]*)\\end\{[bp]?matrix\}$/.exec(ink.trim())?.[1];
  if (body === undefined || body.includes('\\begin')) return null;
  return body
    .split('\\\\')
    .map((row) => row.split('&').map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ''));
}

const environment = (name: string, rows: readonly (readonly string[])[]): string =>
  `\\begin{${name}} ${rows.map((r) => r.join(' & ')).join(' \\\\ ')} \\end{${name}}`;

/** Arrays in other brackets, columns as rows and as lists. */
const arrays: ValueSpelling = (ink) => {
  const rows = rowsOf(ink);
  if (!rows) return [];
  const width = rows[0]!.length;
  const out = ['pmatrix', 'bmatrix', 'matrix'].map((name) => {
    const text = environment(name, rows);
    return name === 'matrix' ? `\\left[${text}\\right]` : text;
  });
  out.push(
    `\\left(\\begin{array}{${'c'.repeat(width)}} ${rows.map((r) => r.join(' & ')).join(' \\\\ ')} \\end{array}\\right)`,
  );
  out.push(`\\left[ \\begin{smallmatrix} ${rows.map((r) => r.join('&')).join('\\\\')} \\end{smallmatrix} \\right]`);
  if (width === 1) {
    const list = rows.map((r) => r[0]!).join(', ');
    out.push(`(${list})`, `(${list})^T`, `[${list}]`, `[${list}]^\\top`, `\\left(${list}\\right)^{\\top}`);
    out.push(`${environment('bmatrix', [rows.map((r) => r[0]!)])}^T`, environment('pmatrix', [rows.map((r) => r[0]!)]));
  } else out.push(`[${rows.map((r) => `[${r.join(', ')}]`).join(', ')}]`);
  return out;
};

/** Shapes as lists and as products. */
const shapes: ValueSpelling = (ink, q) => {
  if (q.kind !== 'shape') return [];
  const sides = ink
    .trim()
    .replace(/^\(|\)$/g, '')
    .split(/\\times|×|,/)
    .map((s) => s.trim());
  if (sides.length < 2 || sides.some((s) => s === '')) return [];
  return [
    `(${sides.join(', ')})`,
    `(${sides.join(',')})`,
    `[${sides.join(', ')}]`,
    `\\left(${sides.join(', ')}\\right)`,
    sides.join(' \\times '),
    sides.join('\\times'),
    sides.join(' × '),
    `(${sides.join(' \\times ')})`,
  ];
};

/** Entries with other numbers of decimals, as exact as they are written. */
function withDecimals(ink: string, value: Tensor<number>, decimals: number): string | null {
  const found = [...ink.matchAll(NUMBER)];
  if (found.length !== value.entries.length) return null;
  let i = 0;
  return ink.replace(NUMBER, () => Math.abs(value.entries[i++]!).toFixed(decimals));
}

/** More decimals than asked for; fewer, where none are asked for. */
const decimals: ValueSpelling = (ink, q, value) => {
  if (!value || (q.kind !== 'number' && q.kind !== 'vector' && q.kind !== 'matrix')) return [];
  if (value.entries.every(Number.isInteger)) return [];
  const shown = q.decimals ?? /\.(\d+)/.exec(ink)?.[1]?.length ?? 0;
  const others = [shown + 1, shown + 2, shown + 4, ...(q.decimals === null && shown > 2 ? [shown - 1] : [])];
  return others.flatMap((n) => withDecimals(ink, value, n) ?? []);
};

/** Numbers in other spellings: powers of ten, groups of thousands, no zero before the point. */
const numbers: ValueSpelling = (ink, q) => {
  const out: string[] = [];
  if (/(?<!\d)0\.\d/.test(ink)) out.push(ink.replace(/(?<!\d)0(\.\d)/g, '$1'));
  if (/-/.test(ink)) out.push(ink.replace(/-(?=[\d.])/g, '{-}'), ink.replace(/-(?=[\d.])/g, '−'));
  if (q.kind === 'integer' || q.kind === 'number') {
    const text = ink.trim();
    if (/^\d{4,}$/.test(text)) {
      const groups = text.replace(/\B(?=(\d{3})+$)/g, '#');
      out.push(...['{,}', ',', '\\,', '\\ '].map((by) => groups.split('#').join(by)));
    }
    if (/^-?\d+\.\d+$/.test(text)) {
      const [mantissa, exponent] = Number(text).toExponential().split('e');
      out.push(`${mantissa} \\cdot 10^{${Number(exponent)}}`, `${mantissa} \\times 10^{${Number(exponent)}}`);
    }
    out.push(`\\mathbf{${text}}`, `\\boxed{${text}}`, `\\underline{${text}}`);
  }
  return out;
};

export const VALUE_SPELLINGS: Readonly<Record<string, ValueSpelling>> = {
  arrays,
  shapes,
  decimals,
  numbers,
};
