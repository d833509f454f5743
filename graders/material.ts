import type { Expr, Vocabulary } from '../expr';
import { formOf, mapParts, parts } from '../expr';

/** What an expression is made of that a finished answer has or has not: densities, means, functions of the world. */
export interface Material {
  /** Densities: bare names, and names with what stands in their brackets. */
  readonly densities: ReadonlySet<string>;
  /** Those that only say what a mean is under; and whether a mean says nothing of that, `\mathbb{E}[x | y]`. */
  readonly measures: ReadonlySet<string>;
  readonly bare: boolean;
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
  const elsewhere = new Set<string>();
  const measures = new Set<string>();
  let bare = false;
  const functions = new Set<string>();
  const defined = new Set<string>();
  const derivatives = new Set<string>();
  let means = false;
  let chained = false;
  const look = (x: Expr, isMeasure = false): void => {
    const key = densityIn(x, vocabulary);
    if (key !== null) densities.add(key);
    if (key !== null) (isMeasure ? measures : elsewhere).add(key);
    if (x.kind === 'expect' && x.under.length === 0) bare = true;
    if (x.kind === 'expect' || x.kind === 'divergence' || x.kind === 'entropy' || x.kind === 'information')
      means = true;
    if (x.kind === 'fold' && (x.op === 'int' || x.binders.some((b) => overVariable(b.name, vocabulary)))) means = true;
    if (x.kind === 'apply' && x.fn.kind === 'sym' && vocabulary.lookup(x.fn.name)?.kind === 'function')
      functions.add(x.fn.name);
    if (x.kind === 'sym' && vocabulary.lookup(x.name)?.defined) defined.add(x.name);
    if (x.kind === 'derivative' || x.kind === 'gradient') derivatives.add(formOf(x));
    if (x.kind === 'product' && x.factors.filter(differentiates).length > 1) chained = true;
    const under = x.kind === 'expect' ? x.under.flatMap(drawnFrom) : [];
    parts(x).forEach((part) => look(part, under.includes(part) || (isMeasure && drawnFrom(x).includes(part))));
  };
  look(e);
  return {
    densities,
    measures: new Set([...measures].filter((key) => !elsewhere.has(key))),
    bare,
    means,
    functions,
    defined,
    derivatives: derivatives.size,
    chained,
    indices: indicesIn(e, vocabulary),
  };
}

/** A density by its name and what stands in its brackets; null for all else. */
const densityIn = (e: Expr, vocabulary: Vocabulary): string | null =>
  e.kind === 'density'
    ? keyOf(e, vocabulary)
    : e.kind === 'sym' && vocabulary.lookup(e.name)?.kind === 'density'
      ? e.name
      : null;

/** What stands below a mean as what is drawn from: `p(x)`, and both sides of `x \sim p`. */
const drawnFrom = (e: Expr): readonly Expr[] => (e.kind === 'relation' && e.op === '~' ? [e, e.left, e.right] : [e]);

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

const keyOf = (e: Extract<Expr, { kind: 'density' }>, vocabulary: Vocabulary): string => {
  const list = (items: readonly Expr[]): string =>
    items
      .map((x) => formOf(undrawn(unprimed(x), vocabulary)))
      .sort()
      .join();
  return `${e.name} ${list(e.of)} | ${list([...e.given, ...e.parameters])}`;
};

/** A primed name is another instance of the same variable: the density is the same. */
const unprimed = (e: Expr): Expr => (e.kind === 'prime' ? unprimed(e.base) : mapParts(e, unprimed));

/** A draw is another instance of the variable that it is a draw of: `z_k` and `z_1` of `z`. */
function undrawn(e: Expr, vocabulary: Vocabulary): Expr {
  const base = e.kind === 'indexed' ? e.base : e;
  const name = base.kind === 'sym' ? base.name : '';
  const own = vocabulary.lookup(name)?.copyOf;
  const isDraw = e.kind === 'indexed' && [...vocabulary.names()].some((n) => vocabulary.lookup(n)?.copyOf === name);
  const of = own ?? (isDraw ? name : null);
  return of === null ? mapParts(e, (part) => undrawn(part, vocabulary)) : { kind: 'sym', name: of, span: e.span };
}

/**
 * Whether two are made of the same, and of as many derivatives: a bare density name stands for that density at any
 * variables.
 */
export function sameMaterial(a: Material, b: Material): boolean {
  if (a.means !== b.means || a.derivatives !== b.derivatives || a.chained !== b.chained) return false;
  const covered = (these: ReadonlySet<string>, those: ReadonlySet<string>): boolean =>
    [...these].every(
      (d) => those.has(d) || [...those].some((other) => nameOf(other) === nameOf(d) && (isBare(d) || isBare(other))),
    );
  // What a bare mean is under is not said: its value tells.
  const loose = a.bare || b.bare;
  const [x, y] = [a, b].map((m) =>
    loose ? new Set([...m.densities].filter((key) => !m.measures.has(key))) : m.densities,
  ) as [ReadonlySet<string>, ReadonlySet<string>];
  return (
    covered(x, y) &&
    covered(y, x) &&
    [...a.functions].every((f) => b.functions.has(f)) &&
    a.defined.size === b.defined.size &&
    [...a.defined].every((name) => b.defined.has(name))
  );
}

const nameOf = (key: string): string => key.split(' ')[0]!;
const isBare = (key: string): boolean => !key.includes(' ');
