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
  /** How many different derivatives there are, and whether some are multiplied, as the chain rule has them. */
  readonly derivatives: number;
  readonly chained: boolean;
  /** Indices that nothing binds, and names that nobody declared. */
  readonly indices: ReadonlySet<string>;
}

export function materialOf(e: Expr, vocabulary: Vocabulary): Material {
  const densities = new Set<string>();
  const functions = new Set<string>();
  const defined = new Set<string>();
  const derivatives = new Set<string>();
  let means = false;
  let chained = false;
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
    if (x.kind === 'product' && x.factors.filter(differentiates).length > 1) chained = true;
    parts(x).forEach(look);
  };
  look(e);
  return {
    densities,
    means,
    functions,
    defined,
    derivatives: derivatives.size,
    chained,
    indices: indicesIn(e, vocabulary),
  };
}

function overVariable(name: Expr, vocabulary: Vocabulary): boolean {
  if (name.kind === 'sym') return vocabulary.lookup(name.name)?.kind === 'variable';
  if (name.kind === 'indexed' || name.kind === 'prime') return overVariable(name.base, vocabulary);
  return name.kind === 'tuple' && name.items.some((item) => overVariable(item, vocabulary));
}

/** Names that mean something without a declaration. */
const KNOWN: ReadonlySet<string> = new Set([
  'e',
  'I',
  '\\pi',
  '\\infty',
  '\\mathbf{1}',
  '\\mathbf{0}',
  '\\delta',
  '\\cdot',
]);

function indicesIn(e: Expr, vocabulary: Vocabulary): ReadonlySet<string> {
  const out = new Set<string>();
  const look = (x: Expr, bound: ReadonlySet<string>): void => {
    if (x.kind === 'sym') {
      const info = vocabulary.lookup(x.name);
      if (!bound.has(x.name) && !KNOWN.has(x.name) && (info === null || info.kind === 'index')) out.add(x.name);
      return;
    }
    if (x.kind !== 'fold') return parts(x).forEach((part) => look(part, bound));
    const names = x.binders.flatMap((b) => (b.name.kind === 'sym' ? [b.name.name] : []));
    const inner = new Set([...bound, ...names]);
    parts(x).forEach((part) => look(part, inner));
  };
  look(e, new Set());
  return out;
}

const differentiates = (e: Expr): boolean =>
  e.kind === 'transpose' ? differentiates(e.base) : e.kind === 'derivative' || e.kind === 'gradient';

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
 * Whether two are made of the same, and of as many derivatives: a bare density name stands for that density at any
 * variables.
 */
export function sameMaterial(a: Material, b: Material): boolean {
  if (a.means !== b.means || a.derivatives !== b.derivatives || a.chained !== b.chained) return false;
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
