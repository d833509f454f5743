import type { Expr } from '../types';
import type { Arguments } from './arguments';
import { argument, argumentsIn } from './arguments';
import { body, signatures, toTheEnd } from './bodies';
import { bracketed } from './brackets';
import { juxtaposed } from './products';
import { unitEnd, unitInside, within } from './ranges';
import type { Range, Reader } from './reader';
import type { Scripts } from './scripts';
import { hang, noScripts, scripts } from './scripts';
import { atBracket } from './starts';

export type Mean = 'E' | 'Var' | 'Cov';

/** What stands below an expectation: `z \sim q(z|x)`, `q(z|x)`, `q`, several of them. */
function measures(r: Reader, range: Range): Expr[] {
  const tokens = r.slice(range);
  // \langle v h \rangle_{data}: letters below a mean are a word, since nobody takes the mean under a product.
  if (tokens.length > 2 && tokens.every((t, i) => t.kind === 'letter' && (i === 0 || !t.spaced)))
    return [
      {
        kind: 'sym',
        name: tokens.map((t) => t.text).join(''),
        span: { from: tokens[0]!.span.from, to: tokens[tokens.length - 1]!.span.to },
      },
    ];
  return within(r, range, (inner) => {
    inner.bar = 'separate';
    const items: Expr[] = [];
    while (!inner.done()) {
      const before = inner.at;
      items.push(argument(inner));
      if (!(inner.take(',') || inner.take(';') || inner.take('|')) || inner.at === before) break;
    }
    return items;
  });
}

/** An expectation, variance or covariance whose name and scripts have been read. */
export function expectation(r: Reader, op: Mean, marks: Scripts, start: number): Expr {
  return r.deeper(
    () => {
      const under = marks.subs.flatMap((range) => measures(r, range));
      const finish = (of: readonly Expr[], given: readonly Expr[]): Expr => {
        const value: Expr = { kind: 'expect', op, under, body: of, given, span: r.since(start) };
        return hang(r, value, { ...noScripts, sups: marks.sups }, start);
      };
      if (!atBracket(r) && r.kind() !== 'open') return finish([unbracketed(r, marks, start)], []);
      const open = r.peek()!;
      const from = r.at;
      const parts = open.kind === 'open' ? braced(r) : bracketed(r, argumentsIn, 'separate');
      if (parts.of.length === 0)
        return finish([r.fail('expected what the expectation is of', r.since(from))], parts.given);
      const alone = parts.of.length === 1 && parts.given.length === 0 && parts.parameters.length === 0;
      const wider = alone && op === 'E' && open.text === '(' ? product(r, parts.of[0]!, from) : null;
      if (wider) return finish([wider], []);
      return hang(r, finish(parts.of, [...parts.given, ...parts.parameters]), scripts(r), start);
    },
    () => ({ kind: 'missing', span: r.here() }),
  );
}

/** `\mathbb{E}_q{f}`: braces are brackets here. */
function braced(r: Reader): Arguments {
  const end = unitEnd(r, r.at);
  const range = unitInside(r, r.at, end);
  r.at = end;
  return within(r, range, (inner) => {
    inner.bar = 'separate';
    return argumentsIn(inner);
  });
}

/** `E(X - m)^2` is customarily the mean of the square, `E(X - a)(Y - b)` the mean of the product; null for plain `E(X)`. */
function product(r: Reader, first: Expr, from: number): Expr | null {
  const next = r.peek();
  if (!(next?.kind === 'sup' || (next?.text === '(' && !next.spaced))) return null;
  if (r.chooses('power-of-mean')) return null;
  const factors: Expr[] = [hang(r, first, scripts(r), from)];
  while (r.is('(')) {
    const more = r.grammar.factor(r);
    if (!more) break;
    factors.push(more);
  }
  return juxtaposed(factors);
}

/** The body of an expectation without brackets. */
function unbracketed(r: Reader, marks: Scripts, start: number): Expr {
  const names = marks.subs.flatMap((range) => signatures(r, range).map(({ base }) => ({ base, sub: null })));
  const of = body(r, names, 'what the expectation is of');
  if (!(r.is('+') || r.is('-')) || r.atDifferential() || !r.chooses('mean-to-end')) return of;
  return toTheEnd(r, of, start);
}

/** `\langle f \rangle_p` is a mean; `\langle x, y \rangle` an inner product. */
export function angle(r: Reader): Expr {
  const start = r.at;
  const items = bracketed(
    r,
    (inner) => {
      const found: Expr[] = [];
      while (!inner.done() && !inner.is('⟩')) {
        const before = inner.at;
        found.push(inner.grammar.sum(inner));
        if (!(inner.take(',') || inner.take('|')) || inner.at === before) break;
      }
      return found;
    },
    'separate',
  );
  const span = r.since(start);
  if (items.length === 0) return r.fail('expected something between the angle brackets', span);
  if (items.length > 1) return { kind: 'apply', fn: { kind: 'sym', name: 'inner', span }, args: items, span };
  const marks = scripts(r);
  const under = marks.subs.flatMap((range) => measures(r, range));
  const value: Expr = { kind: 'expect', op: 'E', under, body: items, given: [], span: r.since(start) };
  return hang(r, value, { ...marks, subs: [] }, start);
}
