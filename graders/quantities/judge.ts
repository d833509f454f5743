import type { Quantity, QuantityVerdict } from '../../problems/schema';
import type { Interval } from '../../worlds/numeric/intervals';
import type { Tensor } from '../../worlds/tensor';
import { agrees, exact, hull, isCoarse, nearlyAgrees, perhapsRounded, sameShape, trivial } from './compare';
import type { Computation } from './computation';
import { middle } from './values';

/** What became of one quantity. */
export interface Judgement {
  readonly verdict: QuantityVerdict;
  /** Name of the typical mistake. */
  readonly mistake: string | null;
  /** Share of its points that it keeps. */
  readonly keeps: number;
  /** One sentence, or nothing where the verdict says it all. `$…$` in it is a formula. */
  readonly because: string;
  /** What it should have been, from the student's own earlier values; null where nothing can be said. */
  readonly expected: Tensor<number> | null;
}

/**
 * Judges the value of a quantity, and lets the computation go on from it.
 * @param shown the value as the student shows it; null where it is missing or cannot be read
 * @param read whether something stands there, readable or not
 * @param titles what names are called in feedback
 */
export function judgeNumbers(
  q: Quantity,
  shown: Tensor<Interval> | null,
  read: boolean,
  computation: Computation,
  rounding: number,
  titles: ReadonlyMap<string, string>,
): Judgement {
  if (q.expected.kind !== 'value') throw new Error(`${q.name} has no number to be judged by`);
  const { formula } = q.expected;
  const right = computation.exactly(formula);
  const own = computation.following(formula);
  const taint = computation.taintOf(formula);
  const expected = taint.own && own && !taint.trivial ? middle(own) : computation.rightValue(q);
  const head = { mistake: null, expected };
  const goOn = (laidOut: Tensor<Interval>, isOwn: boolean): void => {
    // Formulas compute with the shape that they expect, however the student lays the numbers out.
    const laid = right && sameShape(laidOut.shape, right.shape) ? { ...laidOut, shape: right.shape } : laidOut;
    // A size or a count has no decimals that could have been rounded.
    const value = q.kind === 'shape' || q.kind === 'integer' ? exact(middle(laid)) : laid;
    const isShape = q.kind === 'shape';
    const barren = trivial(value, isShape) && right !== null && !trivial(right, isShape);
    computation.set(q.name, value, { own: isOwn, trivial: isOwn && (taint.trivial || barren), unread: false });
  };

  if (shown === null) {
    const unseen = own ?? right;
    computation.set(q.name, unseen && perhapsRounded(unseen, q.decimals), {
      own: taint.own,
      trivial: taint.trivial,
      unread: taint.unread || read,
    });
    return read
      ? { ...head, verdict: 'unreadable', keeps: 0, because: 'what stands here cannot be read; a person will look' }
      : { ...head, verdict: 'missing', keeps: 0, because: 'no value was found in the answer' };
  }

  const fits = (target: Tensor<Interval> | null): boolean => target !== null && agrees(shown, target, q.decimals);
  const coarse = isCoarse(shown, q.decimals);
  const because = [...formula.names].filter((n) => computation.isOwn(n)).map((n) => titles.get(n) ?? n);
  if (fits(right)) {
    goOn(known(shown, right!), false);
    return { ...head, expected: computation.rightValue(q), verdict: 'right', keeps: 1, because: '' };
  }
  if (fits(own) && !coarse) {
    if (!taint.own) {
      goOn(shown, false);
      return { ...head, verdict: 'right', keeps: 1, because: 'right, computed from the rounded values shown' };
    }
    const barren = taint.trivial || trivial(own!, q.kind === 'shape');
    goOn(shown, true);
    if (!barren)
      return {
        ...head,
        verdict: 'follow-through',
        keeps: 1,
        because: `right from your own ${listed(because)}`,
      };
    return {
      ...head,
      expected: computation.rightValue(q),
      verdict: 'wrong',
      keeps: 0,
      because: `it follows from your own ${listed(because)}, but with that value nothing is left to compute`,
    };
  }
  for (const mistake of q.mistakes) {
    if (mistake.expected.kind !== 'value') continue;
    const { formula: slip } = mistake.expected;
    if (!fits(computation.exactly(slip)) && !fits(computation.following(slip))) continue;
    goOn(shown, true);
    return { ...head, verdict: 'mistake', mistake: mistake.name, keeps: mistake.keeps, because: mistake.says };
  }
  const near = [right, taint.own && !taint.trivial ? own : null].find(
    (t) => t !== null && nearlyAgrees(shown, t, q.decimals),
  );
  if (near) {
    goOn(hull(shown, near), taint.own);
    const asked = q.decimals === null ? '' : `; ${q.decimals} decimals were asked for`;
    return { ...head, verdict: 'rounding', keeps: rounding, because: `right but for its rounding${asked}` };
  }
  goOn(shown, true);
  if (taint.unread)
    return {
      ...head,
      expected: null,
      verdict: 'unreadable',
      keeps: 0,
      because: 'it rests on something that cannot be read; a person will look',
    };
  return { ...head, verdict: 'wrong', keeps: 0, because: '' };
}

/** A right value as it may be carried on: exactly, where it is shown in full. */
function known(shown: Tensor<Interval>, right: Tensor<Interval>): Tensor<Interval> {
  const written = middle(shown);
  const entries = shown.entries.map((s, i) => {
    const r = right.entries[i]!;
    const size = Math.max(Math.abs(r.lo), 1e-300);
    return Math.abs(written.entries[i]! - r.lo) <= 1e-12 * size ? r : s;
  });
  return { shape: right.shape, entries };
}

const listed = (titles: readonly string[]): string =>
  titles.length <= 1 ? (titles[0] ?? 'values') : `${titles.slice(0, -1).join(', ')} and ${titles.at(-1)}`;
