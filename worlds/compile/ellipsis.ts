import type { Expr, Product } from '../../expr';
import { bare, mapParts, parts, same } from '../../expr';
import { refuse, Refusal } from '../refusal';
import type { Compiler, Scope } from './code';
import { chainRule, progression } from './progression';
import { wholeNumber } from './whole';

/** What changes from the first visible term to the last, and the term with that left open. */
interface Pattern {
  readonly from: Expr;
  readonly to: Expr;
  readonly term: (k: Expr) => Expr;
}

/** The one thing in which two terms differ; null where they differ in several ways or not at all. */
function pattern(a: Expr, b: Expr): Pattern | null {
  const differing: { from: Expr; to: Expr }[] = [];
  const zip = (x: Expr, y: Expr): boolean => {
    if (same(x, y)) return true;
    const px = parts(x);
    const py = parts(y);
    const alike = x.kind === y.kind && px.length === py.length && px.length > 0 && shell(x) === shell(y);
    if (alike && px.every((p, i) => zip(p, py[i]!))) return true;
    if (x.kind !== 'num' && x.kind !== 'sym') return false;
    differing.push({ from: x, to: y });
    return true;
  };
  if (!zip(a, b) || differing.length === 0) return null;
  const first = differing[0]!;
  if (!differing.every((d) => same(d.from, first.from) && same(d.to, first.to))) return null;
  // Only those places change that differ: a 1 that stays 1 in the last term is a constant.
  const fill = (x: Expr, y: Expr, k: Expr): Expr => {
    if (same(x, y)) return x;
    if (same(x, first.from) && same(y, first.to)) return k;
    const py = parts(y);
    let i = 0;
    return mapParts(x, (p) => fill(p, py[i++]!, k));
  };
  return { ...first, term: (k) => fill(a, b, k) };
}

/**
 * `a_1 + \dots + a_n` as a sum, where the limits change from world to world and the terms cannot be written out.
 * Null where the terms do not show what changes.
 */
function folded(op: 'sum' | 'prod', items: readonly Expr[]): readonly Expr[] | null {
  const at = items.findIndex((item) => item.kind === 'ellipsis');
  const last = items[at + 1];
  if (at < 1 || !last) return null;
  const before = items.slice(0, at);
  for (let s = 0; s < before.length; s++) {
    const p = pattern(before[s]!, last);
    if (p?.from.kind !== 'num') continue;
    const { span, value } = p.from;
    const number = (k: number): Expr => ({ kind: 'num', value: k, text: String(k), span });
    if (!before.slice(s).every((item, k) => same(item, p.term(number(value + k))))) continue;
    const name: Expr = { kind: 'sym', name: ' k', span };
    const fold: Expr = {
      kind: 'fold',
      op,
      binders: [{ name, from: p.from, to: p.to }],
      where: [],
      body: p.term(name),
      span: items[at]!.span,
    };
    return [...before.slice(0, s), fold, ...items.slice(at + 2)];
  }
  return null;
}

/** An expression without its parts: what two alike expressions have in common. */
const shell = (e: Expr): string => bare(mapParts(e, () => ({ kind: 'missing', span: { from: 0, to: 0 } })));

/**
 * Writes out an ellipsis among terms, factors or items by generalising what stands around it: `a_1, a_2, \dots, a_n`
 * becomes the `n` items. The limits must be fixed within a world.
 */
export function expanded<T>(
  c: Compiler<T>,
  items: readonly Expr[],
  scope: Scope<T>,
  op: 'sum' | 'prod' | null = null,
): readonly Expr[] {
  const at = items.findIndex((item) => item.kind === 'ellipsis');
  if (at === -1) return items;
  const before = items.slice(0, at);
  const after = items.slice(at + 1);
  const span = items[at]!.span;
  const last = after[0];
  if (before.length === 0 || !last) return refuse('an ellipsis needs something before and after it', span);
  for (let s = 0; s < before.length; s++) {
    const p = pattern(before[s]!, last);
    if (!p) continue;
    const from = wholeNumber(c, p.from, scope).constant;
    const to = wholeNumber(c, p.to, scope).constant;
    // One short of the first is no term at all; what ends before that is no such run.
    if (from === null || to === null || !(to - from < 4096) || to - from < -1) continue;
    const number = (k: number): Expr => ({ kind: 'num', value: k, text: String(k), span });
    if (!before.slice(s).every((item, k) => same(item, p.term(number(from + k))))) continue;
    const run = Array.from({ length: Math.max(0, to - from + 1) }, (_, k) => p.term(number(from + k)));
    return expanded(c, [...before.slice(0, s), ...run, ...after.slice(1)], scope, op);
  }
  const fold = op && folded(op, items);
  if (fold) return expanded(c, fold, scope, op);
  for (let s = 0; op && s < before.length; s++) {
    const run = progression(c, op, before.slice(s), last, span);
    if (run) return expanded(c, [...before.slice(0, s), run, ...after.slice(1)], scope, op);
    const chain = op === 'prod' ? chainRule(before.slice(s), last, span) : null;
    if (chain) return expanded(c, [...before.slice(0, s), chain, ...after], scope, op);
  }
  return refuse('what the ellipsis stands for cannot be told from the terms around it', span);
}

/**
 * The factors of a product with an ellipsis, written out. Where signs of multiplication stand in it, what stands
 * between them are its terms: `a_1 b_1 \\cdot a_2 b_2 \\cdots a_n b_n`.
 */
export function expandedFactors<T>(c: Compiler<T>, e: Product, scope: Scope<T>): readonly Expr[] {
  const groups: Expr[][] = [];
  e.factors.forEach((factor, i) => {
    const alone = factor.kind === 'ellipsis' || e.factors[i - 1]?.kind === 'ellipsis';
    if (i === 0 || alone || e.joins[i - 1] !== '') groups.push([]);
    groups[groups.length - 1]!.push(factor);
  });
  const terms = groups.map((factors): Expr =>
    factors.length === 1
      ? factors[0]!
      : { kind: 'product', factors, joins: factors.slice(1).map(() => ''), span: e.span },
  );
  if (terms.length < e.factors.length && e.joins.some((join) => join !== ''))
    try {
      return expanded(c, terms, scope, 'prod');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  return expanded(c, e.factors, scope, 'prod');
}
