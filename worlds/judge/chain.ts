import type { Choice, Expr, Parsed, RelationOp, Token } from '../../expr';
import { isUnreadable, parseTokens, print, RELATIONS } from '../../expr';
import { Refusal } from '../refusal';
import type { Meaning } from '../meaning';
import { alikeTrial, speaksOfArrays } from './alike';
import { compare } from './compare';
import type { Definition } from './definitions';
import { definitionIn } from './definitions';
import { fromZero } from './origins';
import { judgeRelation } from './relations';
import type { Definitions, Side } from './sides';
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
  /** What is evaluated: the formula as it was read, or with its indices counted as the writer counts them. */
  readonly expr: Expr;
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
    this.readings = text.sides.map(({ tokens }) => {
      const parsed = parseTokens(tokens, meaning.vocabulary);
      return { tokens, parsed, expr: parsed.expr };
    });
  }

  run(): ChainVerdict & { defines: Definition | null } {
    const defines = this.definition();
    if (!defines) return { ...this.judge(this.text.links), defines };
    const [first, ...rest] = this.text.links;
    this.trial = new Trial(this.meaning, this.batches, new Map([...this.definitions, [defines.name, defines.expr]]));
    const judged = this.judge(rest);
    const head: LinkVerdict = {
      ...first!,
      verdict: 'holds',
      because: `this gives $${defines.name}$ its meaning`,
      readAs: this.readAs(first!),
      defines: defines.name,
    };
    return { links: [head, ...judged.links], classes: judged.classes, defines };
  }

  /** The name that the chain introduces, when its first side is a name that nobody declared. */
  private definition(): Definition | null {
    const [left, link] = [this.readings[0], this.text.links[0]];
    if (!left || link?.op !== '=' || link.left !== 0) return null;
    const right = this.readings[link.right]!;
    if (isUnreadable(left.parsed) || isUnreadable(right.parsed)) return null;
    return definitionIn(this.meaning, this.trial, left.expr, right.expr);
  }

  private judge(texts: readonly LinkText[]): ChainVerdict {
    const links = texts.map((link) => this.link(link));
    const before = [...this.readings];
    // A side that is read anew for the sake of one claim is read so in its neighbours too.
    const again = (i: number): LinkVerdict => {
      const { left, right } = texts[i]!;
      const anew = [left, right].some((side) => this.readings[side] !== before[side]);
      return anew && links[i]!.verdict !== 'holds' ? this.link(texts[i]!) : links[i]!;
    };
    for (let i = 0; i < links.length; i++) links[i] = this.charitable(texts, i, again(i), links);
    for (let i = 0; i < links.length; i++) links[i] = again(i);
    return { links, classes: this.classes() };
  }

  private readAs({ op, left, right }: LinkText): string {
    return `${print(this.readings[left]!.parsed.expr)} ${RELATIONS[op]} ${print(this.readings[right]!.parsed.expr)}`;
  }

  /** Judges one link with the readings in force. */
  private link(link: LinkText): LinkVerdict {
    const head = { op: link.op, left: link.left, right: link.right, readAs: this.readAs(link) };
    for (const i of [link.left, link.right]) {
      const error = this.readings[i]!.parsed.diagnostics.find((d) => d.severity === 'error');
      if (error)
        return {
          ...head,
          verdict: 'unreadable',
          because: `the ${i === link.left ? 'left' : 'right'} side could not be read: ${error.message}`,
        };
    }
    const exprOf = (i: number): Expr => this.readings[i]!.expr;
    const sides = [exprOf(link.left), exprOf(link.right)] as const;
    try {
      const judged = judgeRelation(this.trial, link.op, ...sides, exprOf(0), this.seed);
      if (judged.verdict === 'undecided') return { ...head, ...(this.refuted(link.op, sides, exprOf(0)) ?? judged) };
      const notes = new Set(sides.flatMap((side) => this.trial.notesOf(side)));
      return { ...head, ...judged, because: [judged.because, ...notes].join('; ') };
    } catch (error) {
      if (error instanceof Refusal) return { ...head, verdict: 'undecided', because: error.message };
      throw error;
    }
  }

  /**
   * A claim in which an index runs along the wrong axis has no value where all sizes differ; where two of them are equal
   * it may have one, and be wrong. Null where that does not refute it.
   */
  private refuted(op: RelationOp, sides: readonly [Expr, Expr], head: Expr): Judgement | null {
    const misfit = sides.map((side) => this.trial.side(side).refusal).find((refusal) => refusal?.misfit);
    if (!misfit || !speaksOfArrays(this.meaning, sides)) return null;
    const trial = alikeTrial(this.meaning, this.seed, this.trial.definitions, sides);
    const judged = trial && judgeRelation(trial, op, ...sides, head, this.seed);
    if (judged?.verdict !== 'fails') return null;
    return { ...judged, because: `${misfit.message}; also where these lengths are equal ${judged.because}` };
  }

  /**
   * Where a claim fails or cannot be evaluated and its ink allows another reading under which it holds, that reading
   * counts, as long as it costs no other claim of the chain its verdict.
   */
  private charitable(
    texts: readonly LinkText[],
    i: number,
    verdict: LinkVerdict,
    all: readonly LinkVerdict[],
  ): LinkVerdict {
    if (verdict.verdict === 'holds') return verdict;
    const link = texts[i]!;
    for (const side of [link.right, link.left]) {
      const reading = this.readings[side]!;
      for (const choice of reading.parsed.choices) {
        const other = parseTokens(reading.tokens, this.meaning.vocabulary, new Set<Choice>([choice]));
        if (isUnreadable(other) || print(other.expr) === print(reading.parsed.expr)) continue;
        this.readings[side] = { ...reading, parsed: other, expr: other.expr };
        const again = this.link(link);
        if (again.verdict === 'holds' && this.keepsOthers(texts, i, [side], all))
          return { ...again, because: `${again.because}; read as $${again.readAs}$` };
        this.readings[side] = reading;
      }
    }
    return this.countedFromZero(texts, i, verdict, all);
  }

  /** Whether the other claims that hold with some sides still do. */
  private keepsOthers(
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

  /**
   * Where a sum over an index starts at 0, its writer may count all that has to do with it from 0. A claim that holds so
   * does hold; one that holds only where some indices are counted from 0 and others from 1 is for a person to judge.
   */
  private countedFromZero(
    texts: readonly LinkText[],
    i: number,
    verdict: LinkVerdict,
    all: readonly LinkVerdict[],
  ): LinkVerdict {
    const link = texts[i]!;
    if (verdict.verdict === 'unreadable') return verdict;
    const before = [...this.readings];
    const readings = [link.left, link.right].flatMap((side) => {
      const found = fromZero(
        this.meaning,
        before[side]!.parsed.expr,
        before[link.left + link.right - side]!.parsed.expr,
      );
      return found ? [{ side, ...found }] : [];
    });
    if (readings.length === 0) return verdict;
    const judged = (exprs: readonly { side: number; expr: Expr }[]): LinkVerdict => {
      for (const { side, expr } of exprs) this.readings[side] = { ...before[side]!, expr };
      return this.link(link);
    };
    const restore = (): void => before.forEach((reading, k) => (this.readings[k] = reading));
    const names = [...new Set(readings.flatMap((r) => r.names))].map((name) => `$${name}$`).join(', ');
    const said = (v: LinkVerdict): LinkVerdict => {
      const shown = v.verdict === 'fails' ? ', which the world shown counts from 1' : '';
      return { ...v, because: `${v.because}; read with ${names} counted from 0${shown}` };
    };
    const sets = readings.length > 1 ? [...readings.map((r) => [r]), readings] : [readings];
    let refuted: LinkVerdict | null = null;
    for (const set of sets) {
      const again = judged(set.map(({ side, consistent }) => ({ side, expr: consistent })));
      const sides = set.map(({ side }) => side);
      if (again.verdict === 'holds' && this.keepsOthers(texts, i, sides, all)) return said(again);
      if (again.verdict === 'fails') refuted = said(again);
      restore();
    }
    for (const { side, mixed } of readings)
      for (const expr of mixed) {
        const again = judged([{ side, expr }]);
        restore();
        if (again.verdict !== 'holds') continue;
        const because = `it holds if some of ${names} and what they index are counted from 0 and some from 1; which is meant is not said`;
        return {
          op: link.op,
          left: link.left,
          right: link.right,
          readAs: verdict.readAs,
          verdict: 'undecided',
          because,
        };
      }
    return verdict.verdict === 'undecided' && refuted ? refuted : verdict;
  }

  /** Value classes of the sides. */
  private classes(): string {
    const representatives: { side: Side; letter: string }[] = [];
    return this.readings
      .map(({ parsed, expr }) => {
        const side = isUnreadable(parsed) ? null : this.evaluated(expr);
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
