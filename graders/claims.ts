import type { Chain, Diagnostic, Expr, Link } from '../expr';
import { lineOf, noVocabulary, readDocument } from '../expr';
import type { Checker, Counterexample, Names, VerdictKind } from '../worlds';
import { readOnly } from '../worlds';
import { caseIn, underCases } from './cases';

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
  /** The name that the claim gives a meaning. */
  readonly defines?: string;
  /** Index of its chain among all chains of the text, and of its link in the chain. */
  readonly chain: number;
  readonly link: Link;
  readonly place: Chain['place'];
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

export interface JudgedText {
  readonly claims: readonly JudgedClaim[];
  readonly chains: readonly JudgedChain[];
  /** Names that the text gave a meaning. */
  readonly names: Names;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Finds and judges every claim of a Markdown or LaTeX text.
 * @param checker the worlds to judge in; null only reads
 * @param within the stretch of the text that counts (offsets); the whole text is read all the same, so that macros
 *   and chains that begin before it are known
 */
export function judgeText(
  source: string,
  checker: Checker | null,
  within: { from: number; to: number } = { from: 0, to: source.length },
): JudgedText {
  const reading = readDocument(source);
  const names = new Map<string, Expr>();
  const claims: JudgedClaim[] = [];
  const chains: JudgedChain[] = [];
  const own = reading.chains.filter((chain) => {
    const start = chain.sides[0]?.span.from ?? chain.span.from;
    return start >= within.from && start < within.to;
  });
  const cases = checker ? own.flatMap((chain) => caseIn(chain, checker, names) ?? []) : [];
  for (const chain of own) {
    if (cases.some((c) => c.from === chain.span.from)) continue;
    const start = chain.sides[0]?.span.from ?? chain.span.from;
    const text = { sides: chain.sides, links: chain.links };
    const plain = checker?.judge(text, names);
    const judged = plain && underCases(chain, plain, source, cases, checker!, names);
    if (judged?.defines) names.set(judged.defines.name, judged.defines.expr);
    const verdict = judged ?? readOnly(text, noVocabulary);
    const index = chains.length;
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
        ...(own.defines ? { defines: own.defines } : {}),
        chain: index,
        link,
        place: chain.place,
      });
    });
  }
  return { claims, chains, names, diagnostics: reading.diagnostics };
}
