import type { Expr } from '../types';
import { bracketed, hasRelation } from './brackets';
import { unitEnd, unitInside, within } from './ranges';
import type { Reader } from './reader';

/** What stands in the bracket that opens here, as the condition of an indicator. */
export function indicator(r: Reader, start: number): Expr {
  const items = bracketed(r, (inner) => inner.grammar.list(inner));
  return { kind: 'indicator', body: conditionOf(r, items, start), span: r.since(start) };
}

/** `1_{i = j}`; null where the subscript that stands here is no condition. */
export function indicatorBelow(r: Reader, start: number): Expr | null {
  const end = unitEnd(r, r.at + 1);
  const range = unitInside(r, r.at + 1, end);
  if (!hasRelation(r, range)) return null;
  r.at = end;
  const items = within(r, range, (inner) => inner.grammar.list(inner));
  return { kind: 'indicator', body: conditionOf(r, items, start), span: r.since(start) };
}

/** `\id{…}`, a site's own macro, met without its definition; its name has just been read. */
export function indicatorOf(r: Reader, start: number): Expr {
  const end = unitEnd(r, r.at);
  const range = unitInside(r, r.at, end);
  r.at = end;
  const items = within(r, range, (inner) => inner.grammar.list(inner));
  return { kind: 'indicator', body: conditionOf(r, items, start), span: r.since(start) };
}

/** Several items that are one condition: `i, j = a` speaks of a pair. */
function conditionOf(r: Reader, items: readonly Expr[], start: number): Expr {
  const span = r.since(start);
  const last = items[items.length - 1];
  if (!last) return r.fail('expected a condition', span);
  if (items.length === 1) return last;
  if (last.kind === 'relation' && items.slice(0, -1).every((e) => e.kind !== 'relation'))
    return { ...last, left: { kind: 'tuple', items: [...items.slice(0, -1), last.left], span } };
  return { kind: 'tuple', items, span };
}
