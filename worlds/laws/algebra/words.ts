import { keyOf, wordKey } from './keys';
import { ONE } from './ratio';
import type { Atom, Factor, Inside, Letter, Rank } from './types';

/** Rank of a letter as it stands, turned or not. */
export function rankOf({ atom, turned }: Letter): Rank {
  if (!turned) return atom.rank;
  return atom.rank === 'column' ? 'row' : atom.rank === 'row' ? 'column' : atom.rank;
}

const turnedRound = (word: readonly Letter[]): Letter[] =>
  [...word].reverse().map((l) => (symmetric(l.atom) ? l : { atom: l.atom, turned: !l.turned }));

/** Matrices that are their own transposes, as far as that shows. */
function symmetric(a: Atom): boolean {
  if (a.inside.kind === 'apply') return a.inside.name === 'diag' && a.rank === 'matrix';
  const [t] = a.inside.kind === 'power' ? a.inside.base : [];
  return a.rank === 'matrix' && t?.word.length === 1 && symmetric(t.word[0]!.atom);
}

/** An atom for a product of vectors and matrices that comes to a number: x^T y is y^T x. */
function number(word: readonly Letter[]): Atom {
  const [a, b] = [word, turnedRound(word)];
  const letters = wordKey(a) <= wordKey(b) ? a : b;
  const inside: Inside = { kind: 'word', letters };
  return {
    inside,
    key: keyOf(inside),
    free: new Set(letters.flatMap((l) => [...l.atom.free])),
    rank: 'number',
    height: Math.max(...letters.map((l) => l.atom.height)),
  };
}

/** Two products beside each other: stretches from a row to a column are numbers, the rest keeps its order. */
export function joined(a: readonly Letter[], b: readonly Letter[]): { numbers: Factor[]; rest: readonly Letter[] } {
  if (a.length === 0 || b.length === 0) return { numbers: [], rest: a.length === 0 ? b : a };
  const numbers: Factor[] = [];
  let rest: Letter[] = [...a, ...b];
  for (;;) {
    const to = rest.findIndex((l, i) => rankOf(l) === 'column' && startOf(rest, i) !== null);
    if (to === -1) return { numbers, rest };
    const from = startOf(rest, to)!;
    numbers.push({ atom: number(rest.slice(from, to + 1)), power: ONE });
    rest = [...rest.slice(0, from), ...rest.slice(to + 1)];
  }
}

/** Where the row stands that, over matrices only, leads to the column at a place; null for none. */
function startOf(word: readonly Letter[], to: number): number | null {
  for (let i = to - 1; i >= 0; i--) {
    const rank = rankOf(word[i]!);
    if (rank === 'row') return i;
    if (rank !== 'matrix') return null;
  }
  return null;
}

/**
 * The least of all ways to write a product under a trace, where factors may be moved from one end to the other and the
 * whole turned round; a number where it goes from a row to a column. Null where what stands in it has no known rank.
 */
export function roundOf(
  word: readonly Letter[],
): { kind: 'number'; atom: Atom } | { kind: 'word'; word: readonly Letter[]; moved: boolean } | null {
  if (word.some((l) => l.atom.rank === 'unknown')) return null;
  let best: readonly Letter[] = word;
  for (const one of [word, turnedRound(word)])
    for (let k = 0; k < one.length; k++) {
      const moved = [...one.slice(k), ...one.slice(0, k)];
      if (rankOf(moved[0]!) === 'row' && rankOf(moved[moved.length - 1]!) === 'column')
        return { kind: 'number', atom: number(moved) };
      if (wordKey(moved) < wordKey(best)) best = moved;
    }
  return { kind: 'word', word: best, moved: best !== word };
}
