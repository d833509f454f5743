import type { Field } from '../field';
import type { Env, Fixed } from './code';
import type { Entries } from './entries';
import { entries, run, scalar, tensor, union } from './code';

/** What an index picks of its axis: one place, or several, as places from 1. */
export type Selector<T> =
  | { readonly kind: 'one'; readonly run: (env: Env<T>) => number; readonly slots: ReadonlySet<number> }
  | {
      readonly kind: 'some';
      readonly count: number;
      readonly run: (env: Env<T>) => readonly number[];
      readonly slots: ReadonlySet<number>;
    };

/**
 * The part of an array that some selectors pick, the first of them of its first axis; axes without one stay whole.
 * Outside of the array nothing has a value: there the entries are NaN, and no world is compared.
 * @param axes lengths of the axes of the array
 */
export function selected<T>(
  F: Field<T>,
  base: Fixed<T> | Entries<T>,
  axes: readonly number[],
  selectors: readonly Selector<T>[],
): Fixed<T> {
  const slots = union(base.slots, ...selectors.map((s) => s.slots));
  const tail = axes.slice(selectors.length);
  const chunk = entries(tail);
  const shape = [...selectors.flatMap((s) => (s.kind === 'some' ? [s.count] : [])), ...tail];
  const pick = (env: Env<T>): readonly T[] => {
    let places = [0];
    for (const [k, selector] of selectors.entries()) {
      const length = axes[k]!;
      const at = selector.kind === 'one' ? [selector.run(env)] : selector.run(env);
      const inside = at.every((place) => place >= 1 && place <= length);
      if (!inside || (selector.kind === 'some' && at.length !== selector.count))
        return Array.from({ length: entries(shape) }, () => F.of(NaN));
      places = places.flatMap((place) => at.map((p) => place * length + p - 1));
    }
    if ('at' in base)
      return places.flatMap((p) => Array.from({ length: chunk }, (_, k) => base.at(env, p * chunk + k)));
    const all = run(base, env);
    return chunk === 1 ? places.map((p) => all[p]!) : places.flatMap((p) => all.slice(p * chunk, (p + 1) * chunk));
  };
  if (shape.length > 0) return tensor(shape, slots, pick);
  // A single entry, as nearly every index in a sum picks: the same without the arrays.
  return scalar(slots, (env) => {
    let place = 0;
    for (const [k, selector] of selectors.entries()) {
      const at = selector.run(env) as number;
      if (!(at >= 1 && at <= axes[k]!)) return F.of(NaN);
      place = place * axes[k]! + at - 1;
    }
    return 'at' in base ? base.at(env, place) : run(base, env)[place]!;
  });
}
