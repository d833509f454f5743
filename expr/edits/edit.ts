import type { Expr, Join } from '../types';

/**
 * What an edit does: one of the slips that people make in formulas, or its way back. The set is closed under
 * undoing, so that the same edits serve as mutations of what is right and as repairs of what is wrong.
 */
export type EditKind =
  | 'insert-factor'
  | 'drop-factor'
  | 'insert-divisor'
  | 'drop-divisor'
  | 'insert-term'
  | 'drop-term'
  | 'sign'
  | 'swap'
  | 'condition'
  | 'rename'
  | 'index'
  | 'transpose'
  | 'insert-function'
  | 'drop-function'
  | 'affine'
  | 'constant'
  | 'exponent'
  | 'bound';

/** What a part does in the expression that it stands in. */
export type Role =
  | 'whole'
  | 'term'
  | 'factor'
  | 'top'
  | 'bottom'
  | 'base'
  | 'exponent'
  | 'argument'
  | 'body'
  | 'entry'
  | 'inner'
  | 'function'
  | 'variable'
  | 'measure'
  | 'index'
  | 'binder'
  | 'bound'
  | 'restriction'
  | 'event';

/** A way from an expression to a part of it: at each step the number of the part among `parts`. */
export type Path = readonly number[];

/** One edit of an expression: see `edited`. */
export interface Edit {
  readonly kind: EditKind;
  /** Where the part stands that becomes another. */
  readonly at: Path;
  /** What it becomes. */
  readonly to: Expr;
  /** Where in `to` the change stands. */
  readonly inner: Path;
  /** What stood there and does not any more; null where something was only put in. */
  readonly was: Expr | null;
  /** What stands there now; null where something was only taken out. */
  readonly now: Expr | null;
  /** What the part that becomes another does in the expression. */
  readonly role: Role;
}

/** Where a part stands: its role, and what it stands in, the outermost first. */
export interface Place {
  readonly role: Role;
  readonly within: readonly Expr[];
}

/** One edit of a part, before it is known where that stands. */
export type PartEdit = Omit<Edit, 'at' | 'role'>;

const NOWHERE = { from: 0, to: 0 };

/** A number as it is read: a negative one is a sign and a number. */
export const num = (value: number): Expr =>
  value < 0
    ? { kind: 'negative', body: num(-value), span: NOWHERE }
    : { kind: 'num', value, text: String(value), span: NOWHERE };

export const sym = (name: string): Expr => ({ kind: 'sym', name, span: NOWHERE });

export const half: Expr = { kind: 'quotient', top: num(1), bottom: num(2), span: NOWHERE };

/** Minus an expression; twice is not at all. */
export const negated = (e: Expr): Expr =>
  e.kind === 'negative' ? e.body : { kind: 'negative', body: e, span: NOWHERE };

export const quotient = (top: Expr, bottom: Expr): Expr => ({ kind: 'quotient', top, bottom, span: NOWHERE });

/** Terms added; one term is itself. */
export const sumOf = (terms: readonly Expr[]): Expr =>
  terms.length === 1 ? terms[0]! : { kind: 'sum', terms, span: NOWHERE };

/** Factors side by side; one factor is itself, none are 1. */
export function productOf(factors: readonly Expr[], joins: readonly Join[] = factors.slice(1).map(() => '')): Expr {
  if (factors.length === 0) return num(1);
  return factors.length === 1 ? factors[0]! : { kind: 'product', factors, joins, span: NOWHERE };
}

export const power = (base: Expr, exponent: Expr): Expr => ({ kind: 'power', base, exponent, span: NOWHERE });

export const applied = (name: string, arg: Expr): Expr => ({
  kind: 'apply',
  fn: sym(name),
  args: [arg],
  span: NOWHERE,
});

/** Whether a part of this role is a value that arithmetic can be done with. */
export function isValue(role: Role): boolean {
  switch (role) {
    case 'whole':
    case 'term':
    case 'factor':
    case 'top':
    case 'bottom':
    case 'base':
    case 'exponent':
    case 'argument':
    case 'body':
    case 'entry':
    case 'inner':
      return true;
    case 'function':
    case 'variable':
    case 'measure':
    case 'index':
    case 'binder':
    case 'bound':
    case 'restriction':
    case 'event':
      return false;
  }
}

/** Whether something is averaged or summed over: such a piece stands by itself, not within another mean or sum. */
export function isMean(e: Expr): boolean {
  switch (e.kind) {
    case 'expect':
    case 'divergence':
    case 'entropy':
    case 'information':
    case 'fold':
      return true;
    case 'product':
      return e.factors.some(isMean);
    case 'negative':
      return isMean(e.body);
    case 'quotient':
      return isMean(e.top) || isMean(e.bottom);
    default:
      return false;
  }
}

/** Whether a place is inside no mean and no sum over an index. */
export const isOutside = ({ within }: Place): boolean => !within.some((e) => e.kind === 'fold' || e.kind === 'expect');
