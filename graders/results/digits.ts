import type { AskedDigits, DigitLayout } from '../../problems/schema';
import type { ResultFeedback } from '../feedback';

/**
 * What a classifier of Proofmark's own measured of digits that a model drew, beside what real digits, as many, give.
 * Plain numbers: see `reference/drawn/measure.ts`, which makes them.
 */
export interface MeasuredDigits {
  readonly count: number;
  /** How many pictures the classifier takes for each digit. */
  readonly classes: readonly number[];
  /** Pearson's test against what was asked for, else against as many of each; null where the pictures are too few. */
  readonly balance: { readonly chiSquare: number; readonly freedom: number; readonly p: number } | null;
  /** Mean probability of the class, and the share of pictures whose class is not sure. */
  readonly confidence: { readonly mean: number; readonly unsure: number };
  readonly realConfidence: { readonly mean: number; readonly unsure: number };
  /** The share that shows the digit asked for; null where none is. */
  readonly agreement: number | null;
  readonly realAgreement: number;
  /** The share of which the classifier is sure and which lie near training digits, and what it is for new real digits. */
  readonly alike: number;
  readonly realAlike: number;
  /** Squared distance of features; null where the pictures are too few. */
  readonly frechet: { readonly distance: number; readonly real: number; readonly realSpread: number } | null;
  readonly nearest: {
    readonly median: number;
    readonly realMedian: number;
    readonly threshold: number;
    readonly copies: readonly { readonly picture: number; readonly training: number; readonly distance: number }[];
  };
}

type Judged = Pick<ResultFeedback, 'name' | 'claim' | 'verdict' | 'because'>;

/** One real digit in so many lies nearer to a training digit than the threshold of copies. */
const NEAR = 1000;
/** Chance brings so many near ones this seldom. */
const SELDOM = 1e-4;
/** A copy is farther from what it copies than this share of the threshold only where it was changed. */
const THE_SAME = 0.25;
/** Fewer that are like real digits are no digits. */
const ALIKE = 0.2;
/** One digit that makes up so much of the pictures, or so many digits that are missing, show a collapse. */
const PREVAILS = 0.6;
const MISSING = 4;
/** Labels that do not reach this were not asked of the model. */
const AGREES = 0.3;

/** What the measures of drawn digits say, in the order of their weight. */
export function judgeDigits(scores: MeasuredDigits): Judged[] {
  return [likeness(scores), variety(scores), agreement(scores), novelty(scores)].filter((found) => found !== null);
}

const percent = (share: number): string => `${(100 * share).toFixed(share > 0.995 && share < 1 ? 1 : 0)} %`;
const short = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

/** Whether they look like digits at all. */
function likeness({ count, alike, realAlike }: MeasuredDigits): Judged {
  const because = `${percent(alike)} of them are like real digits to the classifier; of new real digits it is ${percent(realAlike)}`;
  return {
    name: 'likeness',
    claim: `${count} drawn digits`,
    verdict: alike < ALIKE ? 'surprising' : 'consistent',
    because,
  };
}

function variety({ count, classes, balance }: MeasuredDigits): Judged | null {
  if (balance === null) return null;
  const claim = 'how many of each digit';
  const most = Math.max(...classes);
  const missing = classes.flatMap((n, digit) => (n === 0 ? [digit] : []));
  if (most > PREVAILS * count && balance.p < SELDOM)
    return {
      name: 'variety',
      claim,
      verdict: 'surprising',
      because: `${percent(most / count)} of them are read as ${classes.indexOf(most)}: the model has collapsed`,
    };
  if (missing.length >= MISSING && balance.p < SELDOM)
    return { name: 'variety', claim, verdict: 'surprising', because: `none of them is read as ${missing.join(', ')}` };
  return {
    name: 'variety',
    claim,
    verdict: 'consistent',
    because:
      balance.p >= 0.001
        ? 'no digit comes more often than chance allows'
        : 'some digits come more often than others, as models that are told no class draw them',
  };
}

function agreement({ agreement: share, realAgreement }: MeasuredDigits): Judged | null {
  if (share === null) return null;
  return {
    name: 'agreement',
    claim: 'digits that were asked for',
    verdict: share < AGREES ? 'surprising' : 'consistent',
    because: `${percent(share)} of them are read as the digit that was asked for; of real digits it is ${percent(realAgreement)}`,
  };
}

/** Whether they were drawn, or copied from what the model was trained on. */
function novelty({ count, nearest }: MeasuredDigits): Judged {
  const claim = 'nearest training digits';
  const { copies, threshold, median, realMedian } = nearest;
  const same = copies.filter(({ distance }) => distance < THE_SAME * threshold);
  if (same.length > 0) {
    const [first] = same;
    return {
      name: 'novelty',
      claim,
      verdict: chanceOf(same.length, count) < SELDOM || same.length > 0.02 * count ? 'contradicted' : 'surprising',
      because: `${same.length} of ${count} are training digits themselves, such as picture ${first!.picture + 1}, which is number ${first!.training + 1}`,
    };
  }
  if (chanceOf(copies.length, count) < SELDOM)
    return {
      name: 'novelty',
      claim,
      verdict: 'surprising',
      because: `${copies.length} of ${count} lie nearer to a training digit than one new digit in ${NEAR} does`,
    };
  return {
    name: 'novelty',
    claim,
    verdict: 'consistent',
    because: `their median distance is ${short(median)}; that of new digits is ${short(realMedian)}`,
  };
}

/** How often at least `near` of `count` new digits lie so near (a sum of the binomial distribution). */
function chanceOf(near: number, count: number): number {
  const p = 1 / NEAR;
  let term = (1 - p) ** count;
  let below = 0;
  for (let k = 0; k < near; k++) {
    below += term;
    term *= ((count - k) / (k + 1)) * (p / (1 - p));
  }
  return Math.max(0, 1 - below);
}

/** A picture of a document, and what was measured of it. */
export interface MeasuredPicture {
  /** As a person finds it. */
  readonly name: string;
  /** Line of the document at which it stands, from 1. */
  readonly line: number;
  /** By the classes asked of its digits; null where it was not measured. */
  readonly scores: Readonly<Record<DigitLayout, MeasuredDigits>> | null;
  /** Why it was not measured; empty where it was. */
  readonly because: string;
}

/** The picture that is meant among those of an answer: the one that shows most digits, if it shows enough. */
export function meantPicture(asked: AskedDigits, pictures: readonly MeasuredPicture[]): MeasuredPicture | null {
  const count = (p: MeasuredPicture): number => p.scores?.any.count ?? 0;
  const best = pictures.reduce<MeasuredPicture | null>((a, b) => (a && count(a) >= count(b) ? a : b), null);
  return best && count(best) >= asked.least ? best : null;
}
