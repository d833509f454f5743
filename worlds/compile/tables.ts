import type { Field } from '../field';
import type { Layout } from '../layout';
import type { World } from '../world';

/**
 * A table over some atoms, conditional on others: what a family of arbitrary densities comes down to.
 * Entries run over the states of `atoms` in order, the last atom fastest.
 */
export interface Table<T> {
  readonly atoms: readonly number[];
  readonly entries: readonly T[];
}

/** What a density of a family is made of: a normalised table for each factor that matters, multiplied out. */
export interface Joint<T> {
  /** Atoms with a law, as a bit mask. */
  readonly of: number;
  /** Atoms that are conditions, as a bit mask. */
  readonly given: number;
  readonly full: Table<T>;
  /** Marginals by the atoms they keep. */
  readonly marginals: Map<number, Marginal<T>>;
}

export interface Marginal<T> {
  readonly entries: readonly T[];
  /** Stride of each atom in `entries`, by atom; 0 where the atom is summed out. */
  readonly strides: Int32Array;
}

export const bit = (atom: number): number => 1 << atom;

export const maskOf = (atoms: readonly number[]): number => atoms.reduce((m, a) => m | bit(a), 0);

/** The most atoms that a bit mask of 32 bits can tell apart. */
export const MAX_ATOMS = 30;

function strides(layout: Layout, atoms: readonly number[]): { strides: Int32Array; size: number } {
  const out = new Int32Array(layout.atoms.length);
  let size = 1;
  for (let k = atoms.length - 1; k >= 0; k--) {
    out[atoms[k]!] = size;
    size *= layout.atoms[atoms[k]!]!.states;
  }
  return { strides: out, size };
}

/** Calls back for every joint state of some atoms, with the state of each by atom. */
export function eachState(
  layout: Layout,
  atoms: readonly number[],
  visit: (states: Int32Array, index: number) => void,
): void {
  const states = new Int32Array(layout.atoms.length);
  const { size } = strides(layout, atoms);
  for (let index = 0; index < size; index++) {
    visit(states, index);
    for (let k = atoms.length - 1; k >= 0; k--) {
      const a = atoms[k]!;
      if (++states[a]! < layout.atoms[a]!.states) break;
      states[a] = 0;
    }
  }
}

/** Base weight of a joint state. */
function weight<T>(F: Field<T>, world: World<T>, atoms: readonly number[], states: Int32Array): T {
  let w = F.of(1);
  for (const a of atoms) if (world.layout.atoms[a]!.kind === 'points') w = F.mul(w, world.weights[a]![states[a]!]!);
  return w;
}

/**
 * Normalises a positive table over `of` for each state of `given`, under the base weights.
 * @param raw entries over `[...of, ...given]`
 */
export function normalise<T>(
  F: Field<T>,
  world: World<T>,
  of: readonly number[],
  given: readonly number[],
  raw: readonly T[],
): { table: Table<T>; totals: T[] } {
  const atoms = [...of, ...given];
  const g = strides(world.layout, given);
  const totals = Array.from({ length: g.size }, () => F.of(0));
  const place = (states: Int32Array): number => given.reduce((k, a) => k + states[a]! * g.strides[a]!, 0);
  eachState(world.layout, atoms, (states, index) => {
    const k = place(states);
    totals[k] = F.add(totals[k]!, F.mul(raw[index]!, weight(F, world, of, states)));
  });
  const entries: T[] = [];
  eachState(world.layout, atoms, (states, index) => {
    entries.push(F.div(raw[index]!, totals[place(states)]!));
  });
  return { table: { atoms, entries }, totals };
}

/** The product of normalised factors as one joint. Atoms that no factor produces are conditions. */
export function jointOf<T>(
  F: Field<T>,
  world: World<T>,
  factors: readonly { readonly of: number; readonly table: Table<T> }[],
): Joint<T> {
  const of = factors.reduce((m, f) => m | f.of, 0);
  const all = factors.reduce((m, f) => m | maskOf(f.table.atoms), 0);
  const given = all & ~of;
  if (factors.length === 1) return { of, given, full: factors[0]!.table, marginals: new Map() };
  const atoms = world.layout.atoms.map((a) => a.index).filter((a) => (all & bit(a)) !== 0);
  const places = factors.map((f) => strides(world.layout, f.table.atoms).strides);
  const entries: T[] = [];
  eachState(world.layout, atoms, (states) => {
    let value = F.of(1);
    factors.forEach((f, k) => {
      let at = 0;
      for (const a of f.table.atoms) at += states[a]! * places[k]![a]!;
      value = F.mul(value, f.table.entries[at]!);
    });
    entries.push(value);
  });
  return { of, given, full: { atoms, entries }, marginals: new Map() };
}

/** The marginal of a joint that keeps some atoms (and all conditions), the others summed out by weight. */
export function marginal<T>(F: Field<T>, world: World<T>, joint: Joint<T>, keep: number): Marginal<T> {
  const mask = keep | joint.given;
  const found = joint.marginals.get(mask);
  if (found) return found;
  const { atoms, entries } = joint.full;
  const kept = atoms.filter((a) => (mask & bit(a)) !== 0);
  const gone = atoms.filter((a) => (mask & bit(a)) === 0);
  const s = strides(world.layout, kept);
  let made: Marginal<T>;
  if (gone.length === 0) made = { entries, strides: s.strides };
  else {
    const sums = Array.from({ length: s.size }, () => F.of(0));
    eachState(world.layout, atoms, (states, index) => {
      let at = 0;
      for (const a of kept) at += states[a]! * s.strides[a]!;
      sums[at] = F.add(sums[at]!, F.mul(entries[index]!, weight(F, world, gone, states)));
    });
    made = { entries: sums, strides: s.strides };
  }
  joint.marginals.set(mask, made);
  return made;
}

/** Rounds of making several independences hold at once, each of which disturbs the others a little less. */
const ROUNDS = 400;

/**
 * The nearest joint in which some atoms tell nothing about others: J(rest | a, b, c) J(a | c) J(b, c), where
 * J(rest | …) is what it was. Several independences are made to hold in turn until nothing changes.
 */
export function independent<T>(
  F: Field<T>,
  world: World<T>,
  table: Table<T>,
  all: readonly { readonly a: readonly number[]; readonly b: readonly number[]; readonly given: readonly number[] }[],
): Table<T> {
  let current = table;
  for (let round = 0; round < (all.length > 1 ? ROUNDS : all.length); round++) {
    let change = 0;
    for (const { a, b, given } of all) {
      const of = maskOf(table.atoms);
      const joint: Joint<T> = { of, given: 0, full: current, marginals: new Map() };
      const [A, B, C] = [maskOf(a), maskOf(b), maskOf(given)];
      const parts = [A | C, B | C, C, A | B | C].map((keep) => marginal(F, world, joint, keep));
      const entries: T[] = [];
      eachState(world.layout, current.atoms, (states, index) => {
        const [ac, bc, c, abc] = parts.map((m) => {
          let at = 0;
          for (const x of current.atoms) at += states[x]! * m.strides[x]!;
          return m.entries[at]!;
        }) as [T, T, T, T];
        const factor = F.div(F.mul(ac, bc), F.mul(c, abc));
        change = Math.max(change, Math.abs(F.number(factor) - 1));
        entries.push(F.mul(current.entries[index]!, factor));
      });
      current = { atoms: current.atoms, entries };
    }
    if (change < 1e-15) break;
  }
  return current;
}
