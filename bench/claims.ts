import type { Chain } from '../expr';
import { isUnreadable, noVocabulary, parseTokens, readDocument } from '../expr';
import type { Checker, ChainText, Definition, Meaning } from '../worlds';
import { checkerFor, readOnly } from '../worlds';
import { compiler, settle } from '../worlds/compile';
import type { Field } from '../worlds/field';
import type { Batch } from '../worlds/judge/trial';
import { drawBatches, pointAt, POINTS_EACH, setPoint } from '../worlds/judge/trial';
import { bounded, doubles } from '../worlds/numeric/fields';
import { Refusal } from '../worlds/refusal';
import { worldIn } from '../worlds/world';
import type { WorldTexts } from './texts';
import { timed } from './timing';

const SEED = 7;

/** One claim, as a chain of two sides of its own, so that it can profit from no other. */
export interface Claim {
  readonly text: ChainText;
}

/** Every claim of a text, taken apart. */
export const claimsOf = (chains: readonly Chain[]): Claim[] =>
  chains.flatMap(({ sides, links }) =>
    links.map(({ op, left, right }) => ({
      text: { sides: [sides[left]!, sides[right]!], links: [{ op, left: 0, right: 1 }] },
    })),
  );

/** What one claim cost at each stage, in milliseconds; null where the stage was not reached. */
export interface Cost {
  readonly parse: number;
  /** Both sides to closures, in all four sets of sizes. */
  readonly compile: number | null;
  /** All values of both sides in all worlds, in doubles: one point in each. */
  readonly doubles: number | null;
  /** The same values with error bounds. */
  readonly bounded: number | null;
  /** From tokens to verdict. */
  readonly judge: number;
  readonly quadrature: boolean;
}

/** Costs of the claims of one problem's texts, once through, and of drawing its worlds. */
export function pass({ declarations, texts }: WorldTexts): { costs: Cost[]; draw: number } {
  let checker: Checker | null = null;
  const draw = timed(() => ({ checker } = checkerFor(declarations, SEED)));
  const costs = texts.flatMap((text) => costsOf(text, checker));
  return { costs, draw };
}

function costsOf(text: string, checker: Checker | null): Cost[] {
  if (!checker) return [];
  const batches = drawBatches(checker.meaning, SEED);
  let here = checker;
  return claimsOf(readDocument(text).chains).map((claim) => {
    const { cost, defines } = costOf(claim, here, batches);
    if (defines.length > 0) here = here.knowing(defines);
    return cost;
  });
}

/** What a claim costs, and the names that it gives a meaning. */
function costOf(
  { text }: Claim,
  checker: Checker,
  batches: readonly Batch[],
): { cost: Cost; defines: readonly Definition[] } {
  const { meaning } = checker;
  const parse = timed(() => void text.sides.map((s) => parseTokens(s.tokens, meaning.vocabulary)));
  const plain = evaluated(text, meaning, batches, doubles);
  const careful = evaluated(text, meaning, batches, bounded);
  let defines: readonly Definition[] = [];
  const judge = timed(() => ({ defines } = checker.follow(text)));
  const cost = {
    parse,
    compile: plain?.compile ?? null,
    doubles: plain?.run ?? null,
    bounded: careful?.run ?? null,
    judge,
    quadrature: plain?.quadrature ?? false,
  };
  return { cost, defines };
}

/** Compiles and evaluates both sides in every world in some field; null where they cannot be. */
function evaluated<T>(
  text: ChainText,
  meaning: Meaning,
  batches: readonly Batch[],
  field: Field<T>,
): { compile: number; run: number; quadrature: boolean } | null {
  const sides = text.sides.map((s) => parseTokens(s.tokens, meaning.vocabulary));
  if (sides.some(isUnreadable)) return null;
  try {
    const compilers = batches.map((batch) => compiler(meaning, batch.layout, field));
    let codes: ReturnType<typeof settle<T>>[][] = [];
    const compile = timed(() => {
      codes = compilers.map((c) => sides.map(({ expr }) => settle(c.code(expr, c.root), expr.span)));
    });
    const run = timed(() =>
      batches.forEach((batch, b) =>
        batch.draws.forEach(({ draw, tape }) => {
          const c = compilers[b]!;
          const env = { world: worldIn(meaning, draw, field), slots: [], stamp: 0, unsettled: false, fuel: 12_000_000 };
          for (let p = 0; p < POINTS_EACH; p++) {
            setPoint(c, env, tape, pointAt(draw, p));
            for (const code of codes[b]!) code.run(env);
          }
        }),
      ),
    );
    return { compile, run, quadrature: compilers.some((c) => c.quadrature) };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** What reading one text costs: finding its claims, then reading each side and printing it back. */
export function readingCost(text: string): { claims: number; unreadable: number; find: number; parse: number[] } {
  let chains: readonly Chain[] = [];
  const find = timed(() => void ({ chains } = readDocument(text)));
  let unreadable = 0;
  const parse = claimsOf(chains).map(({ text: claim }) =>
    timed(() => {
      if (readOnly(claim, noVocabulary).links[0]?.verdict === 'unreadable') unreadable++;
    }),
  );
  return { claims: parse.length, unreadable, find, parse };
}

/** What whole texts cost, chain by chain as the command judges them: per claim, sides being shared. */
export function wholeTexts({ declarations, texts }: WorldTexts): { claims: number; ms: number }[] {
  const { checker } = checkerFor(declarations, SEED);
  return texts.map((text) => {
    const { chains } = readDocument(text);
    const claims = chains.reduce((n, { links }) => n + links.length, 0);
    let here = checker;
    const ms = timed(() =>
      chains.forEach((chain) => {
        const defines = here?.follow(chain).defines ?? [];
        if (defines.length > 0) here = here!.knowing(defines);
      }),
    );
    return { claims, ms };
  });
}
