import type { Choice, Expr, Parsed, RelationOp, Token } from '../../expr';
import { isUnreadable, parseTokens, print, RELATIONS } from '../../expr';
import type { JacobianLayout } from '../compile';
import { inLayoutWords } from '../compile/jacobians';
import { Refusal } from '../refusal';
import type { Meaning } from '../meaning';
import { alternatives, differentiates } from './alternatives';
import { compare } from './compare';
import type { Definition } from './definitions';
import { definitionIn } from './definitions';
import { judgeRelation } from './relations';
import type { Definitions, Side } from './sides';
import { Trial } from './sides';
import type { SizeOne } from './size-one';
import { where } from './size-one';
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
  /** How it is taken where that is not what it says: see `alternatives`. */
  readonly how: string | null;
}

type LinkWithShapes = LinkVerdict & Pick<Judgement, 'shapes'>;

type Judged = ChainVerdict & { readonly defines: Definition | null };

/** The claims of a chain as they come out under one layout, and what they were judged with. */
interface Attempt {
  readonly links: readonly LinkWithShapes[];
  readonly defines: Definition | null;
  readonly trial: Trial;
  readonly readings: Reading[];
}

/** Judges one chain in all worlds. */
export class ChainJudge {
  private trial: Trial;
  private readings: Reading[] = [];

  constructor(
    private readonly meaning: Meaning,
    private readonly batches: readonly Batch[],
    private readonly seed: number,
    private readonly definitions: Definitions,
    private readonly text: ChainText,
    /** Worlds in which sizes are 1, to explain what is true only there; null where no more is explained. */
    private readonly sizeOne: SizeOne | null,
  ) {
    this.trial = new Trial(meaning, batches, definitions, 'mixed');
  }

  /**
   * The chain under the layout of derivatives in which most of its claims hold; the customary one comes first, and is
   * the only one where nothing depends on it.
   */
  run(): Judged {
    const { links, defines, trial, readings } = this.inBestLayout();
    this.trial = trial;
    this.readings = readings;
    return { links: links.map((link) => this.explained(link, defines)), classes: this.classes(), defines };
  }

  private inBestLayout(): Attempt {
    const [customary, ...others] = layoutsOf(this.meaning.layout);
    let best = this.under(customary!);
    if (!this.trial.laidOut) return best;
    for (const layout of others) {
      if (merit(best) === best.links.length) break;
      const next = this.under(layout);
      if (merit(next) > merit(best)) best = next;
    }
    return best;
  }

  /**
   * What is true only where sizes are 1 is told so. A claim about derivatives whose shapes fit only there was made with
   * numbers in mind, and is judged there: false of numbers, it is false.
   */
  private explained(link: LinkWithShapes, defines: Definition | null): LinkVerdict {
    const { shapes, ...verdict } = link;
    if (!this.sizeOne || link.op !== '=' || !(link.verdict === 'fails' || (link.verdict === 'undecided' && shapes)))
      return verdict;
    const sides = [this.text.sides[link.left]!, this.text.sides[link.right]!];
    const exprs = sides.map(({ tokens }) => parseTokens(tokens, this.meaning.vocabulary).expr);
    const known = defines ? new Map([...this.definitions, [defines.name, defines.expr] as const]) : this.definitions;
    const alone: ChainText = { sides, links: [{ op: link.op, left: 0, right: 1 }] };
    const sets = this.sizeOne.sets(exprs, known);
    for (const [k, sizes] of sets.entries()) {
      const judge = new ChainJudge(this.meaning, this.sizeOne.batches(sizes), this.seed, known, alone, null);
      const [there] = judge.inBestLayout().links;
      if (there?.verdict === 'holds')
        return {
          ...verdict,
          because: `${link.because}; true for ${this.sizeOne.only(exprs, known)} only: both sides agree where ${where(sizes)}`,
        };
      if (there?.verdict === 'fails' && shapes && k === sets.length - 1 && exprs.some(differentiates))
        return {
          ...verdict,
          verdict: 'fails',
          because: `${link.because}; the shapes fit for ${this.sizeOne.only(exprs, known)} only, where ${where(sizes)}, and there ${there.because}`,
          ...(there.counterexample ? { counterexample: there.counterexample } : {}),
        };
    }
    return verdict;
  }

  /** Judges the chain with derivatives laid out in one way. */
  private under(jacobians: JacobianLayout): Attempt {
    this.trial = new Trial(this.meaning, this.batches, this.definitions, jacobians);
    this.readings = this.text.sides.map(({ tokens }) => ({
      tokens,
      parsed: parseTokens(tokens, this.meaning.vocabulary),
      how: null,
    }));
    const defines = this.definition();
    if (!defines) return this.attempt(this.judge(this.text.links), defines);
    const [first, ...rest] = this.text.links;
    const known = new Map([...this.definitions, [defines.name, defines.expr]]);
    this.trial = new Trial(this.meaning, this.batches, known, jacobians);
    const judged = this.judge(rest);
    const head: LinkVerdict = {
      ...first!,
      verdict: 'holds',
      because: `this gives $${defines.name}$ its meaning`,
      readAs: this.readAs(first!),
      defines: defines.name,
    };
    return this.attempt([head, ...judged], defines);
  }

  /** The name that the chain introduces, when its first side is a name that nobody declared. */
  private definition(): Definition | null {
    const [left, link] = [this.readings[0], this.text.links[0]];
    if (!left || link?.op !== '=' || link.left !== 0) return null;
    const right = this.readings[link.right]!;
    if (isUnreadable(left.parsed) || isUnreadable(right.parsed)) return null;
    return definitionIn(this.meaning, this.trial, left.parsed.expr, right.parsed.expr);
  }

  private attempt(links: readonly LinkWithShapes[], defines: Definition | null): Attempt {
    return { links, defines, trial: this.trial, readings: this.readings };
  }

  private judge(texts: readonly LinkText[]): LinkWithShapes[] {
    const first = texts.map((link) => this.link(link));
    const links = first.map((verdict, i) =>
      verdict.verdict === 'holds' ? verdict : this.charitable(texts, i, verdict, first),
    );
    // A side that was read otherwise for one claim is read so for the next.
    return links.map((verdict, i) =>
      verdict.verdict === 'holds' && verdict.readAs !== this.readAs(texts[i]!) ? this.link(texts[i]!) : verdict,
    );
  }

  private readAs({ op, left, right }: LinkText): string {
    return `${print(this.readings[left]!.parsed.expr)} ${RELATIONS[op]} ${print(this.readings[right]!.parsed.expr)}`;
  }

  /** Judges one link with the readings in force. */
  private link(link: LinkText): LinkWithShapes {
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
    const exprOf = (i: number): Expr => this.readings[i]!.parsed.expr;
    try {
      const judged = judgeRelation(this.trial, link.op, exprOf(link.left), exprOf(link.right), exprOf(0), this.seed);
      return judged.verdict === 'holds'
        ? { ...head, ...judged, because: judged.because + this.layoutOf(link) }
        : { ...head, ...judged };
    } catch (error) {
      if (error instanceof Refusal) return { ...head, verdict: 'undecided', because: error.message };
      throw error;
    }
  }

  /** How the derivatives in a link are laid out, where that is not a matter of course. */
  private layoutOf({ left, right }: LinkText): string {
    const { jacobians } = this.trial;
    const depends = [left, right].map((i) => this.trial.side(this.readings[i]!.parsed.expr).laidOut);
    const said = jacobians === 'mixed' ? depends.includes('jacobian') : depends.some((d) => d !== 'no');
    return said ? `, with ${inLayoutWords(jacobians)}` : '';
  }

  /**
   * Where a claim fails or cannot be evaluated and its ink allows another reading under which it holds, that reading
   * counts, as long as it costs no other claim of the chain its verdict.
   */
  private charitable(
    texts: readonly LinkText[],
    i: number,
    verdict: LinkWithShapes,
    all: readonly LinkVerdict[],
  ): LinkWithShapes {
    const link = texts[i]!;
    for (const change of this.changes(link, verdict.shapes === true)) {
      const kept = this.readings;
      this.readings = kept.map((reading, k) => change.get(k) ?? reading);
      const again = this.link(link);
      const others = (): boolean =>
        texts.every(
          (l, k) =>
            k === i ||
            !(change.has(l.left) || change.has(l.right)) ||
            all[k]!.verdict !== 'holds' ||
            this.link(l).verdict === 'holds',
        );
      if (again.verdict === 'holds' && others()) {
        const how = [...new Set([link.left, link.right].flatMap((k) => this.readings[k]!.how ?? []))].join(', and ');
        return { ...again, because: `${again.because}; read as $${again.readAs}$${how && `, ${how}`}` };
      }
      this.readings = kept;
    }
    return verdict;
  }

  /** Other readings of the sides of a link, one after another: the ink of one side, then what its writer may have meant. */
  private *changes({ left, right }: LinkText, shapes: boolean): Generator<ReadonlyMap<number, Reading>> {
    const sides = [right, left];
    for (const side of sides) {
      const reading = this.readings[side]!;
      for (const choice of reading.parsed.choices) {
        const other = parseTokens(reading.tokens, this.meaning.vocabulary, new Set<Choice>([choice]));
        if (isUnreadable(other) || print(other.expr) === print(reading.parsed.expr)) continue;
        yield new Map([[side, { ...reading, parsed: other }]]);
      }
    }
    const meant = sides.map((side) => this.otherwise(this.readings[side]!, shapes));
    for (const [k, side] of sides.entries()) for (const reading of meant[k]!) yield new Map([[side, reading]]);
    // The same on both sides, and on all sides of the chain.
    const alike = (how: string | null, of: readonly number[], readings: readonly Reading[][]): Map<number, Reading> =>
      new Map(
        of.flatMap((side, k) => {
          const same = readings[k]!.find((r) => r.how === how);
          return same ? [[side, same] as const] : [];
        }),
      );
    const hows = [...new Set(meant.flat().map((r) => r.how))];
    for (const how of hows) {
      const both = alike(how, sides, meant);
      if (both.size > 1) yield both;
    }
    if (this.readings.length < 3) return;
    const all = this.readings.map((reading) => this.otherwise(reading, shapes));
    for (const how of hows) {
      const every = alike(how, [...all.keys()], all);
      if (every.size > 1) yield every;
    }
  }

  private otherwise(reading: Reading, shapes: boolean): Reading[] {
    const { expr } = reading.parsed;
    return isUnreadable(reading.parsed)
      ? []
      : alternatives(this.meaning, this.trial, expr, shapes).map((a) => ({
          ...reading,
          parsed: { ...reading.parsed, expr: a.expr },
          how: a.how,
        }));
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

/** Layouts in the order in which they are tried. A world file says how Jacobians lie, not whether gradients are turned. */
function layoutsOf(declared: Meaning['layout']): readonly JacobianLayout[] {
  switch (declared) {
    case 'denominator':
      return ['denominator'];
    case 'numerator':
      return ['mixed', 'shaped', 'numerator'];
    case null:
      return ['mixed', 'shaped', 'denominator', 'numerator'];
  }
}

/** How much of a chain comes out: claims that hold count most, then those that can be evaluated at all. */
const merit = ({ links }: Pick<ChainVerdict, 'links'>): number =>
  links.reduce((sum, { verdict }) => sum + (verdict === 'holds' ? 1 : verdict === 'fails' ? 1e-3 : 0), 0);

/** `A` … `Z`, then small letters; chains with more classes than that share the last. */
const letterOf = (n: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[Math.min(n, 51)]!;
