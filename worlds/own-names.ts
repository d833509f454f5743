import type { Expr, NameInfo, Vocabulary } from '../expr';
import { print, visit } from '../expr';
import type { Layout } from './layout';
import type { Meaning } from './meaning';
import type { Formula } from './nodes';
import { keyOf } from './nodes';
import { spelledOut } from './spell-out';

/** A name that a text gives a meaning: `S`, or `h_n` for every n. */
export interface Definition {
  /** The name without its indices. */
  readonly name: string;
  /** Names of its indices, those above the line before those below; empty for a plain name. */
  readonly indices: readonly string[];
  /** How many of them stand above the line. */
  readonly above: number;
  /** What it stands for, at its indices. */
  readonly expr: Expr;
  /** The node that has the same value in every world, where there is one: a derivative by the name is one by that node. */
  readonly namesake: Expr | null;
  /** How far its indices run, as what they index tells. */
  readonly counts: (layout: Layout) => readonly number[];
  /** Axes of its value at one place. */
  readonly rank: number;
  /** Names beside its indices that its value changes with: other indices and random variables. */
  readonly hidden: ReadonlySet<string>;
  /** The names in its brackets, `f(x, z)`; empty where it has none. */
  readonly args: readonly string[];
}

/** What is known of a name that a text gave a meaning, beside its formula. */
export interface OwnName {
  readonly hidden: ReadonlySet<string>;
  /** The names in the brackets of its definition. */
  readonly args: readonly string[];
  /** Whether the letter without its indices is something else: `N` beside `N_k`, `\pi` beside `\pi_k`. */
  readonly letterIsOther: boolean;
}

/** Letters that a text may tell apart by indices though they mean something by themselves: `e^{e_i}`, `\delta_{ij}`. */
const CONSTANTS: ReadonlySet<string> = new Set(['e', '\\pi', '\\delta']);

export const isConstant = (name: string): boolean => CONSTANTS.has(name);

/** Whether an expression is the e of `e^x`, which is never an array of the text's own. */
export const isExponential = (e: Expr): boolean => e.kind === 'power' && e.base.kind === 'sym' && e.base.name === 'e';

/** What formulas mean where a text has given names a meaning: each is a node more. */
export const knowing = (meaning: Meaning, definitions: readonly Definition[]): Meaning =>
  definitions.reduce(withOne, meaning);

function withOne(meaning: Meaning, d: Definition): Meaning {
  const source = { latex: print(d.expr), place: { line: 1, column: 1 } };
  const formula: Formula = { expr: spelledOut(meaning, d.expr), source };
  const isFamily = d.indices.length > 0;
  const key = isFamily ? keyOf(d.name) : d.name;
  const isKnown = isFamily && (isConstant(d.name) || meaning.vocabulary.lookup(d.name) !== null);
  const own: OwnName = {
    hidden: d.hidden,
    args: d.args,
    letterIsOther: isKnown && d.name !== 'e' && d.name !== '\\delta',
  };
  const extended = {
    ...meaning,
    vocabulary: isKnown ? meaning.vocabulary : withName(meaning.vocabulary, d),
    own: new Map([...meaning.own, [key, own]]),
  };
  if (isFunction(d))
    return {
      ...extended,
      functions: new Map([
        ...meaning.functions,
        [d.name, { kind: 'formula', arguments: d.args, formula, indices: [] } as const],
      ]),
    };
  const namesake = d.namesake ? { namesake: d.namesake } : {};
  if (!isFamily) {
    const node = { name: d.name, formula, ...namesake };
    return { ...extended, nodes: new Map([...meaning.nodes, [d.name, node]]) };
  }
  const { name: letter, indices, above, counts } = d;
  const family = { letter, key, indices, above, formula, members: [], counts, ...namesake };
  return { ...extended, nodeFamilies: new Map([...meaning.nodeFamilies, [letter, family]]) };
}

/** Whether its value is that of a formula at its arguments; where some have no value, as the θ of `L(\theta; x)`, it is not. */
function isFunction({ args, expr }: Definition): boolean {
  const spoken = new Set<string>();
  visit(expr, (e) => {
    if (e.kind === 'sym') spoken.add(e.name);
  });
  return args.length > 0 && args.every((name) => spoken.has(name));
}

function withName(vocabulary: Vocabulary, definition: Definition): Vocabulary {
  const { name, indices, rank } = definition;
  const info: NameInfo = isFunction(definition)
    ? { kind: 'function', rank: 0 }
    : { kind: 'parameter', rank: indices.length + rank, node: true };
  return {
    declared: vocabulary.declared,
    lookup: (n) => (n === name ? info : vocabulary.lookup(n)),
    names: () => [...vocabulary.names(), name],
    ignored: (n) => vocabulary.ignored(n),
    ignoresNothing: vocabulary.ignoresNothing,
  };
}
