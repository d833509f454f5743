import { jStat } from 'jstat';

/** The most probable class of each row, and its probability. */
export interface Classified {
  readonly classes: Uint8Array;
  readonly confidence: Float32Array;
}

/** @param probabilities [rows, classes], row by row */
export function classified(probabilities: Float32Array, classes: number): Classified {
  const rows = probabilities.length / classes;
  const said = new Uint8Array(rows);
  const confidence = new Float32Array(rows);
  for (let i = 0; i < rows; i++)
    for (let k = 0; k < classes; k++) {
      const p = probabilities[i * classes + k]!;
      if (p > confidence[i]!) [said[i], confidence[i]] = [k, p];
    }
  return { classes: said, confidence };
}

export function countsOf(labels: ArrayLike<number>, classes: number): number[] {
  const counts = new Array<number>(classes).fill(0);
  for (let i = 0; i < labels.length; i++) counts[labels[i]!]!++;
  return counts;
}

/** How counts fit what was expected. */
export interface Fit {
  /** Σ (observed − expected)² / expected (Pearson, 1900). */
  readonly chiSquare: number;
  readonly freedom: number;
  /** How often chance makes it at least as large; 0 where something came that cannot come. */
  readonly p: number;
}

/** Pearson's test; good where about five or more are expected of each class. */
export function chiSquareFit(counts: readonly number[], expected: readonly number[]): Fit {
  if (counts.length !== expected.length)
    throw new RangeError(`expected as many counts as classes (${expected.length}), found ${counts.length}`);
  const possible = expected.filter((e) => e > 0).length;
  if (counts.some((n, k) => n > 0 && !(expected[k]! > 0)))
    return { chiSquare: Infinity, freedom: Math.max(1, possible - 1), p: 0 };
  const chiSquare = counts.reduce(
    (sum, n, k) => (expected[k]! > 0 ? sum + (n - expected[k]!) ** 2 / expected[k]! : sum),
    0,
  );
  const freedom = possible - 1;
  return { chiSquare, freedom, p: freedom < 1 ? 1 : 1 - jStat.chisquare.cdf(chiSquare, freedom) };
}

/** The value below which a share of the values lies, between neighbours in proportion (type 7 of Hyndman and Fan, 1996). */
export function quantile(values: ArrayLike<number>, share: number): number {
  if (values.length === 0) throw new RangeError('expected at least one value, found none');
  const sorted = Float64Array.from(values).sort();
  const at = share * (sorted.length - 1);
  const below = Math.floor(at);
  const next = Math.min(sorted.length - 1, below + 1);
  return sorted[below]! + (at - below) * (sorted[next]! - sorted[below]!);
}
