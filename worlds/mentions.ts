import type { Expr } from '../expr';
import { parts, print } from '../expr';
import type { Source } from './declarations';
import type { Meaning } from './meaning';
import type { FamilyMeaning, FixedIndex, Formula } from './nodes';
import { isFamilyKey } from './nodes';
import { isConstant, isExponential } from './own-names';

/** A mention of nodes that indices tell apart: `h_{t-1}`, `Y_{m,n}^i`, `Y^i`, `h`. */
export interface Mention {
  readonly family: FamilyMeaning;
  /** The indices in the order of the family; null where one is not written, so that all of its values are meant. */
  readonly at: readonly (Expr | null)[];
  /** Indices beyond those of the family: components of a member. */
  readonly components: readonly Expr[];
}

/** Indices written as one product, `ij`, taken apart where as many are asked for. */
const split = (at: readonly Expr[], count: number): readonly Expr[] => {
  const [only] = at;
  if (at.length !== 1 || count < 2) return at;
  const items = only?.kind === 'product' ? only.factors : only?.kind === 'tuple' ? only.items : [];
  return items.length === count ? items : at;
};

/** The family that an expression mentions, with its indices; null where it is no such mention. */
export function mentionIn(meaning: Meaning, e: Expr): Mention | null {
  if (meaning.nodeFamilies.size === 0) return null;
  const of = (x: Expr): FamilyMeaning | null => (x.kind === 'sym' ? (meaning.nodeFamilies.get(x.name) ?? null) : null);
  const none = (n: number): null[] => Array.from({ length: n }, () => null);
  if (e.kind === 'sym') {
    if (meaning.nodes.has(e.name)) return null;
    const family = of(e);
    if (family && meaning.own.get(family.key)?.letterIsOther) return null;
    return family && { family, at: none(family.indices.length), components: [] };
  }
  // What hangs above: an exponent, or an index in brackets, which is read as one more subscript.
  const upper = e.kind === 'power' ? { base: e.base, at: [e.exponent] } : e.kind === 'indexed' ? e : null;
  if (!upper) return null;
  const alone = of(upper.base);
  if (alone) {
    const { above, indices } = alone;
    const below = indices.length - above;
    const inBrackets = e.kind === 'indexed';
    // Kronecker's delta beside a delta with one index.
    if (isConstant(alone.letter) && indices.length === 1 && split(upper.at, 2).length > 1 && meaning.own.has(alone.key))
      return null;
    const up = split(upper.at, above);
    if (above > 0 && up.length === above && (!inBrackets || below === 0 || named(alone, up)))
      return { family: alone, at: [...up, ...none(below)], components: [] };
    const down = split(upper.at, below);
    if (
      !inBrackets ||
      below === 0 ||
      down.length < below ||
      down.some((i) => i.kind === 'others' || i.kind === 'range')
    )
      return null;
    return { family: alone, at: [...none(above), ...down.slice(0, below)], components: down.slice(below) };
  }
  const lower = upper.base.kind === 'indexed' ? upper.base : null;
  const family = lower && of(lower.base);
  if (!family || family.above === 0 || family.above === family.indices.length) {
    // `W_{p,q}^i`: components of the member that the index above tells.
    if (!family || family.above === 0 || !lower) return null;
    const up = split(upper.at, family.above);
    return up.length === family.above ? { family, at: up, components: lower.at } : null;
  }
  const up = split(upper.at, family.above);
  const down = split(lower.at, family.indices.length - family.above);
  const wanted = family.indices.length - family.above;
  if (up.length !== family.above || down.length < wanted) return null;
  return { family, at: [...up, ...down.slice(0, wanted)], components: down.slice(wanted) };
}

/**
 * What a mention comes down to where its family is another name for the members of another: `\hat{y}_t` where that is
 * declared as `s_t`, for all t by one formula or for each by itself.
 */
export function behind(meaning: Meaning, mention: Mention): Mention {
  const other = namesake(meaning, mention.family);
  return other ? behind(meaning, { ...mention, family: other }) : mention;
}

function namesake(meaning: Meaning, family: FamilyMeaning): FamilyMeaning | null {
  const { formula, members, indices } = family;
  const of = (e: Expr | undefined): Mention | null => {
    const found = e ? mentionIn(meaning, e) : null;
    return found && found.components.length === 0 && found.family.indices.length === indices.length ? found : null;
  };
  const named = formula && members.length === 0 ? of(formula.expr) : null;
  if (named) {
    const same = named.at.every((at, k) => at?.kind === 'sym' && at.name === indices[k]);
    return same && named.family.above === family.above ? named.family : null;
  }
  if (formula || members.length === 0) return null;
  const others = members.map((m) => namedBy(meaning, meaning.nodes.get(m.name)?.formula.expr));
  const [first] = others;
  const alike = others.every((o, k) => {
    const at = members[k]!.at;
    return o !== null && o.family === first?.family && o.at.size === at.size && o.at.offset === at.offset;
  });
  return alike && first && first.family.members.length === members.length ? first.family : null;
}

/** The family and the place of the member that a plain name is. */
function namedBy(meaning: Meaning, e: Expr | undefined): { family: FamilyMeaning; at: FixedIndex } | null {
  const name = e ? print(e) : null;
  for (const family of meaning.nodeFamilies.values())
    for (const m of family.members) if (m.name === name) return { family, at: m.at };
  return null;
}

/** Whether indices are those under which a family is declared to have them above the line. */
const named = (family: FamilyMeaning, at: readonly Expr[]): boolean =>
  at.every((e, k) => e.kind === 'sym' && e.name === family.indices[k]);

/** Names that a formula speaks of itself; nodes that indices tell apart by the key of their family. */
export function namesOf(meaning: Meaning, e: Expr): Set<string> {
  const out = new Set<string>();
  const look = (x: Expr): void => {
    const mention = mentionIn(meaning, x);
    if (mention) {
      out.add(mention.family.key);
      for (const at of [...mention.at, ...mention.components]) if (at) look(at);
      return;
    }
    if (x.kind === 'sym') out.add(x.name);
    (isExponential(x) ? parts(x).slice(1) : parts(x)).forEach(look);
  };
  look(e);
  return out;
}

/** The formulas of the world file that give a name its value. */
export function formulasOf(meaning: Meaning, name: string): Expr[] {
  const family = isFamilyKey(name) ? [...meaning.nodeFamilies.values()].find((f) => f.key === name) : undefined;
  const parameter = meaning.parameters.get(name)?.form;
  const node = meaning.nodes.get(name);
  const fn = meaning.functions.get(name);
  return [
    ...(parameter && 'formula' in parameter ? [parameter.formula.expr] : []),
    ...(node ? [node.formula.expr] : []),
    ...(family?.formula ? [family.formula.expr] : []),
    ...(family?.members.map((m): Expr => ({ kind: 'sym', name: m.name, span: { from: 0, to: 0 } })) ?? []),
    ...(fn?.kind === 'formula' ? [fn.formula.expr] : []),
  ];
}

/**
 * Names that a formula speaks of through the formulas of others, the names in it included.
 * @param defined names that a text has given a meaning
 */
export function reached(meaning: Meaning, e: Expr, defined: ReadonlyMap<string, Expr> = new Map()): Set<string> {
  const out = new Set<string>();
  const look = (x: Expr): void => {
    for (const name of namesOf(meaning, x)) {
      if (out.has(name)) continue;
      out.add(name);
      const own = defined.get(name);
      if (own) look(own);
      for (const formula of formulasOf(meaning, name)) look(formula);
    }
  };
  look(e);
  return out;
}

/** Nodes whose formulas run in a circle, or begin nowhere, each with what to do about it. */
export function circles(meaning: Meaning): { readonly source: Source; readonly message: string }[] {
  const out: { source: Source; message: string }[] = [];
  const done = new Set<string>();
  const open: string[] = [];
  const formulaOf = (name: string): Formula | null => {
    const form = meaning.parameters.get(name)?.form;
    return meaning.nodes.get(name)?.formula ?? (form?.kind === 'is' ? form.formula : null);
  };
  const enter = (name: string): void => {
    const formula = formulaOf(name);
    if (!formula || done.has(name)) return;
    if (open.includes(name)) {
      const way = [...open.slice(open.indexOf(name)), name].join(' → ');
      out.push({ source: formula.source, message: `the formulas run in a circle: ${way}` });
      return;
    }
    open.push(name);
    for (const other of namesOf(meaning, formula.expr)) enter(other);
    open.pop();
    done.add(name);
  };
  for (const name of meaning.nodes.keys()) enter(name);
  for (const { letter, key, formula, members } of meaning.nodeFamilies.values()) {
    if (!formula || members.length > 0 || !namesOf(meaning, formula.expr).has(key)) continue;
    const message = `${letter} is made of itself and begins nowhere: declare its first member, such as ${letter}_0, as a parameter or a node`;
    out.push({ source: formula.source, message });
  }
  return out;
}

/** The formulas of the nodes that a formula speaks of outside of derivatives, each by itself. */
export function nodeFormulas(meaning: Meaning, e: Expr): readonly Expr[] {
  if (e.kind === 'derivative' || e.kind === 'gradient') return [];
  const mention = mentionIn(meaning, e);
  const key = mention ? mention.family.key : e.kind === 'sym' && meaning.nodes.has(e.name) ? e.name : null;
  const own = key === null ? [] : formulasOf(meaning, key);
  return [...own, ...parts(e).flatMap((part) => nodeFormulas(meaning, part))];
}
