import type { Expr } from './types';

/** The parts of an expression, in the order they are written. */
export function parts(e: Expr): readonly Expr[] {
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'ellipsis':
    case 'words':
    case 'missing':
      return [];
    case 'indexed':
      return [e.base, ...e.at];
    case 'others':
      return e.but;
    case 'range':
      return [e.from, e.to];
    case 'prime':
    case 'transpose':
      return [e.base];
    case 'apply':
      return [e.fn, ...e.args];
    case 'density':
      return [...e.of, ...e.given, ...e.parameters];
    case 'law':
      return [...e.of, ...e.args];
    case 'expect':
      return [...e.under, ...e.body, ...e.given];
    case 'divergence':
    case 'operation':
    case 'relation':
      return [e.left, e.right];
    case 'entropy':
      return [...e.of, ...e.given];
    case 'information':
      return [...e.left, ...e.right, ...e.given];
    case 'fold':
      return [
        ...e.binders.flatMap((b) => [
          b.name,
          ...(b.from ? [b.from] : []),
          ...(b.to ? [b.to] : []),
          ...(b.in ? [b.in] : []),
        ]),
        ...e.where,
        e.body,
      ];
    case 'sum':
      return e.terms;
    case 'negative':
    case 'plusminus':
    case 'indicator':
      return [e.body];
    case 'product':
      return e.factors;
    case 'quotient':
      return [e.top, e.bottom];
    case 'power':
      return [e.base, e.exponent];
    case 'wrap':
      return e.order ? [e.body, e.order] : [e.body];
    case 'tuple':
    case 'set':
      return e.items;
    case 'matrix':
      return e.rows.flat();
    case 'cases':
      return e.rows.flatMap((row) => (row.when ? [row.value, row.when] : [row.value]));
    case 'restriction':
      return [e.body, ...e.at];
    case 'derivative':
      return [...(e.of ? [e.of] : []), ...e.by];
    case 'gradient':
      return e.by ? [e.of, e.by] : [e.of];
  }
}

/** The same expression with its parts replaced; `f` is called on each part. */
export function mapParts(e: Expr, f: (part: Expr) => Expr): Expr {
  const all = (items: readonly Expr[]): Expr[] => items.map(f);
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'ellipsis':
    case 'words':
    case 'missing':
      return e;
    case 'indexed':
      return { ...e, base: f(e.base), at: all(e.at) };
    case 'others':
      return { ...e, but: all(e.but) };
    case 'range':
      return { ...e, from: f(e.from), to: f(e.to) };
    case 'prime':
    case 'transpose':
      return { ...e, base: f(e.base) };
    case 'apply':
      return { ...e, fn: f(e.fn), args: all(e.args) };
    case 'density':
      return { ...e, of: all(e.of), given: all(e.given), parameters: all(e.parameters) };
    case 'law':
      return { ...e, of: all(e.of), args: all(e.args) };
    case 'expect':
      return { ...e, under: all(e.under), body: all(e.body), given: all(e.given) };
    case 'divergence':
    case 'operation':
    case 'relation':
      return { ...e, left: f(e.left), right: f(e.right) };
    case 'entropy':
      return { ...e, of: all(e.of), given: all(e.given) };
    case 'information':
      return { ...e, left: all(e.left), right: all(e.right), given: all(e.given) };
    case 'fold':
      return {
        ...e,
        binders: e.binders.map((b) => ({
          name: f(b.name),
          ...(b.from ? { from: f(b.from) } : {}),
          ...(b.to ? { to: f(b.to) } : {}),
          ...(b.in ? { in: f(b.in) } : {}),
        })),
        where: all(e.where),
        body: f(e.body),
      };
    case 'sum':
      return { ...e, terms: all(e.terms) };
    case 'negative':
    case 'plusminus':
    case 'indicator':
      return { ...e, body: f(e.body) };
    case 'product':
      return { ...e, factors: all(e.factors) };
    case 'quotient':
      return { ...e, top: f(e.top), bottom: f(e.bottom) };
    case 'power':
      return { ...e, base: f(e.base), exponent: f(e.exponent) };
    case 'wrap':
      return e.order ? { ...e, body: f(e.body), order: f(e.order) } : { ...e, body: f(e.body) };
    case 'tuple':
    case 'set':
      return { ...e, items: all(e.items) };
    case 'matrix':
      return { ...e, rows: e.rows.map(all) };
    case 'cases':
      return { ...e, rows: e.rows.map((row) => ({ value: f(row.value), when: row.when ? f(row.when) : null })) };
    case 'restriction':
      return { ...e, body: f(e.body), at: all(e.at) };
    case 'derivative':
      return { ...e, of: e.of ? f(e.of) : null, by: all(e.by) };
    case 'gradient':
      return { ...e, of: f(e.of), by: e.by ? f(e.by) : null };
  }
}

/** Whether two expressions are the same, spans aside. */
export function same(a: Expr, b: Expr): boolean {
  return bare(a) === bare(b);
}

/** A key that is equal for equal expressions, spans aside. */
export function bare(e: Expr): string {
  const inner = parts(e);
  const own = `${e.kind}\u0001${ownOf(e)}`;
  if (inner.length === 0) return own;
  let key = `${own}\u0002`;
  for (const part of inner) key += `${bare(part)}\u0003`;
  return `${key}\u0004`;
}

/** What an expression says beside its parts: signs and names, and how the parts are divided among its places. */
function ownOf(e: Expr): string {
  switch (e.kind) {
    case 'num':
    case 'words':
      return e.text;
    case 'sym':
      return e.name;
    case 'indexed':
      return e.place;
    case 'others':
      return e.dummy ?? '';
    case 'prime':
      return String(e.count);
    case 'density':
      return `${e.name}\u0001${e.of.length}|${e.given.length}`;
    case 'law':
      return `${e.family}${e.of.length}`;
    case 'expect':
      return `${e.op}${e.under.length}|${e.body.length}`;
    case 'divergence':
    case 'relation':
    case 'wrap':
      return e.op;
    case 'entropy':
      return String(e.of.length);
    case 'information':
      return `${e.left.length}|${e.right.length}`;
    case 'fold':
      return `${e.op}${e.where.length}${e.binders.map((b) => `|${b.from ? 1 : 0}${b.to ? 1 : 0}${b.in ? 1 : 0}`).join('')}`;
    case 'product':
      return e.joins.join('|');
    case 'operation':
      return e.sign;
    case 'matrix':
      return e.rows.map((row) => row.length).join('|');
    case 'cases':
      return e.rows.map((row) => (row.when ? 1 : 0)).join('|');
    case 'derivative':
      return `${e.total ? 'd' : 'p'}${e.local ? 'l' : ''}${e.order}|${e.of ? 1 : 0}`;
    case 'gradient':
      return e.by ? '1' : '0';
    case 'range':
    case 'apply':
    case 'sum':
    case 'negative':
    case 'plusminus':
    case 'quotient':
    case 'power':
    case 'transpose':
    case 'tuple':
    case 'set':
    case 'indicator':
    case 'restriction':
    case 'ellipsis':
    case 'missing':
      return '';
  }
}

/** A plain or primed name, `k` or `h'`; null for all else. */
export const nameOf = (e: Expr): string | null =>
  e.kind === 'sym' ? e.name : e.kind === 'prime' && e.base.kind === 'sym' ? e.base.name + "'".repeat(e.count) : null;

/** `1, 2, \dots, N`: the numbers that an index runs over, which no formula is equal to. */
export function isCount(e: Expr): boolean {
  if (e.kind !== 'tuple') return false;
  const dots = e.items.findIndex((item) => item.kind === 'ellipsis');
  return dots > 0 && e.items.slice(0, dots).every((item) => item.kind === 'num');
}

/** Calls back for an expression and everything in it. */
export function visit(e: Expr, f: (part: Expr) => void): void {
  f(e);
  for (const part of parts(e)) visit(part, f);
}
