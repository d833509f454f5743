import type { Choice, Expr, RelationOp } from '../expr';
import { bare, isUnreadable, parseTokens, print, RELATIONS } from '../expr';
import type { Declarations } from './declarations';
import type { ChainText } from './judge/chain';
import { ChainJudge } from './judge/chain';
import { checkEntries } from './judge/declared';
import { SizeOne } from './judge/size-one';
import type { Batch } from './judge/trial';
import { drawBatches } from './judge/trial';
import type { ChainVerdict, LinkVerdict } from './judge/verdict';
import type { Explanation } from './laws/explain';
import { explain as explained } from './laws/explain';
import { freshBatches } from './laws/fresh';
import type { Meaning, MeaningProblem } from './meaning';
import { understand } from './meaning';
import { Refusal } from './refusal';
import type { Judged } from './repair';
import { Repairer } from './repair';
import { Courts } from './repair/court';
import { spelledOut } from './spell-out';

export type { Declarations } from './declarations';
export type { FileProblem } from './file';
export { readWorldFile } from './file';
export type { ChainText } from './judge/chain';
export type { ChainVerdict, Counterexample, LinkVerdict, Shown, VerdictKind } from './judge/verdict';
export type { Explanation } from './laws/explain';
export type { Meaning, MeaningProblem } from './meaning';
export { understand } from './meaning';
export { WORLDS } from './judge/trial';
export type { Judged, Repair, Repairer, SideEdit } from './repair';
export { reached } from './mentions';
export { stockFor } from './repair/stock';

/** Names that a text gives a meaning, or that are to stand for something else in a claim. */
export type Names = ReadonlyMap<string, Expr>;

/** Judges chains in the worlds of one world file. What it says of one chain does not depend on those before it. */
export interface Checker {
  readonly meaning: Meaning;
  readonly seed: number;
  readonly worlds: number;
  /**
   * @param names what names beside those of the world file stand for
   * @param under relations outside of which nothing is claimed: `i \ne j`
   */
  judge(chain: ChainText, names: Names, under?: readonly Expr[]): JudgedChain;
  /**
   * Looks for what would make failing claims hold, in worlds of another seed than the verdicts came from.
   * @param document its chains with their verdicts; one budget of work serves all of them
   */
  repairer(document: readonly Judged[], names: Names): Repairer;
  /**
   * Says which laws make a relation true that holds.
   * @param names as in `judge`
   * @returns null where no law is found, or none could be confirmed in worlds
   */
  explain(left: Expr, op: RelationOp, right: Expr, names: Names): Explanation | null;
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
    const judge = (chain: ChainText, names: Names, under: readonly Expr[] = []): JudgedChain =>
      under.length === 0
        ? new ChainJudge(meaning, batches, seed, names, chain, sizeOne).run()
        : judgedUnder(chain, meaning, () =>
            new ChainJudge(restricted(meaning, under), more(batches), seed, names, chain, null).run(),
          );
    const fresh = seed + FRESH;
    let others: readonly Batch[] | null = null;
    const repairer = (document: readonly Judged[], names: Names): Repairer => {
      others ??= drawBatches(meaning, fresh);
      const courts = new Courts(meaning, { batches: others, seed: fresh }, { batches, seed }, names);
      return new Repairer(meaning, courts, document);
    };
    let apart: readonly Batch[] | null = null;
    const known = new Map<string, Explanation | null>();
    const explain: Checker['explain'] = (left, op, right, names) => {
      // Many students write the same lines.
      const key = [bare(left), op, bare(right), ...[...names].map(([name, e]) => `${name} := ${bare(e)}`)].join('\n');
      const before = known.get(key);
      if (before !== undefined) return before;
      apart ??= freshBatches(meaning, seed);
      const made = explained({ left, op, right }, meaning, apart, names);
      if (known.size < MOST_KNOWN) known.set(key, made);
      return made;
    };
    const worlds = batches.reduce((n, b) => n + b.draws.length, 0);
    return { checker: { meaning, seed, worlds, judge, repairer, explain }, problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { checker: null, problems: [{ line: 1, column: 1, message: error.message }] };
    throw error;
  }
}

/** A meaning whose worlds count only where some relations hold. */
const restricted = (meaning: Meaning, under: readonly Expr[]): Meaning => ({
  ...meaning,
  restrictions: [...meaning.restrictions, ...under.map((e) => spelledOut(meaning, e))],
});

/** Judges under conditions; where one of them cannot be evaluated, all claims are undecided. */
function judgedUnder(chain: ChainText, meaning: Meaning, judge: () => JudgedChain): JudgedChain {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const read = readOnly(chain, meaning.vocabulary);
    const because = `the condition cannot be evaluated: ${error.message}`;
    const links = read.links.map((l) => (l.verdict === 'undecided' ? { ...l, because } : l));
    return { ...read, links, defines: null };
  }
}

/** The same worlds with more points in each, since a condition leaves only some of them. */
const more = (batches: readonly Batch[]): Batch[] => batches.map((b) => ({ ...b, points: 4 * b.points }));

/** Explanations that are kept. */
const MOST_KNOWN = 4096;

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
