import type { Binder, Expr } from '../../expr';
import { nameOf, parts } from '../../expr';
import { isDrawn } from '../meaning';
import { refuse, Refusal } from '../refusal';
import { atomOf, sizeOf } from '../layout';
import type { Binding, Compiler, Env, Scope } from './code';
import { bind, noSlots, union } from './code';
import { settle } from './elementwise';
import { labelsNamed } from './events';
import { nodeLength } from './graph';
import { breaksOf, peaksOf } from './places';
import { componentAt, copyName, discreteAt, kept } from './indexing';
import type { RealName } from './integrals';
import { stateOfLabel } from './labels';
import { parameterShape } from './names';
import { isDomain, numberSet } from './sets';
import { accentedCopy, variableName } from './variables';
import { wholeNumber } from './whole';

/** A loop over the values of a bound name. */
export interface Loop<T> {
  /** Names that it adds to the scope. */
  readonly names: readonly (readonly [string, Binding<T>])[];
  /** Slots that it sets for itself: nothing outside depends on them. */
  readonly own: readonly number[];
  /** Slots that its range depends on. */
  readonly slots: ReadonlySet<number>;
  /** Visits every value with its base weight (null for 1); slots that were there before are restored. */
  readonly each: (env: Env<T>, visit: (weight: T | null) => void) => void;
  /** The value of the bound name, for an optimum that asks where. */
  readonly value: Expr;
}

export type Bound<T> =
  | { readonly kind: 'loop'; readonly loop: Loop<T> }
  | {
      readonly kind: 'real';
      readonly names: readonly (readonly [string, Binding<T>])[];
      readonly real: RealName<T>;
      readonly name: Expr;
      readonly own: boolean;
    };

/** A fresh instance of a variable. */
export function instance<T>(c: Compiler<T>, name: string): Binding<T> {
  const variable = c.layout.variables.get(name)!;
  if (variable.kind === 'real') {
    const slot = c.slot();
    c.loops.add(slot);
    return { kind: 'value', slot, shape: variable.axes, variable: name };
  }
  const slots = Array.from({ length: variable.count }, () => c.slot());
  slots.forEach((slot) => c.loops.add(slot));
  return { kind: 'discrete', variable, slots };
}

/** Visits all joint states of some components, each given as a slot and its atom. */
export function states<T>(
  c: Compiler<T>,
  env: Env<T>,
  at: readonly { slot: number; atom: number }[],
  visit: (weight: T | null) => void,
): void {
  const F = c.field;
  const { atoms } = c.layout;
  const kept = at.map(({ slot }) => env.slots[slot]);
  const walk = (k: number, weight: T | null): void => {
    if (k === at.length) return visit(weight);
    const { slot, atom } = at[k]!;
    const weighted = atoms[atom]!.kind === 'points';
    for (let s = 0; s < atoms[atom]!.states; s++) {
      env.slots[slot] = s;
      const w = weighted ? env.world.weights[atom]![s]! : null;
      walk(k + 1, w === null ? weight : weight === null ? w : F.mul(weight, w));
    }
  };
  walk(0, null);
  at.forEach(({ slot }, k) => (env.slots[slot] = kept[k]));
}

/** A loop over all values of a fresh instance of a discrete variable. */
export function wholeVariable<T>(
  c: Compiler<T>,
  name: string,
  binding: Extract<Binding<T>, { kind: 'discrete' }>,
  value: Expr,
): Loop<T> {
  const at = binding.slots.map((slot, i) => ({ slot, atom: atomOf(binding.variable, i) }));
  return {
    names: [[name, binding]],
    own: binding.slots,
    slots: noSlots,
    each: (env, visit) => states(c, env, at, visit),
    value,
  };
}

/** The state of an atom whose value is `x`, or the state that a label names. */
export function stateFor<T>(c: Compiler<T>, atom: number, x: number): number {
  const { kind, states: count } = c.layout.atoms[atom]!;
  if (kind === 'bit') return x === 0 || x === 1 ? x : NaN;
  if (kind === 'spin') return x === -1 ? 0 : x === 1 ? 1 : NaN;
  // Labels are told by number; the number that a state stands for is no label.
  if (!(Math.abs(x - Math.round(x)) < 1e-6)) return NaN;
  const s = stateOfLabel(Math.round(x), count);
  return s >= 0 && s < count ? s : NaN;
}

/** Compiles one bound name of a fold. */
export function boundName<T>(
  c: Compiler<T>,
  binder: Binder,
  scope: Scope<T>,
  body: Expr,
  integral: boolean,
): Bound<T>[] {
  const { name } = binder;
  if (name.kind === 'tuple') return tupleOfNames(c, name.items, binder, scope, body, integral);
  if (name.kind === 'prime' && name.base.kind === 'sym') {
    const variable = variableName(c, name.base.name);
    const key = name.base.name + "'".repeat(name.count);
    if (variable && !c.layout.variables.has(key))
      return [fromInstance(c, key, instance(c, variable), binder, scope, body)];
    return [indexLoop(c, key, binder, scope, body)];
  }
  if (name.kind === 'prime' && name.base.kind === 'indexed') {
    // \sum_{x_1'}: over a copy of one component.
    const component = componentAt(c, name.base, scope);
    const key = copyName(name);
    if (!component || key === null) return refuse('this cannot be summed or integrated over', name.span);
    const slot = c.slot();
    c.loops.add(slot);
    return [fromInstance(c, key, { ...component, slots: [slot] }, binder, scope, body)];
  }
  if (name.kind === 'indexed') return componentLoop(c, name, binder, scope);
  if (name.kind !== 'sym') return refuse('expected a name below the sum or integral', name.span);
  const copied = accentedCopy(c, name.name);
  if (copied) return [fromInstance(c, name.name, instance(c, copied), binder, scope, body)];
  if (!c.meaning.indices.has(name.name) || c.layout.variables.has(name.name)) {
    const variable = variableName(c, name.name);
    if (variable) {
      // A limit in place of a range sets the value: \sum_{x = a} stands for no sum.
      if (binder.from && !binder.to && !integral)
        return [{ kind: 'loop', loop: eventLoop(c, name, binder.from, scope) }];
      return [fromInstance(c, variable, instance(c, variable), binder, scope, body)];
    }
  }
  const parameter = c.meaning.parameters.get(name.name);
  if (parameter && !integral && isDrawn(parameter.form) && !binder.from) {
    const loop = parameterLoop(c, name, parameter.form);
    if (loop) return [{ kind: 'loop', loop }];
  }
  if (integral) {
    const slot = c.slot();
    c.loops.add(slot);
    const shape = parameter && isDrawn(parameter.form) ? parameterShape(c.layout, parameter.form) : [];
    return [realName(c, name.name, { kind: 'value', slot, shape, variable: null }, binder, scope, body)];
  }
  return [indexLoop(c, name.name, binder, scope, body)];
}

function fromInstance<T>(
  c: Compiler<T>,
  key: string,
  binding: Binding<T>,
  binder: Binder,
  scope: Scope<T>,
  body: Expr,
): Bound<T> {
  if (binding.kind !== 'discrete')
    return realName(c, key, binding as Extract<Binding<T>, { kind: 'value' }>, binder, scope, body);
  const loop = wholeVariable(c, key, binding, binder.name);
  if (!binder.in || isDomain(binder.in) || binding.variable.axes.length > 0) return { kind: 'loop', loop };
  const set = numberSet(c, binder.in, scope);
  const atom = binding.variable.first;
  if (!set || c.layout.atoms[atom]!.kind === 'labels' || c.layout.atoms[atom]!.kind === 'points')
    return { kind: 'loop', loop };
  const slot = binding.slots[0]!;
  return {
    kind: 'loop',
    loop: {
      ...loop,
      slots: set.slots,
      each: (env, visit) => {
        const allowed = set.run(env).map((x) => stateFor(c, atom, x));
        loop.each(env, (w) => {
          if (allowed.includes(env.slots[slot] as number)) visit(w);
        });
      },
    },
  };
}

function realName<T>(
  c: Compiler<T>,
  key: string,
  binding: Extract<Binding<T>, { kind: 'value' }>,
  binder: Binder,
  scope: Scope<T>,
  body: Expr,
): Bound<T> {
  const { name } = binder;
  let limits: RealName<T>['limits'] = null;
  if (binder.from && binder.to) {
    const from = settle(c.code(binder.from, scope));
    const to = settle(c.code(binder.to, scope));
    if (from.kind !== 'scalar' || to.kind !== 'scalar' || binding.shape.length > 0)
      return refuse('limits of an integral are numbers, and so is what runs between them', name.span);
    limits = { from, to };
  }
  return {
    kind: 'real',
    names: [[key, binding]],
    real: {
      slot: binding.slot,
      shape: binding.shape,
      component: null,
      limits,
      breaks: binding.variable === null || binding.shape.length > 0 ? [] : breaksOf(c, binding.variable),
      peaks: binding.shape.length > 0 ? [] : peaksOf(c, name, binding.variable, scope, body),
    },
    name,
    own: true,
  };
}

/** `\sum_{x}` over all values of a parameter that has finitely many. */
function parameterLoop<T>(
  c: Compiler<T>,
  name: Extract<Expr, { kind: 'sym' }>,
  form: Parameters<typeof parameterShape>[1],
): Loop<T> | null {
  if (form.kind !== 'spins' && form.kind !== 'binary' && form.kind !== 'onehot') return null;
  const F = c.field;
  const shape = parameterShape(c.layout, form);
  const n = shape[0] ?? 1;
  const slot = c.slot();
  c.loops.add(slot);
  const low = form.kind === 'spins' ? -1 : 0;
  const values: number[][] = [];
  if (form.kind === 'onehot')
    for (let i = 0; i < n; i++) values.push(Array.from({ length: n }, (_, k) => (k === i ? 1 : 0)));
  else {
    if (n > 16) return refuse(`a sum over all ${form.kind} vectors of ${n} components is too large`, name.span);
    for (let s = 0; s < 2 ** n; s++) values.push(Array.from({ length: n }, (_, k) => ((s >> k) & 1 ? 1 : low)));
  }
  const all = values.map((v) => v.map((x) => F.of(x)));
  return {
    names: [[name.name, { kind: 'value', slot, shape, variable: null }]],
    own: [slot],
    slots: noSlots,
    value: name,
    each: (env, visit) => {
      for (const v of all) {
        env.slots[slot] = shape.length === 0 ? v[0] : v;
        visit(null);
      }
    },
  };
}

/** `h_i`, `h_{i \ne j}`, `z_{1:K}` below a sum: components of an instance that is already there, changed in place. */
function componentLoop<T>(
  c: Compiler<T>,
  name: Extract<Expr, { kind: 'indexed' }>,
  binder: Binder,
  scope: Scope<T>,
): Bound<T>[] {
  const base = discreteAt(c, name.base, scope);
  if (!base) return [valueComponent(c, name, binder, scope)];
  const at = name.at[0]!;
  const { slots, variable } = base;
  slots.forEach((slot) => c.loops.add(slot));
  const names: readonly (readonly [string, Binding<T>])[] = [];
  if (name.at.length !== 1 || variable.axes.length === 0)
    return refuse(`${variable.name} has no such components`, name.span);
  if (at.kind === 'others' || at.kind === 'range') {
    const keep = kept(c, at, variable.count, scope);
    return [
      {
        kind: 'loop',
        loop: {
          names,
          own: [],
          slots: union(keep.slots, new Set(slots)),
          value: name,
          each: (env, visit) =>
            states(
              c,
              env,
              keep.run(env).map((k) => ({ slot: slots[k - 1]!, atom: atomOf(variable, k - 1) })),
              visit,
            ),
        },
      },
    ];
  }
  const i = wholeNumber(c, at, scope);
  // A component's own slot is bound by the loop; which one it is may change, so that all count as read.
  const own = i.constant !== null && slots[i.constant - 1] !== undefined ? [slots[i.constant - 1]!] : [];
  if (binder.from && !binder.to) {
    const x = settle(c.code(binder.from, scope));
    const F = c.field;
    return [
      {
        kind: 'loop',
        loop: {
          names,
          own,
          slots: union(i.slots, x.slots),
          value: name,
          each: (env, visit) => {
            const k = i.run(env);
            const slot = slots[k - 1];
            if (slot === undefined) return;
            const before = env.slots[slot];
            env.slots[slot] = stateFor(
              c,
              atomOf(variable, k - 1),
              F.number(x.kind === 'scalar' ? x.run(env) : F.of(NaN)),
            );
            visit(null);
            env.slots[slot] = before;
          },
        },
      },
    ];
  }
  const set = binder.in && !isDomain(binder.in) ? numberSet(c, binder.in, scope) : null;
  return [
    {
      kind: 'loop',
      loop: {
        names,
        own,
        slots: union(i.slots, set?.slots ?? noSlots),
        value: name,
        each: (env, visit) => {
          const k = i.run(env);
          const slot = slots[k - 1];
          if (slot === undefined) return;
          const atom = atomOf(variable, k - 1);
          const { kind } = c.layout.atoms[atom]!;
          const allowed =
            set && (kind === 'bit' || kind === 'spin') ? set.run(env).map((x) => stateFor(c, atom, x)) : null;
          states(c, env, [{ slot, atom }], (w) => {
            if (!allowed || allowed.includes(env.slots[slot] as number)) visit(w);
          });
        },
      },
    },
  ];
}

/** A component of a real vector under an integral, or of a vector parameter with finitely many values under a sum. */
function valueComponent<T>(
  c: Compiler<T>,
  name: Extract<Expr, { kind: 'indexed' }>,
  binder: Binder,
  scope: Scope<T>,
): Bound<T> {
  if (name.base.kind !== 'sym' || name.at.length !== 1)
    return refuse('this cannot be summed or integrated over', name.span);
  const key = name.base.name;
  const binding = c.binding(key, scope);
  const i = wholeNumber(c, name.at[0]!, scope);
  if (binding?.kind === 'value' && binding.shape.length === 1) {
    c.loops.add(binding.slot);
    return {
      kind: 'real',
      names: [],
      real: { slot: binding.slot, shape: [], component: (env) => i.run(env), limits: null },
      name,
      own: false,
    };
  }
  const parameter = c.meaning.parameters.get(key);
  if (!parameter || !isDrawn(parameter.form) || (parameter.form.kind !== 'spins' && parameter.form.kind !== 'binary'))
    return refuse('this cannot be summed or integrated over', name.span);
  const F = c.field;
  const { form } = parameter;
  const slot = c.slot();
  c.loops.add(slot);
  const current = settle(c.code(name.base, scope));
  const set = binder.in ? numberSet(c, binder.in, scope) : null;
  const only = binder.from && !binder.to ? settle(c.code(binder.from, scope)) : null;
  return {
    kind: 'loop',
    loop: {
      names: [[key, { kind: 'value', slot, shape: current.shape, variable: null }]],
      own: [slot],
      slots: union(i.slots, current.slots, set?.slots ?? noSlots, only?.slots ?? noSlots),
      value: name,
      each: (env, visit) => {
        const k = i.run(env);
        const before = current.kind === 'scalar' ? [current.run(env)] : current.run(env);
        const values = only
          ? [F.number(only.kind === 'scalar' ? only.run(env) : F.of(NaN))]
          : set
            ? set.run(env)
            : [form.kind === 'spins' ? -1 : 0, 1];
        for (const x of values) {
          const next = [...before];
          next[k - 1] = F.of(x);
          env.slots[slot] = next;
          visit(null);
        }
      },
    },
  };
}

/** `\sum_{x = a}`: the variable takes that value. */
function eventLoop<T>(c: Compiler<T>, name: Extract<Expr, { kind: 'sym' }>, value: Expr, scope: Scope<T>): Loop<T> {
  const variable = variableName(c, name.name)!;
  const binding = instance(c, variable);
  if (binding.kind !== 'discrete' || binding.slots.length !== 1)
    return refuse('a value below a sum is that of a single component', name.span);
  const n = wholeNumber(c, value, scope);
  const slot = binding.slots[0]!;
  return {
    names: [[variable, binding]],
    own: [slot],
    slots: n.slots,
    value: name,
    each: (env, visit) => {
      env.slots[slot] = stateFor(c, binding.variable.first, n.run(env));
      visit(null);
    },
  };
}

/** `x_1, \dots, x_K` and `(i, j)` below a fold. */
function tupleOfNames<T>(
  c: Compiler<T>,
  items: readonly Expr[],
  binder: Binder,
  scope: Scope<T>,
  body: Expr,
  integral: boolean,
): Bound<T>[] {
  const dots = items.some((item) => item.kind === 'ellipsis');
  const first = items[0]!;
  if (dots && first.kind === 'indexed') {
    const last = items[items.length - 1]!;
    const span = first.span;
    if (last.kind !== 'indexed') return refuse('an ellipsis needs a first and a last name', span);
    // \sum_{x_K} \dots \sum_{x_1}: down to a number is up from it; x_2, \dots, x_K may hold nothing where K is 1.
    const [a, b] = [first.at[0]!, last.at[0]!];
    const down = a.kind !== 'num' && b.kind === 'num';
    const range: Expr = { kind: 'range', from: down ? b : a, to: down ? a : b, span };
    return boundName(c, { ...binder, name: { ...first, at: [range] } }, scope, body, integral);
  }
  const out: Bound<T>[] = [];
  let inner = scope;
  for (const name of items.filter((item) => item.kind !== 'ellipsis')) {
    for (const bound of boundName(c, { ...binder, name }, inner, body, integral)) {
      out.push(bound);
      inner = bind(inner, bound.kind === 'loop' ? bound.loop.names : bound.names);
    }
  }
  return out;
}

/** An index from a range, a set, its declaration, or what it indexes. */
function indexLoop<T>(c: Compiler<T>, key: string, binder: Binder, scope: Scope<T>, body: Expr): Bound<T> {
  const slot = c.slot();
  c.loops.add(slot);
  const make = (
    slots: ReadonlySet<number>,
    run: (env: Env<T>) => Iterable<number>,
    most: number | null = null,
  ): Bound<T> => ({
    kind: 'loop',
    loop: {
      names: [[key, { kind: 'index', slot, ...(most === null ? {} : { most }) }]],
      own: [slot],
      slots,
      value: binder.name,
      each: (env, visit) => {
        for (const k of run(env)) {
          env.slots[slot] = k;
          visit(null);
        }
      },
    },
  });
  const counted = (from: ReturnType<typeof wholeNumber<T>>, to: ReturnType<typeof wholeNumber<T>>): Bound<T> =>
    make(
      union(from.slots, to.slots),
      (env) => {
        const a = from.run(env);
        const b = to.run(env);
        if (!(b - a < 100_000)) return refuse('this sum has no finite range', binder.name.span);
        return Array.from({ length: Math.max(0, b - a + 1) }, (_, k) => a + k);
      },
      to.constant,
    );
  const one = { run: () => 1, slots: noSlots, constant: 1 };
  if (binder.in) {
    const set = isDomain(binder.in) ? null : numberSet(c, binder.in, scope);
    if (set) return make(set.slots, set.run);
  }
  if (binder.from && !binder.to) {
    // \sum_{i=1} with no upper limit runs over all of what it indexes, from there on.
    const size = sizeFor(c, key, slot, scope, body);
    if (size === null) return refuse(`the upper limit of ${key} is not known`, binder.name.span);
    return counted(wholeNumber(c, binder.from, scope), { run: () => size, slots: noSlots, constant: size });
  }
  if (binder.to)
    return counted(binder.from ? wholeNumber(c, binder.from, scope) : one, wholeNumber(c, binder.to, scope));
  const size = sizeFor(c, key, slot, scope, body);
  if (size === null)
    return refuse(`the range of ${key} is not known: give its limits or declare it under indices`, binder.name.span);
  return counted(one, { run: () => size, slots: noSlots, constant: size });
}

/** Range of an index without limits: that of what it indexes in the body, else by declaration; null if neither tells. */
export function sizeFor<T>(c: Compiler<T>, key: string, slot: number, scope: Scope<T>, body: Expr): number | null {
  const declared = c.meaning.indices.get(key);
  const size = declared === undefined ? null : sizeOf(c.layout, declared);
  const lengths = new Set<number>();
  const inner = bind(scope, [[key, { kind: 'index', slot } as Binding<T>]]);
  const look = (e: Expr): void => {
    // Where the declared range fits, the first place settles it; compiling every base twice would be dear.
    if (lengths.size > 0 && (size === null || lengths.has(size))) return;
    const length = nodeLength(c, e, key) ?? labelsNamed(c, e, key);
    if (length !== null) lengths.add(length);
    else if (e.kind === 'indexed') {
      const k = e.at.findIndex((at) => nameOf(at) === key);
      const along = k === -1 ? null : axis(c, e.base, k, inner);
      if (along !== null) lengths.add(along);
    }
    parts(e).forEach(look);
  };
  look(body);
  const [only] = lengths;
  if (only === undefined || (size !== null && (lengths.size > 1 || lengths.has(size)))) return size;
  if (size !== null) c.notes.add(`$${key}$ was read as running over what it indexes, up to ${only}`);
  return only;
}

/** Length of an axis of a value; null where it cannot be compiled by itself. */
function axis<T>(c: Compiler<T>, e: Expr, k: number, scope: Scope<T>): number | null {
  try {
    const variable = discreteAt(c, e, scope);
    if (variable) return variable.variable.axes[k] ?? null;
    const code = c.code(e, scope);
    if (code.kind === 'flexible') return null;
    const shape = code.shape.length === 2 && code.shape[0] === 1 ? code.shape.slice(1) : code.shape;
    return shape[k] ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
