import type { Expr } from '../../expr';
import { refuse } from '../refusal';
import type { Code, Compiler, Env, Scope } from './code';
import { entries, noSlots, scalar, tensor, union } from './code';
import { settle } from './elementwise';
import { expanded } from './ellipsis';
import { condition } from './sets';

/** `(a, b, c)` as a column vector; vectors in it are joined end to end. */
export function vector<T>(c: Compiler<T>, items: readonly Expr[], scope: Scope<T>, e: Expr): Code<T> {
  const all = expanded(c, items, scope).map((item) => settle(c.code(item, scope), item.span));
  const n = all.reduce((k, a) => k + entries(a.shape), 0);
  if (all.some((a) => a.shape.length > 2 || (a.shape.length === 2 && a.shape[0] !== 1)))
    return refuse('matrices cannot be listed as a vector', e.span);
  const slots = union(...all.map((a) => a.slots));
  const row = all.length > 0 && all.every((a) => a.shape.length === 2);
  return tensor(row ? [1, n] : [n], slots, (env) =>
    all.flatMap((a) => (a.kind === 'scalar' ? [a.run(env)] : [...a.run(env)])),
  );
}

export function matrix<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'matrix' }>, scope: Scope<T>): Code<T> {
  const rows = e.rows.map((row) => row.map((cell) => settle(c.code(cell, scope), cell.span)));
  const m = rows[0]!.length;
  if (!rows.every((row) => row.length === m)) return refuse('the rows of this matrix differ in length', e.span);
  const cells = rows.flat();
  if (!cells.every((cell) => cell.kind === 'scalar'))
    return refuse('matrices made of blocks are not supported', e.span);
  const slots = union(...cells.map((cell) => cell.slots));
  const run = (env: Env<T>): T[] => cells.map((cell) => (cell.run as (v: Env<T>) => T)(env));
  return tensor(m === 1 ? [rows.length] : [rows.length, m], slots, run);
}

export function cases<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'cases' }>, scope: Scope<T>): Code<T> {
  const F = c.field;
  const rows = e.rows.map((row) => ({
    value: settle(c.code(row.value, scope), row.value.span),
    when: row.when === null || row.when.kind === 'words' ? null : condition(c, row.when, scope),
  }));
  if (!rows.every((row) => row.value.kind === 'scalar')) return refuse('cases with vectors are not supported', e.span);
  const slots = union(...rows.map((row) => row.value.slots), ...rows.map((row) => row.when?.slots ?? noSlots));
  return scalar(slots, (env) => {
    for (const { value, when } of rows) if (!when || when.run(env)) return (value.run as (v: Env<T>) => T)(env);
    return F.of(NaN);
  });
}
