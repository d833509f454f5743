import { fail } from './error';
import { describe } from './value';
import type { Tensor } from './value';

/** Places along one axis: a single one, which removes the axis, or several. Counted from 1. */
export type Place = number | readonly number[];

/** The entries of an array at given places, one for each axis. */
export function at<T>(a: Tensor<T>, chosen: readonly Place[]): Tensor<T> {
  if (chosen.length !== a.shape.length) {
    const remedy = chosen.length < a.shape.length ? `; write : for a whole axis, as in x[1, :]` : '';
    return fail(`an index of ${describe(a)} needs ${a.shape.length} places, but has ${chosen.length}${remedy}`);
  }
  let offsets = [0];
  const shape: number[] = [];
  chosen.forEach((place, axis) => {
    const n = a.shape[axis]!;
    const list = typeof place === 'number' ? [place] : place;
    if (typeof place !== 'number') shape.push(place.length);
    for (const i of list) {
      if (i < 1 || i > n) fail(`there is no place ${i} on an axis of ${n}; places are counted from 1`);
    }
    offsets = offsets.flatMap((o) => list.map((i) => o * n + i - 1));
  });
  return { shape, entries: offsets.map((o) => a.entries[o]!) };
}
