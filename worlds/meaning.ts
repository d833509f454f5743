import type { Choice, Expr, NameInfo, Token, Vocabulary } from '../expr';
import { canonicalName, canonicalSign, isUnreadable, lex, parseTokens } from '../expr';
import { suppose } from './assumptions';
import { entriesMeaning } from './entries';
import type { Ends, Family } from './indexed';
import { ends, familyOf, hidden } from './indexed';
import type { FamilyMeaning, Formula, NodeMeaning } from './nodes';
import { circles } from './mentions';
import { graphOf, plannedNodes } from './nodes';
import type { OwnName } from './own-names';
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
import { rankOfExpr, rankOfParameter, rankOfVariable } from './ranks';
import { checkSize, convolutionSizes, isSizeFormula, parameterSizes, usedSizes, variableSizes } from './size-formulas';
import type { Shorthands } from './spell-out';
import { spelledOut } from './spell-out';

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
    const sign = canonicalSign(name);
    if (sign !== null) return sign;
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
  const sized = (size: SizeRef): SizeRef =>
    typeof size === 'string' && size !== 'scalar' && !isSizeFormula(size) ? spell(size) : size;
  const indices = new Map(declarations.indices.map((i) => [spell(i.name), sized(i.size)]));
  const families = new Map<string, Family>();
  const kernels = new Map<string, Ends>();
  const ignore = new Set(declarations.ignore.map((name) => canonicalName(name)));
  const variables = new Map<string, VariableMeaning>();
  const vocabulary: Vocabulary = {
    declared: true,
    lookup: (name) => infos.get(name) ?? aliased(name),
    names: () => infos.keys(),
    ignored: (name) => ignore.has(name),
    ignoresNothing: ignore.size === 0,
  };
  const aliased = (name: string): NameInfo | null => {
    if (variables.size === 0) return null;
    const other = otherCase(name);
    const info = other === null ? undefined : infos.get(other);
    return info?.kind === 'variable' ? info : null;
  };

  for (const { name, form: written } of declarations.variables) {
    const form = variableSizes(written, sized);
    const of = form.kind === 'copy' || form.kind === 'copies' ? { ...form, of: spell(form.of) } : form;
    variables.set(spell(name), { name: spell(name), form: of });
  }
  const rankOf = (name: string): number => {
    const found = variables.get(name);
    return found ? rankOfVariable(found.form, rankOf) : 0;
  };
  for (const { name, form } of variables.values()) {
    const rank = rankOfVariable(form, rankOf);
    infos.set(name, { kind: 'variable', rank });
    if (form.kind === 'copies' && form.all !== undefined) infos.set(spell(form.all), { kind: 'variable', rank });
  }
  const originalOf = (name: string): string | undefined => {
    const form = variables.get(name)?.form;
    return form?.kind === 'copy' ? form.of : variables.get(name)?.name;
  };
  const family = (name: string): Family | null => familyOf(spell(name), indices);
  for (const { name, form } of declarations.parameters) {
    const own = form.kind === 'is' ? family(name) : null;
    const defined = form.kind === 'entries' ? { defined: true as const } : {};
    if (own) infos.set(own.base, { kind: 'parameter', rank: own.indices.length });
    else infos.set(spell(name), { kind: 'parameter', rank: rankOfParameter(form), ...defined });
  }
  for (const { name, form } of declarations.functions)
    if (form.kind === 'convolution') infos.set(spell(name), { kind: 'operator', rank: 0 });
    else infos.set(family(name)?.base ?? spell(name), { kind: 'function', rank: 0 });
  for (const { name } of declarations.sizes)
    if (!infos.has(spell(name))) infos.set(spell(name), { kind: 'size', rank: 0 });
  const { names: used, formulas } = usedSizes(declarations);
  for (const name of used) if (!infos.has(spell(name))) infos.set(spell(name), { kind: 'size', rank: 0 });
  for (const { name } of declarations.indices) infos.set(spell(name), { kind: 'index', rank: 0 });
  for (const { signature: s, form, place } of declarations.densities) {
    const given = (form.kind === 'conditional' ? form.given : (s.given ?? [])).map(spell);
    const own = familyOf(canonicalName(s.name), indices, given);
    infos.set(own?.base ?? canonicalName(s.name), { kind: 'density', rank: 0 });
    if (form.kind === 'kernel') {
      const { name, form: domain } = variables.get(spell(form.over)) ?? { name: '', form: null };
      // Where a state comes from and where it goes are two variables of the tables, whatever name is written.
      if (domain) for (const end of Object.values(ends(name))) variables.set(end, { name: end, form: domain });
      kernels.set(canonicalName(s.name), ends(name));
    } else if (form.kind === 'is' && s.of?.length === 1 && s.given?.length === 1) {
      const [to, from] = [spell(s.of[0]!), spell(s.given[0]!)];
      if (originalOf(to) === originalOf(from)) kernels.set(canonicalName(s.name), { to, from });
    }
    if (!own) continue;
    families.set(own.base, own);
    for (const index of own.indices)
      variables.set(hidden(index), { name: hidden(index), form: { kind: 'values', count: indices.get(index)! } });
    if (form.kind === 'unnormalised' || form.kind === 'product' || form.kind === 'dag') {
      const message = `a density with an index cannot be "${form.kind}": declare ${s.name} by {joint: …}, {conditional: …}, a law or a formula`;
      problems.push({ ...place, message });
    }
  }
  if (declarations.densities.some((d) => d.form.kind === 'unnormalised') && !infos.has('Z'))
    infos.set('Z', { kind: 'parameter', rank: 0 });
  if (declarations.densities.some((d) => d.form.kind === 'dag') && !infos.has(PARENTS))
    infos.set(PARENTS, { kind: 'parameter', rank: 1 });
  const neighbours = declarations.edges
    ? [...NEIGHBOURS, ...declarations.edges.neighbours.map((name) => canonicalName(name))]
    : [];
  for (const name of neighbours) if (!infos.has(name)) infos.set(name, { kind: 'edges', rank: 0 });

  const shorthands: Shorthands = { variables, families, kernels, vocabulary };
  const plan = plannedNodes(
    declarations,
    spell,
    (name) => infos.get(name)?.kind === 'size',
    (name) => infos.has(name),
  );
  // Formulas under `is` may speak of nodes, and nodes of them.
  const rank = (e: Expr): number => rankOfExpr(e, infos);
  const readNode =
    (into: MeaningProblem[]) =>
    (source: Source, final: boolean): Formula => ({
      source,
      expr: spelledOut(shorthands, readFormula(source, lex(source.latex).tokens, vocabulary, final ? into : [])),
    });
  graphOf(plan, infos, readNode([]), rank);
  const readWith = (source: Source, local: ReadonlyMap<string, NameInfo>): Formula => ({
    source,
    expr: spelledOut(
      shorthands,
      readFormula(source, lex(source.latex).tokens, withLocals(vocabulary, local), problems),
    ),
  });
  const argument = (name: string): NameInfo =>
    infos.get(name) ?? vocabulary.lookup(name) ?? { kind: 'parameter', rank: 0 };
  const read = (source: Source, local: readonly string[] = []): Formula =>
    readWith(source, new Map(local.map(spell).map((name) => [name, argument(name)])));
  const signature = (s: Signature): SignatureMeaning => ({
    name: canonicalName(s.name),
    of: s.of?.map(spell) ?? null,
    given: s.given ? [...s.given.map(spell), ...hiddenIn(s.name)] : null,
  });
  /** The indices of a density, as the conditions that they are in its tables. */
  const hiddenIn = (name: string): string[] => (familyOf(canonicalName(name), indices)?.indices ?? []).map(hidden);

  const sizeFormulas = new Map<string, Formula>();
  for (const [text, source] of formulas) {
    const before = problems.length;
    const formula = read(source);
    sizeFormulas.set(text, formula);
    if (problems.length === before) checkSize(formula.expr, source, vocabulary, problems);
  }
  const parameters = new Map<string, ParameterMeaning>();
  for (const { name, form: written } of declarations.parameters) {
    const own = written.kind === 'is' ? family(name) : null;
    const key = own?.base ?? spell(name);
    const form = parameterSizes(written, sized);
    if (form.kind === 'entries') {
      const local = new Map(form.at.map((n) => [spell(n), { kind: 'index', rank: 0 } as const]));
      const formula = readWith(form.formula, local);
      const entries = entriesMeaning(key, form, [...local.keys()], formula, indices, vocabulary, problems);
      if (entries) parameters.set(key, { name: key, form: entries });
    } else if (form.kind === 'is') {
      const formula = read(form.formula);
      if (!own) infos.set(key, { kind: 'parameter', rank: rankOfExpr(formula.expr, infos) });
      parameters.set(key, { name: key, form: { kind: 'is', formula, ...(own ? { indices: own.indices } : {}) } });
    } else parameters.set(key, { name: key, form });
  }
  const graph = graphOf(plan, infos, readNode(problems), rank);
  const functions = new Map<string, FunctionMeaning>();
  for (const { name, form } of declarations.functions) {
    if (form.kind === 'convolution') {
      functions.set(spell(name), { ...convolutionSizes(form, sized), indices: [] });
      continue;
    }
    functions.set(family(name)?.base ?? spell(name), {
      ...(form.kind === 'formula'
        ? { kind: 'formula', arguments: form.arguments.map(spell), formula: read(form.formula, form.arguments) }
        : form),
      indices: family(name)?.indices ?? [],
    });
  }
  const densities: DensityMeaning[] = declarations.densities.map(({ signature: s, form }) => {
    const head = { signature: signature(s) };
    switch (form.kind) {
      case 'joint': {
        const at = hiddenIn(s.name);
        return at.length > 0
          ? { ...head, kind: 'conditional', of: form.of.map(spell), given: at }
          : { ...head, kind: 'joint', of: form.of.map(spell), independent: [] };
      }
      case 'conditional': {
        const given = [...form.given.map(spell), ...hiddenIn(s.name)];
        return { ...head, kind: 'conditional', of: form.of.map(spell), given };
      }
      case 'law':
        return { ...head, kind: 'law', family: form.family, args: form.args.map((a) => read(a)) };
      case 'unnormalised':
        return { ...head, kind: 'unnormalised', formula: read(form.formula), over: form.over.map(spell) };
      case 'product':
        return { ...head, kind: 'product', factors: form.factors.map(signature) };
      case 'dag':
        return { ...head, ...form, over: spell(form.over) };
      case 'kernel': {
        const { from, to } = ends(spell(form.over));
        return { ...head, kind: 'conditional', of: [to], given: [from, ...hiddenIn(s.name)] };
      }
      case 'is':
        return { ...head, kind: 'is', formula: read(form.formula, [...(s.of ?? []), ...(s.given ?? [])]) };
    }
  });
  const fixed = new Map<string, { places: readonly Expr[]; value: Expr }>();
  const restrictions: Expr[] = [];
  for (const source of declarations.assume)
    for (const assumption of readAssumption(source, vocabulary, problems)) {
      const trouble = suppose(assumption, { parameters, functions, densities, fixed, variables, restrictions });
      if (trouble) problems.push({ ...source.place, message: trouble });
    }
  const sizes = new Map(declarations.sizes.map((s) => [spell(s.name), { least: s.least, most: s.most }]));
  for (const name of used) if (!sizes.has(spell(name))) sizes.set(spell(name), { least: 2, most: 4 });
  const meaning: Meaning = {
    vocabulary,
    sizes,
    sizeFormulas,
    variables,
    parameters,
    densities,
    functions,
    nodes: graph.nodes,
    nodeFamilies: graph.families,
    own: new Map(),
    layout: declarations.layout,
    indices,
    families,
    kernels,
    edges: declarations.edges ? edgesOf(declarations.edges, sized, neighbours, (s) => read(s).expr) : null,
    ignore,
    mean: declarations.mean ? signature(declarations.mean.signature) : null,
    constant: new Set(declarations.constant.map(({ name }) => canonicalName(name))),
    fixed,
    restrictions: restrictions.map((e) => spelledOut(shorthands, e)),
  };
  for (const { source, message } of circles(meaning)) problems.push({ ...source.place, message });
  return { meaning, problems };
}

function edgesOf(
  edges: EdgesDeclaration,
  sized: (size: SizeRef) => SizeRef,
  neighbours: readonly string[],
  read: (source: Source) => Expr,
): EdgesMeaning {
  const over = sized(edges.over);
  if (!edges.pairs) return { over, neighbours, pairs: null };
  // The pattern is a bare sum sign: it needs a body to be read as one.
  const pairs = read({ ...edges.pairs, latex: `${edges.pairs.latex} 1` });
  return { over, neighbours, pairs };
}

/** A vocabulary in which some names have a meaning of their own: the arguments of a formula. */
const withLocals = (vocabulary: Vocabulary, local: ReadonlyMap<string, NameInfo>): Vocabulary => ({
  ...vocabulary,
  lookup: (name) => local.get(name) ?? vocabulary.lookup(name),
  names: () => [...vocabulary.names(), ...local.keys()],
});

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
