import type { Expr } from '../../expr';
import { parts, print } from '../../expr';
import type { QuantityKind } from '../../problems/schema';
import type { Calculator } from '../../worlds/calculator';
import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';
import type { Value } from '../feedback';

/** What a student's formula says a quantity is. */
export type ReadValue =
  | {
      readonly kind: 'numbers';
      readonly value: Tensor<Interval>;
      /** Nothing is left to compute. */
      readonly plain: boolean;
    }
  /** One formula, or one for each side of a shape. */
  | { readonly kind: 'formulas'; readonly items: readonly Expr[] };

const nothing = (): null => null;

/** Names, functions and unknowns: a formula with any of these states no number. */
export function literal(e: Expr): boolean {
  switch (e.kind) {
    case 'num':
      return true;
    case 'negative':
    case 'sum':
    case 'product':
    case 'quotient':
    case 'power':
    case 'tuple':
    case 'matrix':
    case 'transpose':
      // `T` and `\top` are signs here, not names.
      return parts(e).every(literal);
    case 'wrap':
      return (e.op === 'floor' || e.op === 'ceil' || e.op === 'bars') && literal(e.body);
    default:
      return false;
  }
}

/** A number, or an array of numbers, with nothing left to compute; a fraction and a power of ten are numbers. */
function plain(e: Expr): boolean {
  switch (e.kind) {
    case 'num':
      return true;
    case 'negative':
      return plain(e.body);
    case 'quotient':
      return e.top.kind === 'num' && e.bottom.kind === 'num';
    case 'power':
      return e.base.kind === 'num' && e.base.value === 10;
    case 'product':
      return (
        e.factors.length === 2 && e.factors[0]!.kind === 'num' && e.factors[1]!.kind === 'power' && plain(e.factors[1]!)
      );
    case 'tuple':
    case 'matrix':
    case 'transpose':
      return parts(e).every(plain);
    default:
      return false;
  }
}

/**
 * Reads a side as the value of a quantity; null where it states none of that kind.
 * @param wanted shape of the right value, `[]` for a number; for a shape, how many sides it has
 * @param formulas whether formulas are expected rather than numbers
 */
export function readValue(
  e: Expr,
  kind: QuantityKind,
  wanted: readonly number[],
  formulas: boolean,
  calculator: Calculator,
): ReadValue | null {
  if (formulas) return readForms(e, kind);
  if (kind === 'shape') return readSides(e, calculator);
  const array = asMatrix(e);
  if (!literal(array)) return null;
  const found = calculator.evaluate(array, nothing);
  if (found.kind === 'none' || !fits(found.value.shape, kind, wanted)) return null;
  return { kind: 'numbers', value: found.value, plain: plain(array) };
}

/** `[[1, 2], [3, 4]]`: a list of rows of one length is a matrix. */
export function asMatrix(e: Expr): Expr {
  if (e.kind !== 'tuple') return e;
  const rows = e.items.flatMap((row) => (row.kind === 'tuple' ? [row.items] : []));
  const [first] = rows;
  const isOne = first !== undefined && rows.length === e.items.length && rows.every((r) => r.length === first.length);
  return isOne ? { kind: 'matrix', rows, span: e.span } : e;
}

function fits(shape: readonly number[], kind: QuantityKind, wanted: readonly number[]): boolean {
  switch (kind) {
    case 'number':
    case 'integer':
      return shape.length === 0;
    case 'vector':
      return wanted.every((n) => n === 1) ? true : shape.length === 1 || (shape.length === 2 && shape.includes(1));
    case 'matrix':
      return wanted.every((n) => n === 1) ? true : shape.length > 0;
    case 'shape':
    case 'symbolic':
      return false;
  }
}

/** Sides of a shape, as expressions: `31 \times 31 \times 10`, `(31, 31, 10)`, `\mathbb{R}^{31 \times 31}`. */
export function sidesOf(e: Expr): readonly Expr[] {
  if (e.kind === 'tuple')
    return e.items.length === 1
      ? sidesOf(e.items[0]!)
      : e.items.flatMap((x) => (x.kind === 'tuple' ? sidesOf(x) : [x]));
  if (e.kind === 'product' && e.joins.length > 0 && e.joins.every((join) => join === '\\times'))
    return e.factors.flatMap(sidesOf);
  if (e.kind === 'power' && e.base.kind === 'sym' && /^(?:\\mathbb\{[RNZ]\}|\\Re)$/.test(e.base.name))
    return sidesOf(e.exponent);
  if (e.kind === 'matrix' && (e.rows.length === 1 || e.rows.every((row) => row.length === 1))) return e.rows.flat();
  return [e];
}

function readSides(e: Expr, calculator: Calculator): ReadValue | null {
  const sides = sidesOf(e);
  if (!sides.every(literal)) return null;
  const values = sides.map((side) => calculator.evaluate(side, nothing));
  const entries = values.flatMap((v) =>
    v.kind === 'value' && v.value.shape.length === 0 ? [v.value.entries[0]!] : [],
  );
  if (entries.length < sides.length) return null;
  return { kind: 'numbers', value: { shape: [entries.length], entries }, plain: sides.every(plain) };
}

function readForms(e: Expr, kind: QuantityKind): ReadValue | null {
  const unreadable = (x: Expr): boolean => x.kind === 'missing' || x.kind === 'words' || parts(x).some(unreadable);
  if (unreadable(e) || e.kind === 'relation') return null;
  return { kind: 'formulas', items: kind === 'shape' ? sidesOf(e) : [e] };
}

/** A value for feedback: numbers as shown, nested lists by shape. */
export function shownValue({ shape, entries }: Tensor<number>): Value {
  const [n, ...rest] = shape;
  if (n === undefined) return entries[0]!;
  const step = rest.reduce((a, b) => a * b, 1);
  return Array.from({ length: n }, (_, i) =>
    shownValue({ shape: rest, entries: entries.slice(i * step, (i + 1) * step) }),
  );
}

/** The middle of each entry's limits: the number that was written. */
export const middle = ({ shape, entries }: Tensor<Interval>): Tensor<number> => ({
  shape,
  // Half the sum of a decimal's limits carries the rounding of doubles: what was written has few digits.
  entries: entries.map(({ lo, hi }) => (lo === hi ? lo : Number(((lo + hi) / 2).toPrecision(12)))),
});

export const formulaText = (items: readonly Expr[]): string =>
  items.length === 1 ? print(items[0]!) : `(${items.map(print).join(', ')})`;
