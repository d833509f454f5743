import type { Field } from '../../field';
import type { Tensor } from '../../tensor';
import { product, transpose } from '../linear';
import { softmax } from './activations';
import { checkWork } from './arrays';
import { reject } from './error';

/** Which keys (columns) each query (row) may attend to. */
export type Mask = (query: number, key: number) => boolean;

/** No query sees later keys. */
export const causal: Mask = (query, key) => key <= query;

/**
 * Weights of scaled dot-product attention: rows of softmax(Q Kᵀ · scale) over the keys that the mask leaves
 * (Vaswani et al. 2017, equation 1).
 * @param scale 1 / √d there, d being the number of columns of Q and K
 * @returns a matrix [queries, keys]; keys that are masked have weight 0
 */
export function attentionWeights<T>(
  F: Field<T>,
  queries: Tensor<T>,
  keys: Tensor<T>,
  scale: T,
  mask: Mask | null,
): Tensor<T> {
  const [n, d] = queries.shape as [number, number];
  const [m, d2] = keys.shape as [number, number];
  if (d !== d2) reject(`queries have ${d} features and keys ${d2}, but they must have the same`);
  checkWork(n * m * (d + m));
  const scores = product(F, queries.entries, transpose(keys.entries, m, d), n, d, m).map((s) => F.mul(s, scale));
  const entries = Array.from({ length: n }, (_, i) => {
    const seen = Array.from({ length: m }, (_, j) => j).filter((j) => mask === null || mask(i, j));
    if (seen.length === 0) return reject(`the mask leaves nothing to attend to in row ${i + 1}`);
    const weights = softmax(
      F,
      seen.map((j) => scores[i * m + j]!),
    );
    const row = Array.from({ length: m }, () => F.of(0));
    seen.forEach((j, k) => (row[j] = weights[k]!));
    return row;
  });
  return { shape: [n, m], entries: entries.flat() };
}

/** Weights times values: a matrix [queries, features of a value]. */
export function attention<T>(F: Field<T>, weights: Tensor<T>, values: Tensor<T>): Tensor<T> {
  const [n, m] = weights.shape as [number, number];
  const [m2, p] = values.shape as [number, number];
  if (m !== m2) return reject(`there are ${m} keys but ${m2} values`);
  return { shape: [n, p], entries: product(F, weights.entries, values.entries, n, m, p) };
}
