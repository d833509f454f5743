import type { Derivative, Expr, Gradient } from '../../../expr';
import type { Ratio } from './ratio';

/** What a value is by its axes, as far as that can be told from declarations. */
export type Rank = 'number' | 'column' | 'row' | 'matrix' | 'unknown';

/**
 * An expression as the laws see it: a sum of terms, like terms collected, products multiplied out. What cannot be
 * reckoned with (a logarithm, a mean, a density, a name) is an atom; what stands within an atom is of the same kind.
 */
export type Poly = readonly Term[];

/** A coefficient, factors whose order does not matter, and vectors and matrices whose order does. */
export interface Term {
  readonly coef: Ratio;
  readonly factors: readonly Factor[];
  readonly word: readonly Letter[];
  /** Equal for terms that differ in their coefficients only. */
  readonly key: string;
}

export interface Factor {
  readonly atom: Atom;
  readonly power: Ratio;
}

/** A vector or matrix within a product; `turned` is its transpose. */
export interface Letter {
  readonly atom: Atom;
  readonly turned: boolean;
}

export interface Atom {
  readonly inside: Inside;
  /** Equal for equal atoms, whatever their bound names. */
  readonly key: string;
  /** Names that its value depends on. */
  readonly free: ReadonlySet<string>;
  readonly rank: Rank;
  /** How deep binders are nested in it. */
  readonly height: number;
}

/** What binds a name in a fold. */
export interface Bound {
  /** As bodies mention it; a component as it is spelled, `h_{j}`. */
  readonly name: string;
  /** As written. */
  readonly expr: Expr;
  readonly kind: 'variable' | 'component' | 'index' | 'line';
  /** The random variable that it is an instance of. */
  readonly variable: string | null;
  readonly from: Poly | null;
  readonly to: Poly | null;
  readonly in: Expr | null;
  /** Written with an integral sign. */
  readonly integral: boolean;
  /** The mean that binds it, where densities are named below that: what a bare mean within is under, too. */
  readonly under?: Measure;
}

/** What a mean averages over. */
export interface Measure {
  /** Densities and laws, each with all its places. */
  readonly densities: readonly Expr[];
  readonly binds: readonly Bound[];
  /** What stood below the operator and behind the bar, where it could not be made out. */
  readonly opaque: { readonly under: readonly Expr[]; readonly given: readonly Expr[] } | null;
}

export type FoldKind = 'sum' | 'prod' | 'max' | 'min' | 'argmax' | 'argmin';

export type Inside =
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'number'; readonly value: Ratio }
  | { readonly kind: 'index'; readonly of: Poly; readonly at: readonly Expr[] }
  | { readonly kind: 'density'; readonly density: Extract<Expr, { kind: 'density' }> }
  | { readonly kind: 'law'; readonly law: Extract<Expr, { kind: 'law' }> }
  | { readonly kind: 'log'; readonly of: Poly }
  | { readonly kind: 'exp'; readonly of: Poly }
  /** A sum in brackets that is raised to a power. */
  | { readonly kind: 'sum'; readonly of: Poly }
  | { readonly kind: 'power'; readonly base: Poly; readonly exponent: Poly }
  | { readonly kind: 'apply'; readonly name: string; readonly fn: Expr; readonly args: readonly Poly[] }
  /** Integrals over random variables are sums here: both weigh their values alike. */
  | {
      readonly kind: 'fold';
      readonly op: FoldKind;
      readonly binders: readonly Bound[];
      readonly where: readonly Expr[];
      readonly body: Poly;
    }
  | { readonly kind: 'mean'; readonly measure: Measure; readonly body: Poly }
  | { readonly kind: 'spread'; readonly op: 'Var' | 'Cov'; readonly measure: Measure; readonly body: readonly Poly[] }
  | { readonly kind: 'divergence'; readonly op: 'KL' | 'JS'; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'entropy'; readonly of: readonly Expr[]; readonly given: readonly Expr[] }
  | {
      readonly kind: 'information';
      readonly left: readonly Expr[];
      readonly right: readonly Expr[];
      readonly given: readonly Expr[];
    }
  /** A derivative of first order; `sign` is how it was written. */
  | { readonly kind: 'derivative'; readonly sign: Derivative | Gradient; readonly of: Poly; readonly by: Expr }
  /** A product of vectors and matrices that comes to a number. */
  | { readonly kind: 'word'; readonly letters: readonly Letter[] }
  | { readonly kind: 'opaque'; readonly expr: Expr };

export type InsideKind = Inside['kind'];
export type Inner<K extends InsideKind> = Extract<Inside, { readonly kind: K }>;
