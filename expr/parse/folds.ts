import { speltWith } from '../names';
import { print } from '../print';
import type { Binder, Expr, Fold, FoldOp } from '../types';
import { parts } from '../walk';
import type { Below } from './binders';
import { binders } from './binders';
import { body, differentialsOf, foldOp, isFoldSign, signatures, toTheEnd } from './bodies';
import { itemsIn } from './brackets';
import { integral } from './integrals';
import { within } from './ranges';
import type { Reader } from './reader';
import type { Scripts } from './scripts';
import { scripts } from './scripts';
import { atBracket } from './starts';

/** A sum, product or integral; its sign is the next token. */
export function fold(r: Reader): Expr {
  return r.deeper(
    () => {
      const start = r.at;
      let { text } = r.next()!;
      // \int \dots \int f dx_1 \dots dx_K: the differentials tell how many there are.
      if (differentialsOf(text) > 0 && r.is('\\dots') && differentialsOf(r.peek(1)?.text ?? '') > 0) {
        text = r.peek(1)!.text;
        r.at += 2;
      }
      const marks = scripts(r);
      const op = foldOp(text);
      return op === 'int' ? integral(r, differentialsOf(text), marks, start) : plainFold(r, op, marks, start);
    },
    () => ({ kind: 'missing', span: r.here() }),
  );
}

/** What each fold is of, as a message says it. */
const BODIES: Readonly<Record<FoldOp, string>> = {
  sum: 'what is summed',
  prod: 'what is multiplied',
  int: 'what is integrated',
  max: 'what is maximised',
  min: 'what is minimised',
  argmax: 'what is maximised',
  argmin: 'what is minimised',
};

/** A sum, product, or optimum whose sign and scripts have been read. */
export function plainFold(r: Reader, op: FoldOp, marks: Scripts, start: number): Expr {
  const to = marks.sups[0] ? within(r, marks.sups[0], (inner) => inner.grammar.sum(inner)) : null;
  const first = marks.subs[0] ? binders(r, marks.subs[0], to) : { binders: [], where: [] };
  const names = marks.subs[0] ? signatures(r, marks.subs[0]) : [];
  const below = throughDots(r, op, first) ?? first;
  const outer = r.bound;
  r.bound = [...outer, ...below.binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []))];
  let inner = body(r, names, BODIES[op], op);
  if ((r.is('+') || r.is('-')) && !r.atDifferential() && r.chooses('fold-to-end'))
    inner = widened(r, inner, below, start);
  r.bound = outer;
  const whole: Fold = { kind: 'fold', op, ...(named(r, below, to, inner) ?? below), body: inner, span: r.since(start) };
  return op === 'prod' ? narrowed(r, whole) : whole;
}

/**
 * `\prod_i a_i b`: factors at the end that do not mention the bound names may be meant to stand outside. Where one of
 * them binds such a name anew, as in `\prod_i a_i \log \sum_i b_i`, they do.
 */
function narrowed(r: Reader, whole: Fold): Expr {
  const { body, binders } = whole;
  if (body.kind !== 'product') return whole;
  const names = binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []));
  const inside = body.factors.findLastIndex((f) => mentionsAny(f, names)) + 1;
  const outside = body.factors.slice(inside);
  if (names.length < binders.length || inside === 0 || outside.length === 0) return whole;
  if (!outside.some((f) => bindsAny(f, names)) && !r.chooses('prod-narrow')) return whole;
  const first = body.factors.slice(0, inside);
  const span = { from: first[0]!.span.from, to: first[inside - 1]!.span.to };
  const kept: Expr =
    first.length === 1 ? first[0]! : { kind: 'product', factors: first, joins: body.joins.slice(0, inside - 1), span };
  const fold: Expr = { ...whole, body: kept, span: { from: whole.span.from, to: span.to } };
  return { kind: 'product', factors: [fold, ...outside], joins: body.joins.slice(inside - 1), span: whole.span };
}

/** The body with the terms behind it, where one of these speaks of a bound name; else they are no part of it. */
function widened(r: Reader, body: Expr, { binders }: Below, start: number): Expr {
  const before = r.at;
  const wide = toTheEnd(r, body, start);
  const names = binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []));
  const own = body.kind === 'sum' ? body.terms.length : 1;
  const rest = wide.kind === 'sum' ? wide.terms.slice(own) : [];
  if (names.length < binders.length || rest.some((term) => mentionsAny(term, names))) return wide;
  r.at = before;
  return body;
}

const bindsAny = (e: Expr, names: readonly string[]): boolean =>
  (e.kind === 'fold' && e.binders.some((b) => b.name.kind === 'sym' && names.includes(b.name.name))) ||
  parts(e).some((part) => bindsAny(part, names));

/** Whether a formula speaks of names that nothing in it binds. */
function mentionsAny(e: Expr, names: readonly string[]): boolean {
  if (e.kind === 'sym') return names.some((name) => speltWith(e.name, name));
  const own = e.kind === 'fold' ? e.binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : [])) : [];
  const open = names.filter((name) => !own.includes(name));
  return open.length > 0 && parts(e).some((part) => mentionsAny(part, open));
}

/** `\sum_1^2 L_i`: limits without a name belong to the one index in the body that nothing binds; null for any other. */
function named(r: Reader, below: Below, to: Expr | null, body: Expr): Below | null {
  const [from] = below.where;
  if (!to || below.binders.length > 0 || below.where.length !== 1 || from?.kind !== 'num') return null;
  const found = new Set<string>();
  const look = (e: Expr, bound: readonly string[]): void => {
    const inner =
      e.kind === 'fold' ? [...bound, ...e.binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []))] : bound;
    if (e.kind === 'indexed')
      for (const at of e.at) if (at.kind === 'sym' && !inner.includes(at.name)) found.add(at.name);
    for (const part of parts(e)) look(part, inner);
  };
  look(body, r.bound);
  const [name] = found;
  if (name === undefined || found.size > 1) return null;
  r.note(`the limits were read as those of ${name}`, body.span);
  return { binders: [{ name: { kind: 'sym', name, span: from.span }, from, to }], where: [] };
}

/**
 * `\sum_{x_1} \dots \sum_{x_K}` is one sum over all of them, and so is `\sum_{x_1=0}^1 \dots \sum_{x_K=0}^1`; null where
 * no second sign with the same limits follows dots.
 */
function throughDots(r: Reader, op: FoldOp, first: Below): Below | null {
  const [from] = first.binders;
  if (!from || first.binders.length > 1 || !r.is('\\dots') || r.kind(2) !== 'sub') return null;
  if (r.peek(1)!.kind !== 'command' || !isFoldSign(r.peek(1)!.text) || foldOp(r.peek(1)!.text) !== op) return null;
  const start = r.at++;
  const dots: Expr = { kind: 'ellipsis', span: r.since(start) };
  r.at++;
  const marks = scripts(r);
  const limit = marks.sups[0] ? within(r, marks.sups[0], (inner) => inner.grammar.sum(inner)) : null;
  const last = binders(r, marks.subs[0]!, limit);
  const [to] = last.binders;
  if (to && !sameLimits(from, to)) {
    r.at = start;
    return null;
  }
  if (!to) return { binders: [from], where: [...first.where, ...last.where] };
  const name: Expr = { kind: 'tuple', items: [from.name, dots, to.name], span: r.since(start) };
  return { binders: [{ ...from, name }], where: [...first.where, ...last.where] };
}

const sameLimits = (a: Binder, b: Binder): boolean =>
  [a.from, a.to].map((e) => e && print(e)).join() === [b.from, b.to].map((e) => e && print(e)).join();

export type Optimum = 'max' | 'min' | 'argmax' | 'argmin';

export const isOptimum = (name: string): name is Optimum =>
  name === 'max' || name === 'min' || name === 'argmax' || name === 'argmin';

/** `\max` or `\min` after `\arg`; null where neither follows. */
export function afterArg(r: Reader): Optimum | null {
  if (r.take('\\min') || r.take('min')) return 'argmin';
  if (r.take('\\max') || r.take('max')) return 'argmax';
  return null;
}

/** `\max_x f`, `\arg\min_x f`, `\max(a, b)`; the name has just been read. */
export function optimum(r: Reader, op: Optimum, start: number): Expr {
  return r.deeper(
    () => {
      const name = r.since(start);
      const marks = scripts(r);
      if (marks.subs.length > 0 || !atBracket(r)) return plainFold(r, op, marks, start);
      const args = itemsIn(r);
      if (args.length === 0) return r.fail(`expected an argument for "${op}"`, r.since(start));
      return { kind: 'apply', fn: { kind: 'sym', name: `\\${op}`, span: name }, args, span: r.since(start) };
    },
    () => ({ kind: 'missing', span: r.here() }),
  );
}
