import type { Expr } from '../../expr';
import { formOf, parts, sizeOf } from '../../expr';

/**
 * Parts that two formulas have in common, counted from the outermost inwards. Terms and factors may stand in any
 * order, and a term may stand alone where the other formula is a sum.
 */
export function likeness(a: Expr, b: Expr): number {
  if (formOf(a) === formOf(b)) return sizeOf(a);
  if (a.kind === 'negative' && b.kind !== 'negative') return likeness(a.body, b);
  if (b.kind === 'negative' && a.kind !== 'negative') return likeness(a, b.body);
  if (a.kind !== b.kind) return Math.max(among(a, b), among(b, a));
  if (differs(a, b)) return 0;
  if (a.kind === 'sum' || a.kind === 'product') return 1 + matched(parts(a), parts(b));
  const others = parts(b);
  return parts(a).reduce((n, part, i) => n + (others[i] ? likeness(part, others[i]) : 0), 1);
}

/** The most that an expression has in common with a term or factor of another. */
function among(many: Expr, one: Expr): number {
  if (many.kind !== 'sum' && many.kind !== 'product') return 0;
  return Math.max(...parts(many).map((part) => likeness(part, one)));
}

/** Whether two expressions of one kind say something different of their parts. */
function differs(a: Expr, b: Expr): boolean {
  if (a.kind === 'num' || a.kind === 'sym') return true;
  if (a.kind === 'density' && b.kind === 'density') return a.name !== b.name;
  if (a.kind === 'apply' && b.kind === 'apply') return formOf(a.fn) !== formOf(b.fn);
  return a.kind === 'fold' && b.kind === 'fold' && a.op !== b.op;
}

/** What two lists have in common, the likest pairs first. */
function matched(left: readonly Expr[], right: readonly Expr[]): number {
  const pairs = left
    .flatMap((x, i) => right.map((y, j) => ({ i, j, n: likeness(x, y) })))
    .sort((p, q) => q.n - p.n || p.i - q.i || p.j - q.j);
  const [ofLeft, ofRight] = [new Set<number>(), new Set<number>()];
  let total = 0;
  for (const { i, j, n } of pairs) {
    if (ofLeft.has(i) || ofRight.has(j)) continue;
    ofLeft.add(i);
    ofRight.add(j);
    total += n;
  }
  return total;
}
