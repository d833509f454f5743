import type { Choice, Expr, Parsed, RelationOp, Token } from '../../expr';
import { isUnreadable, parseTokens, print, RELATIONS } from '../../expr';
import { Refusal } from '../refusal';
import type { Meaning } from '../meaning';
import { compare } from './compare';
import type { Definition } from './definitions';
import { definitionIn } from './definitions';
import { judgeRelation } from './relations';
import type { Definitions } from './bench';
import type { Side } from './sides';
import { Trial } from './sides';
import type { Batch } from './trial';
import type { ChainVerdict, Judgement, LinkVerdict } from './verdict';

/** One side of a chain as it was written. */
export interface SideText {
  readonly tokens: readonly Token[];
}

/** A relation between two sides, by their numbers. */
export interface LinkText {
  readonly op: RelationOp;
  readonly left: number;
  readonly right: number;
}

export interface ChainText {
  readonly sides: readonly SideText[];
  readonly links: readonly LinkText[];
}

/** A side as it was read, and the ink that allows other readings. */
interface Reading {
  readonly parsed: Parsed;
  readonly tokens: readonly Token[];
}

/** Judges one chain in all worlds. */
export class ChainJudge {
  private trial: Trial;
  private readonly readings: Reading[];

  constructor(
    private readonly meaning: Meaning,
    private readonly batches: readonly Batch[],
    private readonly seed: number,
    private readonly definitions: Definitions,
    private readonly text: ChainText,
  ) {
    this.trial = new Trial(meaning, batches, definitions);
    this.readings = text.sides.map(({ tokens }) => ({ tokens, parsed: parseTokens(tokens, meaning.vocabulary) }));
  }

  run(): ChainVerdict & { defines: Definition | null } {
    const defines = this.definition();
    if (!defines) return { ...this.judge(this.text.links), defines };
    const [first, ...rest] = this.text.links;
    this.trial = new Trial(this.meaning, this.batches, new Map([...this.definitions, [defines.name, defines.expr]]));
    const judged = this.judge(rest);
    const because = `this gives $${defines.name}$ its meaning`;
    const head: LinkVerdict = { ...this.verdict(first!, { verdict: 'holds', because }), defines: defines.name };
    return { links: [head, ...judged.links], classes: judged.classes, defines };
  }

  /** The name that the chain introduces, when its first side is a name that nobody declared. */
  private definition(): Definition | null {
    const [left, link] = [this.readings[0], this.text.links[0]];
    if (!left || link?.op !== '=' || link.left !== 0) return null;
    const right = this.readings[link.right]!;
    if (isUnreadable(left.parsed) || isUnreadable(right.parsed)) return null;
    return definitionIn(this.meaning, this.trial, left.parsed.expr, right.parsed.expr);
  }

  private judge(texts: readonly LinkText[]): ChainVerdict {
    const first = texts.map((link) => this.link(link));
    const links = first.map((verdict, i) =>
      verdict.verdict === 'holds' ? verdict : this.charitable(texts, i, verdict, first),
    );
    return { links, classes: this.classes() };
  }

  /** A verdict on a link with the readings in force; how it was read is printed when someone asks. */
  private verdict({ op, left, right }: LinkText, { verdict, because, counterexample }: Judgement): LinkVerdict {
    const [l, r] = [this.readings[left]!.parsed.expr, this.readings[right]!.parsed.expr];
    return {
      op,
      left,
      right,
      verdict,
      because,
      get readAs(): string {
        return `${print(l)} ${RELATIONS[op]} ${print(r)}`;
      },
      ...(counterexample ? { counterexample } : {}),
    };
  }

  /** Judges one link with the readings in force. */
  private link(link: LinkText): LinkVerdict {
    for (const i of [link.left, link.right]) {
      const error = this.readings[i]!.parsed.diagnostics.find((d) => d.severity === 'error');
      if (error)
        return this.verdict(link, {
          verdict: 'unreadable',
          because: `the ${i === link.left ? 'left' : 'right'} side could not be read: ${error.message}`,
        });
    }
    const exprOf = (i: number): Expr => this.readings[i]!.parsed.expr;
    try {
      return this.verdict(
        link,
        judgeRelation(this.trial, link.op, exprOf(link.left), exprOf(link.right), exprOf(0), this.seed),
      );
    } catch (error) {
      if (error instanceof Refusal) return this.verdict(link, { verdict: 'undecided', because: error.message });
      throw error;
    }
  }

  /**
   * Where a claim fails or cannot be evaluated and its ink allows another reading under which it holds, that reading
   * counts, as long as it costs no other claim of the chain its verdict. Who writes both sides in the less customary
   * way does so consistently, so both are tried together after each by itself.
   */
  private charitable(
    texts: readonly LinkText[],
    i: number,
    verdict: LinkVerdict,
    all: readonly LinkVerdict[],
  ): LinkVerdict {
    const { left, right } = texts[i]!;
    const choicesOf = (sides: readonly number[]): Set<Choice> =>
      new Set(sides.flatMap((side) => [...this.readings[side]!.parsed.choices]));
    for (const sides of [[right], [left], [left, right]])
      for (const choice of choicesOf(sides)) {
        const before = sides.map((side) => this.readings[side]!);
        const others = before.map((reading) => this.otherwise(reading, choice));
        if (others.some((reading) => reading === null)) continue;
        sides.forEach((side, k) => (this.readings[side] = others[k]!));
        const again = this.link(texts[i]!);
        if (again.verdict === 'holds' && this.costsNothing(texts, i, sides, all))
          return { ...again, because: `${again.because}; read as $${again.readAs}$` };
        sides.forEach((side, k) => (this.readings[side] = before[k]!));
      }
    return verdict;
  }

  /** A side by another reading; null where that cannot be or is the same. */
  private otherwise(reading: Reading, choice: Choice): Reading | null {
    if (!reading.parsed.choices.has(choice)) return null;
    const parsed = parseTokens(reading.tokens, this.meaning.vocabulary, new Set<Choice>([choice]));
    return isUnreadable(parsed) || print(parsed.expr) === print(reading.parsed.expr) ? null : { ...reading, parsed };
  }

  /** Whether all other claims about these sides that held before hold with the readings in force. */
  private costsNothing(
    texts: readonly LinkText[],
    i: number,
    sides: readonly number[],
    all: readonly LinkVerdict[],
  ): boolean {
    return texts.every(
      (l, k) =>
        k === i ||
        !(sides.includes(l.left) || sides.includes(l.right)) ||
        all[k]!.verdict !== 'holds' ||
        this.link(l).verdict === 'holds',
    );
  }

  /** Value classes of the sides. */
  private classes(): string {
    const representatives: { side: Side; letter: string }[] = [];
    return this.readings
      .map(({ parsed }) => {
        const side = isUnreadable(parsed) ? null : this.evaluated(parsed.expr);
        if (!side || side.refusal || !side.values.some((v) => v.every(Number.isFinite))) return '?';
        for (const other of representatives)
          if (!this.trial.mismatch(other.side, side) && compare(this.trial, other.side, side).kind === 'equal')
            return other.letter;
        const letter = letterOf(representatives.length);
        representatives.push({ side, letter });
        return letter;
      })
      .join('');
  }

  private evaluated(e: Expr): Side | null {
    try {
      return this.trial.side(e);
    } catch (error) {
      if (error instanceof Refusal) return null;
      throw error;
    }
  }
}

/** `A` … `Z`, then small letters; chains with more classes than that share the last. */
const letterOf = (n: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[Math.min(n, 51)]!;
