import type { Expr, Join, Span } from '../../expr';
import type { Field } from '../field';
import * as linear from '../numeric/linear';
import { refuse, refuseShape, ShapeRefusal } from '../refusal';
import type { Code, Fixed, Shape } from './code';
import { axesOf, entries, inWords, sameShape, tensor, union, withLog } from './code';
import { literal, map1, map2, over, settle, times } from './elementwise';
import { contracted } from './jacobians';

/** Rows and columns of a value taken as a matrix: a vector is a column. */
const rows = (s: Shape): number => s[0]!;
const columns = (s: Shape): number => s[1] ?? 1;

/** Refuses an array of three and more axes where only vectors and matrices can stand. */
function noArray<T>(a: Fixed<T>, what: string, span?: Span): void {
  if (a.shape.length > 2) refuse(`${inWords(a.shape)} cannot be ${what}`, span);
}

/** The product of matrices, column vectors and row vectors. */
function matrixProduct<T>(F: Field<T>, a: Fixed<T>, b: Fixed<T>, span?: Span): Fixed<T> {
  noArray(a, 'multiplied by another; write the sum over its indices', span);
  noArray(b, 'multiplied by another; write the sum over its indices', span);
  if (columns(a.shape) !== rows(b.shape))
    refuseShape(`${inWords(a.shape)} cannot be multiplied by ${inWords(b.shape)}`, span);
  if (a.kind !== 'tensor' || b.kind !== 'tensor') return map2(a, b, F.mul);
  const [n, m, p] = [rows(a.shape), columns(a.shape), columns(b.shape)];
  const shape = b.shape.length === 1 ? (n === 1 && a.shape.length === 2 ? [] : [n]) : [n, p];
  return tensor(shape, union(a.slots, b.slots), (env) => linear.product(F, a.run(env), b.run(env), n, m, p));
}

/** `x y^T` of two vectors. */
function outer<T>(F: Field<T>, a: Fixed<T>, b: Fixed<T>): Fixed<T> {
  if (a.kind !== 'tensor' || b.kind !== 'tensor') return map2(a, b, F.mul);
  return tensor([entries(a.shape), entries(b.shape)], union(a.slots, b.slots), (env) =>
    linear.outer(F, a.run(env), b.run(env)),
  );
}

function inner<T>(F: Field<T>, a: Fixed<T>, b: Fixed<T>): Fixed<T> {
  if (a.kind !== 'tensor' || b.kind !== 'tensor') return map2(a, b, F.mul);
  return tensor([], union(a.slots, b.slots), (env) =>
    linear.product(F, a.run(env), b.run(env), 1, entries(a.shape), 1),
  );
}

/** Two factors beside each other, by the sign between them. */
function pair<T>(
  F: Field<T>,
  a: Fixed<T>,
  b: Fixed<T>,
  join: Join,
  note: (text: string) => void,
  span?: Span,
  entrywise = false,
): Fixed<T> {
  if (a.kind === 'scalar' || b.kind === 'scalar') return map2(a, b, F.mul);
  if (entrywise && join === '' && sameShape(a.shape, b.shape) && axesOf(a.shape).length === 1) return map2(a, b, F.mul);
  const chained = join === '' || join === '\\cdot' || join === '\\times' ? contracted(F, a, b, span) : null;
  if (chained) return chained;
  const vectors = a.shape.length === 1 && b.shape.length === 1;
  const same = sameShape(a.shape, b.shape);
  if (join === '\\odot' || join === '\\circ') {
    if (same) return map2(a, b, F.mul);
    return refuseShape(`${inWords(a.shape)} and ${inWords(b.shape)} cannot be multiplied entry by entry`, span);
  }
  if (join === '\\otimes') {
    if (vectors) return outer(F, a, b);
    return refuseShape(`the outer product of ${inWords(a.shape)} and ${inWords(b.shape)} is not supported`, span);
  }
  if (vectors && same && join === '\\cdot') {
    note('"·" between two vectors was read as their inner product');
    return inner(F, a, b);
  }
  if (vectors && same && join === '' && a.kind === 'tensor' && a.row) {
    note('a row of a matrix beside a vector was read as their inner product');
    return inner(F, a, b);
  }
  if (vectors && same && join === '\\times') {
    note('"×" between two vectors was read entry by entry');
    return map2(a, b, F.mul);
  }
  if (vectors)
    return refuseShape(`${inWords(a.shape)} times ${inWords(b.shape)}: one of them must be transposed`, span);
  return matrixProduct(F, a, b, span);
}

/** The shape that a flexible factor takes beside a fixed one. */
function besides<T>(code: Code<T> & { kind: 'flexible' }, neighbour: Fixed<T>, right: boolean): Fixed<T> {
  const s = neighbour.shape;
  if (code.what === 'I') {
    const n = right ? columns(s) : rows(s);
    return settle(code.make([n, n]));
  }
  // All-ones vectors: a column to the right of a matrix, a row (transposed) to its left.
  if (code.what.endsWith('^T')) return settle(code.make([1, rows(s)]));
  return settle(code.make(right ? [columns(s)] : s.length === 2 && s[0] === 1 ? [s[1]!] : s));
}

/**
 * Factors from left to right. Numbers are gathered first, so that they may stand anywhere among matrices.
 * @param entrywise two vectors side by side are multiplied entry by entry, rather than refused
 */
export function multiply<T>(
  F: Field<T>,
  factors: readonly Code<T>[],
  joins: readonly Join[],
  note: (text: string) => void,
  span?: Span,
  entrywise = false,
): Code<T> {
  let numbers: Fixed<T> | null = null;
  const rest: Code<T>[] = [];
  const signs: Join[] = [];
  // In `a \odot 2 b` the sign stands between a and b.
  let sign: Join = '';
  factors.forEach((factor, i) => {
    const join = i > 0 ? joins[i - 1]! : '';
    if (join !== '' && sign === '') sign = join === '\\oslash' ? '\\odot' : join;
    const f = join === '\\oslash' ? map1(settle(factor, span), (x) => F.div(F.of(1), x)) : factor;
    if (f.kind === 'scalar') {
      numbers = numbers ? times(F, numbers, f) : f;
      return;
    }
    if (rest.length > 0) signs.push(sign);
    sign = '';
    rest.push(f);
  });
  const scale = numbers as Fixed<T> | null;
  if (rest.length === 0) return scale!;
  if (rest.every((f) => f.kind === 'flexible')) {
    const flexible = rest as Extract<Code<T>, { kind: 'flexible' }>[];
    if (flexible.length > 1) return refuse('the shape of this product cannot be told from its place', span);
    const only = flexible[0]!;
    return {
      kind: 'flexible',
      what: only.what,
      alone: only.alone && scale ? (map2(scale, only.alone, F.mul) as typeof only.alone) : only.alone,
      make: (shape) => {
        const made = settle(only.make(shape), span);
        return scale ? map2(scale, made, F.mul) : made;
      },
    };
  }
  const fixed: Fixed<T>[] = [];
  rest.forEach((f, i) => {
    if (f.kind !== 'flexible') {
      fixed.push(f);
      return;
    }
    const left = fixed[fixed.length - 1];
    const right = rest.slice(i + 1).find((g): g is Fixed<T> => g.kind !== 'flexible');
    fixed.push(left ? besides(f, left, true) : besides(f, right!, false));
  });
  const value = fromLeft(F, fixed, signs, note, span, entrywise) ?? byRuns(F, fixed, signs, note, span, entrywise);
  return scale ? map2(scale, value, F.mul) : value;
}

type Pair<T> = [
  F: Field<T>,
  fixed: readonly Fixed<T>[],
  signs: readonly Join[],
  note: (text: string) => void,
  span: Span | undefined,
  entrywise: boolean,
];

const isEntrywise = (sign: Join | undefined): boolean => sign === '\\odot' || sign === '\\circ';

/**
 * `W x y`: the matrix product is associative, but `x^T y z` must be taken from the left. Null where that does not fit,
 * and the signs between allow another order.
 */
function fromLeft<T>(...[F, fixed, signs, note, span, entrywise]: Pair<T>): Fixed<T> | null {
  let value = fixed[0]!;
  try {
    for (let i = 1; i < fixed.length; i++) value = pair(F, value, fixed[i]!, signs[i - 1] ?? '', note, span, entrywise);
  } catch (error) {
    const mixed = signs.slice(0, fixed.length - 1).some((sign, i) => isEntrywise(sign) !== isEntrywise(signs[i - 1]));
    if (error instanceof ShapeRefusal && mixed && signs.some(isEntrywise)) return null;
    throw error;
  }
  return value;
}

/** `x \odot W y`: what stands side by side is multiplied first. */
function byRuns<T>(...[F, fixed, signs, note, span, entrywise]: Pair<T>): Fixed<T> {
  const runs: Fixed<T>[] = [];
  const between: Join[] = [];
  fixed.forEach((factor, i) => {
    const sign = signs[i - 1] ?? '';
    const last = runs.length - 1;
    if (i > 0 && !isEntrywise(sign)) runs[last] = pair(F, runs[last]!, factor, sign, note, span, entrywise);
    else {
      if (i > 0) between.push(sign);
      runs.push(factor);
    }
  });
  return runs.reduce((value, factor, i) => (i === 0 ? factor : pair(F, value, factor, between[i - 1]!, note, span)));
}

/** `a / b`; vectors are divided entry by entry. */
export function divide<T>(F: Field<T>, a: Code<T>, b: Code<T>, span?: Span): Code<T> {
  const bottom = settle(b, span);
  if (a.kind === 'flexible') {
    if (bottom.kind !== 'scalar') return refuse('a matrix cannot be divided by a matrix', span);
    return { ...a, make: (shape) => map2(settle(a.make(shape)), bottom, F.div), alone: null };
  }
  if (bottom.shape.length > 2 || (bottom.shape.length === 2 && bottom.shape[0] !== 1))
    return refuseShape(`${inWords(a.shape)} cannot be divided by ${inWords(bottom.shape)}; write an inverse`, span);
  if (a.shape.length > 0 && bottom.shape.length > 0 && !sameShape(a.shape, bottom.shape))
    return refuseShape(`${inWords(a.shape)} cannot be divided by ${inWords(bottom.shape)}`, span);
  return over(F, a, bottom);
}

export function transpose<T>(code: Code<T>): Code<T> {
  if (code.kind === 'flexible') {
    if (code.what === 'I') return code;
    return {
      ...code,
      what: `${code.what}^T`,
      make: (shape) => transpose(code.make(shape.length === 2 && shape[0] === 1 ? [shape[1]!] : [...shape].reverse())),
    };
  }
  if (code.kind === 'scalar') return code;
  noArray(code, 'transposed');
  const s = code.shape;
  if (s.length === 1) return tensor([1, s[0]!], code.slots, code.run);
  if (s.length === 2 && s[0] === 1) return tensor([s[1]!], code.slots, code.run);
  return tensor([s[1]!, s[0]!], code.slots, (env) => linear.transpose(code.run(env), s[0]!, s[1]!));
}

export function inverse<T>(F: Field<T>, code: Code<T>, span?: Span): Code<T> {
  if (code.kind === 'flexible' && code.what === 'I') return code;
  const a = settle(code, span);
  if (a.kind === 'scalar') return map1(a, (x) => F.div(F.of(1), x));
  noArray(a, 'inverted', span);
  const [n, m] = a.shape;
  if (a.shape.length === 1) return map1(a, (x) => F.div(F.of(1), x));
  if (n !== m) return refuseShape(`${inWords(a.shape)} has no inverse`, span);
  return tensor(a.shape, a.slots, (env) => linear.inverse(F, a.run(env), n!));
}

/** `a^b`. A square matrix to a whole number is a matrix power; a vector's entries are raised one by one. */
export function power<T>(F: Field<T>, base: Code<T>, exponent: Fixed<T>, span?: Span): Code<T> {
  if (base.kind === 'flexible') {
    if (base.what === 'I') return base;
    return power(F, settle(base, span), exponent, span);
  }
  const n = exponent.kind === 'scalar' ? exponent.literal : undefined;
  const square = base.shape.length === 2 && base.shape[0] === base.shape[1];
  if (base.shape.length === 2 && base.shape[0] !== 1) {
    if (!square || n === undefined || !Number.isInteger(n) || Math.abs(n) > 16)
      return refuseShape(`${inWords(base.shape)} cannot be raised to this power`, span);
    if (n < 0) return power(F, inverse(F, base, span), literal(F, -n), span);
    if (n === 0) return identity(F).make(base.shape);
    let value: Fixed<T> = base;
    for (let i = 1; i < n; i++) value = matrixProduct(F, value, base, span);
    return value;
  }
  if (exponent.kind === 'tensor' && base.kind === 'tensor' && !sameShape(base.shape, exponent.shape))
    return refuseShape(`${inWords(base.shape)} cannot be raised to ${inWords(exponent.shape)}`, span);
  const small = n !== undefined && Number.isInteger(n) && n >= 0 && n <= 4;
  const value = small ? map1(base, (x) => whole(F, x, n)) : map2(base, exponent, F.pow);
  if (base.kind !== 'scalar' || exponent.kind !== 'scalar' || value.kind !== 'scalar' || !base.log) return value;
  const { log } = base;
  return withLog(value, (env) => F.mul(exponent.run(env), log(env)));
}

function whole<T>(F: Field<T>, x: T, n: number): T {
  if (n === 0) return F.of(1);
  let value = x;
  for (let i = 1; i < n; i++) value = F.mul(value, x);
  return value;
}

/** `I`: the identity of whatever size its place requires. */
export function identity<T>(F: Field<T>): Extract<Code<T>, { kind: 'flexible' }> {
  return {
    kind: 'flexible',
    what: 'I',
    alone: null,
    make: (shape) => {
      if (shape.length === 0) return literal(F, 1);
      if (shape.length === 1 && shape[0] === 1) return literal(F, 1);
      if (shape.length !== 2 || shape[0] !== shape[1])
        return refuse(`the identity matrix stands where ${inWords(shape)} is expected`);
      const value = linear.identity(F, shape[0]!);
      return tensor(shape, new Set(), () => value);
    },
  };
}

/** `\mathbf{1}`: the vector of ones of whatever length its place requires. */
export function ones<T>(F: Field<T>): Extract<Code<T>, { kind: 'flexible' }> {
  return {
    kind: 'flexible',
    what: '\\mathbf{1}',
    alone: null,
    make: (shape) => {
      const value = Array.from({ length: entries(shape) }, () => F.of(1));
      return shape.length === 0 ? literal(F, 1) : tensor(shape, new Set(), () => value);
    },
  };
}

/** Factors, of which numbers listed in brackets before a matrix make the row that fits it. */
export function laidBefore<T>(factors: readonly Expr[], compiled: (e: Expr) => Code<T>): Code<T>[] {
  const codes = factors.map(compiled);
  return codes.map((code, i) => {
    const next = codes[i + 1];
    const listed = factors[i]!.kind === 'tuple' && code.kind === 'tensor' && code.shape.length === 1;
    const before = next?.kind === 'tensor' && next.shape.length === 2 && next.shape[0] !== 1;
    return listed && before && next.shape[0] === code.shape[0] ? transpose(code) : code;
  });
}
