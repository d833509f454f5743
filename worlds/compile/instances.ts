import type { Binding, Compiler, Env } from './code';
import { stateOfLabel } from './labels';

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
