import type { Expr, Fold } from '../../expr';
import { bare, mapParts, parts, same } from '../../expr';
import type { Linear } from '../linear-index';
import { constant, equal, linear, minus, plus, scaled } from '../linear-index';
import { refuse } from '../refusal';
import type { Compiler } from './code';

function toExpr(a: Linear, span: Expr['span']): Expr {
  const number = (n: number): Expr => ({ kind: 'num', value: n, text: String(n), span });
  const terms = [...a].map(([name, n]): Expr => {
    const size = Math.abs(n);
    const symbol: Expr = { kind: 'sym', name, span };
    const term: Expr =
      name === ''
        ? number(size)
        : size === 1
          ? symbol
          : { kind: 'product', factors: [number(size), symbol], joins: [''], span };
    return n < 0 ? { kind: 'negative', body: term, span } : term;
  });
  return terms.length === 0 ? number(0) : terms.length === 1 ? terms[0]! : { kind: 'sum', terms, span };
}

/** By how much every index that changes from one term to another changes; null where they differ otherwise. */
function step(a: Expr, b: Expr): { by: Linear; ends: readonly Linear[] } | null {
  const found: { by: Linear; end: Linear }[] = [];
  const zip = (x: Expr, y: Expr): boolean => {
    if (same(x, y)) return true;
    const [from, to] = [linear(x), linear(y)];
    if (from && to) {
      if (!equal(from, to)) found.push({ by: minus(to, from), end: to });
      return true;
    }
    const px = parts(x);
    const py = parts(y);
    const alike = x.kind === y.kind && px.length === py.length && px.length > 0 && shell(x) === shell(y);
    return alike && px.every((p, i) => zip(p, py[i]!));
  };
  if (!zip(a, b)) return null;
  const [first] = found;
  if (!first || !found.every((f) => equal(f.by, first.by))) return null;
  return { by: first.by, ends: found.map((f) => f.end) };
}

/** An expression without its parts. */
const shell = (e: Expr): string => bare(mapParts(e, () => ({ kind: 'missing', span: { from: 0, to: 0 } })));

/** The first term with every index that changes towards the last moved on. */
function moved(a: Expr, b: Expr, by: Expr): Expr {
  if (same(a, b)) return a;
  if (linear(a) && linear(b)) return { kind: 'sum', terms: [a, by], span: a.span };
  const others = parts(b);
  let i = 0;
  return mapParts(a, (p) => moved(p, others[i++]!, by));
}

/**
 * Terms whose indices all move together, from those that are written before an ellipsis to the one after it:
 * ∂h_T/∂h_{T-1} … ∂h_{t+1}/∂h_t. As one fold from the first to the last, as written; null where the terms are no such.
 */
export function progression<T>(
  c: Compiler<T>,
  op: 'sum' | 'prod',
  before: readonly Expr[],
  last: Expr,
  span: Expr['span'],
): Fold | null {
  const whole = step(before[0]!, last);
  const pace = paceOf(before);
  if (!whole || pace === null) return null;
  let way = whole.by;
  const count = constant(way);
  if (pace !== 'open' && count !== null && count * pace < 0) {
    way = toTheEnd(c, whole.ends[0]!, way) ?? refuse('this ellipsis ends before it begins', span);
    c.notes.add('the last index of an ellipsis was read as counted from the end');
  }
  return run(op, before[0]!, last, way, pace, span);
}

/**
 * Factors of a chain rule that go on until they meet the one after the ellipsis: ∂h_2/∂h_1 ∂h_3/∂h_2 … ∂y/∂h_T, which
 * is not among them. Null where they are no such.
 */
export function chainRule(before: readonly Expr[], next: Expr, span: Expr['span']): Fold | null {
  const [first, second] = before;
  const pace = paceOf(before);
  if (first?.kind !== 'derivative' || second?.kind !== 'derivative' || next.kind !== 'derivative') return null;
  if (pace === null || pace === 'open') return null;
  const meets = [
    [first.of, next.by[0]],
    [first.by[0], next.of],
  ] as const;
  for (const [mine, theirs] of meets) {
    const way = mine && theirs && step(mine, theirs);
    // Against each other the factors move the other way: ∂h_3/∂h_2 ∂h_2/∂h_1 … goes down.
    if (way && (constant(way.by) ?? pace) * pace >= 0) return run('prod', first, second, way.by, pace, span);
  }
  return null;
}

/** By how much the indices move from one written term to the next; `open` where there is but one; null where they do not. */
function paceOf(before: readonly Expr[]): 1 | -1 | 'open' | null {
  const [first, second] = before;
  if (!first) return null;
  if (!second) return 'open';
  const pace = constantStep(first, second);
  if (pace !== 1 && pace !== -1) return null;
  return before.every((e, k) => k === 0 || constantStep(first, e) === k * pace) ? pace : null;
}

/** A fold over terms like the first, whose indices move towards those of another. */
function run(
  op: 'sum' | 'prod',
  first: Expr,
  like: Expr,
  way: Linear,
  pace: 1 | -1 | 'open',
  span: Expr['span'],
): Fold {
  const number = (n: number): Expr => ({ kind: 'num', value: n, text: String(n), span });
  const name: Expr = { kind: 'sym', name: ' k', span };
  // Which way it goes may be known only where the sizes are.
  const sign: Expr = { kind: 'sym', name: 'sign', span };
  const direction: Expr = pace === 'open' ? { kind: 'apply', fn: sign, args: [toExpr(way, span)], span } : number(pace);
  const to: Expr =
    pace === 'open' ? { kind: 'wrap', op: 'bars', body: toExpr(way, span), span } : toExpr(scaled(way, pace), span);
  const by: Expr = { kind: 'product', factors: [direction, name], joins: [''], span };
  return { kind: 'fold', op, binders: [{ name, from: number(0), to }], where: [], body: moved(first, like, by), span };
}

const constantStep = (a: Expr, b: Expr): number | null => {
  const found = step(a, b);
  return found && constant(found.by);
};

/** The way to the last index when its letter stands for the end of its range: t - 1 for T - 1. Null where it has none. */
function toTheEnd<T>(c: Compiler<T>, end: Linear, way: Linear): Linear | null {
  for (const name of end.keys()) {
    const size = c.meaning.indices.get(name);
    if (typeof size === 'string' && size !== 'scalar')
      return plus(way, plus(new Map([[size, 1]]), new Map([[name, -1]])));
  }
  return null;
}
