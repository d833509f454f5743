import { sizeOf } from '../layout';
import type { EntriesForm } from '../meaning';
import { refuse } from '../refusal';
import type { Binding, Compiler, Fixed } from './code';
import { bind, entries, spend, tensor, without } from './code';
import { settle } from './elementwise';

/** An array whose entries a formula gives: every index runs over its axis, from 1. */
export function entrywise<T>(c: Compiler<T>, { axes, at, formula }: EntriesForm): Fixed<T> {
  const shape = axes.map((axis) => sizeOf(c.layout, axis) ?? 1);
  const slots = at.map(() => c.slot());
  slots.forEach((slot) => c.loops.add(slot));
  const names = at.map((name, k): [string, Binding<T>] => [name, { kind: 'index', slot: slots[k]!, most: shape[k]! }]);
  const entry = settle(c.code(formula.expr, bind(c.root, names)), formula.expr.span);
  if (entry.kind !== 'scalar') return refuse(`"${formula.source.latex}" is meant to give one entry, and gives several`);
  const count = entries(shape);
  return tensor(shape, without(entry.slots, slots), (env) =>
    Array.from({ length: count }, (_, place) => {
      spend(env);
      let rest = place;
      for (let k = shape.length - 1; k >= 0; k--) {
        env.slots[slots[k]!] = (rest % shape[k]!) + 1;
        rest = Math.floor(rest / shape[k]!);
      }
      return entry.run(env);
    }),
  );
}
