import type { Expr, Vocabulary } from '../expr';
import { lex, mapParts, parseTokens } from '../expr';
import type { SizeRef } from './declarations';

/**
 * A name with an index, one thing for each value of it: `f_i` a function, `w_m` a parameter, `Q_i` a density.
 * `base` is the name without its index, `indices` are declared names.
 */
export interface Family {
  readonly name: string;
  readonly base: string;
  readonly indices: readonly string[];
  /** What a density is conditional on beside its index. */
  readonly given: readonly string[];
}

/** The variable that stands for an index in the tables of a density: no name that anybody can write. */
export const hidden = (index: string): string => ` ${index}`;

export const isHidden = (variable: string): boolean => variable.startsWith(' ');

/** The index that a hidden variable stands for. */
export const indexOf = (variable: string): string => variable.slice(1);

/** Variables of which a transition begins at one and ends at the other. */
export interface Ends {
  readonly from: string;
  readonly to: string;
}

/** The variables that stand for where a transition begins and ends, in the tables of a kernel: no names that are written. */
export const ends = (variable: string): Ends => ({
  from: `${variable} from`,
  to: `${variable} to`,
});

const SUBSCRIPT = /^(.+)_\{([^{}]+)\}$/;

/** The name taken apart where its whole subscript is made of declared indices; null otherwise. */
export function familyOf(
  name: string,
  indices: ReadonlyMap<string, SizeRef>,
  given: readonly string[] = [],
): Family | null {
  const [, base, below] = SUBSCRIPT.exec(name) ?? [];
  if (base === undefined || below === undefined) return null;
  const items = lex(below)
    .tokens.map((token) => token.text)
    .filter((text) => text !== ',');
  return items.length > 0 && items.every((item) => indices.has(item)) ? { name, base, indices: items, given } : null;
}

/** What stands below a name, as so many indices; null where it is not as many. */
function indicesIn(below: string, count: number, vocabulary: Vocabulary): readonly Expr[] | null {
  const { expr } = parseTokens(lex(below).tokens, vocabulary);
  const items = expr.kind === 'tuple' ? expr.items : expr.kind === 'product' && count > 1 ? expr.factors : [expr];
  return items.length === count ? items : null;
}

/** Densities that are read in a way of their own. */
export interface Densities {
  /** Those with an index, by their names without it. */
  readonly families: ReadonlyMap<string, Family>;
  /** What each transition kernel moves from and to. */
  readonly kernels: ReadonlyMap<string, Ends>;
  readonly vocabulary: Vocabulary;
}

/**
 * `Q_i(z | x)` as the density `Q_i` of `z` given `x` and the index, and `T(x \to y)` as the density of `y` given `x`,
 * which a kernel takes by their places.
 */
export function withIndices({ families, kernels, vocabulary }: Densities, e: Expr): Expr {
  const rewrite = (x: Expr): Expr => {
    if (x.kind !== 'density' && x.kind !== 'sym') return mapParts(x, rewrite);
    const [, base, below] = SUBSCRIPT.exec(x.name) ?? [];
    const family = base === undefined ? undefined : families.get(base);
    const at = family && indicesIn(below!, family.indices.length, vocabulary);
    if (x.kind === 'sym') {
      if (!at) return x;
      const symbol = (name: string): Expr => ({ kind: 'sym', name, span: x.span });
      const given = [...family.given.map(symbol), ...family.indices.map((index, k) => event(hidden(index), at[k]!))];
      return { kind: 'density', name: family.name, of: [symbol('\\cdot')], given, parameters: [], span: x.span };
    }
    const name = at ? family.name : x.name;
    const plain = moved(mapParts(x, rewrite) as typeof x, kernels.get(name));
    const conditions = at ? family.indices.map((index, k) => event(hidden(index), at[k]!)) : [];
    return { ...plain, name, given: [...plain.given, ...conditions] };
  };
  return rewrite(e);
}

const event = (name: string, at: Expr): Expr => ({
  kind: 'relation',
  op: '=',
  left: { kind: 'sym', name, span: at.span },
  right: at,
  span: at.span,
});

type Density = Extract<Expr, { kind: 'density' }>;

/** `T(x \to y)`: the law of the next state given this one; a kernel takes both by their places. */
function moved(x: Density, names: Ends | undefined): Density {
  const [only] = x.of;
  const arrow = x.of.length === 1 && only?.kind === 'relation' && only.op === '->' ? only : null;
  const plain = arrow ? { ...x, of: [arrow.right], given: [arrow.left, ...x.given] } : x;
  const [to, from] = [plain.of[0], plain.given[0]];
  if (names === undefined || plain.of.length !== 1 || !to || !from) return plain;
  const own = (e: Expr): boolean => e.kind === 'sym' && (e.name === names.to || e.name === names.from);
  if (!arrow && own(to) && own(from)) return plain;
  return { ...plain, of: [event(names.to, to)], given: [event(names.from, from), ...plain.given.slice(1)] };
}
