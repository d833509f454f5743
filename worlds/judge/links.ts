import type { Expr, RelationOp } from '../../expr';
import { isUnreadable, RELATIONS } from '../../expr';
import type { JacobianLayout } from '../compile';
import { inLayoutWords } from '../compile/jacobians';
import { Refusal } from '../refusal';
import { alikeTrial, speaksOfArrays } from './alike';
import { differentiates } from './alternatives';
import type { LinkText } from './chain-text';
import { fromZero } from './origins';
import { judgeRelation } from './relations';
import type { Reading } from './rereadings';
import { rereadings } from './rereadings';
import type { Trial } from './sides';
import { classesOf } from './value-classes';
import type { ChainVerdict, Judgement, LinkVerdict } from './verdict';

/** A verdict, and whether shapes were in its way. */
export type LinkWithShapes = LinkVerdict & Pick<Judgement, 'shapes'>;

/** A claim as it was read, in LaTeX. */
export const readAs = (
  { op, left, right }: LinkText,
  readings: readonly Reading[],
  written: (e: Expr) => string,
): string => `${written(readings[left]!.parsed.expr)} ${RELATIONS[op]} ${written(readings[right]!.parsed.expr)}`;

/** Judges the links of one chain with derivatives laid out in one way. */
export class LinksJudge {
  /**
   * @param trial the sides in all worlds, under that layout
   * @param readings how each side is read; the judge replaces those that are read anew for a claim's sake
   * @param written a formula in LaTeX
   */
  constructor(
    private readonly trial: Trial,
    private readonly seed: number,
    private readings: readonly Reading[],
    private readonly written: (e: Expr) => string,
  ) {}

  /** How each side was read in the end. */
  get asRead(): readonly Reading[] {
    return this.readings;
  }

  /** The verdicts of some links of the chain, and the value classes of all its sides. */
  judge(texts: readonly LinkText[]): ChainVerdict & { readonly links: readonly LinkWithShapes[] } {
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
    return { links: told, classes: classesOf(this.trial, this.readings) };
  }

  private readAs(link: LinkText): string {
    return readAs(link, this.readings, this.written);
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
    if (!misfit || !speaksOfArrays(this.trial.meaning, sides)) return null;
    const trial = alikeTrial(this.trial.meaning, this.seed, this.trial.definitions, sides, this.trial.jacobians);
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
    for (const change of rereadings(this.trial.meaning, this.trial, this.readings, link, entrywise)) {
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
    const before = this.readings;
    const readings = [link.left, link.right].flatMap((side) => {
      const found = fromZero(
        this.trial.meaning,
        before[side]!.parsed.expr,
        before[link.left + link.right - side]!.parsed.expr,
      );
      return found ? [{ side, ...found }] : [];
    });
    if (readings.length === 0) return verdict;
    const judged = (exprs: readonly { side: number; expr: Expr }[]): LinkWithShapes => {
      const counted = new Map(exprs.map(({ side, expr }) => [side, { ...before[side]!, expr }]));
      this.readings = before.map((reading, k) => counted.get(k) ?? reading);
      return this.link(link);
    };
    const restore = (): void => void (this.readings = before);
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
}
