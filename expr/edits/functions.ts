import type { Expr } from '../types';
import type { PartEdit, Place } from './edit';
import { applied, isValue, num, power, productOf, sumOf, sym } from './edit';
import type { Stock } from './stock';

/** Logarithms and exponentials put in and taken out. */
export function otherFunctions(e: Expr, place: Place, stock: Stock): PartEdit[] {
  const inner = argumentOf(e);
  const out: PartEdit[] = inner ? [{ kind: 'drop-function', to: inner, inner: [], was: e, now: inner }] : [];
  if (!takesFunctions(e, place)) return out;
  const exp = stock.writesPowersOfE ? power(sym('e'), e) : applied('\\exp', e);
  for (const to of [applied('\\log', e), exp]) out.push({ kind: 'insert-function', to, inner: [], was: e, now: to });
  return out;
}

/** What a logarithm or an exponential is taken of. */
function argumentOf(e: Expr): Expr | null {
  if (e.kind === 'apply' && e.fn.kind === 'sym' && e.args.length === 1)
    return e.fn.name === '\\log' || e.fn.name === '\\exp' ? e.args[0]! : null;
  return e.kind === 'power' && e.base.kind === 'sym' && e.base.name === 'e' ? e.exponent : null;
}

function takesFunctions(e: Expr, { role, within }: Place): boolean {
  if (!isValue(role) || role === 'inner' || role === 'base') return false;
  switch (e.kind) {
    case 'num':
    case 'negative':
    case 'plusminus':
    case 'relation':
    case 'tuple':
    case 'ellipsis':
    case 'words':
    case 'missing':
      return false;
    default: {
      const outer = within[within.length - 1];
      return !(outer && argumentOf(outer) === e);
    }
  }
}

/** `s` and `2s - 1`: zero and one against minus one and one, the logistic function against the hyperbolic tangent. */
export function affine(e: Expr, { role }: Place, stock: Stock): PartEdit[] {
  if (!isValue(role) || role === 'base') return [];
  const edit = (to: Expr): PartEdit[] => [{ kind: 'affine', to, inner: [], was: e, now: to }];
  const doubled = doubledLessOne(e);
  if (doubled) return edit(doubled);
  const head = e.kind === 'indexed' ? e.base : e;
  const isVariable = head.kind === 'sym' && stock.vocabulary.lookup(head.name)?.kind === 'variable';
  const isFunction =
    e.kind === 'apply' && e.fn.kind === 'sym' && stock.vocabulary.lookup(e.fn.name)?.kind === 'function';
  if (!isVariable && !isFunction) return [];
  return edit(sumOf([productOf([num(2), e]), { kind: 'negative', body: num(1), span: e.span }]));
}

/** The `s` of `2s - 1`. */
function doubledLessOne(e: Expr): Expr | null {
  if (e.kind !== 'sum' || e.terms.length !== 2) return null;
  const [a, b] = e.terms;
  if (b!.kind !== 'negative' || b.body.kind !== 'num' || b.body.value !== 1 || a!.kind !== 'product') return null;
  const [two, ...rest] = a.factors;
  return two!.kind === 'num' && two.value === 2 ? productOf(rest) : null;
}

/** A transpose more or less. */
export function transposed(e: Expr, { role }: Place, stock: Stock): PartEdit[] {
  if (e.kind === 'transpose') return [{ kind: 'transpose', to: e.base, inner: [], was: e, now: e.base }];
  if (!isValue(role) || role === 'base' || e.kind !== 'sym' || (stock.vocabulary.lookup(e.name)?.rank ?? 0) === 0)
    return [];
  const to: Expr = { kind: 'transpose', base: e, span: e.span };
  return [{ kind: 'transpose', to, inner: [], was: e, now: to }];
}
