import { DataError } from '../datasets/error';
import type { Images } from '../datasets/types';
import type { Tensors } from '../engines/types';
import { classified } from '../evaluation/classes';
import type { Description, DescribesImages } from '../models/parts/describes';
import { centredRows, nearest } from './neighbours';
import { SIDE } from './types';

/** How sure the classifier is of pictures. */
export interface Sureness {
  /** Mean probability of the class that it takes each for. */
  readonly mean: number;
  /** The share of pictures where that probability is below `UNSURE`. */
  readonly unsure: number;
}

/** What real digits give, measured once for any number of drawn ones. */
export interface Real {
  readonly description: Description;
  readonly sureness: Sureness;
  /** Of each test digit. */
  readonly confidence: Float32Array;
  /** The share in which the classifier is right. */
  readonly agreement: number;
  /** From test digits to the nearest training digit, centred by mass. */
  readonly distances: Float32Array;
}

export const UNSURE = 0.7;
/** Test digits whose distances are measured. */
const DISTANCES = 1000;

/** Measures the test digits of the data. */
export async function describeReal(tf: Tensors, data: Images, net: DescribesImages): Promise<Measured> {
  const description = await net.describe(Float32Array.from(data.test.pixels, (v) => v / 255));
  const some = centredRows(data.test, 0, Math.min(data.test.count, DISTANCES));
  return { description, distances: (await nearest(tf, some, data.train)).distances };
}

/** What has to be measured; the rest follows. */
export type Measured = Pick<Real, 'description' | 'distances'>;

export function realOf({ description, distances }: Measured, data: Images): Real {
  const { classes, confidence } = classified(description.probabilities, data.classes.length);
  const agreement = agreementOf(classes, data.test.labels);
  return { description, distances, sureness: sureness(confidence), confidence, agreement };
}

/** Throws a DataError where the data are none of ten digits. */
export function expectDigits({ name, height, width, channels, classes }: Images): void {
  if (height !== SIDE || width !== SIDE || channels !== 1 || classes.length !== 10)
    throw new DataError(
      { file: name },
      'data of ten classes of 28 × 28 grey pictures',
      `${classes.length} classes of ${width} × ${height} × ${channels}`,
    );
}

export const sureness = (confidence: Float32Array): Sureness => ({
  mean: confidence.reduce((sum, p) => sum + p, 0) / confidence.length,
  unsure: confidence.filter((p) => p < UNSURE).length / confidence.length,
});

export const agreementOf = (read: ArrayLike<number>, labels: ArrayLike<number>): number =>
  Array.from(read).filter((k, i) => k === labels[i]).length / read.length;
