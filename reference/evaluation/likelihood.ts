/** log Σ exp(x), without overflow; −∞ for nothing. */
export function logSumExp(values: ArrayLike<number>): number {
  let most = -Infinity;
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i]!)) return NaN;
    most = Math.max(most, values[i]!);
  }
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += Math.exp(values[i]! - most);
  return most + Math.log(sum);
}

/** log of the mean of exp(x). */
export const logMeanExp = (values: ArrayLike<number>): number => logSumExp(values) - Math.log(values.length);

/** Perplexity of a text whose cross entropy is so many nats a token. */
export const perplexity = (natsAToken: number): number => Math.exp(natsAToken);

/**
 * Bits a dimension of a negative log likelihood in nats over `dimensions` numbers. For a density over values that were
 * scaled from 0 … `levels` to 0 … 1 (256 for bytes with uniform noise), the scaling is taken back (Theis, van den Oord and
 * Bethge, 2016); 1 for a probability of discrete values.
 */
export const bitsPerDimension = (nats: number, dimensions: number, levels = 1): number =>
  nats / (dimensions * Math.LN2) + Math.log2(levels);

/**
 * The importance weighted bound L_K = E log (1/K) Σ_k w_k (Burda, Grosse and Salakhutdinov, 2016, eq. 8), averaged over
 * the rows of log weights log p(x, z_k) − log q(z_k | x), K a row. K = 1 is the ordinary bound.
 */
export function importanceBound(logWeights: Float32Array | Float64Array, k: number): number {
  const rows = logWeights.length / k;
  if (!Number.isInteger(rows) || rows === 0)
    throw new RangeError(`expected rows of ${k} log weights, found ${logWeights.length} numbers`);
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += logMeanExp(logWeights.subarray(i * k, (i + 1) * k));
  return sum / rows;
}
