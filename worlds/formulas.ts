import type { Choice, Expr, NameInfo, Token, Vocabulary } from '../expr';
import { isUnreadable, lex, parseTokens } from '../expr';
import type { Source } from './declarations';
import type { Glossary } from './glossary';
import type { Assumption, MeaningProblem } from './meaning';
import type { Formula } from './nodes';
import { spelledOut } from './spell-out';

/** Reads the formulas of a world file, names that are short for more spelled out; what cannot be read is told as a problem. */
export interface FormulaReader {
  /** A formula of some arguments, which mean what the world file says of their names, or numbers. */
  readonly read: (source: Source, args?: readonly string[]) => Formula;
  /** A formula in which some names have a meaning of their own. */
  readonly readWith: (source: Source, local: ReadonlyMap<string, NameInfo>) => Formula;
  /** The formula of a node, which is read more than once: what is wrong with it is told the last time. */
  readonly readNode: (source: Source, final: boolean) => Formula;
}

/** @param problems where it is told what could not be read */
export function formulaReader(names: Glossary, problems: MeaningProblem[]): FormulaReader {
  const { spell, infos, vocabulary } = names;
  const formula = (source: Source, known: Vocabulary, into: MeaningProblem[]): Formula => ({
    source,
    expr: spelledOut(names, readFormula(source, lex(source.latex).tokens, known, into)),
  });
  const readWith = (source: Source, local: ReadonlyMap<string, NameInfo>): Formula =>
    formula(source, withLocals(vocabulary, local), problems);
  const argument = (name: string): NameInfo =>
    infos.get(name) ?? vocabulary.lookup(name) ?? { kind: 'parameter', rank: 0 };
  return {
    read: (source, args = []) => readWith(source, new Map(args.map(spell).map((name) => [name, argument(name)]))),
    readWith,
    readNode: (source, final) => formula(source, vocabulary, final ? problems : []),
  };
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

/** The relations that a line under `assume` supposes. */
export function readAssumption(source: Source, vocabulary: Vocabulary, problems: MeaningProblem[]): Assumption[] {
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
