import { canonicalName } from '../expr';
import type { SizeRef } from './declarations';
import type { Meaning, VariableMeaning } from './meaning';
import type { Random } from './numeric/random';
import { refuse } from './refusal';

/** One discrete component of a random variable: what a table has an axis for. */
export interface Atom {
  readonly index: number;
  readonly variable: string;
  /** How many states it has. */
  readonly states: number;
  /** `bit` and `spin` have fixed values; `labels` distinct random reals, `points` too, with random base weights. */
  readonly kind: 'labels' | 'points' | 'bit' | 'spin';
}

/** A discrete variable: `count` atoms from `first` on. `axes` is [] for a scalar, [n] for a vector. */
export interface DiscreteVariable {
  readonly kind: 'discrete';
  readonly name: string;
  readonly first: number;
  readonly count: number;
  readonly axes: readonly number[];
  /** Its components are copies of one atom, `first`: `z_k: {copies: [K, z]}`. */
  readonly shared: boolean;
}

/** Index of the atom of which component `i` is an instance. */
export const atomOf = (variable: DiscreteVariable, i: number): number =>
  variable.shared ? variable.first : variable.first + i;

/** A real variable, integrated by quadrature. */
export interface RealVariable {
  readonly kind: 'real';
  readonly name: string;
  readonly axes: readonly number[];
}

export type Variable = DiscreteVariable | RealVariable;

/** All sizes fixed: what the shapes of a batch of worlds have in common. */
export interface Layout {
  readonly sizes: ReadonlyMap<string, number>;
  readonly atoms: readonly Atom[];
  readonly variables: ReadonlyMap<string, Variable>;
  /** For each density over a directed acyclic graph, the parents of each component of its variable, all from 0. */
  readonly parents: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** Sizes that are 1 here, so that what has them for an axis has no axis: to see what is true for numbers only. */
  readonly flat: ReadonlySet<string>;
}

/** Value of a size in a layout; null for `scalar`. */
export function sizeOf(layout: { sizes: ReadonlyMap<string, number> }, size: SizeRef): number | null {
  if (size === 'scalar') return null;
  if (typeof size === 'number') return size;
  const found = layout.sizes.get(size) ?? layout.sizes.get(canonicalName(size));
  return found ?? refuse(`the size ${size} is not known`);
}

/** Length of the axis that a size makes; null where it makes none. */
export const axisOf = (layout: Pick<Layout, 'sizes' | 'flat'>, size: SizeRef): number | null =>
  typeof size === 'string' && layout.flat.has(size) ? null : sizeOf(layout, size);

const axesOf = (layout: Pick<Layout, 'sizes' | 'flat'>, size: SizeRef): number[] => {
  const n = axisOf(layout, size);
  return n === null ? [] : [n];
};

/** Lays out the variables of a world file for given sizes, and draws the graphs of its directed models. */
export function layOut(
  meaning: Meaning,
  sizes: ReadonlyMap<string, number>,
  random: Random,
  flat: ReadonlySet<string> = new Set(),
): Layout {
  const atoms: Atom[] = [];
  const variables = new Map<string, Variable>();
  const at = { sizes, flat };
  const discrete = (name: string, count: number, axes: number[], states: number, kind: Atom['kind']): void => {
    const first = atoms.length;
    for (let i = 0; i < count; i++) atoms.push({ index: first + i, variable: name, states, kind });
    variables.set(name, { kind: 'discrete', name, first, count, axes, shared: false });
  };
  const place = (variable: VariableMeaning): void => {
    const { name, form } = variable;
    switch (form.kind) {
      case 'values':
        return discrete(name, 1, [], sizeOf(at, form.count)!, 'labels');
      case 'density':
        return discrete(name, 1, [], sizeOf(at, form.points)!, 'points');
      case 'binary':
      case 'spins': {
        const axes = axesOf(at, form.size);
        return discrete(name, axes[0] ?? 1, axes, 2, form.kind === 'binary' ? 'bit' : 'spin');
      }
      case 'real':
        variables.set(name, { kind: 'real', name, axes: axesOf(at, form.size) });
        return;
      case 'copies': {
        const n = sizeOf(at, form.count)!;
        const of = variables.get(form.of)!;
        if (of.kind === 'real') {
          if (of.axes.length > 0) refuse(`copies of ${form.of}, a real vector, are not supported; copy a scalar`);
          variables.set(name, { kind: 'real', name, axes: [n] });
        } else if (of.count !== 1) refuse(`copies of ${form.of}, which has ${of.count} components, are not supported`);
        else variables.set(name, { ...of, name, count: n, axes: [n], shared: true });
        return;
      }
      case 'copy':
        // A copy lives in the same domain and follows the same laws: only its value is its own.
        variables.set(name, { ...variables.get(form.of)!, name });
        return;
    }
  };
  for (const variable of meaning.variables.values()) place(variable);
  const parents = new Map<string, readonly (readonly number[])[]>();
  for (const d of meaning.densities) {
    const over = d.kind === 'dag' ? variables.get(d.over) : null;
    if (over?.kind === 'discrete')
      parents.set(d.signature.name, drawParents(over.count, random, d.kind === 'dag' ? d.parents : undefined));
  }
  return { sizes, atoms, variables, parents, flat };
}

/** Whether two layouts of one world file are the same: its sizes decide everything but the graphs of directed models. */
export const sameLayout = (a: Layout, b: Layout): boolean =>
  a.parents.size === 0 &&
  b.parents.size === 0 &&
  equalSets(a.flat, b.flat) &&
  a.sizes.size === b.sizes.size &&
  [...a.sizes].every(([name, n]) => b.sizes.get(name) === n);

const equalSets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size === b.size && [...a].every((name) => b.has(name));

/**
 * A random acyclic graph: in an order, drawn where it is not given, each component has at least one parent among those
 * before it.
 */
function drawParents(count: number, random: Random, where: 'earlier' | 'later' | undefined): number[][] {
  const order = Array.from({ length: count }, (_, i) => (where === 'later' ? count - 1 - i : i));
  for (let i = count - 1; i > 0 && where === undefined; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  const parents: number[][] = order.map(() => []);
  order.forEach((node, place) => {
    const sure = Math.floor(random() * place);
    for (let k = 0; k < place; k++) if (random() < 0.4 || k === sure) parents[node]!.push(order[k]!);
    parents[node]!.sort((a, b) => a - b);
  });
  return parents;
}
