import { refuse } from '../../refusal';

/** A rational number in lowest terms; `d` is positive. */
export interface Ratio {
  readonly n: number;
  readonly d: number;
}

/** Beyond this whole numbers are no longer exact in doubles once two of them are multiplied. */
const MOST = 2 ** 26;

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** A quotient of whole numbers. Refuses what would not stay exact. */
export function ratio(n: number, d = 1): Ratio {
  if (d === 0) return refuse('a division by zero');
  const g = gcd(n, d) || 1;
  const sign = d < 0 ? -1 : 1;
  const [top, bottom] = [(sign * n) / g, (sign * d) / g];
  if (Math.abs(top) > MOST || bottom > MOST) return refuse('numbers too large to reckon with exactly');
  return { n: top === 0 ? 0 : top, d: bottom };
}

export const ZERO: Ratio = { n: 0, d: 1 };
export const ONE: Ratio = { n: 1, d: 1 };
export const MINUS_ONE: Ratio = { n: -1, d: 1 };

export const isZero = (a: Ratio): boolean => a.n === 0;
export const isOne = (a: Ratio): boolean => a.n === 1 && a.d === 1;
export const isWhole = (a: Ratio): boolean => a.d === 1;
export const sameRatio = (a: Ratio, b: Ratio): boolean => a.n === b.n && a.d === b.d;
export const plus = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.d + b.n * a.d, a.d * b.d);
export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.n * b.n, a.d * b.d);
export const inverseOf = (a: Ratio): Ratio => ratio(a.d, a.n);
export const negated = (a: Ratio): Ratio => ({ n: a.n === 0 ? 0 : -a.n, d: a.d });

/** A whole power. */
export function raised(a: Ratio, k: number): Ratio {
  const base = k < 0 ? inverseOf(a) : a;
  let out = ONE;
  for (let i = 0; i < Math.abs(k); i++) out = times(out, base);
  return out;
}

/** The number that a text of digits and perhaps a point shows; null where it is none or has too many digits. */
export function shownRatio(text: string): Ratio | null {
  const found = /^(\d*)(?:\.(\d*))?$/.exec(text);
  if (!found || text === '' || text === '.') return null;
  const [, whole = '', part = ''] = found;
  if (whole.length + part.length > 7) return null;
  return ratio(Number(`${whole}${part}` || '0'), 10 ** part.length);
}

export const spelled = (a: Ratio): string => (a.d === 1 ? String(a.n) : `${a.n}/${a.d}`);

/** The largest positive rational of which all these are whole multiples. */
export function content(all: readonly Ratio[]): Ratio {
  const n = all.reduce((g, a) => gcd(g, a.n), 0);
  const d = all.reduce((m, a) => (m * a.d) / gcd(m, a.d), 1);
  return n === 0 ? ONE : ratio(n, d);
}
