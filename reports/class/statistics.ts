import { mean, quantileSorted } from 'd3-array';
import type { Feedback, PartFeedback } from '../../graders/feedback';
import { gradedOf, type ClassPart, type ClassResults } from './results';

/** Least number of graded answers for which a correlation says anything. */
const leastForCorrelation = 5;

export interface ScoreStatistics {
  /** Share of the decided points that each student got, from 0 to 1, ascending. */
  readonly shares: readonly number[];
  readonly mean: number;
  readonly quartiles: readonly [number, number, number];
}

export interface PartStatistics {
  readonly part: ClassPart;
  /** Students by what became of their answer. */
  readonly graded: number;
  readonly missing: number;
  readonly waiting: number;
  /** Mean share of the points, a missing answer counting 0; null where no answer has been graded. */
  readonly meanShare: number | null;
  /** Correlation with the rest of the homework, from −1 to 1; null where there is too little to tell. */
  readonly discrimination: number | null;
}

/** The scores of a class; null where nobody's points are decided. What waits for a person is left out of both sides. */
export function scores(results: ClassResults): ScoreStatistics | null {
  const shares = gradedOf(results)
    .map(({ feedback }) => shareOf(feedback.parts))
    .filter((share) => share !== null)
    .sort((a, b) => a - b);
  if (shares.length === 0) return null;
  const at = (p: number): number => quantileSorted(shares, p)!;
  return { shares, mean: mean(shares)!, quartiles: [at(0.25), at(0.5), at(0.75)] };
}

/**
 * How hard each part is, and how well it tells apart: the correlation of its share with the share of all other parts
 * (corrected item-total correlation; Crocker and Algina, Introduction to Classical and Modern Test Theory, 1986, ch. 14).
 */
export function partStatistics(results: ClassResults): PartStatistics[] {
  const all = gradedOf(results).map(({ feedback }) => feedback);
  return results.parts.map((part) => {
    const own = (feedback: Feedback): PartFeedback | undefined => feedback.parts.find(({ id }) => id === part.id);
    const count = (status: PartFeedback['status']): number => all.filter((f) => own(f)?.status === status).length;
    const pairs = all.flatMap((feedback): [number, number][] => {
      const it = own(feedback);
      const share = it ? shareOf([it]) : null;
      const rest = shareOf(feedback.parts.filter((p) => p !== it));
      return share === null || rest === null ? [] : [[share, rest]];
    });
    const decided = all.flatMap((feedback) => shareOf([own(feedback)].filter((p) => p !== undefined)) ?? []);
    return {
      part,
      graded: count('graded'),
      missing: count('missing'),
      waiting: count('waiting'),
      // Where all answers wait, those who left the part out are no sample of the class.
      meanShare: count('graded') === 0 ? null : mean(decided)!,
      discrimination: count('graded') < leastForCorrelation ? null : correlation(pairs),
    };
  });
}

/** Share of the points of those parts that are decided; null where none is. */
function shareOf(parts: readonly PartFeedback[]): number | null {
  const decided = parts.filter(({ status }) => status !== 'waiting');
  const points = decided.reduce((sum, part) => sum + part.points, 0);
  return points === 0 ? null : decided.reduce((sum, part) => sum + part.awarded, 0) / points;
}

/** Pearson's correlation; null where one side does not vary. */
export function correlation(pairs: readonly (readonly [number, number])[]): number | null {
  const [mx, my] = [mean(pairs, ([x]) => x)!, mean(pairs, ([, y]) => y)!];
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of pairs) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  // Below this the spread is that of rounding.
  const least = 1e-12 * pairs.length;
  return xx < least || yy < least ? null : xy / Math.sqrt(xx * yy);
}
