import type { Density, Expr } from '../../../../expr';
import { same } from '../../../../expr';
import { applied, productOf, quotient } from './build';
import type { Known, Rule } from './known';
import { factorsOf } from './known';

const NOWHERE = { from: 0, to: 0 };

/** Names in front of a density's bar, where they are plain names that its conditions do not mention. */
function drawn(e: Expr): { law: Density; names: readonly string[] } | null {
  if (e.kind !== 'density' || e.name === '') return null;
  const names = e.of.flatMap((v) => (v.kind === 'sym' ? [v.name] : []));
  const given = e.given.flatMap((v) => (v.kind === 'sym' ? [v.name] : []));
  const plain = names.length === e.of.length && given.length === e.given.length && e.parameters.length === 0;
  return plain && !names.some((n) => given.includes(n)) ? { law: e, names } : null;
}

/** `\sum_z q(z) f(z)` as the mean of f. */
export const asMean: Rule = (e, _place, known) => {
  if (e.kind !== 'fold' || (e.op !== 'sum' && e.op !== 'int') || e.where.length > 0 || known.meaning.edges) return [];
  const names = e.binders.flatMap((b) => (b.name.kind === 'sym' && !b.from && !b.to && !b.in ? [b.name.name] : []));
  if (names.length !== e.binders.length || names.some((n) => !known.meaning.variables.has(n))) return [];
  const factors = factorsOf(e.body);
  return factors.flatMap((f, i): Expr[] => {
    const found = drawn(f);
    if (!found || factors.length < 2 || [...found.names].sort().join() !== [...names].sort().join()) return [];
    const body = productOf(factors.filter((_, k) => k !== i));
    return [{ kind: 'expect', op: 'E', under: [found.law], body: [body], given: [], span: e.span }];
  });
};

/** A mean under a density as a sum or an integral over it, and with what is drawn named below it. */
export const spelledMean: Rule = (e, _place, known) => {
  if (e.kind !== 'expect' || e.op !== 'E' || e.under.length !== 1 || e.body.length !== 1 || e.given.length > 0)
    return [];
  const found = drawn(e.under[0]!);
  if (!found || found.names.some((n) => !known.meaning.variables.has(n))) return [];
  const names = found.names.map((name): Expr => ({ kind: 'sym', name, span: NOWHERE }));
  const out: Expr[] = [];
  if (names.length === 1)
    out.push({ ...e, under: [{ kind: 'relation', op: '~', left: names[0]!, right: found.law, span: e.span }] });
  if (!known.isScalar(e.body[0]!)) return out;
  const body = productOf([found.law, e.body[0]!]);
  const binders = names.map((name) => ({ name }));
  const kinds = found.names.map((n) => known.meaning.variables.get(n)!.form.kind);
  if (kinds.every((k) => k === 'values' || k === 'binary' || k === 'density'))
    out.push({ kind: 'fold', op: 'sum', binders, where: [], body, span: e.span });
  if (kinds.every((k) => k === 'real' || k === 'density'))
    out.push({ kind: 'fold', op: 'int', binders, where: [], body, span: e.span });
  return out;
};

/** A divergence as the mean logarithm of a ratio, and back. */
export const divergences: Rule = (e) => {
  if (e.kind === 'divergence' && e.op === 'KL') {
    const found = drawn(e.left);
    if (!found || e.right.kind !== 'density') return [];
    const body = applied('\\log', quotient(e.left, e.right));
    return [{ kind: 'expect', op: 'E', under: [found.law], body: [body], given: [], span: e.span }];
  }
  if (e.kind !== 'expect' || e.op !== 'E' || e.under.length !== 1 || e.body.length !== 1 || e.given.length > 0)
    return [];
  const [body] = e.body;
  const ratio = body!.kind === 'apply' && body.fn.kind === 'sym' && body.fn.name === '\\log' ? body.args[0]! : null;
  const [law] = e.under;
  if (ratio?.kind !== 'quotient' || ratio.bottom.kind !== 'density' || !same(ratio.top, law!) || !drawn(law!))
    return [];
  const speaksOfTheSame =
    ratio.bottom.of.length === drawn(law!)!.names.length &&
    ratio.bottom.of.every((v, i) => same(v, drawn(law!)!.law.of[i]!));
  return speaksOfTheSame ? [{ kind: 'divergence', op: 'KL', left: ratio.top, right: ratio.bottom, span: e.span }] : [];
};

/** Dots between numbers that stand side by side. */
export const dots: Rule = (e, _place, known: Known) => {
  if (e.kind !== 'product' || e.joins.some((j) => j !== '') || !e.factors.every((f) => known.isScalar(f))) return [];
  return [{ ...e, joins: e.joins.map(() => '\\cdot' as const) }];
};
