import type { Density, Expr, Fold } from '../types';
import { same } from '../walk';
import type { PartEdit, Place } from './edit';
import { isValue } from './edit';
import type { Stock } from './stock';
import { namesLike } from './stock';

/** Names that count: bound by a fold, or declared as an index, or written as one elsewhere. */
function indicesAt({ within }: Place, stock: Stock): string[] {
  const bound = within.flatMap((e) => (e.kind === 'fold' ? boundBy(e) : []));
  return [...new Set([...bound, ...stock.indices])];
}

const boundBy = (e: Fold): string[] => e.binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []));

/** Another index in the place of one. */
export function renamedIndices(e: Expr, place: Place, stock: Stock): PartEdit[] {
  if (e.kind !== 'sym') return [];
  const binds = place.role === 'binder' && stock.indices.includes(e.name);
  const counts = place.role === 'index' || binds || (place.role === 'bound' && stock.indices.includes(e.name));
  if (!counts) return [];
  return indicesAt(place, stock)
    .filter((name) => name !== e.name)
    .map((name): PartEdit => {
      const to: Expr = { ...e, name };
      return { kind: 'index', to, inner: [], was: e, now: to };
    });
}

/** Another declared name of the same kind and shape in the place of one. */
export function renamed(e: Expr, { role, within }: Place, stock: Stock): PartEdit[] {
  const to = (name: string): Expr => ({ ...e, name }) as Expr;
  const edit = (name: string): PartEdit => ({ kind: 'rename', to: to(name), inner: [], was: e, now: to(name) });
  if (e.kind === 'density')
    return [...stock.laws.filter((name) => name !== e.name).map(edit), ...otherDensities(e, stock)];
  if (e.kind !== 'sym') return [];
  const info = stock.vocabulary.lookup(e.name);
  if (info?.kind === 'index' || !info) return [];
  const bound = within.some((x) => x.kind === 'fold' && boundBy(x).includes(e.name));
  const stands =
    isValue(role) || role === 'function' || role === 'bound' || (role === 'measure' && info.kind === 'density');
  if (bound || !stands) return [];
  return namesLike(stock, info)
    .filter((name) => name !== e.name)
    .map(edit);
}

/** Another density of the same variables that stands elsewhere: `q(z|x)` for `p(z)`. */
const otherDensities = (e: Density, stock: Stock): PartEdit[] =>
  stock.densities
    .filter((d) => d.name !== e.name && d.of.length === e.of.length && d.of.every((x, i) => same(x, e.of[i]!)))
    .filter((d) => !same(d, { ...e, name: d.name }))
    .map((to) => ({ kind: 'rename', to, inner: [], was: e, now: to }));

/** Other bounds: one more or less, no restriction, or what another sum of the same names has. */
export function otherBounds(e: Expr, stock: Stock): PartEdit[] {
  if (e.kind !== 'fold') return [];
  const out: PartEdit[] = [];
  const edit = (to: Fold, was: Expr | null, now: Expr | null, inner: readonly number[]): void =>
    void out.push({ kind: 'bound', to, inner, was, now });
  let at = 0;
  e.binders.forEach((b, k) => {
    const put = (part: Partial<typeof b>): Fold => ({
      ...e,
      binders: e.binders.map((x, i) => (i === k ? { ...x, ...part } : x)),
    });
    at++;
    if (b.from) {
      for (const from of beside(b.from)) edit(put({ from }), b.from, from, [at]);
      at++;
    }
    if (b.to) {
      for (const to of beside(b.to)) edit(put({ to }), b.to, to, [at]);
      at++;
    }
    if (b.in) at++;
  });
  e.where.forEach((w, i) => edit({ ...e, where: e.where.filter((_, k) => k !== i) }, w, null, []));
  for (const other of stock.folds) {
    if (other.op !== e.op || boundBy(other).join() !== boundBy(e).join()) continue;
    const to: Fold = { ...e, binders: other.binders, where: other.where };
    if (same(to, e)) continue;
    const bare = (f: Fold): Expr => ({ ...f, body: { kind: 'ellipsis', span: f.span } });
    edit(to, bare(e), bare(to), []);
  }
  return out;
}

/** A number more and a number less. */
function beside(e: Expr): Expr[] {
  const num = (value: number): Expr => ({ kind: 'num', value, text: String(value), span: e.span });
  if (e.kind === 'num') return [num(e.value - 1), num(e.value + 1)].filter((n) => n.kind === 'num' && n.value >= 0);
  if (e.kind === 'sum' && e.terms.length === 2) {
    const [a, b] = e.terms;
    const one = b!.kind === 'negative' ? b.body : b!;
    if (one.kind === 'num' && one.value === 1) return [a!];
  }
  if (e.kind !== 'sym') return [];
  return [
    { kind: 'sum', terms: [e, { kind: 'negative', body: num(1), span: e.span }], span: e.span },
    { kind: 'sum', terms: [e, num(1)], span: e.span },
  ];
}
