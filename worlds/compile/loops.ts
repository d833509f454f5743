import type { Expr } from '../../expr';
import { atomOf } from '../layout';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, Scope } from './code';
import { noSlots } from './code';
import { instance, states, stateFor } from './instances';
import type { RealName } from './integrals';
import { parameterShape } from './names';
import { variableName } from './variables';
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

/** What a bound name of a fold comes to: a loop over its values, or a real name that is integrated over. */
export type Bound<T> =
  | { readonly kind: 'loop'; readonly loop: Loop<T> }
  | {
      readonly kind: 'real';
      readonly names: readonly (readonly [string, Binding<T>])[];
      readonly real: RealName<T>;
      readonly name: Expr;
      readonly own: boolean;
    };

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

/** `\sum_{x}` over all values of a parameter that has finitely many. */
export function parameterLoop<T>(
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

/** `\sum_{x = a}`: the variable takes that value. */
export function eventLoop<T>(
  c: Compiler<T>,
  name: Extract<Expr, { kind: 'sym' }>,
  value: Expr,
  scope: Scope<T>,
): Loop<T> {
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
