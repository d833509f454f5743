import type { Expr, Vocabulary } from '../expr';
import type {
  Declarations,
  DensityForm,
  FunctionForm,
  ParameterForm,
  Place,
  SizeRef,
  Source,
  VariableForm,
} from './declarations';
import type { Ends, Family } from './indexed';
import type { FamilyMeaning, Formula, NodeMeaning } from './nodes';
import type { OwnName } from './own-names';

export type { Formula } from './nodes';

export interface VariableMeaning {
  readonly name: string;
  readonly form: VariableForm;
}

/** What a parameter is declared as that is drawn, rather than given by a formula. */
export type DrawnForm = Exclude<ParameterForm, { kind: 'is' | 'entries' }>;

/** Given by a formula; with `indices` it has an entry for each of their values: `w_m` for every m. */
export interface DefinedForm {
  readonly kind: 'is';
  readonly formula: Formula;
  readonly indices?: readonly string[];
}

/** An array given entry by entry: its formula speaks of the indices `at`. */
export interface EntriesForm {
  readonly kind: 'entries';
  readonly axes: readonly SizeRef[];
  readonly at: readonly string[];
  readonly formula: Formula;
}

export interface ParameterMeaning {
  readonly name: string;
  readonly form: DrawnForm | DefinedForm | EntriesForm;
}

export const isDrawn = (form: ParameterMeaning['form']): form is DrawnForm =>
  form.kind !== 'is' && form.kind !== 'entries';

/** `of` and `given` in canonical spelling; null where the signature has no brackets. */
export interface SignatureMeaning {
  readonly name: string;
  readonly of: readonly string[] | null;
  readonly given: readonly string[] | null;
}

/** By assumption `a` tells nothing about `b` once `given` is known. */
export interface Independence {
  readonly a: readonly string[];
  readonly b: readonly string[];
  readonly given: readonly string[];
}

export type DensityMeaning = { readonly signature: SignatureMeaning } & (
  | { readonly kind: 'joint'; readonly of: readonly string[]; readonly independent: readonly Independence[] }
  | { readonly kind: 'conditional'; readonly of: readonly string[]; readonly given: readonly string[] }
  | {
      readonly kind: 'law';
      readonly family: Extract<DensityForm, { kind: 'law' }>['family'];
      readonly args: readonly Formula[];
    }
  | { readonly kind: 'unnormalised'; readonly formula: Formula; readonly over: readonly string[] }
  | { readonly kind: 'product'; readonly factors: readonly SignatureMeaning[] }
  | { readonly kind: 'dag'; readonly over: string; readonly parents?: 'earlier' | 'later' }
  | { readonly kind: 'is'; readonly formula: Formula }
);

export type FunctionMeaning = (
  | Exclude<FunctionForm, { kind: 'formula' }>
  | { readonly kind: 'formula'; readonly arguments: readonly string[]; readonly formula: Formula }
) & {
  /** `f_i`: one function for each value of its indices. */
  readonly indices: readonly string[];
};

/** A relation that holds by assumption. */
export interface Assumption {
  readonly left: Expr;
  readonly op: string;
  readonly right: Expr;
  readonly source: Source;
}

/** Which double sums run over the edges: those with as many names and the same restrictions. */
export interface EdgesMeaning {
  readonly over: SizeRef;
  readonly neighbours: readonly string[];
  readonly pairs: Expr | null;
}

/** A world file with its formulas read and its names in canonical spelling: what every draw has in common. */
export interface Meaning {
  readonly vocabulary: Vocabulary;
  readonly sizes: ReadonlyMap<string, { readonly least: number; readonly most: number }>;
  /** Formulas that stand in the place of a size, by how they are written. */
  readonly sizeFormulas: ReadonlyMap<string, Formula>;
  readonly variables: ReadonlyMap<string, VariableMeaning>;
  readonly parameters: ReadonlyMap<string, ParameterMeaning>;
  /** In the order of the file. */
  readonly densities: readonly DensityMeaning[];
  readonly functions: ReadonlyMap<string, FunctionMeaning>;
  /** Densities with an index, by their names without it. */
  readonly families: ReadonlyMap<string, Family>;
  /** What each transition kernel moves from and to. */
  readonly kernels: ReadonlyMap<string, Ends>;
  /** Nodes of a computation graph that stand by themselves. */
  readonly nodes: ReadonlyMap<string, NodeMeaning>;
  /** Those that indices tell apart, by the name that they share. */
  readonly nodeFamilies: ReadonlyMap<string, FamilyMeaning>;
  /** Nodes that a text gave their meaning, by their names and the keys of their families: see `own-names.ts`. */
  readonly own: ReadonlyMap<string, OwnName>;
  /** How Jacobians are laid out; null where either layout may be used. */
  readonly layout: Declarations['layout'];
  readonly indices: ReadonlyMap<string, SizeRef>;
  readonly edges: EdgesMeaning | null;
  readonly ignore: ReadonlySet<string>;
  /** What a mean without a measure is under; null for the first density that covers its variables. */
  readonly mean: SignatureMeaning | null;
  /** What constants do not depend on. */
  readonly constant: ReadonlySet<string>;
  /** Values that arbitrary functions are shifted to take, by assumption. */
  readonly fixed: ReadonlyMap<string, { readonly places: readonly Expr[]; readonly value: Expr }>;
  /** Inequalities that hold by assumption: points at which they do not are left out. */
  readonly restrictions: readonly Expr[];
}

export interface MeaningProblem extends Place {
  readonly message: string;
}

/** `pa_k`: the parents of component k in the graph of a directed model. */
export const PARENTS = 'pa';
