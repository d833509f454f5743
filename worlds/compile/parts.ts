import type { Expr } from '../../expr';
import { atomOf } from '../layout';
import { indexOf, isHidden } from '../indexed';
import { otherCase } from '../meaning';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, Fixed, Scope } from './code';
import { noSlots, scalar, union } from './code';
import { settle } from './elementwise';
import { expanded } from './ellipsis';
import { labelsNamed } from './events';
import { discreteAt, kept, namesValues } from './indexing';
import { stateFor } from './instances';
import { variableName } from './variables';
import { parentsPart } from './parents';
import type { Whole } from './whole';
import { wholeNumber } from './whole';

/** What stands in a density: components of discrete variables with their states, or the value of a real one. */
export type Part<T> =
  | {
      readonly kind: 'atoms';
      readonly variable: string;
      readonly at: readonly { readonly atom: number; readonly slot: number }[];
    }
  /** Which components, or which states, is known only while evaluating. */
  | {
      readonly kind: 'moving';
      readonly variable: string;
      readonly each: (env: Env<T>, put: (atom: number, state: number) => void) => void;
      readonly slots: ReadonlySet<number>;
      /** Several components, such as `x_{1:k}`, rather than one of which the number is not known yet. */
      readonly several: boolean;
      /** The index of a density that has one, as a number. */
      readonly index?: Fixed<T>;
    }
  | { readonly kind: 'real'; readonly variable: string; readonly value: Fixed<T>; readonly component: Whole<T> | null };

/** Slots that a part depends on. */
export const partSlots = <T>(part: Part<T>): ReadonlySet<number> =>
  part.kind === 'atoms'
    ? new Set(part.at.map((a) => a.slot))
    : part.kind === 'moving'
      ? part.slots
      : union(part.value.slots, part.component?.slots ?? noSlots);

type Discrete<T> = Extract<Binding<T>, { kind: 'discrete' }>;

function whole<T>(binding: Discrete<T>): Part<T> {
  return {
    kind: 'atoms',
    variable: binding.variable.name,
    at: binding.slots.map((slot, i) => ({ atom: atomOf(binding.variable, i), slot })),
  };
}

/**
 * Reads the items before or after the bar of a density.
 * @param decorations names that say nothing here: parameters, ignored symbols, undeclared conditions of the signature
 */
export function readParts<T>(
  c: Compiler<T>,
  items: readonly Expr[],
  scope: Scope<T>,
  decorations: ReadonlySet<string>,
): Part<T>[] {
  const out: Part<T>[] = [];
  const flat = writtenOut(
    c,
    items.flatMap((item) => (item.kind === 'tuple' ? item.items : [item])),
    scope,
  );
  for (let k = 0; k < flat.length; k++) {
    const item = flat[k]!;
    if (isIgnored(c, item, scope)) continue;
    if (item.kind === 'ellipsis' && isIgnored(c, flat[k + 1], scope)) continue;
    if (item.kind === 'ellipsis') {
      // x_1, \dots, x_K: all components from the one before to the one after.
      const before = flat[k - 1];
      const after = flat[k + 1];
      if (before?.kind !== 'indexed' || after?.kind !== 'indexed' || before.at.length !== 1 || after.at.length !== 1)
        return refuse('an ellipsis needs components on both sides', item.span);
      out.pop();
      const start = flat
        .slice(0, k)
        .reverse()
        .findIndex((x) => x.kind !== 'indexed');
      const first = flat[start === -1 ? 0 : k - start] as typeof before;
      while (out.length > (start === -1 ? 0 : k - start)) out.pop();
      const range: Expr = { ...before, at: [{ kind: 'range', from: first.at[0]!, to: after.at[0]!, span: item.span }] };
      out.push(...readPart(c, range, scope, decorations));
      k++;
      continue;
    }
    out.push(...readPart(c, item, scope, decorations));
  }
  return out;
}

/** `v_1 = a_1, \dots, v_n = a_n`: dots between events stand for the events between. */
function writtenOut<T>(c: Compiler<T>, items: readonly Expr[], scope: Scope<T>): readonly Expr[] {
  const at = items.findIndex((item) => item.kind === 'ellipsis');
  const events = at > 0 && items[at - 1]!.kind === 'relation' && items[at + 1]?.kind === 'relation';
  return events ? expanded(c, items, scope) : items;
}

/** `\theta^0_c` where a world says that `\theta` has no meaning behind a bar. */
function isIgnored<T>(c: Compiler<T>, e: Expr | undefined, scope: Scope<T>): boolean {
  switch (e?.kind) {
    case 'sym':
      return c.meaning.ignore.has(e.name) && c.binding(e.name, scope) === null;
    case 'indexed':
    case 'power':
    case 'prime':
      return isIgnored(c, e.base, scope);
    default:
      return false;
  }
}

function readPart<T>(c: Compiler<T>, e: Expr, scope: Scope<T>, decorations: ReadonlySet<string>): Part<T>[] {
  if (e.kind === 'relation' && e.op === '=' && e.left.kind === 'sym' && isHidden(e.left.name))
    return [indexPart(c, e.left.name, e.right, scope)];
  if (e.kind === 'relation' && e.op === '=') return [event(c, e, scope)];
  if (e.kind === 'relation' && e.op === 'in') return readPart(c, e.left, scope, decorations);
  const parents = parentsPart(c, e, scope);
  if (parents) return [parents];
  const discrete = discreteAt(c, e, scope);
  if (discrete) return [whole(discrete)];
  if (e.kind === 'indexed') {
    if (isWhole(c, e, scope)) return readPart(c, e.base, scope, decorations);
    const base = discreteAt(c, e.base, scope);
    if (base) return [components(c, e, base, scope)];
  }
  const name =
    e.kind === 'sym'
      ? e.name
      : e.kind === 'prime' && e.base.kind === 'sym'
        ? e.base.name + "'".repeat(e.count)
        : e.kind === 'indexed' && e.base.kind === 'sym'
          ? e.base.name
          : null;
  if (name !== null) {
    const binding = c.binding(name, scope);
    if (binding?.kind === 'value' || (binding?.kind === 'code' && binding.variable !== null)) {
      const value = settle(c.code(e, scope), e.span);
      const component = e.kind === 'indexed' && binding.variable !== null ? wholeNumber(c, e.at[0]!, scope) : null;
      return [{ kind: 'real', variable: binding.variable ?? name, value, component }];
    }
    const other = otherCase(name);
    if (!binding && other !== null && c.meaning.parameters.has(name) && c.layout.variables.has(other))
      // p(x[m]) where x holds data: the probability that X takes that value.
      return [
        event(
          c,
          { kind: 'relation', op: '=', left: { ...e, kind: 'sym', name: other }, right: e, span: e.span },
          scope,
        ),
      ];
    if (
      !binding &&
      (decorations.has(name) ||
        c.meaning.ignore.has(name) ||
        c.meaning.parameters.has(name) ||
        c.meaning.sizes.has(name))
    )
      return [];
  }
  // p(\mu + \sigma\epsilon): the density of a real variable at a value.
  const value = settle(c.code(e, scope), e.span);
  return [{ kind: 'real', variable: '', value, component: null }];
}

/** `x_{1:n}` where that is all of the vector. */
function isWhole<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'indexed' }>, scope: Scope<T>): boolean {
  const [at] = e.at;
  if (at?.kind !== 'range' || e.at.length !== 1 || e.base.kind !== 'sym') return false;
  const binding = c.binding(e.base.name, scope);
  const n =
    binding?.kind === 'discrete' && !binding.variable.shared
      ? binding.slots.length
      : binding?.kind === 'value'
        ? binding.shape[0]
        : undefined;
  return wholeNumber(c, at.from, scope).constant === 1 && wholeNumber(c, at.to, scope).constant === n;
}

/** Which density of several a name with an index stands for. */
function indexPart<T>(c: Compiler<T>, name: string, at: Expr, scope: Scope<T>): Part<T> {
  const variable = c.layout.variables.get(name);
  if (variable?.kind !== 'discrete') return refuse(`the index ${indexOf(name)} has no range`, at.span);
  const k = wholeNumber(c, at, scope);
  const { states } = c.layout.atoms[variable.first]!;
  return {
    kind: 'moving',
    variable: name,
    several: false,
    slots: k.slots,
    each: (env, put) => {
      const n = k.run(env);
      if (n >= 1 && n <= states) put(variable.first, n - 1);
      else put(-1, 0);
    },
    index: scalar(k.slots, (env) => c.field.of(k.run(env))),
  };
}

function components<T>(
  c: Compiler<T>,
  e: Extract<Expr, { kind: 'indexed' }>,
  base: Discrete<T>,
  scope: Scope<T>,
): Part<T> {
  const { variable, slots } = base;
  const at = e.at[0]!;
  if (e.at.length === 1 && variable.axes.length === 0 && namesValues(c, at, variable)) {
    // p(t_k) of a variable with labels: the probability that its label is k.
    const k = wholeNumber(c, at, scope);
    const each = (env: Env<T>, put: (atom: number, state: number) => void): void =>
      put(variable.first, stateFor(c, variable.first, k.run(env)));
    return { kind: 'moving', variable: variable.name, several: false, slots: k.slots, each };
  }
  if (e.at.length !== 1 || variable.axes.length === 0) return refuse(`${variable.name} has no such components`, e.span);
  const all = new Set(slots);
  if (at.kind === 'others' || at.kind === 'range') {
    const keep = kept(c, at, variable.count, scope);
    return {
      kind: 'moving',
      several: true,
      variable: variable.name,
      slots: union(keep.slots, all),
      each: (env, put) => {
        for (const k of keep.run(env)) put(atomOf(variable, k - 1), env.slots[slots[k - 1]!] as number);
      },
    };
  }
  const i = wholeNumber(c, at, scope);
  const slot = i.constant === null ? undefined : slots[i.constant - 1];
  if (slot !== undefined)
    return { kind: 'atoms', variable: variable.name, at: [{ atom: atomOf(variable, i.constant! - 1), slot }] };
  return {
    kind: 'moving',
    several: false,
    variable: variable.name,
    slots: union(i.slots, all),
    each: (env, put) => {
      const k = i.run(env);
      if (k >= 1 && k <= variable.count) put(atomOf(variable, k - 1), env.slots[slots[k - 1]!] as number);
      else put(-1, 0);
    },
  };
}

/** `h_j = 1`, `X = x`: components at given values. */
/** `p(z = k | x)` with a k that nobody declared or binds: any of the labels of z. */
function freeLabel<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'relation' }>, scope: Scope<T>): void {
  if (e.right.kind !== 'sym') return;
  const { name } = e.right;
  if (c.meaning.vocabulary.lookup(name) !== null || c.binding(name, scope)) return;
  const labels = labelsNamed(c, e, name);
  if (labels !== null) c.index(name, labels);
}

function event<T>(c: Compiler<T>, e: Extract<Expr, { kind: 'relation' }>, scope: Scope<T>): Part<T> {
  // What stands before the sign names the variable: which instance of it is bound here does not matter.
  const left = (e.left.kind === 'sym' ? unbound(c, e.left.name) : null) ?? discreteAt(c, e.left, scope);
  const right = discreteAt(c, e.right, scope);
  if (left && right && left.slots.length === right.slots.length) {
    return {
      kind: 'atoms',
      variable: left.variable.name,
      at: right.slots.map((slot, i) => ({ atom: atomOf(left.variable, i), slot })),
    };
  }
  freeLabel(c, e, scope);
  const F = c.field;
  const component = left && e.right.kind === 'indexed' ? discreteAt(c, e.right.base, scope) : null;
  if (left && component && left.slots.length === 1 && e.right.kind === 'indexed') {
    // X = x_k: the state of a component.
    const own = components(c, e.right, component, scope);
    const put = (env: Env<T>, to: (atom: number, state: number) => void): void => {
      const as = (_: number, state: number): void => to(left.variable.first, state);
      if (own.kind === 'moving') own.each(env, as);
      else if (own.kind === 'atoms') as(0, env.slots[own.at[0]!.slot] as number);
    };
    return { kind: 'moving', variable: left.variable.name, several: false, slots: partSlots(own), each: put };
  }
  if (left) {
    const value = settle(c.code(e.right, scope), e.right.span);
    const { variable } = left;
    return {
      kind: 'moving',
      several: false,
      variable: variable.name,
      slots: value.slots,
      each: (env, put) => {
        const x = value.kind === 'scalar' ? [value.run(env)] : value.run(env);
        for (let i = 0; i < variable.count; i++) {
          const atom = atomOf(variable, i);
          put(atom, stateFor(c, atom, F.number(x.length === 1 ? x[0]! : (x[i] ?? F.of(NaN)))));
        }
      },
    };
  }
  if (e.left.kind === 'indexed') {
    const base =
      discreteAt(c, e.left.base, scope) ?? (e.left.base.kind === 'sym' ? unbound(c, e.left.base.name) : null);
    if (base && e.left.at.length === 1) {
      const at = e.left.at[0]!;
      const value = settle(c.code(e.right, scope), e.right.span);
      if (value.kind !== 'scalar' || at.kind === 'others' || at.kind === 'range')
        return refuse('the value of one component is a number', e.right.span);
      const i = wholeNumber(c, at, scope);
      const { variable } = base;
      return {
        kind: 'moving',
        several: false,
        variable: variable.name,
        slots: union(i.slots, value.slots),
        each: (env, put) => {
          const k = i.run(env);
          if (!(k >= 1 && k <= variable.count)) return put(-1, 0);
          const atom = atomOf(variable, k - 1);
          put(atom, stateFor(c, atom, F.number(value.run(env))));
        },
      };
    }
  }
  // A real variable at a value: p(x = a | z).
  if (e.left.kind === 'sym' && variableName(c, e.left.name))
    return {
      kind: 'real',
      variable: variableName(c, e.left.name)!,
      value: settle(c.code(e.right, scope), e.right.span),
      component: null,
    };
  return refuse('this event is not about a random variable', e.span);
}

/** A discrete variable whose instance does not matter, because an event fixes its value. */
function unbound<T>(c: Compiler<T>, name: string): Discrete<T> | null {
  const found = variableName(c, name);
  const variable = found ? c.layout.variables.get(found) : undefined;
  return variable?.kind === 'discrete'
    ? { kind: 'discrete', variable, slots: Array.from({ length: variable.count }, () => -1) }
    : null;
}
