import type { Expr, Indexed } from '../../expr';
import { print } from '../../expr';
import { refuse, Refusal } from '../refusal';
import { distance } from './affine';
import type { Binding, Code, Compiler, Scope } from './code';
import { inWords, noSlots, scalar, union } from './code';
import { settle } from './elementwise';
import type { Entries } from './entries';
import { entriesOf } from './entries';
import { freeIndex } from './free';
import { guarded } from './guards';
import type { Selector } from './selection';
import { selected } from './selection';
import type { Whole } from './whole';
import { wholeNumber } from './whole';

/** Instance of a discrete vector variable under a name, or null. */
export function discreteAt<T>(
  c: Compiler<T>,
  e: Expr,
  scope: Scope<T>,
): Extract<Binding<T>, { kind: 'discrete' }> | null {
  if (e.kind === 'prime' && e.base.kind === 'sym') {
    const copy = c.binding(e.base.name + "'".repeat(e.count), scope);
    return copy?.kind === 'discrete' ? copy : null;
  }
  if (e.kind !== 'sym') return null;
  const binding = c.binding(e.name, scope);
  return binding?.kind === 'discrete' ? binding : null;
}

/** `a_i`, `W_{ij}`, `X_n`, `x_{1:k}`, `x_{-m}`: components of a value. */
export function indexed<T>(c: Compiler<T>, e: Indexed, scope: Scope<T>): Code<T> {
  const F = c.field;
  // A component of a random vector reads one state, not all of them.
  const variable = discreteAt(c, e.base, scope);
  const only = e.at.length === 1 ? e.at[0]! : null;
  if (variable && variable.variable.axes.length === 1) reach(c, e.base, e.at, variable.variable.axes, scope);
  if (variable && only && variable.variable.axes.length === 1 && only.kind !== 'others' && only.kind !== 'range') {
    const i = wholeNumber(c, only, scope);
    const { slots, variable: v } = variable;
    const n = v.count;
    const deps = union(i.slots, new Set(slots));
    return scalar(i.constant === null ? deps : new Set([slots[i.constant - 1] ?? -1]), (env) => {
      const k = i.run(env);
      if (!(k >= 1 && k <= n)) return F.of(NaN);
      return env.world.values[v.shared ? v.first : v.first + k - 1]![env.slots[slots[k - 1]!] as number]!;
    });
  }
  const base = entriesUnder(c, e.base, scope) ?? settle(c.code(e.base, scope), e.base.span);
  if (base.shape.length === 0) return refuse(`${inWords([])} has no components`, e.span);
  const axes = base.shape.length === 2 && base.shape[0] === 1 ? base.shape.slice(1) : base.shape;
  if (axes.length === 2 && only?.kind === 'product' && only.factors.length === 2)
    return indexed(c, { ...e, at: only.factors }, scope);
  if (e.at.length > axes.length) return refuse(`${inWords(base.shape)} cannot take ${e.at.length} indices`, e.span);
  reach(c, e.base, e.at, axes, scope);
  return selected(
    F,
    base,
    axes,
    e.at.map((i, k) => selector(c, i, axes[k]!, scope)),
  );
}

/** An array that the world gives entry by entry, of which only some entries are asked for; null for all else. */
function entriesUnder<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Entries<T> | null {
  if (e.kind !== 'sym' || c.binding(e.name, scope)) return null;
  const form = c.meaning.parameters.get(e.name)?.form;
  return form?.kind === 'entries' ? guarded(c, e.name, () => entriesOf(c, form)) : null;
}

/** What an index picks of an axis: one place, all but some, a range of them, or all. */
function selector<T>(c: Compiler<T>, at: Expr, length: number, scope: Scope<T>): Selector<T> {
  if (at.kind === 'others' || at.kind === 'range') {
    const { run, slots, count } = kept(c, at, length, scope);
    if (count === null) return refuse('the length of this range changes from world to world', at.span);
    if (count < 1) return refuse('this range holds nothing', at.span);
    return { kind: 'some', count, run, slots };
  }
  if (at.kind === 'sym' && at.name === '\\cdot') {
    const all = Array.from({ length }, (_, k) => k + 1);
    return { kind: 'some', count: length, run: () => all, slots: noSlots };
  }
  const { run, slots } = wholeNumber(c, at, scope);
  return { kind: 'one', run, slots };
}

/**
 * Checks that indices stay within what they index, and gives an index that nobody declared the range of what it
 * indexes: free symbols are universally quantified.
 */
function reach<T>(c: Compiler<T>, base: Expr, at: readonly Expr[], axes: readonly number[], scope: Scope<T>): void {
  at.forEach((i, k) => {
    const length = axes[k];
    if (i.kind !== 'sym' || i.name === '\\cdot' || length === undefined) return;
    const binding = c.binding(i.name, scope);
    if (binding?.kind === 'index' && binding.most !== undefined && binding.most > length)
      throw new Refusal(
        `$${i.name}$ runs to ${binding.most}, but $${print(base)}$ has ${length} components there`,
        i.span,
        true,
      );
    const known = binding || c.meaning.parameters.has(i.name) || c.meaning.sizes.has(i.name);
    if (!known && !c.meaning.vocabulary.lookup(i.name)) freeIndex(c, i.name, length);
  });
}

/** Which components `1:k` or "all but m" keeps, as numbers from 1. */
export function kept<T>(
  c: Compiler<T>,
  at: Extract<Expr, { kind: 'others' | 'range' }>,
  length: number,
  scope: Scope<T>,
): { run: (env: Parameters<Whole<T>['run']>[0]) => number[]; slots: ReadonlySet<number>; count: number | null } {
  if (at.kind === 'range') {
    const from = wholeNumber(c, at.from, scope);
    const to = wholeNumber(c, at.to, scope);
    const apart = distance(c, at.from, at.to, scope);
    const fixed = from.constant !== null && to.constant !== null ? to.constant - from.constant : null;
    const count = apart ?? fixed;
    return {
      slots: union(from.slots, to.slots),
      count: count === null ? null : count + 1,
      run: (env) => {
        const out: number[] = [];
        for (let k = Math.max(1, from.run(env)); k <= Math.min(length, to.run(env)); k++) out.push(k);
        return out;
      },
    };
  }
  const but = at.but.map((e) => wholeNumber(c, e, scope));
  return {
    slots: union(...but.map((b) => b.slots)),
    count: length - but.length,
    run: (env) => {
      const drop = new Set(but.map((b) => b.run(env)));
      return Array.from({ length }, (_, k) => k + 1).filter((k) => !drop.has(k));
    },
  };
}
