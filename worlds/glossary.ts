import type { NameInfo } from '../expr';
import { canonicalName } from '../expr';
import type { Declarations, SizeRef } from './declarations';
import type { Ends, Family } from './indexed';
import { ends, familyOf, hidden } from './indexed';
import type { MeaningProblem, VariableMeaning } from './meaning';
import { PARENTS } from './meaning';
import { rankOfParameter, rankOfVariable } from './ranks';
import { isSizeFormula, usedSizes, variableSizes } from './size-formulas';
import type { Shorthands } from './spell-out';
import { otherCase, spellings } from './spellings';

/** The names of a world file and what each of them is, told before any formula is read. */
export interface Glossary extends Shorthands {
  /** The spelling under which a name is kept. */
  readonly spell: (name: string) => string;
  /** A size, its name in that spelling. */
  readonly sized: (size: SizeRef) => SizeRef;
  /** What each name is; the formulas that are read later add to it how many axes their values have. */
  readonly infos: Map<string, NameInfo>;
  readonly variables: ReadonlyMap<string, VariableMeaning>;
  readonly indices: ReadonlyMap<string, SizeRef>;
  readonly ignore: ReadonlySet<string>;
  /** Names of the neighbours of a node. */
  readonly neighbours: readonly string[];
  /** Sizes by name, and formulas in the place of one, that anything declared mentions. */
  readonly used: ReturnType<typeof usedSizes>;
  /** What a name with indices is a member of; null for any other name. */
  readonly family: (name: string) => Family | null;
}

/** A glossary while its names are gathered. */
interface Draft extends Pick<Glossary, 'spell' | 'sized' | 'infos' | 'indices'> {
  readonly variables: Map<string, VariableMeaning>;
  readonly families: Map<string, Family>;
  readonly kernels: Map<string, Ends>;
}

/** Names of the neighbours of a node, beside those that a world lists. */
const NEIGHBOURS = ['local', 'N', 'ne', '\\mathcal{N}'];

/**
 * Gathers the names of a world file.
 * @param problems where what is wrong with names is told
 */
export function glossaryOf(declarations: Declarations, problems: MeaningProblem[]): Glossary {
  const spell = spellings(declarations);
  const sized = (size: SizeRef): SizeRef =>
    typeof size === 'string' && size !== 'scalar' && !isSizeFormula(size) ? spell(size) : size;
  const indices = new Map(declarations.indices.map((i) => [spell(i.name), sized(i.size)]));
  const ignore = new Set(declarations.ignore.map((name) => canonicalName(name)));
  const draft: Draft = {
    spell,
    sized,
    infos: new Map(),
    indices,
    variables: new Map(),
    families: new Map(),
    kernels: new Map(),
  };
  const { infos, variables } = draft;
  const aliased = (name: string): NameInfo | null => {
    if (variables.size === 0) return null;
    const other = otherCase(name);
    const info = other === null ? undefined : infos.get(other);
    return info?.kind === 'variable' ? info : null;
  };

  nameVariables(declarations, draft);
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
  const used = usedSizes(declarations);
  for (const name of used.names) if (!infos.has(spell(name))) infos.set(spell(name), { kind: 'size', rank: 0 });
  for (const { name } of declarations.indices) infos.set(spell(name), { kind: 'index', rank: 0 });
  nameDensities(declarations, draft, problems);
  const neighbours = declarations.edges
    ? [...NEIGHBOURS, ...declarations.edges.neighbours.map((name) => canonicalName(name))]
    : [];
  for (const name of neighbours) if (!infos.has(name)) infos.set(name, { kind: 'edges', rank: 0 });
  return {
    ...draft,
    ignore,
    neighbours,
    used,
    family,
    vocabulary: {
      declared: true,
      lookup: (name) => infos.get(name) ?? aliased(name),
      names: () => infos.keys(),
      ignored: (name) => ignore.has(name),
      ignoresNothing: ignore.size === 0,
    },
  };
}

function nameVariables(declarations: Declarations, { spell, sized, infos, variables }: Draft): void {
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
    infos.set(name, { kind: 'variable', rank, ...(form.kind === 'copies' ? { copyOf: form.of } : {}) });
    if (form.kind === 'copies' && form.all !== undefined) infos.set(spell(form.all), { kind: 'variable', rank });
  }
}

function nameDensities(
  declarations: Declarations,
  { spell, infos, indices, variables, families, kernels }: Draft,
  problems: MeaningProblem[],
): void {
  const originalOf = (name: string): string | undefined => {
    const form = variables.get(name)?.form;
    return form?.kind === 'copy' ? form.of : variables.get(name)?.name;
  };
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
}
