import type { Expr, Family } from '../types';
import { argument, argumentsIn, takeBar } from './arguments';
import { bracketed, holdsMark, holdsRelation } from './brackets';
import { indicator } from './indicators';
import type { Reader } from './reader';

/** The density `name` at what stands in the bracket that opens here. */
export function density(r: Reader, name: string, start: number): Expr {
  const parts = bracketed(r, argumentsIn, 'separate');
  const span = r.since(start);
  if (parts.of.length === 0) return r.fail(`expected what "${name}" is a density of`, span);
  return { kind: 'density', name, ...parts, span };
}

/** `\mathcal{N}(x; \mu, \Sigma)`, `\mathcal{N}(\mu, \Sigma)`; the bracket opens here. */
export function law(r: Reader, family: Family, start: number): Expr {
  const parts = bracketed(r, argumentsIn, 'separate');
  const span = r.since(start);
  const after = [...parts.given, ...parts.parameters];
  // Of a normal law with three things in a row, the first is its place.
  const placed = after.length > 0 ? parts.of.length : family === 'normal' && parts.of.length === 3 ? 1 : 0;
  const args = [...parts.of.slice(placed), ...after];
  if (args.length === 0) return r.fail('expected the parameters of this law', span);
  return { kind: 'law', family, of: parts.of.slice(0, placed), args, span };
}

/** `D_{KL}(q \| p)`, `KL[q, p]`; the bracket opens here. */
export function divergence(r: Reader, op: 'KL' | 'JS', start: number): Expr {
  const sides = bracketed(
    r,
    (inner) => {
      const left = inner.grammar.sum(inner);
      if (!(takeBar(inner) || inner.take(',') || inner.take(':') || inner.take(';')))
        return { left, right: inner.fail('expected "\\|" between the two sides of the divergence') };
      return { left, right: inner.grammar.sum(inner) };
    },
    'separate',
    'separate',
  );
  return { kind: 'divergence', op, ...sides, span: r.since(start) };
}

/** `H(X, Y | Z)`; the bracket opens here. */
export function entropy(r: Reader, start: number): Expr {
  const parts = bracketed(r, argumentsIn, 'separate');
  const span = r.since(start);
  if (parts.of.length === 0) return r.fail('expected what the entropy is of', span);
  return { kind: 'entropy', of: [...parts.of, ...parts.parameters], given: parts.given, span };
}

/** `I(X; Y | Z)`, or an indicator when the bracket holds a relation; null where it is neither. */
export function information(r: Reader, start: number): Expr | null {
  const semicolon = holdsMark(r, r.at, [';']);
  if (holdsRelation(r, r.at) && !semicolon) return indicator(r, start);
  if (!semicolon && !holdsMark(r, r.at, [','])) return null;
  const parts = bracketed(
    r,
    (inner) => {
      const left: Expr[] = [];
      const right: Expr[] = [];
      const given: Expr[] = [];
      let into = left;
      for (;;) {
        const before = inner.at;
        into.push(argument(inner));
        if (inner.take(';')) into = right;
        else if (takeBar(inner)) into = given;
        else if (!inner.take(',')) break;
        else if (!semicolon && into === left) into = right;
        if (inner.at === before) break;
      }
      return { left, right, given };
    },
    'separate',
  );
  const span = r.since(start);
  if (parts.right.length === 0) return r.fail('expected two sides of the mutual information', span);
  return { kind: 'information', ...parts, span };
}
