import type { Field } from './field';
import type { Layout } from './layout';
import { atomOf } from './layout';
import type { Meaning } from './meaning';
import { isDrawn } from './meaning';
import type { Tape } from './numeric/random';
import { integerIn, positive, uniform01 } from './numeric/random';
import { sizeOf } from './layout';
import { drawParameter, refined } from './parameters';
import { refuse } from './refusal';

/** Coefficients of an arbitrary function: see `compile/arbitrary.ts`. */
export interface Coefficients {
  /** Read by place; drawn from the tape as far as the function needs. */
  readonly at: (i: number) => number;
}

export interface Graph {
  readonly nodes: number;
  /** Each edge once, the smaller end first; nodes count from 1. */
  readonly edges: readonly (readonly [number, number])[];
  readonly neighbours: readonly (readonly number[])[];
}

/** Everything that is random about one world, in doubles: a pure function of a layout and a tape. */
export interface Draw {
  readonly layout: Layout;
  readonly parameters: ReadonlyMap<string, readonly number[]>;
  /** Value of each state of each atom. */
  readonly values: readonly (readonly number[])[];
  /** Base weight of each state of each atom. */
  readonly weights: readonly (readonly number[])[];
  /** For each arbitrary factor, in the order of `factorsOf`: a positive number for each joint state. */
  readonly tables: readonly (readonly number[])[];
  readonly functions: ReadonlyMap<string, Coefficients>;
  readonly graph: Graph | null;
  /** How much of the tape was used; points read from here on. */
  readonly used: number;
}

/** A draw in some field, with what is derived from it and kept. */
export interface World<T> {
  readonly draw: Draw;
  readonly layout: Layout;
  readonly values: readonly (readonly T[])[];
  readonly weights: readonly (readonly T[])[];
  readonly parameters: ReadonlyMap<string, readonly T[]>;
  /** Tables of densities, made when first asked for; the key names family and factors. */
  readonly derived: Map<string, unknown>;
}

/** An arbitrary factor of a density: a positive table over `of`, normalised for each state of `given`. */
export interface Factor {
  readonly family: string;
  readonly of: readonly number[];
  readonly given: readonly number[];
  /** Atoms `a` that tell nothing about atoms `b` once those in `given` are known. */
  readonly independent: readonly {
    readonly a: readonly number[];
    readonly b: readonly number[];
    readonly given: readonly number[];
  }[];
}

/** Atoms of a variable. */
export function atomsOf(layout: Layout, name: string): number[] {
  const variable = layout.variables.get(name);
  if (!variable || variable.kind !== 'discrete') return [];
  return Array.from({ length: variable.shared ? 1 : variable.count }, (_, i) => atomOf(variable, i));
}

const factors = new WeakMap<Meaning, WeakMap<Layout, readonly Factor[]>>();

/** All arbitrary factors of a world file, in order; gathered once for a layout, for each of thousands of worlds needs them. */
export function factorsOf(meaning: Meaning, layout: Layout): readonly Factor[] {
  let known = factors.get(meaning);
  if (!known) factors.set(meaning, (known = new WeakMap()));
  let found = known.get(layout);
  if (!found) known.set(layout, (found = factorsIn(meaning, layout)));
  return found;
}

function factorsIn(meaning: Meaning, layout: Layout): Factor[] {
  const out: Factor[] = [];
  const atoms = (names: readonly string[]): number[] => names.flatMap((name) => atomsOf(layout, name));
  for (const density of meaning.densities) {
    const family = density.signature.name;
    if (density.kind === 'joint') {
      const independent = density.independent.map((i) => ({ a: atoms(i.a), b: atoms(i.b), given: atoms(i.given) }));
      out.push({ family, of: atoms(density.of), given: [], independent });
    } else if (density.kind === 'conditional')
      out.push({ family, of: atoms(density.of), given: atoms(density.given), independent: [] });
    else if (density.kind === 'dag') {
      const all = atoms([density.over]);
      layout.parents.get(family)?.forEach((parents, k) => {
        out.push({ family, of: [all[k]!], given: parents.map((p) => all[p]!), independent: [] });
      });
    } else if (density.kind === 'product')
      for (const f of density.factors)
        out.push({ family, of: atoms(f.of ?? []), given: atoms(f.given ?? []), independent: [] });
  }
  return out;
}

/** Joint states that a density may have in one world. */
const MOST_STATES = 2 ** 19;

/** Joint states of the largest table that the densities of a world are made of. Refuses tables that are too large. */
export function statesOf(meaning: Meaning, layout: Layout): number {
  const tables = factorsOf(meaning, layout).map((f) => ({ family: f.family, atoms: [...f.of, ...f.given] }));
  for (const d of meaning.densities)
    if (d.kind === 'unnormalised')
      tables.push({ family: d.signature.name, atoms: d.over.flatMap((v) => atomsOf(layout, v)) });
  let most = 1;
  for (const family of new Set(tables.map((t) => t.family))) {
    const atoms = new Set(tables.flatMap((t) => (t.family === family ? t.atoms : [])));
    const states = [...atoms].reduce((n, a) => n * layout.atoms[a]!.states, 1);
    if (states > MOST_STATES)
      refuse(`the density ${family} has ${states} joint states, more than ${MOST_STATES}: declare smaller sizes`);
    most = Math.max(most, states);
  }
  return most;
}

/** Draws a world: all that is random, read from the tape in a fixed order. */
export function drawWorld(meaning: Meaning, layout: Layout, tape: Tape): Draw {
  let at = 0;
  const next = (): number => tape.at(at++);
  const values: number[][] = [];
  const weights: number[][] = [];
  for (const atom of layout.atoms) {
    const { kind, states } = atom;
    values.push(kind === 'bit' ? [0, 1] : kind === 'spin' ? [-1, 1] : times(states, () => 1.4 * next()));
    weights.push(times(states, kind === 'points' ? () => positive(0.6 * next()) : () => 1));
  }
  const parameters = new Map<string, readonly number[]>();
  for (const { name, form } of meaning.parameters.values())
    if (isDrawn(form))
      parameters.set(
        name,
        drawParameter(form, (size) => sizeOf(layout, size) ?? 1, next),
      );
  const tables = factorsOf(meaning, layout).map((factor) => {
    const states = [...factor.of, ...factor.given].reduce((n, a) => n * layout.atoms[a]!.states, 1);
    return times(states, () => positive(1.1 * next()));
  });
  const graph = meaning.edges ? drawGraph(sizeOf(layout, meaning.edges.over)!, next) : null;
  const functions = new Map<string, Coefficients>();
  for (const [name, form] of meaning.functions) {
    if (form.kind !== 'arbitrary') continue;
    const start = at;
    at += 64;
    functions.set(name, { at: (i) => tape.at(start + (i % 64)) });
  }
  return { layout, parameters, values, weights, tables, functions, graph, used: at };
}

/** So many numbers, made one after another. */
function times(count: number, entry: () => number): number[] {
  const out: number[] = [];
  for (let i = 0; i < count; i++) out.push(entry());
  return out;
}

/** A random connected graph: a random tree, and each further edge with probability 0.4. */
function drawGraph(nodes: number, next: () => number): Graph {
  const edges: [number, number][] = [];
  const has = new Set<string>();
  const join = (a: number, b: number): void => {
    const [x, y] = a < b ? [a, b] : [b, a];
    if (x === y || has.has(`${x} ${y}`)) return;
    has.add(`${x} ${y}`);
    edges.push([x, y]);
  };
  for (let i = 2; i <= nodes; i++) join(i, integerIn(next(), 1, i - 1));
  for (let i = 1; i <= nodes; i++) for (let j = i + 1; j <= nodes; j++) if (uniform01(next()) < 0.4) join(i, j);
  const neighbours: number[][] = Array.from({ length: nodes + 1 }, () => []);
  for (const [a, b] of edges) {
    neighbours[a]!.push(b);
    neighbours[b]!.push(a);
  }
  return { nodes, edges, neighbours: neighbours.map((n) => n.sort((a, b) => a - b)) };
}

/** Entries at the start of a tape that say what values and base weights the states have. */
export const structureOf = (layout: Layout): number =>
  layout.atoms.reduce((n, a) => n + (a.kind === 'labels' ? 1 : a.kind === 'points' ? 2 : 0) * a.states, 0);

/** The same draw in a field. What a declaration promises of a parameter holds there to the field's own precision. */
export function worldIn<T>(meaning: Meaning, draw: Draw, F: Field<T>): World<T> {
  const all = (rows: readonly (readonly number[])[]): T[][] => rows.map((row) => row.map((x) => F.of(x)));
  const parameters = [...draw.parameters].map(([name, value]): [string, T[]] => {
    const entries = value.map((x) => F.of(x));
    const form = meaning.parameters.get(name)?.form;
    return [name, form && F.name !== 'doubles' ? refined(F, form, entries) : entries];
  });
  return {
    draw,
    layout: draw.layout,
    values: all(draw.values),
    weights: all(draw.weights),
    parameters: new Map(parameters),
    derived: new Map(),
  };
}
