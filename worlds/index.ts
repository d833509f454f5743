import type { Choice, Expr, RelationOp } from '../expr';
import { bare, isUnreadable, parseTokens, print, RELATIONS } from '../expr';
import type { Declarations } from './declarations';
import type { ChainText, SideText } from './judge/chain-text';
import { ChainJudge } from './judge/chain';
import { checkEntries } from './judge/declared';
import { Equality } from './judge/equality';
import { layoutsOf } from './judge/layouts';
import type { AtRoots } from './judge/roots';
import { atRoots, differentiatedBy, rootName } from './judge/roots';
import { Trial } from './judge/sides';
import { SizeOne } from './judge/size-one';
import type { Batch } from './judge/trial';
import { drawBatches } from './judge/trial';
import type { ChainVerdict, LinkVerdict } from './judge/verdict';
import type { Explanation } from './laws/explain';
import { explain as explained } from './laws/explain';
import { freshBatches } from './laws/fresh';
import type { Meaning, MeaningProblem } from './meaning';
import { understand } from './understand';
import type { Definition } from './own-names';
import { knowing } from './own-names';
import { Refusal } from './refusal';
import type { Judged } from './repair';
import { Repairer } from './repair';
import { Courts } from './repair/court';
import { spelledOut } from './spell-out';

export type { Declarations, VariableForm } from './declarations';
export type { FileProblem } from './file';
export { readWorldFile } from './file';
export type { ChainText, SideText } from './judge/chain-text';
export type { AtRoots } from './judge/roots';
export type { ChainVerdict, Counterexample, LinkVerdict, Shown, VerdictKind } from './judge/verdict';
export type { Explanation } from './laws/explain';
export type { DrawnForm, Meaning, MeaningProblem } from './meaning';
export type { Definition } from './own-names';
export { understand } from './understand';
export { WORLDS } from './judge/trial';
export type { Judged, Repair, Repairer, SideEdit } from './repair';
export { nodeFormulas, reached } from './mentions';
export { stockFor } from './repair/stock';
export { unfolded } from './unfold';

/** Names that are to stand for something else in a claim: what is asked for. */
export type Names = ReadonlyMap<string, Expr>;

/** Judges chains in the worlds of one world file. What it says of one chain does not depend on those before it. */
export interface Checker {
  /** What is declared, and what a text has given a meaning. */
  readonly meaning: Meaning;
  readonly seed: number;
  readonly worlds: number;
  /**
   * @param names what names beside those of the meaning stand for
   * @param under relations outside of which nothing is claimed: `i \ne j`
   */
  judge(chain: ChainText, names: Names, under?: readonly Expr[]): ChainVerdict;
  /**
   * Judges an equation of two sides where a formula is zero, which hardly any world is: worlds are moved there.
   * @param near formulas that tell what the zero is one of: what they differentiate by
   * @returns null where that cannot be arranged or is not clear
   */
  whereZero(sides: readonly [SideText, SideText], zero: SideText, near: readonly SideText[]): AtRoots | null;
  /** Whether two sides have one value in every world; faster than `judge` where a side is compared with many. */
  same(a: SideText, b: SideText): boolean;
  /**
   * Judges a chain of a text, which may give names a meaning that nobody declared: `h_n = \sigma(w^T x_n)`.
   * @param isUsed whether a name is used later in the text
   */
  follow(chain: ChainText, isUsed?: (name: string) => boolean): JudgedChain;
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
  /** The same worlds, in which names that a text gave a meaning have it. */
  knowing(definitions: readonly Definition[]): Checker;
}

/** A judged chain, and the names that it introduces. */
export type JudgedChain = ChainVerdict & { readonly defines: readonly Definition[] };

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
    return { checker: checkerIn(new Worlds(meaning, batches, seed), meaning), problems: [] };
  } catch (error) {
    if (error instanceof Refusal) return { checker: null, problems: [{ line: 1, column: 1, message: error.message }] };
    throw error;
  }
}

/** Worlds of one world file and seed, each kind drawn when first needed: what a text defines changes none of them. */
class Worlds {
  readonly sizeOne: SizeOne;
  private others: readonly Batch[] | null = null;
  private set: readonly Batch[] | null = null;

  constructor(
    private readonly meaning: Meaning,
    readonly batches: readonly Batch[],
    readonly seed: number,
  ) {
    this.sizeOne = new SizeOne(meaning, seed);
  }

  /** Those that repairs are found in. */
  get fresh(): { readonly batches: readonly Batch[]; readonly seed: number } {
    const seed = this.seed + FRESH;
    this.others ??= drawBatches(this.meaning, seed);
    return { batches: this.others, seed };
  }

  /** Those in which laws are confirmed. */
  get apart(): readonly Batch[] {
    this.set ??= freshBatches(this.meaning, this.seed);
    return this.set;
  }
}

/** A checker in worlds that are drawn. */
function checkerIn(drawn: Worlds, meaning: Meaning): Checker {
  const { batches, seed, sizeOne } = drawn;
  const judge = (chain: ChainText, names: Names, under: readonly Expr[] = []): ChainVerdict =>
    under.length === 0
      ? new ChainJudge(meaning, batches, seed, names, chain, sizeOne).run()
      : judgedUnder(chain, meaning, () =>
          new ChainJudge(restricted(meaning, under), more(batches), seed, names, chain, null).run(),
        );
  const pair = (a: SideText, b: SideText): ChainText => ({ sides: [a, b], links: [{ op: '=', left: 0, right: 1 }] });
  const equality = new Equality(
    meaning,
    batches,
    seed,
    (a, b) => new ChainJudge(meaning, batches, seed, new Map(), pair(a, b), null).run().links[0]!.verdict === 'holds',
  );
  const repairer = (document: readonly Judged[], names: Names): Repairer =>
    new Repairer(meaning, new Courts(meaning, drawn.fresh, { batches, seed }, names), document);
  const known = new Map<string, Explanation | null>();
  const explain: Checker['explain'] = (left, op, right, names) => {
    // Many students write the same lines.
    const key = [bare(left), op, bare(right), ...[...names].map(([name, e]) => `${name} := ${bare(e)}`)].join('\n');
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = explained({ left, op, right }, meaning, drawn.apart, names);
    if (known.size < MOST_KNOWN) known.set(key, made);
    return made;
  };
  return {
    meaning,
    seed,
    worlds: batches.reduce((n, b) => n + b.draws.length, 0),
    judge,
    whereZero: (sides, zero, near) => whereZero(meaning, batches, sides, zero, near),
    same: (a, b) => equality.same(a, b),
    follow: (chain, isUsed = () => false) =>
      new ChainJudge(meaning, batches, seed, new Map(), chain, sizeOne, isUsed).run(),
    repairer,
    explain,
    knowing: (definitions) => checkerIn(drawn, knowing(meaning, definitions)),
  };
}

function whereZero(
  meaning: Meaning,
  batches: readonly Batch[],
  sides: readonly [SideText, SideText],
  zero: SideText,
  near: readonly SideText[],
): AtRoots | null {
  const read = [...sides, zero, ...near].map(({ tokens }) => parseTokens(tokens, meaning.vocabulary));
  if (read.some(isUnreadable)) return null;
  const [left, right, made, ...others] = read.map(({ expr }) => expr) as [Expr, Expr, Expr, ...Expr[]];
  const by = differentiatedBy(meaning, [made, ...others]) ?? rootName(left);
  const [layout] = layoutsOf(meaning.layout);
  try {
    return by === null ? null : atRoots(new Trial(meaning, batches, new Map(), layout!), [left, right], made, by);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A meaning whose worlds count only where some relations hold. */
const restricted = (meaning: Meaning, under: readonly Expr[]): Meaning => ({
  ...meaning,
  restrictions: [...meaning.restrictions, ...under.map((e) => spelledOut(meaning, e))],
});

/** Judges under conditions; where one of them cannot be evaluated, all claims are undecided. */
function judgedUnder(chain: ChainText, meaning: Meaning, judge: () => ChainVerdict): ChainVerdict {
  try {
    return judge();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const read = readOnly(chain, meaning.vocabulary);
    const because = `the condition cannot be evaluated: ${error.message}`;
    const links = read.links.map((l) => (l.verdict === 'undecided' ? { ...l, because } : l));
    return { ...read, links };
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
