import type { Expr } from '../types';
import { parts } from '../walk';
import { bracketed } from './brackets';
import { closes } from './pairs';
import type { Reader } from './reader';
import { isIndexName, wholeAxis } from './scripts';

/** A name indexed in brackets, as in `x[m]`. */
export function bracketIndex(r: Reader, base: Expr, start: number): Expr {
  const at = bracketed(r, bracketItems);
  if (at.length === 0) return r.fail('expected an index between the brackets', r.since(start));
  return { kind: 'indexed', base, at, place: 'bracket', span: r.since(start) };
}

/** `n, c, t:t+k` up to the closing bracket. */
function bracketItems(r: Reader): Expr[] {
  const items: Expr[] = [];
  while (!r.done() && !closes(r.peek()!)) {
    const start = r.at;
    const item = wholeAxis(r) ?? r.grammar.condition(r);
    items.push(r.take(':') ? { kind: 'range', from: item, to: r.grammar.sum(r), span: r.since(start) } : item);
    if (!(r.take(',') || r.take(';')) || r.at === start) break;
  }
  return items;
}

/** `X(n, c, t)`, `X_{n,c}(t + k - 1)`: the places of an array in round brackets; null where they hold anything else. */
export function roundIndex(r: Reader, base: Expr, axes: number, start: number): Expr | null {
  const close = r.is('(') ? r.matching(r.at) : -1;
  if (close === -1) return null;
  const inner = r.sub([r.at + 1, close]);
  const at = bracketItems(inner);
  if (!inner.done() || at.length !== axes || !at.every((e) => isPlace(r, e))) return null;
  if (!at.some((e) => mentionsIndex(r, e))) return null;
  r.at = close + 1;
  return { kind: 'indexed', base, at, place: 'bracket', span: r.since(start) };
}

/** Arithmetic with indices, sizes and numbers. */
function isPlace(r: Reader, e: Expr): boolean {
  switch (e.kind) {
    case 'num':
      return true;
    case 'sym':
      return e.name === '\\cdot' || isIndexName(r, e) || r.vocabulary.lookup(e.name)?.kind === 'size';
    case 'sum':
    case 'negative':
    case 'product':
    case 'range':
      return parts(e).every((part) => isPlace(r, part));
    default:
      return false;
  }
}

const mentionsIndex = (r: Reader, e: Expr): boolean =>
  (isIndexName(r, e) && e.kind === 'sym') || parts(e).some((part) => mentionsIndex(r, part));
