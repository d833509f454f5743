/** What a declared name is, as far as reading a formula depends on it. */
export type NameKind = 'variable' | 'parameter' | 'function' | 'operator' | 'density' | 'size' | 'index' | 'edges';

export interface NameInfo {
  readonly kind: NameKind;
  /** Axes of its value: 0 scalar, 1 vector, 2 matrix, 3 and more an array. Decides how `W_{ij}` splits and whether `^T` transposes. */
  readonly rank: number;
  /** An array that the world gives entry by entry: what an answer is to find, and so no answer to itself. */
  readonly defined?: true;
  /** A node of a computation graph: a bracket after it may show what it is made of, as in `L(\theta)`. */
  readonly node?: true;
  /** What it is independent draws of, where it is: `z_k` of `z`. */
  readonly copyOf?: string;
}

/**
 * The names that a reader of formulas may rely on. A declared name is read as declared, never guessed.
 * `null` information means: not declared.
 */
export interface Vocabulary {
  /** True when there are declarations at all; without them names are read by custom. */
  readonly declared: boolean;
  lookup(name: string): NameInfo | null;
  /** Every declared name, canonical: lets `Loss` or `W_{hh}` be read as one name. */
  names(): Iterable<string>;
  /** Decorations without meaning, such as `\theta` below a density. */
  ignored(name: string): boolean;
  /** True where there are no such decorations. */
  readonly ignoresNothing?: boolean;
}

/** Reading without declarations. */
export const noVocabulary: Vocabulary = {
  declared: false,
  lookup: () => null,
  names: () => [],
  ignored: () => false,
  ignoresNothing: true,
};
