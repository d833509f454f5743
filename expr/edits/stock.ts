import { sizeOf } from '../form';
import type { Density, Expr, Fold } from '../types';
import type { NameInfo, NameKind, Vocabulary } from '../vocabulary';
import { bare } from '../walk';
import { half, isValue, num } from './edit';
import { eachPlace } from './places';

/** Pieces of each sort that are tried, the nearest first. */
const MOST = 24;

/** The same of factors and terms. */
const PIECES = 48;

/** A piece larger than this is a formula of its own, not something that is lost on the way. */
export const LARGEST = 24;

/** What edits may put in: pieces that stand in a document, and names that are declared. */
export interface Stock {
  readonly vocabulary: Vocabulary;
  readonly factors: readonly Expr[];
  /** What something is divided by, and densities. */
  readonly divisors: readonly Expr[];
  /** Without their signs. */
  readonly terms: readonly Expr[];
  /** What may stand in the brackets of a density: names, components, events. */
  readonly variables: readonly Expr[];
  readonly densities: readonly Density[];
  /** Names of indices. */
  readonly indices: readonly string[];
  /** Signs of sums, products and integrals with what stands below and above them. */
  readonly folds: readonly Fold[];
  /** Names of densities as they are written. */
  readonly laws: readonly string[];
  /** Powers. */
  readonly powers: readonly Expr[];
  /** Whether exponentials are written `e^x`. */
  readonly writesPowersOfE: boolean;
  /** Declared names that may be put in. */
  readonly names: readonly string[];
}

/** What a world declares, as far as edits may put it in. */
export interface Declared {
  readonly densities: readonly Density[];
  /** Variables, parameters, functions, sizes, indices and densities. */
  readonly names: readonly string[];
}

/** Things in the order in which they were first met, each once. */
class Collection<T extends Expr> {
  private readonly known = new Map<string, T>();

  add(e: T): void {
    const key = bare(e);
    if (!this.known.has(key)) this.known.set(key, e);
  }

  first(n: number): T[] {
    return [...this.known.values()].slice(0, n);
  }
}

/**
 * Collects what edits may put in.
 * @param expressions of the document, the nearest to the place that is edited first
 * @param declared what may be put in though it stands nowhere in it
 */
export function stockOf(expressions: readonly Expr[], declared: Declared, vocabulary: Vocabulary): Stock {
  const factors = new Collection();
  const divisors = new Collection();
  const terms = new Collection();
  const variables = new Collection();
  const densities = new Collection<Density>();
  const folds = new Collection<Fold>();
  const powers = new Collection();
  const indices = new Set<string>();
  let writesPowersOfE = false;
  for (const root of expressions)
    eachPlace(root, (e, { role, within }) => {
      if (e.kind === 'density') densities.add(e);
      if (e.kind === 'fold') folds.add({ ...e, body: num(1) });
      if (e.kind === 'power') powers.add(e);
      if (e.kind === 'power' && e.base.kind === 'sym' && e.base.name === 'e') writesPowersOfE = true;
      if (role === 'variable' && e.kind !== 'tuple') variables.add(e);
      if (e.kind === 'sym' && (role === 'index' || (role === 'binder' && isIndex(e.name, vocabulary))))
        indices.add(e.name);
      if (!isValue(role) || e.kind === 'ellipsis' || sizeOf(e) > LARGEST) return;
      const unsigned = e.kind === 'negative' || e.kind === 'plusminus' ? null : e;
      if (!unsigned) return;
      const isPiece = e.kind === 'density' || e.kind === 'divergence' || e.kind === 'expect';
      if ((role === 'factor' || role === 'top' || role === 'bottom' || isPiece) && e.kind !== 'num' && !isHalf(e))
        factors.add(e);
      if (e.kind === 'density' || isBelow(e, within)) divisors.add(e);
      if (role === 'term' || role === 'body' || role === 'argument' || role === 'whole' || isPiece) terms.add(e);
    });
  for (const e of declared.densities) {
    densities.add(e);
    factors.add(e);
    divisors.add(e);
    [...e.of, ...e.given].forEach((v) => variables.add(v));
  }
  for (const name of declared.names) {
    const kind = vocabulary.lookup(name)?.kind;
    if (kind === 'index') indices.add(name);
    if (kind === 'variable') variables.add({ kind: 'sym', name, span: { from: 0, to: 0 } });
  }
  return {
    vocabulary,
    factors: factors.first(PIECES),
    divisors: divisors.first(PIECES),
    terms: terms.first(PIECES),
    variables: variables.first(MOST),
    densities: densities.first(MOST),
    indices: [...indices].slice(0, MOST),
    folds: folds.first(MOST),
    laws: lawNames(densities.first(MOST), declared.names, vocabulary),
    powers: powers.first(MOST),
    writesPowersOfE,
    names: declared.names,
  };
}

/** Whether something is divided by an expression, alone or among other factors. */
function isBelow(e: Expr, within: readonly Expr[]): boolean {
  if (e.kind === 'num') return false;
  const outer = within[within.length - 1];
  if (outer?.kind === 'quotient') return outer.bottom === e;
  return outer?.kind === 'product' && isBelow(outer, within.slice(0, -1));
}

const isHalf = (e: Expr): boolean => bare(e) === bare(half);

const isIndex = (name: string, vocabulary: Vocabulary): boolean => {
  const info = vocabulary.lookup(name);
  return info === null || info.kind === 'index';
};

/** Names of densities as the document writes them, and declared ones that it does not write with decorations. */
function lawNames(written: readonly Density[], names: readonly string[], vocabulary: Vocabulary): string[] {
  const out = new Set(written.map((d) => d.name));
  const plain = new Set([...out].map((name) => name.replace(/_.*$/, '')));
  for (const name of names) if (vocabulary.lookup(name)?.kind === 'density' && !plain.has(name)) out.add(name);
  return [...out];
}

/** Declared names of a kind and rank, for one to stand in another's place. */
export function namesLike(stock: Stock, info: NameInfo): string[] {
  return namesOf(stock, info.kind, info.rank);
}

export function namesOf(stock: Stock, kind: NameKind, rank: number): string[] {
  const out: string[] = [];
  for (const name of stock.names) {
    const other = stock.vocabulary.lookup(name);
    if (other?.kind === kind && other.rank === rank) out.push(name);
  }
  return out.slice(0, MOST);
}
