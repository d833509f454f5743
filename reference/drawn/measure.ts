import type { Images, ImageSet } from '../datasets/types';
import type { Engine } from '../engines/types';
import { chiSquareFit, classified, countsOf, quantile, type Fit } from '../evaluation/classes';
import { fitGaussian, frechetFrom } from '../evaluation/frechet';
import type { Description } from '../models/parts/describes';
import { permutation, seeded } from '../random';
import type { Classifier } from './classifier';
import { centred } from './ink';
import { nearest } from './neighbours';
import { agreementOf, sureness, UNSURE, type Real, type Sureness } from './real';
import type { Drawn } from './types';

/** What is measured of drawn digits, and what real ones, as many, give. All of it plain numbers. */
export interface DigitScores {
  readonly count: number;
  /** The digit that the classifier takes each picture for. */
  readonly read: readonly number[];
  /** How many pictures it takes for each digit. */
  readonly classes: readonly number[];
  /** Against the labels asked for, else against as many of each; null where the pictures are too few. */
  readonly balance: Fit | null;
  readonly confidence: Sureness;
  readonly realConfidence: Sureness;
  /** The share of pictures that show the digit asked for; null where none is. */
  readonly agreement: number | null;
  /** What the classifier is right in of real ones. */
  readonly realAgreement: number;
  /** The share of pictures of which the classifier is sure, and which lie no farther from a training digit than real ones. */
  readonly alike: number;
  readonly realAlike: number;
  /** Squared distance in the space of the classifier's features; null where the pictures are too few. */
  readonly frechet: { readonly distance: number; readonly real: number; readonly realSpread: number } | null;
  readonly nearest: {
    /** Median distance to the nearest training digit, in units of a white pixel. */
    readonly median: number;
    readonly realMedian: number;
    /** Below this, one real digit in a thousand lies. */
    readonly threshold: number;
    /** Pictures that lie nearer, from the nearest on, with the number of the training digit. */
    readonly copies: readonly { readonly picture: number; readonly training: number; readonly distance: number }[];
  };
}

/** Fewer pictures say nothing of how classes are distributed. */
const ENOUGH_TO_COUNT = 50;
/** And nothing of a distribution of features. */
const ENOUGH_TO_COMPARE = 20;
/** Draws of real digits, for the scale. */
const REAL_DRAWS = 3;
const SEED = 2016;
const DIGITS = 10;

/**
 * Measures drawn digits.
 * @param asked the digit that each picture should show, or null
 */
export async function measureDrawn(
  { tf }: Engine,
  data: Images,
  classifier: Classifier,
  drawn: Drawn,
  asked: readonly number[] | null,
): Promise<DigitScores> {
  const { real } = classifier;
  const { count } = drawn;
  const description = await classifier.describe(drawn.pixels);
  const { classes, confidence } = classified(description.probabilities, DIGITS);
  const neighbours = await nearest(tf, centred(drawn.pixels), data.train);
  const threshold = quantile(real.distances, 0.001);
  const copies = Array.from(neighbours.distances, (distance, picture) => ({
    picture,
    training: neighbours.nearest[picture]!,
    distance,
  }))
    .filter(({ distance }) => distance < threshold)
    .sort((a, b) => a.distance - b.distance);
  return {
    count,
    read: [...classes],
    ...against(classes, asked),
    confidence: sureness(confidence),
    realConfidence: real.sureness,
    realAgreement: real.agreement,
    alike: alike(confidence, neighbours.distances, real),
    realAlike: alike(real.confidence, real.distances, real),
    frechet: count >= ENOUGH_TO_COMPARE ? frechetOf(description, real.description, data.test) : null,
    nearest: {
      median: quantile(neighbours.distances, 0.5),
      realMedian: quantile(real.distances, 0.5),
      threshold,
      copies,
    },
  };
}

/** The same pictures, where other digits were asked for. */
export const whereAsked = (scores: DigitScores, asked: readonly number[] | null): DigitScores => ({
  ...scores,
  ...against(scores.read, asked),
});

function against(
  read: ArrayLike<number>,
  asked: readonly number[] | null,
): Pick<DigitScores, 'classes' | 'balance' | 'agreement'> {
  const classes = countsOf(read, DIGITS);
  const expected = asked ? countsOf(asked, DIGITS) : new Array<number>(DIGITS).fill(read.length / DIGITS);
  return {
    classes,
    balance: read.length >= ENOUGH_TO_COUNT ? chiSquareFit(classes, expected) : null,
    agreement: asked && agreementOf(read, asked),
  };
}

/** All but so many real digits have a training digit as near. */
const REACH = 0.99;

/** Noise may make a classifier sure, but lies far from every digit; a blank picture may lie near, but nobody is sure of it. */
const alike = (confidence: Float32Array, distances: Float32Array, real: Real): number =>
  distances.filter((d, i) => d <= quantile(real.distances, REACH) && confidence[i]! >= UNSURE).length /
  distances.length;

/** One half of the test digits, by number, and the other: what is drawn is held against the latter. */
function halves(test: ImageSet): { readonly some: Int32Array; readonly others: Int32Array } {
  const order = permutation(test.count, seeded(SEED));
  const half = Math.floor(test.count / 2);
  return { some: order.subarray(0, half), others: order.subarray(half) };
}

/** Features of some test digits, row by row. */
function rowsOf({ features, dimensions }: Description, rows: Int32Array): Float32Array {
  const values = new Float32Array(rows.length * dimensions);
  rows.forEach((row, i) => values.set(features.subarray(row * dimensions, (row + 1) * dimensions), i * dimensions));
  return values;
}

/**
 * The distance of drawn digits to one half of the test digits, and of as many real ones, from the other half, to the same
 * half: the fewer the pictures, the farther even real ones come out.
 */
function frechetOf(drawn: Description, real: Description, test: ImageSet): NonNullable<DigitScores['frechet']> {
  const { dimensions } = drawn;
  const { some, others } = halves(test);
  const toOthers = frechetFrom(fitGaussian(rowsOf(real, others), dimensions));
  const count = Math.min(some.length, drawn.features.length / dimensions);
  // Where all of a half are needed there is one draw only.
  const draws = Array.from({ length: count < some.length ? REAL_DRAWS : 1 }, (_, i) => {
    const from = permutation(some.length, seeded(SEED + 1 + i)).subarray(0, count);
    return toOthers(
      fitGaussian(
        rowsOf(
          real,
          from.map((k) => some[k]!),
        ),
        dimensions,
      ),
    );
  });
  const mean = draws.reduce((sum, d) => sum + d, 0) / draws.length;
  const spread = Math.sqrt(draws.reduce((sum, d) => sum + (d - mean) ** 2, 0) / Math.max(1, draws.length - 1));
  return { distance: toOthers(fitGaussian(drawn.features, dimensions)), real: mean, realSpread: spread };
}
