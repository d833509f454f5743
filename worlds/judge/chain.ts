import type { Expr, Parsed } from '../../expr';
import { isUnreadable, parseTokens, print } from '../../expr';
import type { JacobianLayout } from '../compile';
import type { Meaning } from '../meaning';
import type { Definition } from '../own-names';
import { knowing } from '../own-names';
import { differentiates } from './alternatives';
import type { ChainText, SideText } from './chain-text';
import type { Defining, Undefined } from './definitions';
import { definitionIn, isChosen, isDefinition } from './definitions';
import { isRefuted, lettersOf } from './identities';
import { layoutsOf, merit } from './layouts';
import type { LinkWithShapes } from './links';
import { LinksJudge, readAs } from './links';
import type { Reading } from './rereadings';
import type { Definitions } from './bench';
import { Trial } from './sides';
import type { SizeOne } from './size-one';
import { where } from './size-one';
import type { Batch } from './trial';
import type { ChainVerdict, LinkVerdict } from './verdict';

type Judged = ChainVerdict & { readonly links: readonly LinkWithShapes[]; readonly defines: readonly Definition[] };

/** A chain judged under one layout of derivatives, its sides as they were read in the end. */
interface Attempt {
  readonly judged: Judged;
  readonly readings: readonly Reading[];
  /** Whether any formula depends on the layout. */
  readonly laidOut: boolean;
}

/** Judges one chain in all worlds. */
export class ChainJudge {
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
    const { judged, readings } = this.inBestLayout();
    const found = this.asIdentity(judged, readings) ?? {
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
    const own: LinkVerdict = {
      ...link,
      verdict: 'holds',
      because,
      readAs: readAs(link, this.read(), this.written),
      defines: name,
    };
    const links = [...judged.links.slice(0, at), own, ...judged.links.slice(at)];
    return { links, classes: judged.classes, defines: [definition, ...judged.defines] };
  }

  /** The chain as one about functions, where it is, and where more comes out so; else null. */
  private asIdentity(judged: Judged, readings: readonly Reading[]): Judged | null {
    if (merit(judged) === judged.links.length || readings.some((r) => isUnreadable(r.parsed))) return null;
    const letters = lettersOf(
      this.meaning,
      this.text.sides.map((side) => this.customary(side).expr),
    );
    if (letters.size === 0 || isRefuted(this.meaning, judged.links, letters)) return null;
    const { meaning, batches, seed, definitions, text } = this;
    const again = new ChainJudge(meaning, batches, seed, definitions, text, null, null, letters).inBestLayout().judged;
    if (merit(again) <= merit(judged)) return null;
    const said = `for ${[...letters].map((name) => `any number $${name}$`).join(' and ')}`;
    const links = again.links.map((link) =>
      link.verdict === 'holds' ? { ...link, because: `${link.because}, ${said}` } : link,
    );
    return { ...again, links };
  }

  /** The best attempt's verdicts, with the readings of the last attempt. */
  private inBestLayout(): Pick<Attempt, 'judged' | 'readings'> {
    const [customary, ...others] = layoutsOf(this.meaning.layout);
    let last = this.under(customary!);
    let best = last.judged;
    if (!last.laidOut) return last;
    for (const layout of others) {
      if (merit(best) === best.links.length) break;
      last = this.under(layout);
      if (merit(last.judged) > merit(best)) best = last.judged;
    }
    return { judged: best, readings: last.readings };
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
  private under(jacobians: JacobianLayout): Attempt {
    const trial = this.trialUnder(jacobians);
    const judge = new LinksJudge(trial, this.seed, this.read(), this.written);
    const judged = { ...judge.judge(this.text.links), defines: [] };
    return { judged, readings: judge.asRead, laidOut: trial.laidOut };
  }

  /** A side as it was read, in LaTeX; it stands in two claims, and is told more than once. */
  private readonly written = (expr: Expr): string => {
    const known = this.printed.get(expr) ?? print(expr);
    this.printed.set(expr, known);
    return known;
  };

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
    const readings = this.read();
    let trial: Trial | null = null;
    const definition = (name: number, meant: number): Defining | Undefined | null => {
      const [left, right] = [readings[name]!, readings[meant]!];
      if (isUnreadable(left.parsed) || isUnreadable(right.parsed)) return null;
      return definitionIn(this.meaning, (trial ??= this.trialUnder('mixed')), left.expr, right.expr);
    };
    const all = this.text.links.flatMap(({ op, left, right }, link) => {
      if (op !== '=') return [];
      const found = definition(left, right);
      if (found) return [{ found, link }];
      const turned = definition(right, left);
      if (!turned || !isDefinition(turned)) return [];
      const { name, args } = turned.definition;
      const isMeant = isUsed(name) || args.length > 0 || isChosen(name);
      return isMeant ? [{ found: turned, link }] : [];
    });
    return all.find(({ found }) => isDefinition(found)) ?? all[0] ?? null;
  }
}

/** Told of a claim that says nothing but that a name is not declared: why it gives the name no meaning. */
const undefinedIn = (link: LinkVerdict, { name, because }: Undefined): LinkVerdict =>
  link.verdict === 'undecided'
    ? { ...link, because: `$${name}$ is not declared, and this gives it no meaning: ${because}` }
    : link;
