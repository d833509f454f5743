import type { Expr, Vocabulary } from '../expr';
import { bare, mapParts, nameOf, parts, visit } from '../expr';

/** What each index of a goal is called in an answer: `t` may be `i`, or `h'`. */
export type Renaming = ReadonlyMap<string, Expr>;

/** Name of what can be an index: a plain name or a primed one that nobody declared as anything else; null for all others. */
function indexName(e: Expr, vocabulary: Vocabulary): string | null {
  const name = nameOf(e);
  if (name === null || name === '\\cdot') return null;
  const info = vocabulary.lookup(name);
  return info === null || info.kind === 'index' ? name : null;
}

/** `Y_{n,f}[t]` as `Y_{n,f,t}`. */
function flat(e: Expr): Expr {
  if (e.kind !== 'indexed' || e.place === 'sup') return e;
  const base = flat(e.base);
  if (base.kind !== 'indexed' || base.place === 'sup') return { ...e, base, place: 'sub' };
  return { ...base, at: [...base.at, ...e.at], place: 'sub' };
}

const shell = (e: Expr): string => bare(mapParts(e, () => ({ kind: 'missing', span: { from: 0, to: 0 } })));

/** `dL/dz_j`, `\nabla_{z_j} L` and `\partial L/\partial z_j` are spellings of one thing where it comes to names only. */
function spelledAlike(e: Expr): Expr {
  if (e.kind === 'derivative') return { ...e, total: false };
  if (e.kind !== 'gradient' || !e.by) return e;
  return { kind: 'derivative', total: false, order: 1, of: e.of, by: [e.by], span: e.span };
}

/**
 * The names under which an answer speaks of the indices of a goal, where a side of it is the goal's but for those: free
 * indices stand for any value, so that their names do not matter. Null where it differs in more, or not at all.
 */
export function renamingOf(goal: Expr, side: Expr, vocabulary: Vocabulary): Renaming | null {
  const to = new Map<string, Expr>();
  const taken = new Map<string, string>();
  const match = (a: Expr, b: Expr): boolean => {
    const [x, y] = [spelledAlike(flat(a)), spelledAlike(flat(b))];
    const [from, into] = [indexName(x, vocabulary), indexName(y, vocabulary)];
    if (from !== null && into !== null) {
      const known = to.get(from);
      if (known) return indexName(known, vocabulary) === into;
      if (taken.has(into)) return false;
      to.set(from, y);
      taken.set(into, from);
      return true;
    }
    const [px, py] = [parts(x), parts(y)];
    return (
      x.kind === y.kind && px.length === py.length && shell(x) === shell(y) && px.every((p, i) => match(p, py[i]!))
    );
  };
  if (!match(goal, side)) return null;
  return [...to].some(([from, e]) => indexName(e, vocabulary) !== from) ? to : null;
}

/** Letters that mean nothing by themselves, for bound names that would capture another. */
const FRESH = ['r', 's', 'u', 'v', 'l', 'm', 'o', 'a', 'g', 'w', 'j', 'i', 'k', 'x', 'y', 'z'];

/** An expression with its indices renamed, and its bound names where they would capture a new one. */
export function renamed(e: Expr, names: Renaming, vocabulary: Vocabulary): Expr {
  const used = new Set<string>([...names.keys()]);
  const into = new Set([...names.values()].map((v) => indexName(v, vocabulary)!));
  visit(e, (x) => {
    const name = indexName(x, vocabulary);
    if (name !== null) used.add(name);
  });
  const fresh = FRESH.filter((n) => vocabulary.lookup(n) === null && !used.has(n) && !into.has(n));
  const walk = (x: Expr, by: Renaming): Expr => {
    const name = indexName(x, vocabulary);
    if (name !== null) return by.get(name) ?? x;
    if (x.kind !== 'fold') return mapParts(x, (part) => walk(part, by));
    const inner = new Map(by);
    for (const binder of x.binders) {
      const bound = indexName(binder.name, vocabulary);
      if (bound === null) continue;
      const free = into.has(bound) ? fresh.shift() : undefined;
      if (free === undefined) inner.delete(bound);
      else inner.set(bound, { kind: 'sym', name: free, span: binder.name.span });
    }
    return mapParts(x, (part) => walk(part, inner));
  };
  return walk(e, names);
}

/** An expression with another name in the place of one. */
export const withName = (e: Expr, from: string, to: string): Expr =>
  e.kind === 'sym' ? (e.name === from ? { ...e, name: to } : e) : mapParts(e, (part) => withName(part, from, to));
