import type { Expr, NameInfo } from '../expr';
import type { Declarations, Source } from './declarations';
import type { Layout } from './layout';

/** A formula of the world file, read. */
export interface Formula {
  readonly expr: Expr;
  readonly source: Source;
}

/** A node of a computation graph, by its name. */
export interface NodeMeaning {
  readonly name: string;
  readonly formula: Formula;
  /** The node that a name of the text's own is another name for, as values tell: see `own-names.ts`. */
  readonly namesake?: Expr;
}

/** An index that a member has by name: `0` of `h_0`, `T` of `\delta_T`, `T + 1`. */
export interface FixedIndex {
  readonly size: string | null;
  readonly offset: number;
}

/**
 * Nodes that share a name but for their indices: `h_t` for all t, with the first of them, `h_0`, given by itself; or
 * `L_1` and `L_2`, each given by itself.
 */
export interface FamilyMeaning {
  /** The name without its indices; a node without indices may bear it too: `L` beside `L_t`. */
  readonly letter: string;
  /** What it goes by where names are told apart. No name is spelled like that. */
  readonly key: string;
  /** Names of the indices, those above the line before those below; null for an index that has no name. */
  readonly indices: readonly (string | null)[];
  /** How many of them stand above the line. */
  readonly above: number;
  /** What a member is; null where every member is given by itself. */
  readonly formula: Formula | null;
  /** Names of members that are given by themselves, as nodes or as parameters. */
  readonly members: readonly { readonly at: FixedIndex; readonly name: string }[];
  /** How far its indices run, where a text gave it its meaning rather than the world file. */
  readonly counts?: (layout: Layout) => readonly number[];
  /** As of a node; in the names of the family's indices. */
  readonly namesake?: Expr;
}

/** A family whose formula has not been read. */
export type FamilyPlan = Omit<FamilyMeaning, 'formula'> & { readonly source: Source | null };

/** A name taken apart into its letter and what hangs on it. */
interface Scripts {
  readonly base: string;
  readonly above: string | null;
  readonly below: string | null;
}

/** What stands in the last braces of a canonical name, after `sign`; null where nothing does. */
function lastScript(name: string, sign: '_' | '^'): { rest: string; inside: string } | null {
  if (!name.endsWith('}')) return null;
  let depth = 0;
  for (let i = name.length - 1; i >= 0; i--) {
    if (name[i] === '}') depth++;
    else if (name[i] === '{' && --depth === 0)
      return name[i - 1] === sign ? { rest: name.slice(0, i - 1), inside: name.slice(i + 1, -1) } : null;
  }
  return null;
}

function scriptsOf(name: string): Scripts {
  const below = lastScript(name, '_');
  const above = lastScript(below?.rest ?? name, '^');
  return { base: above?.rest ?? below?.rest ?? name, above: above?.inside ?? null, below: below?.inside ?? null };
}

/** The indices in a script, or null where some of it is none: `i`, `m,n`, `ij`, `(l)`. */
function indicesIn(script: string | null, isIndex: (name: string) => boolean): string[] | null {
  if (script === null) return null;
  const text = script.replace(/^\((.*)\)$/, '$1');
  const items = text.split(',');
  if (items.every(isIndex)) return items;
  const letters = [...text];
  return items.length === 1 && letters.every(isIndex) ? letters : null;
}

/** The index that a member's name shows: a number or a size, or one more or less. */
function fixedIndex(script: string | null, isSize: (name: string) => boolean): FixedIndex | null {
  const found = /^\(?(?:(\d{1,4})|(.+?)(?:([+-])(\d{1,4}))?)\)?$/.exec(script ?? '');
  if (!found) return null;
  const [, number, size, sign, by] = found;
  if (number !== undefined) return { size: null, offset: Number(number) };
  if (size === undefined || !isSize(size)) return null;
  return { size, offset: by === undefined ? 0 : Number(`${sign ?? '+'}${by}`) };
}

export const isFamilyKey = (name: string): boolean => name.endsWith(' _');

/** What a family goes by where names are told apart. */
export const keyOf = (letter: string): string => `${letter} _`;

const headOf = (letter: string): Pick<FamilyMeaning, 'letter' | 'key'> => ({ letter, key: keyOf(letter) });

const withBelow = (base: string, below: string | null): string => (below === null ? base : `${base}_{${below}}`);

const withAbove = (base: string, above: string | null): string => (above === null ? base : `${base}^{${above}}`);

/**
 * Sorts the nodes of a world file: those that stand by themselves, and the families that their indices make of them.
 * @param spell canonical spelling of a name
 * @param isSize whether a name is that of a size
 * @param isTaken whether a name already means something else
 */
export function plannedNodes(
  declarations: Declarations,
  spell: (name: string) => string,
  isSize: (name: string) => boolean,
  isTaken: (name: string) => boolean,
): { singles: { name: string; source: Source }[]; families: FamilyPlan[] } {
  const indexNames = new Set(declarations.indices.map((i) => spell(i.name)));
  const isIndex = (name: string): boolean => indexNames.has(name);
  const singles: { name: string; source: Source }[] = [];
  const families = new Map<string, FamilyPlan>();
  for (const { name: written, formula } of declarations.nodes) {
    const name = spell(written);
    const { base, above, below } = scriptsOf(name);
    const up = indicesIn(above, isIndex);
    const down = indicesIn(below, isIndex);
    const letter = withBelow(withAbove(base, up ? null : above), down ? null : below);
    const indices = [...(up ?? []), ...(down ?? [])];
    if (indices.length === 0 || isTaken(letter) || families.has(letter)) singles.push({ name, source: formula });
    else families.set(letter, { ...headOf(letter), indices, above: up?.length ?? 0, source: formula, members: [] });
  }
  if (declarations.nodes.length === 0) return { singles, families: [] };
  const named = [...singles.map((s) => s.name), ...declarations.parameters.map((p) => spell(p.name))];
  const add = (letter: string, above: 0 | 1, name: string, at: FixedIndex): void => {
    if (isTaken(letter)) return;
    const plan = families.get(letter) ?? { ...headOf(letter), indices: [null], above, source: null, members: [] };
    if (plan.indices.length !== 1 || plan.above !== above) return;
    families.set(letter, { ...plan, members: [...plan.members, { at, name }] });
  };
  for (const name of named) {
    const { base, above, below } = scriptsOf(name);
    const down = fixedIndex(below, isSize);
    const up = fixedIndex(above, isSize);
    if (down) add(withAbove(base, above), 0, name, down);
    else if (up) add(withBelow(base, below), 1, name, up);
  }
  // One name with a number makes no family.
  const plans = [...families.values()].filter((f) => f.source !== null || f.members.length > 1);
  return { singles, families: plans };
}

/** Passes over the formulas of a graph after which the number of axes of every node has settled. */
const PASSES = 4;

/**
 * The nodes of a computation graph, which may speak of one another in any order.
 * @param infos what names are, to which the nodes are added
 * @param read reads a formula, for the last time where `final` is set
 * @param rankOf axes of the value of a formula
 */
export function graphOf(
  { singles, families }: ReturnType<typeof plannedNodes>,
  infos: Map<string, NameInfo>,
  read: (source: Source, final: boolean) => Formula,
  rankOf: (e: Expr) => number,
): { nodes: ReadonlyMap<string, NodeMeaning>; families: ReadonlyMap<string, FamilyMeaning> } {
  const rank = (name: string, axes: number): void =>
    void infos.set(name, { kind: 'parameter', rank: axes, node: true });
  for (const { name } of singles) if (!infos.has(name)) rank(name, 0);
  for (const { letter, indices } of families) rank(letter, indices.length);
  const nodes = new Map<string, NodeMeaning>();
  const all = new Map<string, FamilyMeaning>();
  // How indices split depends on how many axes a node has, and that on the formulas of others.
  for (let pass = 1; pass <= PASSES; pass++) {
    for (const { name, source } of singles) {
      const formula = read(source, pass === PASSES);
      nodes.set(name, { name, formula });
      rank(name, rankOf(formula.expr));
    }
    for (const { source, ...plan } of families) {
      const formula = source && read(source, pass === PASSES);
      all.set(plan.letter, { ...plan, formula });
      const [first] = plan.members;
      const member = first ? (infos.get(first.name)?.rank ?? 0) : formula ? rankOf(formula.expr) : 0;
      rank(plan.letter, plan.indices.length + member);
    }
  }
  return { nodes, families: all };
}
