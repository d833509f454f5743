import type { Expr } from '../expr';
import { canonicalName } from '../expr';
import { suppose } from './assumptions';
import type { Declarations, EdgesDeclaration, Signature, SizeRef, Source } from './declarations';
import { entriesMeaning } from './entries';
import type { FormulaReader } from './formulas';
import { formulaReader, readAssumption } from './formulas';
import type { Glossary } from './glossary';
import { glossaryOf } from './glossary';
import { ends, familyOf, hidden } from './indexed';
import type {
  DensityMeaning,
  EdgesMeaning,
  FunctionMeaning,
  Meaning,
  MeaningProblem,
  ParameterMeaning,
  SignatureMeaning,
} from './meaning';
import { circles } from './mentions';
import type { Formula } from './nodes';
import { graphOf, plannedNodes } from './nodes';
import { rankOfExpr } from './ranks';
import { checkSize, convolutionSizes, parameterSizes } from './size-formulas';
import { spelledOut } from './spell-out';

/**
 * Gives a world file's declarations their meaning.
 * @returns the meaning, and what is wrong with its formulas; with any problem it must not be used
 */
export function understand(declarations: Declarations): { meaning: Meaning; problems: MeaningProblem[] } {
  const problems: MeaningProblem[] = [];
  const names = glossaryOf(declarations, problems);
  const { spell, sized, infos, indices, variables, families, kernels, ignore, neighbours, used, vocabulary } = names;
  const plan = plannedNodes(
    declarations,
    spell,
    (name) => infos.get(name)?.kind === 'size',
    (name) => infos.has(name),
  );
  // Formulas under `is` may speak of nodes, and nodes of them.
  const rank = (e: Expr): number => rankOfExpr(e, infos);
  graphOf(plan, infos, formulaReader(names, []).readNode, rank);
  const reader = formulaReader(names, problems);
  const { read } = reader;
  const sizeFormulas = new Map<string, Formula>();
  for (const [text, source] of used.formulas) {
    const before = problems.length;
    const formula = read(source);
    sizeFormulas.set(text, formula);
    if (problems.length === before) checkSize(formula.expr, source, vocabulary, problems);
  }
  const parameters = parametersOf(declarations, names, reader, problems);
  const graph = graphOf(plan, infos, reader.readNode, rank);
  const functions = functionsOf(declarations, names, reader);
  const densities = declarations.densities.map((d) => densityMeaning(d, names, reader));
  const fixed = new Map<string, { places: readonly Expr[]; value: Expr }>();
  const restrictions: Expr[] = [];
  for (const source of declarations.assume)
    for (const assumption of readAssumption(source, vocabulary, problems)) {
      const trouble = suppose(assumption, { parameters, functions, densities, fixed, variables, restrictions });
      if (trouble) problems.push({ ...source.place, message: trouble });
    }
  const sizes = new Map(declarations.sizes.map((s) => [spell(s.name), { least: s.least, most: s.most }]));
  for (const name of used.names) if (!sizes.has(spell(name))) sizes.set(spell(name), { least: 2, most: 4 });
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
    mean: declarations.mean ? signatureMeaning(declarations.mean.signature, names) : null,
    constant: new Set(declarations.constant.map(({ name }) => canonicalName(name))),
    fixed,
    restrictions: restrictions.map((e) => spelledOut(names, e)),
  };
  for (const { source, message } of circles(meaning)) problems.push({ ...source.place, message });
  return { meaning, problems };
}

/** The parameters; how many axes those have that formulas give is added to the glossary. */
function parametersOf(
  declarations: Declarations,
  { spell, sized, infos, indices, family, vocabulary }: Glossary,
  { read, readWith }: FormulaReader,
  problems: MeaningProblem[],
): Map<string, ParameterMeaning> {
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
  return parameters;
}

function functionsOf(
  declarations: Declarations,
  { spell, sized, family }: Glossary,
  { read }: FormulaReader,
): Map<string, FunctionMeaning> {
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
  return functions;
}

/** The indices of a density, as the conditions that they are in its tables. */
const hiddenIn = (name: string, indices: Glossary['indices']): string[] =>
  (familyOf(canonicalName(name), indices)?.indices ?? []).map(hidden);

const signatureMeaning = (s: Signature, { spell, indices }: Glossary): SignatureMeaning => ({
  name: canonicalName(s.name),
  of: s.of?.map(spell) ?? null,
  given: s.given ? [...s.given.map(spell), ...hiddenIn(s.name, indices)] : null,
});

function densityMeaning(
  { signature: s, form }: Declarations['densities'][number],
  names: Glossary,
  { read }: FormulaReader,
): DensityMeaning {
  const { spell } = names;
  const hidden = (): string[] => hiddenIn(s.name, names.indices);
  const signature = (of: Signature): SignatureMeaning => signatureMeaning(of, names);
  const head = { signature: signature(s) };
  switch (form.kind) {
    case 'joint': {
      const at = hidden();
      return at.length > 0
        ? { ...head, kind: 'conditional', of: form.of.map(spell), given: at }
        : { ...head, kind: 'joint', of: form.of.map(spell), independent: [] };
    }
    case 'conditional': {
      const given = [...form.given.map(spell), ...hidden()];
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
      return { ...head, kind: 'conditional', of: [to], given: [from, ...hidden()] };
    }
    case 'is':
      return { ...head, kind: 'is', formula: read(form.formula, [...(s.of ?? []), ...(s.given ?? [])]) };
  }
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
