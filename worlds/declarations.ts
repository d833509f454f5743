/**
 * What a world file says, checked for form but not yet for meaning: every LaTeX string is kept as written,
 * with the place it came from. `worlds/file.ts` makes these from YAML.
 */

/** Where something stands in the world file. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** LaTeX from the world file, and where it stands. */
export interface Source {
  readonly latex: string;
  readonly place: Place;
}

/**
 * A size: a number, the name of an entry of `sizes` (drawn if it is not listed there), or a formula of such names as
 * written, `H - K + 1`. `scalar` means no axis.
 */
export type SizeRef = number | string | 'scalar';

export interface SizeDeclaration {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly place: Place;
}

export type VariableForm =
  | { readonly kind: 'values'; readonly count: SizeRef }
  | { readonly kind: 'density'; readonly points: SizeRef }
  | { readonly kind: 'real'; readonly size: SizeRef }
  | { readonly kind: 'binary'; readonly size: SizeRef }
  | { readonly kind: 'spins'; readonly size: SizeRef }
  | { readonly kind: 'copy'; readonly of: string }
  /** `all`: the name that stands for all copies at once. */
  | { readonly kind: 'copies'; readonly count: SizeRef; readonly of: string; readonly all?: string };

export interface VariableDeclaration {
  readonly name: string;
  readonly form: VariableForm;
  readonly place: Place;
}

export type MatrixKind = 'any' | 'symmetric' | 'spd' | 'invertible' | 'orthogonal';

/** What the entries of a vector or an array are drawn from. */
export type Sign = 'any' | 'positive' | 'probability' | 'integer';

export type ParameterForm =
  | { readonly kind: 'real' | 'positive' | 'probability' | 'integer' }
  | { readonly kind: 'vector'; readonly size: SizeRef; readonly sign: Sign }
  | {
      readonly kind: 'matrix';
      readonly rows: SizeRef;
      readonly columns: SizeRef;
      readonly of: MatrixKind;
      readonly positive: boolean;
    }
  /** An array of any number of axes. */
  | { readonly kind: 'tensor'; readonly axes: readonly SizeRef[]; readonly sign: Sign }
  /** An array given entry by entry; without `axes` the indices say how long each is. */
  | {
      readonly kind: 'entries';
      readonly axes: readonly SizeRef[] | null;
      readonly at: readonly string[];
      readonly formula: Source;
    }
  | { readonly kind: 'onehot'; readonly size: SizeRef }
  | { readonly kind: 'simplex'; readonly size: SizeRef }
  | { readonly kind: 'spins'; readonly size: SizeRef }
  | { readonly kind: 'binary'; readonly size: SizeRef }
  | { readonly kind: 'is'; readonly formula: Source };

export interface ParameterDeclaration {
  readonly name: string;
  readonly form: ParameterForm;
  readonly place: Place;
}

/** `q(z|x, y)` taken apart: names as written. Without brackets, `of` and `given` are null. */
export interface Signature {
  readonly name: string;
  readonly of: readonly string[] | null;
  readonly given: readonly string[] | null;
}

export type DensityForm =
  | { readonly kind: 'joint'; readonly of: readonly string[] }
  | { readonly kind: 'conditional'; readonly of: readonly string[]; readonly given: readonly string[] }
  | {
      readonly kind: 'law';
      readonly family: 'normal' | 'bernoulli' | 'categorical' | 'exponential' | 'uniform';
      readonly args: readonly Source[];
    }
  | { readonly kind: 'unnormalised'; readonly formula: Source; readonly over: readonly string[] }
  | { readonly kind: 'product'; readonly factors: readonly Signature[] }
  /** `parents`: whether the parents of every component come before or after it; drawn where that is not said. */
  | { readonly kind: 'dag'; readonly over: string; readonly parents?: 'earlier' | 'later' }
  | { readonly kind: 'kernel'; readonly over: string }
  | { readonly kind: 'is'; readonly formula: Source };

export interface DensityDeclaration {
  readonly signature: Signature;
  readonly form: DensityForm;
  readonly place: Place;
}

export type FunctionForm =
  | {
      readonly kind: 'named';
      readonly name: 'sigmoid' | 'tanh' | 'relu' | 'softplus' | 'softmax' | 'exp' | 'log';
    }
  | { readonly kind: 'arbitrary'; readonly shape: 'smooth' | 'convex' | 'concave' }
  | Convolution
  | { readonly kind: 'formula'; readonly arguments: readonly string[]; readonly formula: Source };

/** How an array slides over another. */
export interface Convolution {
  readonly kind: 'convolution';
  readonly padding: 'valid' | 'same' | 'full';
  /** Whether the kernel is turned round, as in signal processing; else it is a cross-correlation. */
  readonly flip: boolean;
  readonly stride: SizeRef;
  readonly dilation: SizeRef;
  /** Along how many of the last axes it slides; an axis before them is summed over. Null: along all. */
  readonly over: number | null;
}

export interface FunctionDeclaration {
  /** A name, or a sign such as `*_{filt}` in canonical spelling. */
  readonly name: string;
  readonly form: FunctionForm;
  readonly place: Place;
}

export interface EdgesDeclaration {
  readonly over: SizeRef;
  /** Names whose application to a node is its neighbours, besides `\text{local}`, `N` and `ne`. */
  readonly neighbours: readonly string[];
  /** The sums that run over the edges, such as `\sum_{i,j}`. */
  readonly pairs: Source | null;
  readonly place: Place;
}

export interface Declarations {
  readonly sizes: readonly SizeDeclaration[];
  readonly variables: readonly VariableDeclaration[];
  readonly parameters: readonly ParameterDeclaration[];
  /** In the order of the file: the first that covers its variables is what a bare expectation is under. */
  readonly densities: readonly DensityDeclaration[];
  readonly functions: readonly FunctionDeclaration[];
  readonly nodes: readonly { readonly name: string; readonly formula: Source; readonly place: Place }[];
  readonly layout: 'numerator' | 'denominator' | null;
  readonly indices: readonly { readonly name: string; readonly size: SizeRef; readonly place: Place }[];
  readonly edges: EdgesDeclaration | null;
  readonly ignore: readonly string[];
  /** What a mean without a measure is under, where it is not the first density that covers its variables. */
  readonly mean: { readonly signature: Signature; readonly place: Place } | null;
  /** Densities and parameters that "const." does not depend on. */
  readonly constant: readonly { readonly name: string; readonly place: Place }[];
  readonly assume: readonly Source[];
}
