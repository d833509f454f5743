import { sizeOf } from '../layout';
import type { EntriesForm } from '../meaning';
import { refuse } from '../refusal';
import type { Binding, Compiler, Env, Fixed, Shape } from './code';
import { bind, entries, spend, tensor, without } from './code';
import { settle } from './elementwise';

/** An array whose entries are computed one by one, as they are asked for. */
export interface Entries<T> {
  readonly shape: Shape;
  readonly slots: ReadonlySet<number>;
  /** The entry at a place, counted row by row from 0. */
  readonly at: (env: Env<T>, place: number) => T;
}

/** An array whose entries a formula gives: every index runs over its axis, from 1. */
export function entriesOf<T>(c: Compiler<T>, { axes, at, formula }: EntriesForm): Entries<T> {
  const shape = axes.map((axis) => sizeOf(c.layout, axis) ?? 1);
  const own = at.map(() => c.slot());
  own.forEach((slot) => c.loops.add(slot));
  const names = at.map((name, k): [string, Binding<T>] => [name, { kind: 'index', slot: own[k]!, most: shape[k]! }]);
  const entry = settle(c.code(formula.expr, bind(c.root, names)), formula.expr.span);
  if (entry.kind !== 'scalar') return refuse(`"${formula.source.latex}" is meant to give one entry, and gives several`);
  const slots = without(entry.slots, own);
  const keeps = ![...slots].some((slot) => c.loops.has(slot));
  let known: T[] = [];
  let stamp = -1;
  const value = (env: Env<T>, place: number): T => {
    spend(env);
    let rest = place;
    for (let k = shape.length - 1; k >= 0; k--) {
      env.slots[own[k]!] = (rest % shape[k]!) + 1;
      rest = Math.floor(rest / shape[k]!);
    }
    return entry.run(env);
  };
  if (!keeps) return { shape, slots, at: value };
  return {
    shape,
    slots,
    at: (env, place) => {
      if (stamp !== env.stamp) known = [];
      stamp = env.stamp;
      return (known[place] ??= value(env, place));
    },
  };
}

/** All of such an array. */
export function entrywise<T>(c: Compiler<T>, form: EntriesForm): Fixed<T> {
  const { shape, slots, at } = entriesOf(c, form);
  const count = entries(shape);
  return tensor(shape, slots, (env) => Array.from({ length: count }, (_, place) => at(env, place)));
}
