import type { Expr } from '../../../expr';
import { parts } from '../../../expr';
import { spelled as spelledRatio } from './ratio';
import type { Atom, Bound, Inside, Letter, Measure, Poly, Term } from './types';

/** What bound names are called in keys, so that formulas that differ in bound names only have one key. */
export type Names = ReadonlyMap<string, string>;

export const NO_NAMES: Names = new Map();

/** Key of an expression that is not taken apart: equal for equal expressions up to the order within densities. */
export function spell(e: Expr, names: Names = NO_NAMES): string {
  const all = (items: readonly Expr[]): string[] => items.map((item) => spell(item, names));
  switch (e.kind) {
    case 'sym':
      return names.get(e.name) ?? e.name;
    case 'prime': {
      const base = e.base.kind === 'sym' ? e.base.name + "'".repeat(e.count) : null;
      return (base !== null && (names.get(base) ?? base)) || `${spell(e.base, names)}${"'".repeat(e.count)}`;
    }
    case 'num':
      return e.text;
    case 'indexed': {
      const own = names.size > 0 ? names.get(componentName(e.base, e.at)) : undefined;
      return own ?? `${spell(e.base, names)}_{${all(e.at).join()}}`;
    }
    case 'density':
      return `${e.name}(${all(e.of).sort().join()}|${all([...e.given, ...e.parameters])
        .sort()
        .join()})`;
    case 'relation':
      return `(${spell(e.left, names)}${e.op}${spell(e.right, names)})`;
    case 'words':
      return `"${e.text}"`;
    case 'fold':
    case 'expect':
    case 'wrap':
    case 'divergence':
      return `${e.kind}:${e.op}(${all(parts(e)).join(';')})`;
    case 'law':
      return `${e.family}(${all(e.of).join()}|${all(e.args).join(';')})`;
    case 'entropy':
      return `H(${all(e.of).sort().join()}|${all(e.given).sort().join()})`;
    case 'information': {
      const ends = [all(e.left).sort().join(), all(e.right).sort().join()].sort();
      return `I(${ends.join(';')}|${all(e.given).sort().join()})`;
    }
    case 'product':
      return `product${e.joins.join()}(${all(e.factors).join(';')})`;
    case 'derivative':
      return `derivative${e.order}${e.total ? 't' : ''}(${all(parts(e)).join(';')})`;
    default:
      return `${e.kind}(${all(parts(e)).join(';')})`;
  }
}

/** A component as bodies mention it: `h_{j}`. */
export const componentName = (base: Expr, at: readonly Expr[]): string =>
  `${spell(base)}_{${at.map((x) => spell(x)).join()}}`;

const touched = (free: ReadonlySet<string>, names: Names): boolean => {
  for (const name of names.keys()) if (free.has(name)) return true;
  return false;
};

export const atomKey = (a: Atom, names: Names): string =>
  names.size === 0 || !touched(a.free, names) ? a.key : keyOf(a.inside, names);

/** Key of a term without its coefficient. */
export function termKey({ factors, word }: Pick<Term, 'factors' | 'word'>, names: Names = NO_NAMES): string {
  const plain = factors.map((f) => `${atomKey(f.atom, names)}^${spelledRatio(f.power)}`).sort();
  return word.length === 0 ? plain.join('*') : `${plain.join('*')}[${wordKey(word, names)}]`;
}

export const wordKey = (word: readonly Letter[], names: Names = NO_NAMES): string =>
  word.map((l) => `${atomKey(l.atom, names)}${l.turned ? '~' : ''}`).join(' ');

export function polyKey(p: Poly, names: Names = NO_NAMES): string {
  if (p.length === 0) return '0';
  return p
    .map((t) => `${spelledRatio(t.coef)}*${names.size === 0 ? t.key : termKey(t, names)}`)
    .sort()
    .join('+');
}

/** Key of what stands in an atom. */
export function keyOf(inside: Inside, names: Names = NO_NAMES): string {
  switch (inside.kind) {
    case 'name':
      return names.get(inside.name) ?? inside.name;
    case 'number':
      return `#${spelledRatio(inside.value)}`;
    case 'index': {
      const only =
        inside.of.length === 1 && inside.of[0]!.word.length === 1 ? inside.of[0]!.word[0]!.atom.inside : null;
      const at = inside.at.map((x) => spell(x)).join();
      const own = names.size > 0 && only?.kind === 'name' ? names.get(`${only.name}_{${at}}`) : undefined;
      return own ?? `{${polyKey(inside.of, names)}}_{${inside.at.map((x) => spell(x, names)).join()}}`;
    }
    case 'density':
      return spell(inside.density, names);
    case 'law':
      return spell(inside.law, names);
    case 'log':
    case 'exp':
    case 'sum':
      return `${inside.kind}(${polyKey(inside.of, names)})`;
    case 'power':
      return `(${polyKey(inside.base, names)})^(${polyKey(inside.exponent, names)})`;
    case 'apply':
      return `${names.get(inside.name) ?? inside.name}(${inside.args.map((a) => polyKey(a, names)).join(';')})`;
    case 'fold':
      return bound(inside.binders, heightOf(inside.body), names, (inner) => {
        const where = inside.where.map((w) => spell(w, inner)).sort();
        return `${inside.op}(${polyKey(inside.body, inner)}?${where.join()})`;
      });
    case 'mean':
      return bound(inside.measure.binds, heightOf(inside.body), names, (inner) => {
        return `E(${measureKey(inside.measure, inner, names)}:${polyKey(inside.body, inner)})`;
      });
    case 'spread':
      return bound(inside.measure.binds, Math.max(...inside.body.map(heightOf)), names, (inner) => {
        const body = inside.body.map((b) => polyKey(b, inner)).sort();
        return `${inside.op}(${measureKey(inside.measure, inner, names)}:${body.join(';')})`;
      });
    case 'divergence':
      return `${inside.op}(${spell(inside.left, names)}||${spell(inside.right, names)})`;
    case 'entropy':
      return `H(${inside.of.map((x) => spell(x, names)).join()}|${inside.given
        .map((x) => spell(x, names))
        .sort()
        .join()})`;
    case 'information': {
      const list = (items: readonly Expr[]): string =>
        items
          .map((x) => spell(x, names))
          .sort()
          .join();
      return `I(${[list(inside.left), list(inside.right)].sort().join(';')}|${list(inside.given)})`;
    }
    case 'word':
      return `[${wordKey(inside.letters, names)}]`;
    case 'derivative':
      return `d(${polyKey(inside.of, names)};${spell(inside.by, names)};${inside.sign.kind === 'gradient' ? 'shaped' : ''})`;
    case 'opaque':
      return spell(inside.expr, names);
  }
}

function measureKey({ densities, opaque }: Measure, inner: Names, outer: Names): string {
  const under = densities.map((d) => spell(d, inner)).sort();
  const rest = opaque ? [...opaque.under, ...opaque.given].map((e) => spell(e, outer)) : [];
  return `${under.join('.')}!${rest.join()}`;
}

export const heightOf = (p: Poly): number =>
  p.reduce(
    (h, t) =>
      Math.max(
        h,
        t.factors.reduce((m, f) => Math.max(m, f.atom.height), 0),
        t.word.reduce((m, l) => Math.max(m, l.atom.height), 0),
      ),
    0,
  );

/** What a binder is, but for its name. */
function described(b: Bound, names: Names): string {
  const range = [b.from, b.to].map((p) => (p ? polyKey(p, names) : '')).join('..');
  return `${b.kind}:${b.variable ?? ''}:${range}:${b.in ? spell(b.in, names) : ''}`;
}

/** Orders in which equal binders are tried. */
const MOST_ORDERS = 6;

/** The least key over all orders of binders that are alike. */
function bound(binders: readonly Bound[], height: number, names: Names, key: (inner: Names) => string): string {
  const known = binders
    .map((b) => ({ b, d: described(b, names) }))
    .sort((x, y) => (x.d < y.d ? -1 : x.d > y.d ? 1 : 0));
  let best: string | null = null;
  for (const order of orders(known.map((k) => k.d))) {
    const inner = new Map(names);
    order.forEach((k, i) => {
      const { b } = known[k]!;
      inner.set(b.name, `#${height + i}${b.variable ? `:${b.variable}` : ''}`);
    });
    const found = key(inner);
    if (best === null || found < best) best = found;
  }
  return `<${known.map((k) => k.d).join()}>${best ?? key(names)}`;
}

/** Permutations of equal entries of a sorted list; the list as it is where there are too many. */
function orders(keys: readonly string[]): number[][] {
  const identity = keys.map((_, i) => i);
  if (new Set(keys).size === keys.length) return [identity];
  let out: number[][] = [[]];
  for (const place of identity) {
    const next = out.flatMap((order) =>
      identity.filter((i) => keys[i] === keys[place] && !order.includes(i)).map((i) => [...order, i]),
    );
    if (next.length > MOST_ORDERS) return [identity];
    out = next;
  }
  return out;
}
