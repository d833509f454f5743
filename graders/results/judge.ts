import type { Figure, FigureRelation, ResultsProblem } from '../../problems/schema';
import type { ResultFeedback } from '../feedback';
import type { FoundFigure } from './find';
import type { StatedNumber } from './stated';
import { intervalOf, predict, predictDifference, rarity, shareBelowZero, widened, type Prediction } from './interval';
import { mean, type Reference, type References } from './reference';
import { oneIn, pairTitle, runs, shown } from './words';

/** All statements of an answer together are called surprising for at most this share of honest answers. */
const SURPRISING = 0.05;
/** And contradicted for this share. */
const CONTRADICTED = 1e-4;

/** An answer's figures, its references, and how rare a statement must be among honest ones to be remarkable. */
export interface Case {
  readonly problem: ResultsProblem;
  readonly found: ReadonlyMap<string, FoundFigure>;
  readonly references: References;
  /** Over how many statements the shares above are divided (Bonferroni). */
  readonly statements: number;
}

type Judged = Pick<ResultFeedback, 'verdict' | 'because' | 'interval' | 'reference'>;

/** One figure; where an answer states several values of it that fare differently, which is meant decides, and nobody knows. */
export function judgeFigure(given: Case, { figure, stated, others }: FoundFigure): Judged {
  const all = [stated, ...others.slice(0, MANY)].map((one) => judgeValue(given, figure, one));
  return agreed(all) ?? { verdict: 'waiting', because: SEVERAL };
}

/** More values of one figure need not be tried to see that they differ. */
const MANY = 12;
const SEVERAL =
  'several values are stated, of which some would be expected and some would not: a person will see which is meant';

/** The first of several judgements where all say the same; else null. */
const agreed = <J extends Judged>([first, ...rest]: readonly J[]): J | null =>
  first && rest.every((one) => one.verdict === first.verdict) ? first : null;

/** One value against the runs of its reference, or, on other data, against what its instructor holds possible. */
function judgeValue({ problem, references, statements }: Case, figure: Figure, stated: StatedNumber): Judged {
  // Bounds need no more decimals than they have.
  const at = (value: number): string =>
    shown(value, figure.unit, Math.max(stated.half, figure.unit === 'percent' ? 5e-4 : 5e-3));
  if (figure.plausible && outside(stated.value, stated.half, figure.plausible)) {
    const [low, high] = figure.plausible;
    return { verdict: 'surprising', because: `on this data values from ${at(low)} to ${at(high)} are to be expected` };
  }
  if (problem.comparable === 'relations') {
    const because = 'it was measured on other data than the reference, so that only how settings compare is judged';
    return figure.plausible || partners(problem, figure).length > 0
      ? { verdict: 'consistent', because }
      : { verdict: 'waiting', because };
  }
  const reference = referenceOf(figure, references);
  if (!reference) {
    const because = 'there is no reference result to hold it against yet';
    return figure.plausible
      ? { verdict: 'consistent', because: `it lies within what is held possible; ${because}` }
      : { verdict: 'waiting', because };
  }
  const prediction = predict(reference, figure.tolerance);
  const interval = intervalOf(prediction, SURPRISING / statements);
  const between = `after ${runs(reference)} values from ${at(interval[0])} to ${at(interval[1])} are to be expected`;
  const judged = graded(rarity(prediction, stated.value, stated.half), statements, between);
  return { ...judged, interval, reference: reference.values };
}

/** How two figures compare; where one has several values that compare differently, nobody knows. */
export function judgeRelation(given: Case, relation: FigureRelation): (Judged & { readonly claim: string }) | null {
  const [a, b] = [given.found.get(relation.greater), given.found.get(relation.than)];
  if (!a || !b) return null;
  const all = [a.stated, ...a.others.slice(0, MANY)].flatMap((one) =>
    [b.stated, ...b.others.slice(0, MANY)].map((other) =>
      judgePair(given, relation, { figure: a.figure, stated: one }, { figure: b.figure, stated: other }),
    ),
  );
  return agreed(all) ?? { claim: all[0]!.claim, verdict: 'waiting', because: SEVERAL };
}

type Measured = Pick<FoundFigure, 'figure' | 'stated'>;

/** How two values compare, against how they compare in the reference runs. */
function judgePair(
  { problem, references, statements }: Case,
  relation: FigureRelation,
  a: Measured,
  b: Measured,
): Judged & { readonly claim: string } {
  const claim = pairTitle(a.figure, b.figure);
  const difference = a.stated.value - b.stated.value;
  const half = a.stated.half + b.stated.half;
  const [left, right] = [a, b].map(({ figure }) => referenceOf(figure, references));
  if (!left || !right) {
    // Without runs there is the instructor's word.
    return difference > -half
      ? { claim, verdict: 'consistent', because: 'the order is the expected one' }
      : { claim, verdict: 'surprising', because: relation.says };
  }
  const prediction = predictDifference(left, right, relation.tolerance);
  const own = shown(difference, a.figure.unit, half);
  if (problem.comparable === 'figures') {
    const between = `in the reference, ${runs(left)}, the difference is ${shown(prediction.centre, a.figure.unit, half)}, here it is ${own}`;
    return { claim, ...graded(rarity(prediction, difference, half), statements, between) };
  }
  return { claim, ...ordered(prediction, difference, half, a.figure, relation, left, statements) };
}

/**
 * On other data the size of a difference says little, and its sign something where nearly all pairs of runs agree. Where
 * they do not, the other order is surprising only if it is clearer than runs and few test cases can make it.
 */
function ordered(
  prediction: Prediction,
  difference: number,
  half: number,
  figure: Figure,
  relation: FigureRelation,
  reference: Reference,
  statements: number,
): Judged {
  const below = shareBelowZero(prediction);
  const [least, most] = [SURPRISING / statements, 1 - SURPRISING / statements];
  const usual = `in ${runs(reference)} the difference was ${shown(prediction.centre, figure.unit, 0.0005)} on average, here it is ${shown(difference, figure.unit, half)}`;
  if (below > least && below < most) {
    const reversed = difference * prediction.centre < 0;
    return reversed && isClear(prediction, reference, difference, half, least)
      ? { verdict: 'surprising', because: `${usual}; yours is the other way round, by more than other data explain` }
      : { verdict: 'consistent', because: `either order can come out: ${usual}` };
  }
  const agrees = below <= least ? difference >= -half : difference <= half;
  if (agrees) return { verdict: 'consistent', because: usual };
  return {
    verdict: 'surprising',
    because: `${usual}; ${below <= least ? relation.says : 'yours is the other way round'}`,
  };
}

/** Test cases that any data set for a table of accuracies has. */
const FEW_CASES = 1000;

/**
 * Whether a difference of two shares is farther off than runs, and a few other test cases, can make it. Both are tested
 * on the same cases and err on many of them together: half the binomial variance of independent ones is counted. Of
 * what is no share nobody knows how much other data change it.
 */
function isClear(
  prediction: Prediction,
  { values, cases }: Reference,
  difference: number,
  half: number,
  least: number,
) {
  if (cases === null) return false;
  const share = Math.min(1, Math.max(0, mean(values)));
  const elsewhere = widened(prediction, (share * (1 - share)) / Math.min(cases, FEW_CASES));
  return rarity(elsewhere, difference, half) < least;
}

function graded(rare: number, statements: number, between: string): Judged {
  if (rare >= SURPRISING / statements) return { verdict: 'consistent', because: between };
  const often = `${oneIn(rare)} honest runs would be as far off`;
  return {
    verdict: rare >= CONTRADICTED / statements ? 'surprising' : 'contradicted',
    because: `${between}; ${often}`,
  };
}

/**
 * Whether figures agree to the last digit although runs differ by more than that: the chance of it, or null where it is
 * not telling. Three settings that come out the same were hardly all measured.
 */
export function judgeSameness({ problem, found, references }: Case): (Judged & { readonly claim: string }) | null {
  const all = problem.figures.flatMap((f) => found.get(f.name) ?? []);
  const [first, ...rest] = all;
  if (!first || rest.length < 2 || !rest.every((f) => f.stated.value === first.stated.value)) return null;
  const own = referenceOf(first.figure, references);
  if (!own) return null;
  let chance = 1;
  for (const { figure, stated } of rest) {
    const other = referenceOf(figure, references);
    if (!other) return null;
    const { scale } = predictDifference(own, other, 0);
    // The density of a difference is at most 0.4 / scale, whatever its centre.
    chance *= Math.min(1, (0.4 * 2 * (stated.half + first.stated.half)) / Math.max(scale, 1e-12));
  }
  if (chance > 0.001) return null;
  return {
    claim: 'all figures together',
    verdict: 'surprising',
    because: `they agree to the last digit, which ${oneIn(chance)} sets of honest runs would do`,
  };
}

/** The runs that a figure is held against, without signs where the figure has none. */
export function referenceOf({ reference, absolute }: Figure, references: References): Reference | null {
  const found = reference && references.result(reference);
  return found && absolute ? { ...found, values: found.values.map(Math.abs) } : found;
}

const outside = (value: number, half: number, [low, high]: readonly [number, number]): boolean =>
  value + half < low || value - half > high;

const partners = ({ relations }: ResultsProblem, { name }: Figure): FigureRelation[] =>
  relations.filter((r) => r.greater === name || r.than === name);
