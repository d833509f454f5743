import type { Choice, Expr, NameInfo, Token, Vocabulary } from '../expr';
import { canonicalName, isUnreadable, lex, parseTokens } from '../expr';
import { suppose } from './assumptions';
import type {
  Declarations,
  DensityForm,
  EdgesDeclaration,
  FunctionForm,
  ParameterForm,
  Place,
  Signature,
  SizeRef,
  Source,
  VariableForm,
} from './declarations';

export interface VariableMeaning {
  readonly name: string;
  readonly form: VariableForm;
}

/** A formula of the world file, read. */
export interface Formula {
  readonly expr: Expr;
  readonly source: Source;
}

export type ParameterMeaning =
  | { readonly name: string; readonly form: Exclude<ParameterForm, { kind: 'is' }> }
  | { readonly name: string; readonly form: { readonly kind: 'is'; readonly formula: Formula } };

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
  | { readonly kind: 'dag'; readonly over: string }
  | { readonly kind: 'is'; readonly formula: Formula }
);

export type FunctionMeaning =
  | Exclude<FunctionForm, { kind: 'formula' }>
  | { readonly kind: 'formula'; readonly arguments: readonly string[]; readonly formula: Formula };

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
  readonly variables: ReadonlyMap<string, VariableMeaning>;
  readonly parameters: ReadonlyMap<string, ParameterMeaning>;
  /** In the order of the file. */
  readonly densities: readonly DensityMeaning[];
  readonly functions: ReadonlyMap<string, FunctionMeaning>;
  /** Names of a computation graph: declared, but not evaluated by this version. */
  readonly nodes: ReadonlySet<string>;
  readonly indices: ReadonlyMap<string, SizeRef>;
  readonly edges: EdgesMeaning | null;
  readonly ignore: ReadonlySet<string>;
  /** Values that arbitrary functions are shifted to take, by assumption. */
  readonly fixed: ReadonlyMap<string, { readonly places: readonly Expr[]; readonly value: Expr }>;
}

export interface MeaningProblem extends Place {
  readonly message: string;
}

/** Names of the neighbours of a node, beside those that a world lists. */
const NEIGHBOURS = ['local', 'N', 'ne', '\\mathcal{N}'];

/** `pa_k`: the parents of component k in the graph of a directed model. */
export const PARENTS = 'pa';

/** Letters that have a meaning of their own when capital, so that they do not stand for a small variable. */
const NOT_CAPITALS = new Set(['E', 'H', 'I', 'D', 'N', 'P', 'Q', 'T', 'L', 'K', 'J']);

/** The other case of a one-letter name, scripts kept: `x_{1}` ↔ `X_{1}`. Null where there is none. */
export function otherCase(name: string): string | null {
  const code = name.charCodeAt(0);
  if (!isLetter(code) || isLetter(name.charCodeAt(1))) return null;
  // The two cases of a letter differ in one bit.
  const other = String.fromCharCode(code ^ 32);
  return NOT_CAPITALS.has(code < 97 ? name[0]! : other) ? null : other + name.slice(1);
}

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

const rankOfSize = (size: SizeRef): number => (size === 'scalar' ? 0 : 1);

function rankOfVariable(form: VariableForm, rankOf: (name: string) => number): number {
  switch (form.kind) {
    case 'values':
    case 'density':
      return 0;
    case 'real':
    case 'binary':
    case 'spins':
      return rankOfSize(form.size);
    case 'copy':
      return rankOf(form.of);
    case 'copies':
      return rankOf(form.of) + 1;
  }
}

function rankOfParameter(form: ParameterForm): number {
  switch (form.kind) {
    case 'matrix':
      return 2;
    case 'vector':
    case 'onehot':
    case 'simplex':
    case 'spins':
    case 'binary':
      return rankOfSize(form.size);
    case 'is':
      return 1;
    default:
      return 0;
  }
}

/** Spelling under which names are kept: boldness counts only where the plain name is declared too. */
function spellings(declarations: Declarations): (name: string) => string {
  const all = [
    ...declarations.variables,
    ...declarations.parameters,
    ...declarations.functions,
    ...declarations.nodes,
    ...declarations.indices,
    ...declarations.sizes,
  ].map((d) => d.name);
  const counts = new Map<string, Set<string>>();
  for (const name of all) {
    const plain = canonicalName(name);
    counts.set(plain, (counts.get(plain) ?? new Set()).add(canonicalName(name, true)));
  }
  return (name) => {
    const plain = canonicalName(name);
    return (counts.get(plain)?.size ?? 0) > 1 ? canonicalName(name, true) : plain;
  };
}

/**
 * Gives a world file's declarations their meaning.
 * @returns the meaning, and what is wrong with its formulas; with any problem it must not be used
 */
export function understand(declarations: Declarations): { meaning: Meaning; problems: MeaningProblem[] } {
  const problems: MeaningProblem[] = [];
  const spell = spellings(declarations);
  const infos = new Map<string, NameInfo>();
  const ignore = new Set(declarations.ignore.map((name) => canonicalName(name)));
  const vocabulary: Vocabulary = {
    declared: true,
    lookup: (name) => infos.get(name) ?? aliased(name),
    names: () => infos.keys(),
    ignored: (name) => ignore.has(name),
  };
  const aliased = (name: string): NameInfo | null => {
    const other = otherCase(name);
    const info = other === null ? undefined : infos.get(other);
    return info?.kind === 'variable' ? info : null;
  };

  const variables = new Map<string, VariableMeaning>();
  for (const { name, form } of declarations.variables) {
    const of = form.kind === 'copy' || form.kind === 'copies' ? { ...form, of: spell(form.of) } : form;
    variables.set(spell(name), { name: spell(name), form: of });
  }
  const rankOf = (name: string): number => {
    const found = variables.get(name);
    return found ? rankOfVariable(found.form, rankOf) : 0;
  };
  for (const { name, form } of variables.values())
    infos.set(name, { kind: 'variable', rank: rankOfVariable(form, rankOf) });
  for (const { name, form } of declarations.parameters)
    infos.set(spell(name), { kind: 'parameter', rank: rankOfParameter(form) });
  for (const { name } of declarations.functions) infos.set(spell(name), { kind: 'function', rank: 0 });
  for (const { name } of declarations.nodes) infos.set(spell(name), { kind: 'parameter', rank: 1 });
  for (const { name } of declarations.sizes)
    if (!infos.has(spell(name))) infos.set(spell(name), { kind: 'size', rank: 0 });
  const used = usedSizes(declarations);
  for (const name of used) if (!infos.has(spell(name))) infos.set(spell(name), { kind: 'size', rank: 0 });
  for (const { name } of declarations.indices) infos.set(spell(name), { kind: 'index', rank: 0 });
  for (const { signature } of declarations.densities)
    infos.set(canonicalName(signature.name), { kind: 'density', rank: 0 });
  if (declarations.densities.some((d) => d.form.kind === 'unnormalised') && !infos.has('Z'))
    infos.set('Z', { kind: 'parameter', rank: 0 });
  if (declarations.densities.some((d) => d.form.kind === 'dag') && !infos.has(PARENTS))
    infos.set(PARENTS, { kind: 'parameter', rank: 1 });
  const neighbours = declarations.edges
    ? [...NEIGHBOURS, ...declarations.edges.neighbours.map((name) => canonicalName(name))]
    : [];
  for (const name of neighbours) if (!infos.has(name)) infos.set(name, { kind: 'edges', rank: 0 });

  const read = (source: Source, local: readonly string[] = []): Formula => ({
    source,
    expr: readFormula(source, lex(source.latex).tokens, withLocals(vocabulary, local.map(spell), infos), problems),
  });
  const signature = (s: Signature): SignatureMeaning => ({
    name: canonicalName(s.name),
    of: s.of?.map(spell) ?? null,
    given: s.given?.map(spell) ?? null,
  });

  const parameters = new Map<string, ParameterMeaning>();
  for (const { name, form } of declarations.parameters) {
    const key = spell(name);
    if (form.kind === 'is') {
      const formula = read(form.formula);
      infos.set(key, { kind: 'parameter', rank: rankOfExpr(formula.expr, infos) });
      parameters.set(key, { name: key, form: { kind: 'is', formula } });
    } else parameters.set(key, { name: key, form });
  }
  const functions = new Map<string, FunctionMeaning>();
  for (const { name, form } of declarations.functions)
    functions.set(
      spell(name),
      form.kind === 'formula'
        ? { kind: 'formula', arguments: form.arguments.map(spell), formula: read(form.formula, form.arguments) }
        : form,
    );
  const densities: DensityMeaning[] = declarations.densities.map(({ signature: s, form }) => {
    const head = { signature: signature(s) };
    switch (form.kind) {
      case 'joint':
        return { ...head, kind: 'joint', of: form.of.map(spell), independent: [] };
      case 'conditional':
        return { ...head, kind: 'conditional', of: form.of.map(spell), given: form.given.map(spell) };
      case 'law':
        return { ...head, kind: 'law', family: form.family, args: form.args.map((a) => read(a)) };
      case 'unnormalised':
        return { ...head, kind: 'unnormalised', formula: read(form.formula), over: form.over.map(spell) };
      case 'product':
        return { ...head, kind: 'product', factors: form.factors.map(signature) };
      case 'dag':
        return { ...head, kind: 'dag', over: spell(form.over) };
      case 'is':
        return { ...head, kind: 'is', formula: read(form.formula, [...(s.of ?? []), ...(s.given ?? [])]) };
    }
  });
  const fixed = new Map<string, { places: readonly Expr[]; value: Expr }>();
  for (const source of declarations.assume)
    for (const assumption of readAssumption(source, vocabulary, problems)) {
      const trouble = suppose(assumption, { parameters, functions, densities, fixed, variables });
      if (trouble) problems.push({ ...source.place, message: trouble });
    }
  const sizes = new Map(declarations.sizes.map((s) => [spell(s.name), { least: s.least, most: s.most }]));
  for (const name of used) if (!sizes.has(spell(name))) sizes.set(spell(name), { least: 2, most: 4 });
  const meaning: Meaning = {
    vocabulary,
    sizes,
    variables,
    parameters,
    densities,
    functions,
    nodes: new Set(declarations.nodes.map((n) => spell(n.name))),
    indices: new Map(declarations.indices.map((i) => [spell(i.name), i.size])),
    edges: declarations.edges ? edgesOf(declarations.edges, neighbours, (s) => read(s).expr) : null,
    ignore,
    fixed,
  };
  return { meaning, problems };
}

function edgesOf(edges: EdgesDeclaration, neighbours: readonly string[], read: (source: Source) => Expr): EdgesMeaning {
  if (!edges.pairs) return { over: edges.over, neighbours, pairs: null };
  // The pattern is a bare sum sign: it needs a body to be read as one.
  const pairs = read({ ...edges.pairs, latex: `${edges.pairs.latex} 1` });
  return { over: edges.over, neighbours, pairs };
}

/** Axes of a formula's value, as far as they decide how its indices split. */
function rankOfExpr(e: Expr, infos: ReadonlyMap<string, NameInfo>): number {
  switch (e.kind) {
    case 'sym':
      return infos.get(e.name)?.rank ?? 0;
    case 'matrix':
      return 2;
    case 'apply':
      return e.fn.kind === 'sym' && e.fn.name === 'diag'
        ? 2
        : e.fn.kind === 'sym' && e.fn.name === 'softmax'
          ? 1
          : Math.max(0, ...e.args.map((a) => rankOfExpr(a, infos)));
    case 'sum':
      return Math.max(...e.terms.map((t) => rankOfExpr(t, infos)));
    case 'product': {
      const ranks = e.factors.map((f) => rankOfExpr(f, infos));
      return ranks[ranks.length - 1]! === 1 && ranks.some((r) => r === 2) ? 1 : Math.max(...ranks);
    }
    case 'negative':
      return rankOfExpr(e.body, infos);
    case 'power':
    case 'transpose':
      return rankOfExpr(e.base, infos);
    case 'indexed':
      return Math.max(0, rankOfExpr(e.base, infos) - e.at.length);
    default:
      return 0;
  }
}

/** A vocabulary in which some names are the arguments of a formula. */
function withLocals(
  vocabulary: Vocabulary,
  names: readonly string[],
  infos: ReadonlyMap<string, NameInfo>,
): Vocabulary {
  const local = new Map<string, NameInfo>(
    names.map((name) => [name, infos.get(name) ?? vocabulary.lookup(name) ?? { kind: 'parameter', rank: 0 }]),
  );
  return {
    ...vocabulary,
    lookup: (name) => local.get(name) ?? vocabulary.lookup(name),
    names: () => [...vocabulary.names(), ...local.keys()],
  };
}

function readFormula(
  source: Source,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  problems: MeaningProblem[],
): Expr {
  const parsed = parseTokens(tokens, vocabulary, new Set<Choice>());
  if (isUnreadable(parsed)) {
    const first = parsed.diagnostics.find((d) => d.severity === 'error')!;
    problems.push({ ...source.place, message: `the formula "${source.latex}" could not be read: ${first.message}` });
  }
  return parsed.expr;
}

function readAssumption(source: Source, vocabulary: Vocabulary, problems: MeaningProblem[]): Assumption[] {
  const parsed = parseTokens(lex(source.latex).tokens, vocabulary);
  let e = parsed.expr;
  if (isUnreadable(parsed) || e.kind !== 'relation') {
    problems.push({
      ...source.place,
      message: `expected a relation such as "f(1) = 0" under assume, found "${source.latex}"`,
    });
    return [];
  }
  // a = b = 0 assumes a = 0 and b = 0.
  const lefts: { left: Expr; op: string }[] = [];
  while (e.kind === 'relation') {
    lefts.push({ left: e.left, op: e.op });
    e = e.right;
  }
  const right = e;
  return lefts.map(({ left, op }) => ({ left, op, right, source }));
}

/** Sizes that are used but perhaps not listed. */
function usedSizes(declarations: Declarations): Set<string> {
  const out = new Set<string>();
  const add = (size: SizeRef): void => {
    if (typeof size === 'string' && size !== 'scalar') out.add(size);
  };
  for (const { form } of declarations.variables) {
    if (form.kind === 'values' || form.kind === 'copies') add(form.count);
    else if (form.kind === 'density') add(form.points);
    else if (form.kind !== 'copy') add(form.size);
  }
  for (const { form } of declarations.parameters) {
    if (form.kind === 'matrix') {
      add(form.rows);
      add(form.columns);
    } else if ('size' in form) add(form.size);
  }
  for (const { size } of declarations.indices) add(size);
  if (declarations.edges) add(declarations.edges.over);
  return out;
}
