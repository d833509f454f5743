import type { Expr, Parsed, RelationOp, Token } from '../../expr';
import { isUnreadable, parseTokens, print, RELATIONS } from '../../expr';
import type { JacobianLayout } from '../compile';
import { inLayoutWords } from '../compile/jacobians';
import { Refusal } from '../refusal';
import type { Meaning } from '../meaning';
import type { Definition } from '../own-names';
import { knowing } from '../own-names';
import { alikeTrial, speaksOfArrays } from './alike';
import { differentiates } from './alternatives';
import { compare } from './compare';
import type { Defining, Undefined } from './definitions';
import { definitionIn, isChosen, isDefinition } from './definitions';
import { fromZero } from './origins';
import { isRefuted, lettersOf } from './identities';
import { layoutsOf, merit } from './layouts';
import type { Reading } from './rereadings';
import { rereadings } from './rereadings';
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

type LinkWithShapes = LinkVerdict & Pick<Judgement, 'shapes'>;

type Judged = ChainVerdict & { readonly links: readonly LinkWithShapes[]; readonly defines: readonly Definition[] };

/** Judges one chain in all worlds. */
export class ChainJudge {
  private current: Trial | null = null;
  private readings: Reading[] = [];
  private readonly printed = new Map<Expr, string>();
  private readonly parsed = new Map<SideText, Parsed>();

  constructor(
    private readonly meaning: Meaning,
    private readonly batches: readonly Batch[],
    private readonly seed: number,
    private readonly definitions: Definitions,
    private readonly text: ChainText,
    /** Worlds in which sizes are 1, to explain what is true only there; null where no more is explained. */
    private readonly sizeOne: SizeOne | null,
    /** Whether names are used later that a chain may give a meaning; null where this one gives none. */
    private readonly isUsed: ((name: string) => boolean) | null = null,
    /** Letters of a chain about functions, which stand for any number. */
    private readonly numbers: ReadonlySet<string> = new Set(),
  ) {}

  /** The trial under the layout of derivatives in force; at first the customary one. */
  private get trial(): Trial {
    return (this.current ??= this.trialUnder('mixed'));
  }

  private trialUnder(jacobians: JacobianLayout): Trial {
    return new Trial(this.meaning, this.batches, this.definitions, jacobians, this.numbers);
  }

  /**
   * The chain under the layout of derivatives in which most of its claims hold; the customary one comes first, and is
   * the only one where nothing depends on it.
   */
  run(): Judged {
    const opening = this.opening();
    if (opening && isDefinition(opening.found)) return this.defining(opening.found, opening.link);
    const judged = this.inBestLayout();
    const found = this.asIdentity(judged) ?? {
      ...judged,
      links: judged.links.map((link) => this.explained(link)),
    };
    if (!opening || isDefinition(opening.found)) return found;
    const { found: why, link } = opening;
    return { ...found, links: found.links.map((verdict, k) => (k === link ? undefinedIn(verdict, why) : verdict)) };
  }

  /** The rest of the chain, judged where the name has the meaning that a claim of it gives. */
  private defining({ name, definition }: Defining, at: number): Judged {
    const link = this.text.links[at]!;
    const meaning = knowing(this.meaning, [definition]);
    const text = { sides: this.text.sides, links: this.text.links.filter((_, k) => k !== at) };
    const judged = new ChainJudge(
      meaning,
      this.batches,
      this.seed,
      this.definitions,
      text,
      this.sizeOne,
      this.isUsed,
    ).run();
    const because = `this gives $${name}$ its meaning`;
    const own: LinkVerdict = { ...link, verdict: 'holds', because, readAs: this.readAs(link), defines: name };
    const links = [...judged.links.slice(0, at), own, ...judged.links.slice(at)];
    return { links, classes: judged.classes, defines: [definition, ...judged.defines] };
  }

  /** The chain as one about functions, where it is, and where more comes out so; else null. */
  private asIdentity(judged: Judged): Judged | null {
    if (merit(judged) === judged.links.length || this.readings.some((r) => isUnreadable(r.parsed))) return null;
    const letters = lettersOf(
      this.meaning,
      this.text.sides.map((side) => this.customary(side).expr),
    );
    if (letters.size === 0 || isRefuted(this.meaning, judged.links, letters)) return null;
    const { meaning, batches, seed, definitions, text } = this;
    const again = new ChainJudge(meaning, batches, seed, definitions, text, null, null, letters).inBestLayout();
    if (merit(again) <= merit(judged)) return null;
    const said = `for ${[...letters].map((name) => `any number $${name}$`).join(' and ')}`;
    const links = again.links.map((link) =>
      link.verdict === 'holds' ? { ...link, because: `${link.because}, ${said}` } : link,
    );
    return { ...again, links };
  }

  private inBestLayout(): Judged {
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
  private explained(link: LinkWithShapes): LinkVerdict {
    if (link.verdict === 'holds') return link;
    const { shapes, ...verdict } = link;
    if (!this.sizeOne?.possible || link.op !== '=') return verdict;
    if (!(link.verdict === 'fails' || (link.verdict === 'undecided' && shapes))) return verdict;
    const sides = [this.text.sides[link.left]!, this.text.sides[link.right]!];
    const exprs = sides.map((side) => this.customary(side).expr);
    const known = this.definitions;
    const alone: ChainText = { sides, links: [{ op: link.op, left: 0, right: 1 }] };
    const sets = this.sizeOne.sets(this.meaning, exprs, known);
    for (const [k, sizes] of sets.entries()) {
      const judge = new ChainJudge(this.meaning, this.sizeOne.batches(sizes), this.seed, known, alone, null);
      const [there] = judge.run().links;
      if (there?.verdict === 'holds')
        return {
          ...verdict,
          because: `${link.because}; true for ${this.sizeOne.only(this.meaning, exprs, known)} only: both sides agree where ${where(sizes)}`,
        };
      if (there?.verdict === 'fails' && shapes && k === sets.length - 1 && exprs.some(differentiates))
        return {
          ...verdict,
          verdict: 'fails',
          because: `${link.because}; the shapes fit for ${this.sizeOne.only(this.meaning, exprs, known)} only, where ${where(sizes)}, and there ${there.because}`,
          ...(there.counterexample ? { counterexample: there.counterexample } : {}),
        };
    }
    return verdict;
  }

  /** Judges the chain with derivatives laid out in one way. */
  private under(jacobians: JacobianLayout): Judged {
    this.current = this.trialUnder(jacobians);
    this.readings = this.read();
    return { ...this.judge(this.text.links), defines: [] };
  }

  private read(): Reading[] {
    return this.text.sides.map((side) => {
      const parsed = this.customary(side);
      return { tokens: side.tokens, parsed, expr: parsed.expr, how: null };
    });
  }

  /** The customary reading of a side. */
  private customary(side: SideText): Parsed {
    let parsed = this.parsed.get(side);
    if (!parsed) this.parsed.set(side, (parsed = parseTokens(side.tokens, this.meaning.vocabulary)));
    return parsed;
  }

  /**
   * The first claim in which one side is a name that nobody declared and the other gives it its meaning; or why it gives
   * none. A name on the right counts where it is used later: otherwise it may be a slip.
   */
  private opening(): { found: Defining | Undefined; link: number } | null {
    const { isUsed } = this;
    if (!isUsed) return null;
    this.readings = this.read();
    const all = this.text.links.flatMap(({ op, left, right }, link) => {
      if (op !== '=') return [];
      const found = this.definition(left, right);
      if (found) return [{ found, link }];
      const turned = this.definition(right, left);
      if (!turned || !isDefinition(turned)) return [];
      const { name, args } = turned.definition;
      const isMeant = isUsed(name) || args.length > 0 || isChosen(name);
      return isMeant ? [{ found: turned, link }] : [];
    });
    return all.find(({ found }) => isDefinition(found)) ?? all[0] ?? null;
  }

  private definition(name: number, meant: number): Defining | Undefined | null {
    const [left, right] = [this.readings[name]!, this.readings[meant]!];
    if (isUnreadable(left.parsed) || isUnreadable(right.parsed)) return null;
    return definitionIn(this.meaning, this.trial, left.expr, right.expr);
  }

  private judge(texts: readonly LinkText[]): ChainVerdict & Pick<Judged, 'links'> {
    const links = texts.map((link) => this.link(link));
    const before = [...this.readings];
    // A side that is read anew for the sake of one claim is read so in its neighbours too.
    const again = (i: number): LinkWithShapes => {
      const { left, right } = texts[i]!;
      const anew = [left, right].some((side) => this.readings[side] !== before[side]);
      return anew && links[i]!.verdict !== 'holds' ? this.link(texts[i]!) : links[i]!;
    };
    for (let i = 0; i < links.length; i++) links[i] = this.charitable(texts, i, again(i), links);
    for (let i = 0; i < links.length; i++) links[i] = again(i);
    // What held before its neighbour was read anew is told as it is read now.
    const told = links.map((verdict, i) =>
      verdict.verdict === 'holds' && verdict.readAs !== this.readAs(texts[i]!) ? this.link(texts[i]!) : verdict,
    );
    return { links: told, classes: this.classes() };
  }

  private readAs({ op, left, right }: LinkText): string {
    return `${this.written(left)} ${RELATIONS[op]} ${this.written(right)}`;
  }

  /** A side as it was read, in LaTeX; it stands in two claims, and is told more than once. */
  private written(side: number): string {
    const { expr } = this.readings[side]!.parsed;
    const known = this.printed.get(expr) ?? print(expr);
    this.printed.set(expr, known);
    return known;
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
    const exprOf = (i: number): Expr => this.readings[i]!.expr;
    const sides = [exprOf(link.left), exprOf(link.right)] as const;
    try {
      const judged = judgeRelation(this.trial, link.op, ...sides, exprOf(0), this.seed);
      if (judged.verdict === 'undecided') return { ...head, ...(this.refuted(link.op, sides, exprOf(0)) ?? judged) };
      const layout = judged.verdict === 'holds' ? this.layoutOf(sides) : null;
      const laidOut = layout === null ? '' : `, with ${inLayoutWords(layout)}`;
      const notes = new Set(sides.flatMap((side) => this.trial.side(side).notes));
      const told = { ...head, ...judged, because: [judged.because + laidOut, ...notes].join('; ') };
      if (judged.verdict !== 'holds') return told;
      return layout === null ? { ...told, sides } : { ...told, layout, sides };
    } catch (error) {
      if (error instanceof Refusal) return { ...head, verdict: 'undecided', because: error.message };
      throw error;
    }
  }

  /** How the derivatives in a link are laid out, where that is not a matter of course. */
  private layoutOf(sides: readonly Expr[]): JacobianLayout | null {
    const { jacobians } = this.trial;
    const depends = sides.map((side) => this.trial.side(side).laidOut);
    const said = jacobians === 'mixed' ? depends.includes('jacobian') : depends.some((d) => d !== 'no');
    return said ? jacobians : null;
  }

  /**
   * A claim in which an index runs along the wrong axis has no value where all sizes differ; where two of them are equal
   * it may have one, and be wrong. Null where that does not refute it.
   */
  private refuted(op: RelationOp, sides: readonly [Expr, Expr], head: Expr): Judgement | null {
    const misfit = sides.map((side) => this.trial.side(side).refusal).find((refusal) => refusal?.misfit);
    if (!misfit || !speaksOfArrays(this.meaning, sides)) return null;
    const trial = alikeTrial(this.meaning, this.seed, this.trial.definitions, sides, this.trial.jacobians);
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
    verdict: LinkWithShapes,
    all: readonly LinkVerdict[],
  ): LinkWithShapes {
    if (verdict.verdict === 'holds') return verdict;
    const link = texts[i]!;
    // That two sides differ as nobody reads them says nothing.
    if (link.op === '!=' || link.op === 'notin') return verdict;
    // Vectors side by side that do not fit are meant entry by entry in chain rules only; elsewhere they are a slip.
    const entrywise =
      verdict.shapes === true &&
      [link.left, link.right].some((side) => {
        const { parsed } = this.readings[side]!;
        return !isUnreadable(parsed) && differentiates(parsed.expr);
      });
    for (const change of rereadings(this.meaning, this.trial, this.readings, link, entrywise)) {
      const kept = this.readings;
      this.readings = kept.map((reading, k) => change.get(k) ?? reading);
      const again = this.link(link);
      if (again.verdict === 'holds' && this.keepsOthers(texts, i, [...change.keys()], all)) {
        const how = [...new Set([link.left, link.right].flatMap((k) => this.readings[k]!.how ?? []))].join(', and ');
        return { ...again, because: `${again.because}; read as $${again.readAs}$${how && `, ${how}`}` };
      }
      this.readings = kept;
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
    verdict: LinkWithShapes,
    all: readonly LinkVerdict[],
  ): LinkWithShapes {
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
    const judged = (exprs: readonly { side: number; expr: Expr }[]): LinkWithShapes => {
      for (const { side, expr } of exprs) this.readings[side] = { ...before[side]!, expr };
      return this.link(link);
    };
    const restore = (): void => before.forEach((reading, k) => (this.readings[k] = reading));
    const names = [...new Set(readings.flatMap((r) => r.names))].map((name) => `$${name}$`).join(', ');
    const said = (v: LinkVerdict): LinkVerdict => {
      const shown = v.verdict === 'fails' ? ', which the case shown counts from 1' : '';
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

/** Told of a claim that says nothing but that a name is not declared: why it gives the name no meaning. */
const undefinedIn = (link: LinkVerdict, { name, because }: Undefined): LinkVerdict =>
  link.verdict === 'undecided'
    ? { ...link, because: `$${name}$ is not declared, and this gives it no meaning: ${because}` }
    : link;

/** `A` … `Z`, then small letters; chains with more classes than that share the last. */
const letterOf = (n: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[Math.min(n, 51)]!;
