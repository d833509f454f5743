import type { Span } from './span';

/**
 * A formula. A closed union, told apart by `kind`; every node knows the span of source it was read from.
 * Nothing here is evaluated: what the names mean is said by a world.
 */
export type Expr =
  | Num
  | Sym
  | Indexed
  | Others
  | Range
  | Prime
  | Apply
  | Density
  | Law
  | Expect
  | Divergence
  | Entropy
  | Information
  | Fold
  | Sum
  | Negative
  | PlusMinus
  | Product
  | Operation
  | Quotient
  | Power
  | Transpose
  | Wrap
  | Tuple
  | SetOf
  | Matrix
  | Cases
  | Relation
  | Indicator
  | Restriction
  | Derivative
  | Gradient
  | Ellipsis
  | Words
  | Missing;

interface Node {
  readonly span: Span;
}

/** A decimal number; `text` keeps the digits as written. */
export interface Num extends Node {
  readonly kind: 'num';
  readonly value: number;
  readonly text: string;
}

/** A name in canonical spelling (see `names.ts`): `x`, `\mu`, `W_{hh}` where that is one name, `\hat{y}`. */
export interface Sym extends Node {
  readonly kind: 'sym';
  readonly name: string;
}

/** Components: `\mu_j`, `W_{ij}`, `x^{(i)}`, `(W^T v)_i`, `x_{-m}`, `x_{1:k}`. */
export interface Indexed extends Node {
  readonly kind: 'indexed';
  readonly base: Expr;
  readonly at: readonly Expr[];
  /** `sup` for `x^{(i)}`, `bracket` for `x[m]`. */
  readonly place: 'sub' | 'sup' | 'bracket';
}

/** In an index: all but these, as in `x_{-m}`, `x_{\setminus m}`, `x_{i \ne m}` (there `dummy` is `i`). */
export interface Others extends Node {
  readonly kind: 'others';
  readonly but: readonly Expr[];
  readonly dummy?: string;
}

/** In an index: `1:k`; `<n` is `1` to `n - 1`. */
export interface Range extends Node {
  readonly kind: 'range';
  readonly from: Expr;
  readonly to: Expr;
}

/** `x'`, `f''`: a transpose, a derivative or a copy, by declaration. */
export interface Prime extends Node {
  readonly kind: 'prime';
  readonly base: Expr;
  readonly count: number;
}

/** A function at its arguments, `\log x` and `f(x, y)` alike; `fn` is a `Sym`, `Indexed` (`\log_2`), `Prime` or `Power`. */
export interface Apply extends Node {
  readonly kind: 'apply';
  readonly fn: Expr;
  readonly args: readonly Expr[];
}

/** `p_\theta(x, y | z; w)`: `of` and `given` hold variables or events such as `h_j = 1`; `\cdot` is a `Sym`. */
export interface Density extends Node {
  readonly kind: 'density';
  /** Canonical name with its decorations: `p`, `p_{\theta}`, `P_{1}`. */
  readonly name: string;
  readonly of: readonly Expr[];
  readonly given: readonly Expr[];
  readonly parameters: readonly Expr[];
}

export type Family = 'normal' | 'bernoulli' | 'categorical' | 'exponential' | 'uniform';

/** A named law: `\mathcal{N}(x; \mu, \Sigma)` with `of: [x]`, or without a place, `\mathcal{N}(0, I)`. */
export interface Law extends Node {
  readonly kind: 'law';
  readonly family: Family;
  readonly of: readonly Expr[];
  readonly args: readonly Expr[];
}

/**
 * `\mathbb{E}_{q(z|x)}[f]`, `\mathrm{Var}(X)`, `\mathrm{Cov}(X, Y)`, `E[X | Y]`.
 * `under` holds what stands below the operator: densities, bare names, `z \sim q(z|x)` as a `Relation`.
 */
export interface Expect extends Node {
  readonly kind: 'expect';
  readonly op: 'E' | 'Var' | 'Cov';
  readonly under: readonly Expr[];
  readonly body: readonly Expr[];
  readonly given: readonly Expr[];
}

/** `D_{KL}(q \| p)`; both sides are densities, laws or bare names. */
export interface Divergence extends Node {
  readonly kind: 'divergence';
  readonly op: 'KL' | 'JS';
  readonly left: Expr;
  readonly right: Expr;
}

/** `H(X, Y | Z)`, `H(q(z|x))`, `H(p, q)`: what its arguments are decides which. */
export interface Entropy extends Node {
  readonly kind: 'entropy';
  readonly of: readonly Expr[];
  readonly given: readonly Expr[];
}

/** `I(X; Y | Z)`. */
export interface Information extends Node {
  readonly kind: 'information';
  readonly left: readonly Expr[];
  readonly right: readonly Expr[];
  readonly given: readonly Expr[];
}

export type FoldOp = 'sum' | 'prod' | 'int' | 'max' | 'min' | 'argmax' | 'argmin';

/** One bound name of a fold: `i` in `\sum_{i=1}^n`, `z` in `\int … dz`, `h_i` in `\sum_{h_i \in \{0,1\}}`. */
export interface Binder {
  readonly name: Expr;
  /** `i = 1`; without `to`, an event such as `h_j = 1` when `name` is a random variable. */
  readonly from?: Expr;
  readonly to?: Expr;
  /** `i \in S`. */
  readonly in?: Expr;
}

/** A sum, product, integral or optimum over bound names; `where` holds restrictions such as `i \ne j`. */
export interface Fold extends Node {
  readonly kind: 'fold';
  readonly op: FoldOp;
  readonly binders: readonly Binder[];
  readonly where: readonly Expr[];
  readonly body: Expr;
  /** Of a product of matrices: the factors stand from the last index to the first. Set by who judges, never by reading. */
  readonly descending?: true;
}

/** Terms added; a subtracted term is a `Negative`; an `Ellipsis` may stand among them. */
export interface Sum extends Node {
  readonly kind: 'sum';
  readonly terms: readonly Expr[];
}

export interface Negative extends Node {
  readonly kind: 'negative';
  readonly body: Expr;
}

/** `\pm x`, read only. */
export interface PlusMinus extends Node {
  readonly kind: 'plusminus';
  readonly body: Expr;
}

/** How two factors are joined; `''` is juxtaposition. */
export type Join = '' | '\\cdot' | '\\times' | '\\odot' | '\\circ' | '\\otimes' | '\\oslash';

/** Factors from left to right; `joins[i]` stands between `factors[i]` and `factors[i + 1]`. */
export interface Product extends Node {
  readonly kind: 'product';
  readonly factors: readonly Expr[];
  readonly joins: readonly Join[];
  /** Vectors side by side are multiplied entry by entry. Set by who judges, never by reading. */
  readonly entrywise?: true;
}

/**
 * `x * w`, `X *_{\mathrm{filt}} W`, `x \star w`: a sign between two operands that means what a world says. `sign` is in
 * canonical spelling, in which `\ast` is `*`.
 */
export interface Operation extends Node {
  readonly kind: 'operation';
  readonly sign: string;
  readonly left: Expr;
  readonly right: Expr;
}

/** `\frac{a}{b}` and `a / b`. */
export interface Quotient extends Node {
  readonly kind: 'quotient';
  readonly top: Expr;
  readonly bottom: Expr;
}

export interface Power extends Node {
  readonly kind: 'power';
  readonly base: Expr;
  readonly exponent: Expr;
}

export interface Transpose extends Node {
  readonly kind: 'transpose';
  readonly base: Expr;
}

/** `|x|` (absolute value, determinant or size, by what it holds), `\|x\|_p`, floor and ceiling. */
export interface Wrap extends Node {
  readonly kind: 'wrap';
  readonly op: 'bars' | 'norm' | 'floor' | 'ceil';
  readonly body: Expr;
  readonly order?: Expr;
}

export interface Tuple extends Node {
  readonly kind: 'tuple';
  readonly items: readonly Expr[];
}

/** `\{0, 1\}`, `\{1, \dots, P\}`. */
export interface SetOf extends Node {
  readonly kind: 'set';
  readonly items: readonly Expr[];
}

export interface Matrix extends Node {
  readonly kind: 'matrix';
  readonly rows: readonly (readonly Expr[])[];
}

export interface Cases extends Node {
  readonly kind: 'cases';
  readonly rows: readonly { readonly value: Expr; readonly when: Expr | null }[];
}

/** Relations as `claims --json` spells them. */
export type RelationOp =
  | '='
  | '!='
  | '<='
  | '<'
  | '>='
  | '>'
  | '~='
  /** Much less and much greater, by an amount that nobody says. */
  | '<<'
  | '>>'
  | 'propto'
  | '~'
  | 'in'
  | 'notin'
  | 'subset'
  | '->'
  | '=>'
  | '<=>'
  | 'perp';

/** A relation inside a formula: a condition, an event, `z \sim q`. Claims are split off before parsing. */
export interface Relation extends Node {
  readonly kind: 'relation';
  readonly op: RelationOp;
  readonly left: Expr;
  readonly right: Expr;
}

/** `\mathbb{1}[i = j]`, `1\{…\}`, `I(y = k)`. */
export interface Indicator extends Node {
  readonly kind: 'indicator';
  readonly body: Expr;
}

/** `E|_{x_m = 1}`: plain substitution. */
export interface Restriction extends Node {
  readonly kind: 'restriction';
  readonly body: Expr;
  readonly at: readonly Expr[];
}

/** `\frac{\partial A}{\partial B}`, `\frac{d A}{d B}`; `of` is null for a bare operator. */
export interface Derivative extends Node {
  readonly kind: 'derivative';
  readonly total: boolean;
  /** `\frac{\partial^+ A}{\partial B}`: of A's own formula, all else that it is made of held fixed. */
  readonly local?: true;
  readonly order: number;
  readonly of: Expr | null;
  readonly by: readonly Expr[];
}

/** `\nabla_x f`; without a place, `by` is null. */
export interface Gradient extends Node {
  readonly kind: 'gradient';
  readonly of: Expr;
  readonly by: Expr | null;
}

/** `\dots` among terms, factors or items. */
export interface Ellipsis extends Node {
  readonly kind: 'ellipsis';
}

/** A word used as a value: `\text{const}`. */
export interface Words extends Node {
  readonly kind: 'words';
  readonly text: string;
}

/** What could not be read; a diagnostic says what was expected. */
export interface Missing extends Node {
  readonly kind: 'missing';
}

export type ExprKind = Expr['kind'];
