import type { Expr } from '../types';
import { same } from '../walk';
import type { PartEdit } from './edit';
import type { Stock } from './stock';

/** What stands in front of the bar and behind it. */
interface Bar {
  readonly of: readonly Expr[];
  readonly given: readonly Expr[];
}

/** The variable that a part of a density speaks of: `h` for `h_j = 1`. */
function nameOf(e: Expr): string | null {
  switch (e.kind) {
    case 'sym':
      return e.name;
    case 'indexed':
    case 'prime':
      return nameOf(e.base);
    case 'relation':
      return nameOf(e.left);
    default:
      return null;
  }
}

/** Other brackets of a density or entropy: a variable more, less, another, or on the other side of the bar. */
function otherBars({ of, given }: Bar, stock: Stock): { bar: Bar; was: Expr | null; now: Expr | null }[] {
  const out: { bar: Bar; was: Expr | null; now: Expr | null }[] = [];
  const without = (items: readonly Expr[], i: number): Expr[] => items.filter((_, k) => k !== i);
  const names = new Set([...of, ...given].map(nameOf));
  const absent = stock.variables.filter((v) => !names.has(nameOf(v)));
  given.forEach((v, i) => {
    out.push({ bar: { of, given: without(given, i) }, was: v, now: null });
    out.push({ bar: { of: [...of, v], given: without(given, i) }, was: v, now: v });
  });
  of.forEach((v, i) => {
    if (of.length === 1) return;
    out.push({ bar: { of: without(of, i), given }, was: v, now: null });
    out.push({ bar: { of: without(of, i), given: [...given, v] }, was: v, now: v });
  });
  for (const v of absent) {
    out.push({ bar: { of, given: [...given, v] }, was: null, now: v });
    out.push({ bar: { of: [...of, v], given }, was: null, now: v });
  }
  const others = (items: readonly Expr[], put: (items: Expr[]) => Bar): void =>
    items.forEach((was, i) => {
      for (const now of stock.variables) {
        const own = nameOf(was) === nameOf(now);
        if (same(was, now) || (names.has(nameOf(now)) && !own)) continue;
        out.push({ bar: put(items.map((x, k) => (k === i ? now : x))), was, now });
      }
    });
  others(of, (items) => ({ of: items, given }));
  others(given, (items) => ({ of, given: items }));
  return out;
}

/** Other conditions of a density, an entropy or a mean, and densities of other variables. */
export function otherConditions(e: Expr, stock: Stock): PartEdit[] {
  const edit = (to: Expr): PartEdit => ({ kind: 'condition', to, inner: [], was: e, now: to });
  switch (e.kind) {
    case 'density':
      return otherBars(e, stock).map(({ bar }) => edit({ ...e, ...bar }));
    case 'entropy':
      if (e.of.some((x) => x.kind === 'density')) return [];
      return otherBars(e, stock).map(({ bar }) => edit({ ...e, ...bar }));
    case 'information':
      return otherBars({ of: [], given: e.given }, stock).flatMap(({ bar }) =>
        bar.of.length === 0 ? [edit({ ...e, given: bar.given })] : [],
      );
    case 'expect':
      return e.given.map((_, i) => edit({ ...e, given: e.given.filter((__, k) => k !== i) }));
    default:
      return [];
  }
}
