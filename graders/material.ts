import type { Expr, Vocabulary } from '../expr';
import { formOf, mapParts, parts } from '../expr';

/** What an expression is made of that a finished answer has or has not: densities, means, functions of the world. */
export interface Material {
  /** Densities: bare names, and names with what stands in their brackets. */
  readonly densities: ReadonlySet<string>;
  /** Whether something is averaged, summed over a random variable or integrated. */
  readonly means: boolean;
  /** Functions and other names that the world declares by a formula. */
  readonly functions: ReadonlySet<string>;
  /** Arrays that the world gives entry by entry. */
  readonly defined: ReadonlySet<string>;
  /** How many different derivatives there are. */
  readonly derivatives: number;
}

export function materialOf(e: Expr, vocabulary: Vocabulary): Material {
  const densities = new Set<string>();
  const functions = new Set<string>();
  const defined = new Set<string>();
  const derivatives = new Set<string>();
  let means = false;
  const look = (x: Expr): void => {
    if (x.kind === 'density') densities.add(keyOf(x));
    else if (x.kind === 'sym' && vocabulary.lookup(x.name)?.kind === 'density') densities.add(x.name);
    if (x.kind === 'expect' || x.kind === 'divergence' || x.kind === 'entropy' || x.kind === 'information')
      means = true;
    if (x.kind === 'fold' && (x.op === 'int' || x.binders.some((b) => overVariable(b.name, vocabulary)))) means = true;
    if (x.kind === 'apply' && x.fn.kind === 'sym' && vocabulary.lookup(x.fn.name)?.kind === 'function')
      functions.add(x.fn.name);
    if (x.kind === 'sym' && vocabulary.lookup(x.name)?.defined) defined.add(x.name);
    if (x.kind === 'derivative' || x.kind === 'gradient') derivatives.add(formOf(x));
    parts(x).forEach(look);
  };
  look(e);
  return { densities, means, functions, defined, derivatives: derivatives.size };
}

function overVariable(name: Expr, vocabulary: Vocabulary): boolean {
  if (name.kind === 'sym') return vocabulary.lookup(name.name)?.kind === 'variable';
  if (name.kind === 'indexed' || name.kind === 'prime') return overVariable(name.base, vocabulary);
  return name.kind === 'tuple' && name.items.some((item) => overVariable(item, vocabulary));
}

const keyOf = (e: Extract<Expr, { kind: 'density' }>): string => {
  const list = (items: readonly Expr[]): string =>
    items
      .map((x) => formOf(unprimed(x)))
      .sort()
      .join();
  return `${e.name} ${list(e.of)} | ${list([...e.given, ...e.parameters])}`;
};

/** A primed name is another instance of the same variable: the density is the same. */
const unprimed = (e: Expr): Expr => (e.kind === 'prime' ? unprimed(e.base) : mapParts(e, unprimed));

/**
 * Whether a side is made of the same as a goal, and of no more derivatives: a bare density name stands for that density
 * at any variables.
 */
export function sameMaterial(a: Material, b: Material): boolean {
  if (a.means !== b.means || a.derivatives > b.derivatives) return false;
  const covered = (x: ReadonlySet<string>, y: ReadonlySet<string>): boolean =>
    [...x].every(
      (d) => y.has(d) || [...y].some((other) => nameOf(other) === nameOf(d) && (isBare(d) || isBare(other))),
    );
  return (
    covered(a.densities, b.densities) &&
    covered(b.densities, a.densities) &&
    [...a.functions].every((f) => b.functions.has(f)) &&
    a.defined.size === b.defined.size &&
    [...a.defined].every((name) => b.defined.has(name))
  );
}

const nameOf = (key: string): string => key.split(' ')[0]!;
const isBare = (key: string): boolean => !key.includes(' ');
