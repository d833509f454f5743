import type { RelationOp } from '../../expr';
import type { JudgedText } from '../../graders/claims';
import { judgeText } from '../../graders/claims';
import { mutantsOf } from '../../graders/quality/derivation/mutants';
import { sitesOf } from '../../graders/quality/derivation/sites';
import type { DerivationProblem } from '../../problems/schema';
import type { Judged } from '../../worlds';
import { checkerFor } from '../../worlds';
import { seeded } from '../../worlds/numeric/random';
import { processorTime } from '../repeated';

const SEED = 7;

/** The search for a suggestion for one failing claim. */
export interface Search {
  readonly problem: string;
  readonly op: RelationOp;
  /** The claim as it was read. */
  readonly claim: string;
  readonly found: boolean;
  /** Milliseconds of processor time. */
  readonly ms: number;
}

/**
 * Searches for what would make the failing claims of a problem hold: those of its mistakes, and of mutants of its model
 * answer.
 * @param mutants how many, where there are as many
 */
export function searchesOf(problem: DerivationProblem, mutants: number): Search[] {
  const { checker } = checkerFor(problem.declarations, SEED);
  if (!checker) throw new Error(`${problem.id}: its worlds cannot be drawn`);
  const { text } = problem.solution;
  const sites = sitesOf(text, checker.meaning.vocabulary);
  const broken = mutantsOf(text, sites, checker.meaning, mutants, seeded(SEED)).map((mutant) => mutant.text);
  const texts = [...problem.mistakes.map((mistake) => mistake.text), ...broken];
  return texts.flatMap((answer) => searchesIn(problem.id, judgeText(answer, checker)));
}

/** Searches for all failing claims of a text, in order, as the grader makes them. */
function searchesIn(problem: string, { checker, chains, claims }: JudgedText): Search[] {
  if (!checker) return [];
  const document = chains.map(({ chain }, c): Judged => ({
    text: { sides: chain.sides, links: chain.links },
    links: claims.flatMap(({ chain: of, link, verdict }) => (of === c ? [{ ...link, verdict }] : [])),
  }));
  const repairer = checker.repairer(document, new Map());
  return document.flatMap(({ links }, chain) =>
    links.flatMap(({ verdict, op }, link): Search[] => {
      if (verdict !== 'fails') return [];
      const start = processorTime();
      const repair = repairer.repair(chain, link);
      const ms = processorTime() - start;
      const claim = claims.filter((c) => c.chain === chain)[link]!.readAs;
      return [{ problem, op, claim, found: repair !== null, ms }];
    }),
  );
}
