import type { Choice, Expr } from '../expr';
import { isUnreadable, parseTokens, print, RELATIONS } from '../expr';
import type { Declarations } from './declarations';
import type { ChainText } from './judge/chain';
import { ChainJudge } from './judge/chain';
import { checkEntries } from './judge/declared';
import { SizeOne } from './judge/size-one';
import type { Batch } from './judge/trial';
import { drawBatches } from './judge/trial';
import type { ChainVerdict, LinkVerdict } from './judge/verdict';
import type { Meaning, MeaningProblem } from './meaning';
import { understand } from './meaning';
import { Refusal } from './refusal';
import type { Judged } from './repair';
import { Repairer } from './repair';
import { Courts } from './repair/court';

export type { Declarations } from './declarations';
export type { FileProblem } from './file';
export { readWorldFile } from './file';
export type { ChainText } from './judge/chain';
export type { ChainVerdict, Counterexample, LinkVerdict, Shown, VerdictKind } from './judge/verdict';
export type { Meaning, MeaningProblem } from './meaning';
export { understand } from './meaning';
export { WORLDS } from './judge/trial';
export type { Judged, Repair, Repairer, SideEdit } from './repair';
export { stockFor } from './repair/stock';

/** Names that a text gives a meaning, or that are to stand for something else in a claim. */
export type Names = ReadonlyMap<string, Expr>;

/** Judges chains in the worlds of one world file. Keeps nothing from one chain to the next. */
export interface Checker {
  readonly meaning: Meaning;
  readonly seed: number;
  readonly worlds: number;
  /**
   * @param names what names beside those of the world file stand for
   * @param given relations that the chain is under: points at which they do not hold are left out
   */
  judge(chain: ChainText, names: Names, given?: readonly Expr[]): JudgedChain;
  /**
   * Looks for what would make failing claims hold, in worlds of another seed than the verdicts came from.
   * @param document its chains with their verdicts; one budget of work serves all of them
   */
  repairer(document: readonly Judged[], names: Names): Repairer;
}

/** A judged chain, and the name that it introduces. */
export type JudgedChain = ChainVerdict & { readonly defines: { readonly name: string; readonly expr: Expr } | null };

/**
 * Draws the worlds of a world file.
 * @param seed the same declarations and seed give the same verdicts on every machine
 * @returns the checker, or what is wrong with the formulas of the file
 */
export function checkerFor(
  declarations: Declarations,
  seed: number,
): { checker: Checker | null; problems: MeaningProblem[] } {
  const { meaning, problems } = understand(declarations);
  if (problems.length > 0) return { checker: null, problems };
  try {
    const batches = drawBatches(meaning, seed);
    const wrong = checkEntries(meaning, batches);
    if (wrong.length > 0) return { checker: null, problems: wrong };
    const sizeOne = new SizeOne(meaning, seed);
    const judge = (chain: ChainText, names: Names, given: readonly Expr[] = []): JudgedChain => {
      if (given.length === 0) return new ChainJudge(meaning, batches, seed, names, chain, sizeOne).run();
      const under = { ...meaning, restrictions: [...meaning.restrictions, ...given] };
      const more = batches.map((b) => ({ ...b, points: b.points * POINTS_FOR_A_CASE }));
      try {
        return new ChainJudge(under, more, seed, names, chain, null).run();
      } catch (error) {
        // A relation that cannot be evaluated leaves the chain as it is without it.
        if (error instanceof Refusal) return judge(chain, names);
        throw error;
      }
    };
    const fresh = seed + FRESH;
    let others: readonly Batch[] | null = null;
    const repairer = (document: readonly Judged[], names: Names): Repairer => {
      others ??= drawBatches(meaning, fresh);
      const courts = new Courts(meaning, { batches: others, seed: fresh }, { batches, seed }, names);
      return new Repairer(meaning, courts, document);
    };
    const worlds = batches.reduce((n, b) => n + b.draws.length, 0);
    return { checker: { meaning, seed, worlds, judge, repairer }, problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { checker: null, problems: [{ line: 1, column: 1, message: error.message }] };
    throw error;
  }
}

/** How many times more points are taken where only those of one case count. */
const POINTS_FOR_A_CASE = 6;

/** From the seed of the verdicts to the seed of the worlds that repairs are found in. */
const FRESH = 104_729;

/** Reads a chain without a world: every readable claim is undecided. */
export function readOnly(chain: ChainText, vocabulary: Parameters<typeof parseTokens>[1]): ChainVerdict {
  const parsed = chain.sides.map((s) => parseTokens(s.tokens, vocabulary, new Set<Choice>()));
  const links = chain.links.map(({ op, left, right }): LinkVerdict => {
    const bad = [left, right].find((i) => isUnreadable(parsed[i]!));
    const readAs = `${print(parsed[left]!.expr)} ${RELATIONS[op]} ${print(parsed[right]!.expr)}`;
    if (bad === undefined)
      return { op, left, right, readAs, verdict: 'undecided', because: 'there is no world to evaluate it in' };
    const error = parsed[bad]!.diagnostics.find((d) => d.severity === 'error')!;
    return {
      op,
      left,
      right,
      readAs,
      verdict: 'unreadable',
      because: `the ${bad === left ? 'left' : 'right'} side could not be read: ${error.message}`,
    };
  });
  return { links, classes: parsed.map((p) => (isUnreadable(p) ? '?' : '-')).join('') };
}
