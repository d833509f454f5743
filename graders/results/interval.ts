import { jStat } from 'jstat';
import type { Reference } from './reference';
import { mean, variance } from './reference';

/** Where one more honest run is expected: Student's t about `centre`, times `scale`, with `freedom` degrees. */
export interface Prediction {
  readonly centre: number;
  readonly scale: number;
  readonly freedom: number;
}

/** More degrees than this are as good as a normal distribution. */
const MANY = 1e5;

/**
 * What one more run gives after n runs with other seeds: mean m and sample variance s² of the runs make m ± t·s·√(1+1/n)
 * with n − 1 degrees of freedom. A share of `cases` test cases adds its binomial variance, as the student's test set may
 * be another, and `tolerance` what is left open to implementations; the degrees of the sum are Satterthwaite's (1946).
 */
export function predict(reference: Reference, tolerance: number): Prediction {
  const { values, cases } = reference;
  const n = values.length;
  const centre = mean(values);
  const ofSeeds = variance(values) * (1 + 1 / n);
  const share = Math.min(1, Math.max(0, centre));
  const ofCases = cases === null ? 0 : (share * (1 - share)) / cases;
  return combined(centre, [{ variance: ofSeeds, freedom: n - 1 }, sure(ofCases), sure(tolerance ** 2)]);
}

/** The difference of one more run of each of two settings. */
export function predictDifference(a: Reference, b: Reference, tolerance: number): Prediction {
  const part = (r: Reference): Part => ({
    variance: variance(r.values) * (1 + 1 / r.values.length),
    freedom: r.values.length - 1,
  });
  return combined(mean(a.values) - mean(b.values), [part(a), part(b), sure(tolerance ** 2)]);
}

/** The same with a variance that is known added. */
export const widened = ({ centre, scale, freedom }: Prediction, by: number): Prediction =>
  combined(centre, [{ variance: scale ** 2, freedom }, sure(by)]);

interface Part {
  readonly variance: number;
  readonly freedom: number;
}

const sure = (variance: number): Part => ({ variance, freedom: Infinity });

function combined(centre: number, parts: readonly Part[]): Prediction {
  const total = parts.reduce((s, p) => s + p.variance, 0);
  const spread = parts.reduce((s, p) => s + (p.freedom > 0 ? p.variance ** 2 / p.freedom : 0), 0);
  return { centre, scale: Math.sqrt(total), freedom: spread > 0 ? Math.min(MANY, total ** 2 / spread) : MANY };
}

/** The interval that holds all but a share `miss` of honest runs. */
export function intervalOf({ centre, scale, freedom }: Prediction, miss: number): readonly [number, number] {
  const reach = scale * jStat.studentt.inv(1 - miss / 2, Math.max(1, freedom));
  return [centre - reach, centre + reach];
}

/** How often an honest run lies at least as far from the centre as a value known to ± `half`. */
export function rarity({ centre, scale, freedom }: Prediction, value: number, half: number): number {
  const off = Math.max(0, Math.abs(value - centre) - half);
  if (off === 0) return 1;
  return scale === 0 ? 0 : 2 * jStat.studentt.cdf(-off / scale, Math.max(1, freedom));
}

/** How often the difference comes out negative. */
export const shareBelowZero = ({ centre, scale, freedom }: Prediction): number =>
  scale === 0 ? Number(centre < 0) : jStat.studentt.cdf(-centre / scale, Math.max(1, freedom));
