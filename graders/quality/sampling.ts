import type { Random } from '../../worlds/numeric/random';

/** An order of things that is as random as `random`. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const k = Math.floor(random() * (i + 1));
    [out[i], out[k]] = [out[k]!, out[i]!];
  }
  return out;
}

/**
 * Takes from several urns in turn, without putting back, so that a full urn does not outweigh the others.
 * @param use makes something of what was drawn; null: it is of no use, and the turn goes on
 * @param most how many things to make
 */
export function inTurn<T, R>(
  urns: readonly (readonly T[])[],
  most: number,
  random: Random,
  use: (drawn: T) => R | null,
): R[] {
  const open = shuffled(urns, random).map((urn) => shuffled(urn, random));
  const out: R[] = [];
  while (out.length < most && open.some((urn) => urn.length > 0))
    for (const urn of open) {
      if (out.length >= most) break;
      const drawn = urn.pop();
      const made = drawn === undefined ? null : use(drawn);
      if (made !== null) out.push(made);
    }
  return out;
}

/** Things by what they have in common, in the order of their first ones. */
export function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
