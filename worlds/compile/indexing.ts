import type { Expr, Indexed } from '../../expr';
import { print } from '../../expr';
import { refuse } from '../refusal';
import type { Binding, Code, Compiler, Fixed, ScalarCode, Scope } from './code';
import { inWords, scalar, tensor, union } from './code';
import { settle } from './elementwise';
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
  const base = settle(c.code(e.base, scope), e.base.span);
  if (base.kind === 'scalar')
    return c.layout.flat.size > 0 ? onlyOne(c, base, e, scope) : refuse(`${inWords([])} has no components`, e.span);
  const rank = base.shape.length === 2 && base.shape[0] === 1 ? 1 : base.shape.length;
  const length = rank === 1 ? base.shape[base.shape.length - 1]! : base.shape[0]!;
  if (rank === 2 && only?.kind === 'product' && only.factors.length === 2)
    return indexed(c, { ...e, at: only.factors }, scope);
  if (e.at.length > rank) return refuse(`${inWords(base.shape)} cannot take ${e.at.length} indices`, e.span);
  reach(c, e.base, e.at, rank === 1 ? [length] : base.shape, scope);
  if (only?.kind === 'others' || only?.kind === 'range') return slice(c, base, length, only, scope);
  if (e.at.some((i) => i.kind === 'others' || i.kind === 'range'))
    return refuse('several components in one of two indices are not supported', e.span);
  const at = e.at.map((i) => wholeNumber(c, i, scope));
  const slots = union(base.slots, ...at.map((i) => i.slots));
  if (rank === 1) {
    const i = at[0]!;
    return scalar(slots, (env) => {
      const k = i.run(env);
      return k >= 1 && k <= length ? base.run(env)[k - 1]! : F.of(NaN);
    });
  }
  const [n, m] = base.shape as [number, number];
  if (at.length === 1) {
    // One index of a matrix is a row, taken as a vector.
    const i = at[0]!;
    return tensor([m], slots, (env) => {
      const k = i.run(env);
      return k >= 1 && k <= n ? base.run(env).slice((k - 1) * m, k * m) : Array.from({ length: m }, () => F.of(NaN));
    });
  }
  const [i, j] = at as [Whole<T>, Whole<T>];
  return scalar(slots, (env) => {
    const k = i.run(env);
    const l = j.run(env);
    return k >= 1 && k <= n && l >= 1 && l <= m ? base.run(env)[(k - 1) * m + l - 1]! : F.of(NaN);
  });
}

/** The first component of what has a single one. */
function onlyOne<T>(c: Compiler<T>, base: ScalarCode<T>, e: Indexed, scope: Scope<T>): Code<T> {
  const at = e.at.map((i) => wholeNumber(c, i, scope));
  return scalar(union(base.slots, ...at.map((i) => i.slots)), (env) =>
    at.every((i) => i.run(env) === 1) ? base.run(env) : c.field.of(NaN),
  );
}

/**
 * Checks that indices stay within what they index, and gives an index that nobody declared the range of what it
 * indexes: free symbols are universally quantified.
 */
function reach<T>(c: Compiler<T>, base: Expr, at: readonly Expr[], axes: readonly number[], scope: Scope<T>): void {
  at.forEach((i, k) => {
    const length = axes[k];
    if (i.kind !== 'sym' || length === undefined) return;
    const binding = c.binding(i.name, scope);
    if (binding?.kind === 'index' && binding.most !== undefined && binding.most > length)
      refuse(`$${i.name}$ runs to ${binding.most}, but $${print(base)}$ has ${length} components there`, i.span);
    const known = binding || c.meaning.parameters.has(i.name) || c.meaning.sizes.has(i.name);
    if (!known && !c.meaning.vocabulary.lookup(i.name)) c.index(i.name, length);
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
    const count = from.constant !== null && to.constant !== null ? to.constant - from.constant + 1 : null;
    return {
      slots: union(from.slots, to.slots),
      count,
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

function slice<T>(
  c: Compiler<T>,
  base: Fixed<T>,
  length: number,
  at: Extract<Expr, { kind: 'others' | 'range' }>,
  scope: Scope<T>,
): Code<T> {
  const keep = kept(c, at, length, scope);
  if (keep.count === null) return refuse('the length of this range changes from world to world', at.span);
  if (base.kind === 'scalar' || base.shape.length > 1)
    return refuse('a range of components is taken of a vector', at.span);
  return tensor([keep.count], union(base.slots, keep.slots), (env) => {
    const all = base.run(env);
    return keep.run(env).map((k) => all[k - 1]!);
  });
}
