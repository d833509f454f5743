import type { Binder, Expr } from '../../expr';
import { atomOf } from '../layout';
import { isDrawn } from '../meaning';
import { refuse } from '../refusal';
import type { Binding, Compiler, Scope } from './code';
import { noSlots, union } from './code';
import { settle } from './elementwise';
import { discreteAt, kept } from './indexing';
import { states, stateFor } from './instances';
import type { Bound } from './loops';
import { isDomain, numberSet } from './sets';
import { wholeNumber } from './whole';

/** `h_i`, `h_{i \ne j}`, `z_{1:K}` below a sum: components of an instance that is already there, changed in place. */
export function componentLoop<T>(
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
