import type { Expr, FoldOp } from '../../../../expr';
import { factorsOf } from './known';

const NOWHERE = { from: 0, to: 0 };

export const num = (value: number): Expr => ({ kind: 'num', value, text: String(value), span: NOWHERE });

export const quotient = (top: Expr, bottom: Expr): Expr => ({ kind: 'quotient', top, bottom, span: NOWHERE });

export const power = (base: Expr, exponent: Expr): Expr => ({ kind: 'power', base, exponent, span: NOWHERE });

export const sym = (name: string): Expr => ({ kind: 'sym', name, span: NOWHERE });

export const applied = (name: string, arg: Expr): Expr => ({
  kind: 'apply',
  fn: sym(name),
  args: [arg],
  span: NOWHERE,
});

/** Minus an expression; twice is not at all. */
export const negated = (e: Expr): Expr =>
  e.kind === 'negative' ? e.body : { kind: 'negative', body: e, span: NOWHERE };

/** An expression with or without a sign. */
export const signed = (negative: boolean, e: Expr): Expr => (negative ? negated(e) : e);

/** An expression without its sign, and whether it had one. */
export const unsigned = (e: Expr): { negative: boolean; body: Expr } =>
  e.kind === 'negative' ? { negative: true, body: e.body } : { negative: false, body: e };

/** Terms added; sums among them are taken apart. */
export function sumOf(terms: readonly Expr[]): Expr {
  const flat = terms.flatMap((t) => (t.kind === 'sum' ? t.terms : [t]));
  return flat.length === 1 ? flat[0]! : { kind: 'sum', terms: flat, span: NOWHERE };
}

/** Factors side by side; products among them are taken apart, ones left out. */
export function productOf(factors: readonly Expr[]): Expr {
  const flat = factors.flatMap(factorsOf).filter((f) => !(f.kind === 'num' && f.value === 1));
  if (flat.length === 0) return num(1);
  return flat.length === 1
    ? flat[0]!
    : { kind: 'product', factors: flat, joins: flat.slice(1).map(() => ''), span: NOWHERE };
}

export const folded = (like: Expr & { kind: 'fold' }, body: Expr, op: FoldOp = like.op): Expr => ({
  ...like,
  op,
  body,
});
