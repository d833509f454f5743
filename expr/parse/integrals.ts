import type { Binder, Expr } from '../types';
import { binders } from './binders';
import { body, differentialsOf } from './bodies';
import type { Differential } from './differentials';
import { differentialAt } from './differentials';
import { closes, opens } from './pairs';
import { unitEnd, unitInside, within } from './ranges';
import type { Range, Reader } from './reader';
import type { Scripts } from './scripts';

/**
 * Token index at which the differentials of an integral begin, or -1 when there are none at its depth. Integrals
 * within its body take the differentials that stand first.
 */
function findDifferentials(r: Reader, count: number): number {
  let pending = count;
  const found: number[] = [];
  for (let i = r.at; r.token(i); i++) {
    const token = r.token(i)!;
    if (i === r.differentialAt && pending <= count) return -1;
    if (closes(token)) return -1;
    if (token.kind === 'sub' || token.kind === 'sup') {
      // In \int_c^d f, the d is a limit.
      i = Math.max(i, unitEnd(r, i + 1) - 1);
      continue;
    }
    const end = r.matching(i);
    if (end === -1 && opens(token)) return -1;
    if (end !== -1) {
      i = end;
      continue;
    }
    pending += differentialsOf(token.text);
    const differential = endsDeclaredWord(r, i) ? null : differentialAt(r, i);
    if (!differential) continue;
    found.push(i);
    if (--pending === 0) return found[found.length - count]!;
    i = differential.end - 1;
  }
  return -1;
}

/** Whether the `d` here is the end of a declared name of two letters. */
function endsDeclaredWord(r: Reader, at: number): boolean {
  const before = r.token(at - 1);
  const token = r.token(at)!;
  if (before?.kind !== 'letter' || token.kind !== 'letter' || token.spaced) return false;
  return r.vocabulary.lookup(before.text + token.text) !== null;
}

/** Reads the differentials that start here: `dx`, `dx\,dz`, `dx_1 \dots dx_K`. */
function places(r: Reader, outer: number): Binder[] {
  const out: Binder[] = [];
  for (;;) {
    if (out.length > 0 && r.at === outer) break;
    const found = differentialAt(r, r.at);
    if (found) {
      out.push({ name: place(r, found) });
      continue;
    }
    const after = r.is('\\dots') ? differentialAt(r, r.at + 1) : null;
    const last = out[out.length - 1];
    if (!after || !last) break;
    const start = r.at++;
    const dots: Expr = { kind: 'ellipsis', span: r.since(start) };
    out[out.length - 1] = { name: { kind: 'tuple', items: [last.name, dots, place(r, after)], span: r.since(start) } };
  }
  return out;
}

/** The name of a differential. */
function place(r: Reader, { name, end }: Differential): Expr {
  r.at = end;
  const range: Range = unitEnd(r, name) === end ? unitInside(r, name, end) : [name, end];
  return within(r, range, (inner) => inner.grammar.sum(inner));
}

/** An integral whose sign and scripts have been read. */
export function integral(r: Reader, count: number, marks: Scripts, start: number): Expr {
  const outer = r.differentialAt;
  const at = findDifferentials(r, count);
  let inner: Expr;
  let found: Binder[] = [];
  if (at === -1) inner = body(r, [], 'what is integrated');
  else if (at === r.at) {
    // \int dx f(x)
    found = places(r, outer);
    inner =
      r.done() || r.is(')')
        ? ({ kind: 'num', value: 1, text: '1', span: r.here() } as Expr)
        : body(r, [], 'what is integrated');
  } else {
    r.differentialAt = at;
    inner = r.grammar.sum(r);
    r.differentialAt = outer;
    if (r.at !== at) {
      const token = r.peek();
      inner = r.fail(`did not expect ${token ? `"${token.text}"` : 'the end'} before the differential`);
      r.at = at;
    }
    found = places(r, outer);
  }
  return { kind: 'fold', op: 'int', ...domain(r, marks, found, start), body: inner, span: r.since(start) };
}

/** The bound names of an integral with the ranges that its limits give them. */
function domain(
  r: Reader,
  marks: Scripts,
  found: readonly Binder[],
  start: number,
): { binders: Binder[]; where: Expr[] } {
  const only = found.length === 1 ? found[0]! : null;
  const [sub] = marks.subs;
  const to = marks.sups[0] ? within(r, marks.sups[0], (inner) => inner.grammar.sum(inner)) : null;
  if (!sub) {
    if (found.length === 0) r.note('this integral has no differential', r.since(start));
    if (to) r.note('this integral has an upper limit but no lower one', r.since(start));
    return { binders: [...found], where: [] };
  }
  if (only && to) {
    const limit = within(r, sub, (inner) => inner.grammar.condition(inner));
    const from = limit.kind === 'relation' && limit.op === '=' ? limit.right : limit;
    return { binders: [{ name: only.name, from, to }], where: [] };
  }
  const below = binders(r, sub, found.length === 0 ? to : null);
  const where = [...below.where];
  if (found.length === 0) return { binders: [...below.binders], where };
  const region = below.binders.length === 1 ? below.binders[0]! : null;
  if (only && region?.in) return { binders: [{ name: only.name, in: region.in }], where };
  // \int_{\mathcal{X}} p(x) dx: a set alone below.
  if (
    only &&
    region?.name.kind === 'sym' &&
    /^\\(?:mathcal|mathbb|Omega)/.test(region.name.name) &&
    !isSame(only.name, region.name)
  )
    return { binders: [{ name: only.name, in: region.name }], where };
  return { binders: [...found], where };
}

const isSame = (a: Expr, b: Expr): boolean => a.kind === 'sym' && b.kind === 'sym' && a.name === b.name;
