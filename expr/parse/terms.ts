import type { Expr } from '../types';
import { setOf } from './brackets';
import { ellipsis } from './ellipsis';
import { productUntil } from './products';
import type { Reader } from './reader';
import { isSign, relationAt } from './relations';

/** `+`, `-`, `\setminus`, `\pm`, `\mp` between or before terms. */
function signAt(r: Reader): 'plus' | 'minus' | 'both' | null {
  const token = r.peek();
  if (!token || !isSign(token)) return null;
  switch (token.text) {
    case '+':
      return 'plus';
    case '-':
    case '\\setminus':
      return 'minus';
    case '\\pm':
    case '\\mp':
      return 'both';
    default:
      return null;
  }
}

const missing = (r: Reader): Expr => ({ kind: 'missing', span: r.here() });

/** Terms joined by `+` and `-`, up to whatever cannot continue them. */
export const sum = (r: Reader): Expr => r.deeper(terms, missing);

function terms(r: Reader): Expr {
  const start = r.at;
  if (r.atDifferential()) return r.fail('expected a formula before the differential');
  const first = term(r, signAt(r), null);
  let all: Expr[] | null = null;
  for (;;) {
    const sign = r.atDifferential() ? null : signAt(r);
    if (!sign) return all ? { kind: 'sum', terms: all, span: r.since(start) } : first;
    const next = term(r, sign, first);
    if (all) all.push(next);
    else all = [first, next];
  }
}

/**
 * A term with the sign that stands here.
 * @param first term of the sum, where this is not it
 */
function term(r: Reader, sign: 'plus' | 'minus' | 'both' | null, first: Expr | null): Expr {
  const start = r.at;
  const written = r.peek();
  if (sign) r.at++;
  // In `+ -a` the second sign belongs to the term.
  let flips = 0;
  while (sign && (r.is('-') || r.is('+'))) {
    if (r.is('-')) flips++;
    r.at++;
  }
  // `S - \{j\}`: what is taken from a set is a set.
  const fromSet = sign === 'minus' && first?.kind === 'set' && r.is('\\{');
  const body = fromSet ? setOf(r) : r.grammar.product(r);
  if (!body) {
    if (sign) return r.fail(`expected a term after "${written!.text}"`, written!.span);
    return r.fail(written ? `expected a term before "${written.text}"` : 'expected a formula here');
  }
  let value = body;
  if (flips % 2 === 1) value = { kind: 'negative', body: value, span: r.since(start) };
  if (sign === 'minus') value = { kind: 'negative', body: value, span: r.since(start) };
  if (sign === 'both') value = { kind: 'plusminus', body: value, span: r.since(start) };
  return value;
}

/** Factors joined by juxtaposition and signs of multiplication. */
export const product = (r: Reader): Expr | null => productUntil(r, null);

/** A sum, or relations between sums: `h_j = 1`, `1 \le i < j`, `x \in \{0, 1\}`. Chains of relations nest to the right. */
export const condition = (r: Reader): Expr => r.deeper(related, missing);

function related(r: Reader): Expr {
  const start = r.at;
  const opening = relationAt(r);
  // A relation with nothing before it: `_{> 0}`.
  const left: Expr = opening ? { kind: 'words', text: '', span: { from: r.here().from, to: r.here().from } } : sum(r);
  const found = opening ?? relationAt(r);
  if (!found) return left;
  const sign = r.peek()!;
  r.at += found.length;
  const right = r.done() || relationAt(r) ? r.fail(`expected a formula after "${sign.text}"`, sign.span) : condition(r);
  return { kind: 'relation', op: found.op, left, right, span: r.since(start) };
}

/** Items separated by commas or semicolons; stops at anything else. */
export function list(r: Reader): Expr[] {
  const items: Expr[] = [];
  for (;;) {
    const token = r.peek();
    if (!token || token.text === ')' || token.text === ']' || token.text === '\\}' || token.kind === 'close') break;
    items.push(loneEllipsis(r) ?? r.grammar.condition(r));
    if (!r.take(',') && !r.take(';')) break;
  }
  return items;
}

/** Dots that are an item by themselves, not the first term of one. */
function loneEllipsis(r: Reader): Expr | null {
  const start = r.at;
  const dots = ellipsis(r);
  if (!dots) return null;
  const next = r.peek();
  if (!next || [',', ';', ')', ']', '\\}'].includes(next.text) || next.kind === 'close') return dots;
  r.at = start;
  return null;
}
