import type { Expr, Indexed } from '../../expr';
import { print } from '../../expr';
import type { DiscreteVariable } from '../layout';
import { atomOf } from '../layout';
import { refuse, Refusal } from '../refusal';
import { distance } from './affine';
import type { Binding, Code, Compiler, ScalarCode, Scope } from './code';
import { axesOf, find, inWords, noSlots, scalar, union } from './code';
import { settle } from './elementwise';
import type { Entries } from './entries';
import { entriesOf } from './entries';
import { guarded } from './guards';
import { labelOfState } from './labels';
import type { Selector } from './selection';
import { selected } from './selection';
import type { Whole } from './whole';
import { wholeNumber } from './whole';

/** The name under which a primed variable, or a primed component of one, is bound: `x'`, `x_1'`. */
export function copyName({ base, count }: Extract<Expr, { kind: 'prime' }>): string | null {
  if (base.kind === 'sym') return base.name + "'".repeat(count);
  return base.kind === 'indexed' && base.base.kind === 'sym' ? print(base) + "'".repeat(count) : null;
}

/** Instance of a discrete vector variable under a name, or null. */
export function discreteAt<T>(
  c: Compiler<T>,
  e: Expr,
  scope: Scope<T>,
): Extract<Binding<T>, { kind: 'discrete' }> | null {
  if (e.kind === 'prime') {
    const name = copyName(e);
    const copy = name === null ? null : e.base.kind === 'sym' ? c.binding(name, scope) : find(scope, name);
    return copy?.kind === 'discrete' ? copy : null;
  }
  if (e.kind !== 'sym') return null;
  const binding = c.binding(e.name, scope);
  return binding?.kind === 'discrete' ? binding : null;
}

/** A component of a random vector whose number is known, as the random variable that it is; null for anything else. */
export function componentAt<T>(
  c: Compiler<T>,
  a: Expr,
  scope: Scope<T>,
): Extract<Binding<T>, { kind: 'discrete' }> | null {
  if (a.kind !== 'indexed' || a.at.length !== 1) return null;
  const [at] = a.at;
  const base = at!.kind === 'others' || at!.kind === 'range' ? null : discreteAt(c, a.base, scope);
  const k = base ? wholeNumber(c, at!, scope).constant : null;
  const slot = base && k !== null ? base.slots[k - 1] : undefined;
  if (!base || k === null || slot === undefined || base.variable.axes.length !== 1) return null;
  const form = c.meaning.variables.get(base.variable.name)?.form;
  const name = form?.kind === 'copies' ? form.of : base.variable.name;
  const variable = { ...base.variable, name, first: atomOf(base.variable, k - 1), count: 1, axes: [], shared: false };
  return { kind: 'discrete', variable, slots: [slot] };
}

/** `a_i`, `W_{ij}`, `X_n`, `x_{1:k}`, `x_{-m}`: components of a value. */
export function indexed<T>(c: Compiler<T>, e: Indexed, scope: Scope<T>): Code<T> {
  const F = c.field;
  if (e.place === 'bracket' && e.base.kind === 'indexed' && e.base.place === 'sub' && e.at.length === 1) {
    // x_i[m] of a matrix whose rows are samples: component i of sample m.
    const samples = c.code(e.base.base, scope);
    if (samples.kind === 'tensor' && samples.shape.length === 2 && samples.shape[0] !== 1 && e.base.at.length === 1)
      return indexed(c, { ...e.base, at: [e.at[0]!, e.base.at[0]!] }, scope);
  }
  // A component of a random vector reads one state, not all of them.
  const variable = discreteAt(c, e.base, scope);
  const only = e.at.length === 1 ? e.at[0]! : null;
  const hot = variable ? oneOfMany(c, e, variable, scope) : null;
  if (hot) return hot;
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
  if ('kind' in base && base.kind === 'scalar')
    return c.layout.flat.size > 0 ? onlyOne(c, base, e, scope) : refuse(`${inWords([])} has no components`, e.span);
  if (base.shape.length === 0) return refuse(`${inWords([])} has no components`, e.span);
  const axes = axesOf(base.shape);
  if (axes.length === 2 && only?.kind === 'product' && only.factors.length === 2)
    return indexed(c, { ...e, at: only.factors }, scope);
  if (e.at.length > axes.length) return refuse(`${inWords(base.shape)} cannot take ${e.at.length} indices`, e.span);
  reach(c, e.base, e.at, axes, scope);
  const selectors = e.at.map((i, k) => selector(c, i, axes[k]!, scope));
  const part = selected(F, base, axes, selectors);
  // W_i, and W_{i,:} as well.
  const rest = e.at[1] === undefined || (e.at[1].kind === 'sym' && e.at[1].name === '\\cdot');
  const row = axes.length === 2 && selectors[0]!.kind === 'one' && rest && part.kind === 'tensor';
  return row ? { ...part, row: true } : part;
}

/** An array that the world gives entry by entry, of which only some entries are asked for; null for all else. */
function entriesUnder<T>(c: Compiler<T>, e: Expr, scope: Scope<T>): Entries<T> | null {
  // What a derivative is by, or holds fixed, is moved or held as a whole.
  const { motion, meaning } = c;
  if (e.kind !== 'sym' || c.binding(e.name, scope)) return null;
  if (motion && (motion.held || motion.push(e.name) || meaning.nodeFamilies.size > 0)) return null;
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

/** Whether an index is declared to run over the labels of a variable: otherwise `z_k` may be a sample, which is no code. */
export function namesValues<T>(c: Compiler<T>, index: Expr, variable: DiscreteVariable): boolean {
  const form = c.meaning.variables.get(c.layout.atoms[variable.first]!.variable)?.form;
  return index.kind === 'sym' && form?.kind === 'values' && c.meaning.indices.get(index.name) === form.count;
}

/** `z_k` of a variable with labels, and `z_{nk}` of copies of one: 1 where its label is k, as people code classes. */
function oneOfMany<T>(
  c: Compiler<T>,
  e: Indexed,
  { variable, slots }: Extract<Binding<T>, { kind: 'discrete' }>,
  scope: Scope<T>,
): Code<T> | null {
  const at = e.at.length === 1 && e.at[0]!.kind === 'product' ? e.at[0]!.factors : e.at;
  const { states } = c.layout.atoms[variable.first]!;
  if (e.place !== 'sub' || at.length !== variable.axes.length + 1) return null;
  if (at.some((i) => i.kind === 'others' || i.kind === 'range')) return null;
  if (!namesValues(c, at[at.length - 1]!, variable)) return null;
  const places = at.map((i) => wholeNumber(c, i, scope));
  const label = places[places.length - 1]!;
  const which = places.length === 2 ? places[0]! : null;
  const F = c.field;
  return scalar(union(new Set(slots), ...places.map((i) => i.slots)), (env) => {
    const k = label.run(env);
    const slot = slots[which ? which.run(env) - 1 : 0];
    if (slot === undefined || !(k >= 1 && k <= states)) return F.of(NaN);
    return F.of(labelOfState(env.slots[slot] as number, states) === k ? 1 : 0);
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
    if (i.kind !== 'sym' || i.name === '\\cdot' || length === undefined) return;
    const binding = c.binding(i.name, scope);
    if (binding?.kind === 'index' && binding.most !== undefined && binding.most > length)
      throw new Refusal(
        `$${i.name}$ runs to ${binding.most}, but $${print(base)}$ has ${length} components there`,
        i.span,
        true,
      );
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
