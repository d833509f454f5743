import type { Chain, Context, Diagnostic, DocumentReading, Expr, Link, Standing, Token } from '../expr';
import { lex, lineOf, noVocabulary, readDocument } from '../expr';
import type { Checker, Counterexample, Definition, Names, VerdictKind } from '../worlds';
import { readOnly } from '../worlds';
import { atSolution } from './solution';
import { inContext } from './standing';

/** A stretch of a text, as offsets. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** One claim of a text with its verdict, as `claims --json` prints it, and where it stands. */
export interface JudgedClaim {
  /** Line on which the right side starts. */
  readonly line: number;
  readonly latex: string;
  readonly lhs: string;
  readonly relation: string;
  readonly rhs: string;
  readonly verdict: VerdictKind;
  readonly because: string;
  readonly readAs: string;
  readonly counterexample?: Counterexample;
  readonly suggestion?: Suggestion;
  /** Its sides as they were read, where it holds. */
  readonly sides?: readonly [left: Expr, right: Expr];
  /** The name that the claim gives a meaning. */
  readonly defines?: string;
  /** Index of its chain among all chains of the text, and of its link in the chain. */
  readonly chain: number;
  readonly link: Link;
  readonly place: Chain['place'];
  /** What its sentence makes of it, where it is no plain claim. */
  readonly standing?: Exclude<Standing, 'claim'>;
  /** The condition that it was judged under, as LaTeX. */
  readonly under?: string;
}

/** The smallest edit that makes a failing claim hold: see `withSuggestions`. */
export interface Suggestion {
  /** The claim after the edit, the changed place in a frame. */
  readonly latex: string;
  /** One sentence. `$…$` in it is a formula. */
  readonly edit: string;
}

export interface JudgedChain {
  /** Line on which its first side starts. */
  readonly line: number;
  /** Sides as written. */
  readonly sides: readonly string[];
  /** One letter a side: equal letters are equal values in every world; `?` where a side has none. */
  readonly classes: string;
  readonly chain: Chain;
}

/** A name that a text gives a meaning, and the index of the chain that does. */
export interface Defined {
  readonly definition: Definition;
  readonly chain: number;
}

export interface JudgedText {
  readonly claims: readonly JudgedClaim[];
  readonly chains: readonly JudgedChain[];
  /** Names that the text gave a meaning, each with the chain that does. */
  readonly definitions: readonly Defined[];
  /** The worlds that it was judged in, where those names have it; null for a text that was only read. */
  readonly checker: Checker | null;
  /** Formulas that relate nothing, as in "has the derivative $2x$": they are shown, but nothing is claimed of them. */
  readonly alone: readonly (readonly Token[])[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds and judges every claim of a Markdown or LaTeX text.
 * @param checker the worlds to judge in; null only reads
 * @param within the stretch of the text that counts (offsets); the whole text is read all the same, so that macros
 *   and chains that begin before it are known
 * @param at what is asked for, by its name: a claim may be about it alone
 */
export function judgeText(
  source: string,
  checker: Checker | null,
  within: Stretch = { from: 0, to: source.length },
  at: Names = new Map(),
): JudgedText {
  const reading = readDocument(source);
  const definitions: Defined[] = [];
  let here = checker;
  const claims: JudgedClaim[] = [];
  const chains: JudgedChain[] = [];
  const contexts: Context[] = [];
  for (const [k, chain] of reading.chains.entries()) {
    const start = chain.sides[0]?.span.from ?? chain.span.from;
    if (start < within.from || start >= within.to) continue;
    const text = { sides: chain.sides, links: chain.links };
    const judged = here?.follow(text, (name) => isUsed(name, reading.chains.slice(k + 1)));
    const context = reading.contexts[k]!;
    contexts.push(context);
    const verdict = judged ?? readOnly(text, noVocabulary);
    const index = chains.length;
    if (judged && here && judged.defines.length > 0 && context.standing !== 'condition') {
      definitions.push(...judged.defines.map((definition) => ({ definition, chain: index })));
      here = here.knowing(judged.defines);
    }
    chains.push({
      line: lineOf(source, start),
      sides: chain.sides.map((s) => s.latex),
      classes: verdict.classes,
      chain,
    });
    chain.links.forEach((link, k) => {
      const own = verdict.links[k]!;
      const left = chain.sides[link.left]!;
      const right = chain.sides[link.right]!;
      claims.push({
        line: lineOf(source, right.span.from),
        latex: `${left.latex} ${link.latex} ${right.latex}`,
        lhs: left.latex,
        relation: link.op,
        rhs: right.latex,
        verdict: own.verdict,
        because: own.because,
        readAs: own.readAs,
        ...(own.counterexample ? { counterexample: own.counterexample } : {}),
        ...(own.sides ? { sides: own.sides } : {}),
        ...(own.defines ? { defines: own.defines } : {}),
        chain: index,
        link,
        place: chain.place,
      });
    });
  }
  if (here) lookBack(claims, chains, definitions, here);
  const alone = formulasAlone(reading, within);
  const text = { claims, chains, definitions, checker: here, alone, diagnostics: reading.diagnostics };
  if (!here) return text;
  return inContext({ text: atSolution(text, here, at), contexts, chains: reading.chains, at }, here);
}

/** Judges what could not be decided again where it speaks of a name whose meaning is told later: `... , where Z' = ...`. */
function lookBack(
  claims: JudgedClaim[],
  chains: JudgedChain[],
  definitions: readonly Defined[],
  checker: Checker,
): void {
  for (const [c, judged] of chains.entries()) {
    const { chain } = judged;
    const isTold = definitions.some((d) => d.chain > c && isUsed(d.definition.name, [chain]));
    const open = claims.flatMap((claim, i) => (claim.chain === c && claim.verdict === 'undecided' ? [i] : []));
    if (!isTold || open.length === 0) continue;
    const again = checker.judge({ sides: chain.sides, links: chain.links }, new Map());
    // The name may have meant something else before it was told: what fails with its later meaning is not wrong.
    const found = open.filter((i) => again.links[chain.links.indexOf(claims[i]!.link)]!.verdict === 'holds');
    if (found.length < open.length) continue;
    chains[c] = { ...judged, classes: again.classes };
    for (const i of found) {
      const { verdict, because, readAs, sides } = again.links[chain.links.indexOf(claims[i]!.link)]!;
      claims[i] = { ...claims[i]!, verdict, because, readAs, ...(sides ? { sides } : {}) };
    }
  }
}

function formulasAlone({ formulas, chains }: DocumentReading, within: Stretch): readonly (readonly Token[])[] {
  const starts = chains.flatMap(({ sides }) => sides.map((side) => side.span.from));
  return formulas
    .filter(({ span }) => within.from <= span.from && span.from < within.to)
    .filter(({ span }) => !starts.some((start) => span.from <= start && start < span.to))
    .map(({ tokens }) => tokens);
}

/** Whether chains speak of a name: of all that it is spelled with. */
function isUsed(name: string, chains: readonly Chain[]): boolean {
  const wanted = lex(name).tokens.filter((t) => t.kind === 'letter' || t.kind === 'command');
  return chains.some(({ sides }) =>
    sides.some(({ tokens }) => wanted.every((w) => tokens.some((t) => t.kind === w.kind && t.text === w.text))),
  );
}
