import type { Binder, Expr } from '../../expr';
import { isDrawn } from '../meaning';
import { refuse } from '../refusal';
import type { Binding, Compiler, Scope } from './code';
import { bind } from './code';
import { componentLoop } from './component-loops';
import { settle } from './elementwise';
import { indexLoop } from './index-loops';
import { componentAt, copyName } from './indexing';
import { instance, stateFor } from './instances';
import type { RealName } from './integrals';
import type { Bound } from './loops';
import { eventLoop, parameterLoop, wholeVariable } from './loops';
import { parameterShape } from './names';
import { breaksOf, peaksOf } from './places';
import { isDomain, numberSet } from './sets';
import { accentedCopy, variableName } from './variables';

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
