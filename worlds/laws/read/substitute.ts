import type { Expr } from '../../../expr';
import { mapParts } from '../../../expr';
import { mentioned } from '../algebra/free';
import { componentName } from '../algebra/keys';
import { symbol } from '../algebra/write';
import { nameOf } from './binders';

/** The name that an expression is in a formula: a symbol, perhaps with primes, or a component as it is spelled. */
const placeOf = (e: Expr): string | null =>
  e.kind === 'indexed' && e.base.kind === 'sym' ? componentName(e.base, e.at) : nameOf(e);

/**
 * An expression with names, or components such as `h_{j}`, replaced. Names that a sum in it binds are renamed where
 * what is put in mentions them.
 */
export function substituted(e: Expr, values: ReadonlyMap<string, Expr>): Expr {
  if (values.size === 0) return e;
  const own = placeOf(e);
  const value = own === null ? undefined : values.get(own);
  if (value) return value;
  if (e.kind === 'density')
    return { ...e, of: e.of.map((x) => atValue(x, values)), given: e.given.map((x) => atValue(x, values)) };
  if (e.kind !== 'fold') return mapParts(e, (part) => substituted(part, values));
  const bound = e.binders.flatMap((b) => (b.name.kind === 'tuple' ? b.name.items : [b.name])).map((x) => nameOf(x));
  const outer = new Map([...values].filter(([name]) => !bound.includes(name)));
  const taken = new Set([...outer.values()].flatMap((x) => [...mentioned(x)]));
  const fresh = new Map<string, Expr>();
  for (const name of bound) {
    if (name === null || !taken.has(name)) continue;
    let other = `${name}'`;
    while (taken.has(other) || bound.includes(other)) other += "'";
    fresh.set(name, symbol(other));
  }
  const inner = fresh.size > 0 ? mapParts(e, (part) => substituted(part, fresh)) : e;
  return mapParts(inner, (part) => substituted(part, outer));
}

/** What stands in a density: a variable with a number put in becomes the event that it has that value. */
function atValue(x: Expr, values: ReadonlyMap<string, Expr>): Expr {
  const changed = substituted(x, values);
  const plain = changed === x || nameOf(changed) !== null || changed.kind === 'indexed' || x.kind === 'relation';
  return plain ? changed : { kind: 'relation', op: '=', left: x, right: changed, span: x.span };
}
