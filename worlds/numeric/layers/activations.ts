import type { Field } from '../../field';
import { ends, maximum, minimum } from '../order';
import { checkWork } from './arrays';

/** Activations, written so that an interval argument occurs once where that is possible. */

export const sigmoid = <T>(F: Field<T>, x: T): T => F.div(F.of(1), F.add(F.of(1), F.exp(F.neg(x))));

export const relu = <T>(F: Field<T>, x: T): T => maximum(F, x, F.of(0));

/** x above 0, slope · x below (Maas, Hannun & Ng 2013). */
export const leakyRelu = <T>(F: Field<T>, x: T, slope: T): T =>
  F.add(maximum(F, x, F.of(0)), F.mul(slope, minimum(F, x, F.of(0))));

/** x above 0, alpha (e^x - 1) below (Clevert, Unterthiner & Hochreiter 2016). */
export const elu = <T>(F: Field<T>, x: T, alpha: T): T =>
  F.add(maximum(F, x, F.of(0)), F.mul(alpha, F.sub(F.exp(minimum(F, x, F.of(0))), F.of(1))));

/** x Φ(x), with the normal distribution function (Hendrycks & Gimpel 2016). */
export const gelu = <T>(F: Field<T>, x: T): T => {
  const phi = F.mul(F.of(0.5), F.add(F.of(1), F.erf(F.div(x, F.sqrt(F.of(2))))));
  return F.mul(x, phi);
};

/** The approximation of gelu by tanh, of the same paper. */
export const geluByTanh = <T>(F: Field<T>, x: T): T => {
  const inner = F.add(x, F.mul(F.of(0.044715), F.pow(x, F.of(3))));
  const scaled = F.mul(F.sqrt(F.of(2 / Math.PI)), inner);
  return F.mul(F.mul(F.of(0.5), x), F.add(F.of(1), F.tanh(scaled)));
};

/** x · sigmoid(x), also called swish. */
export const silu = <T>(F: Field<T>, x: T): T => F.mul(x, sigmoid(F, x));

/** log(1 + e^x); far to the right, where e^x would overflow, it is x + e^-x. */
export const softplus = <T>(F: Field<T>, x: T): T =>
  ends(F, x)[0] > 40 ? F.add(x, F.exp(F.neg(x))) : F.log(F.add(F.of(1), F.exp(x)));

/**
 * e^{x_i} / Σ_j e^{x_j} as 1 / Σ_j e^{x_j - x_i}: nothing overflows that counts, and every entry rises with x_i
 * wherever that occurs and falls with all others, so that an interval result is exact.
 */
export function softmax<T>(F: Field<T>, x: readonly T[]): T[] {
  checkWork(x.length * x.length);
  return x.map((xi, i) => {
    let sum = F.of(1);
    x.forEach((xj, j) => {
      if (j !== i) sum = F.add(sum, F.exp(F.sub(xj, xi)));
    });
    return F.div(F.of(1), sum);
  });
}

/** -log of entry i of the softmax: log Σ_j e^{x_j - x_i}, shifted by a constant so that nothing overflows. */
export function minusLogSoftmax<T>(F: Field<T>, x: readonly T[], i: number): T {
  const differences = x.map((xj, j) => (j === i ? F.of(0) : F.sub(xj, x[i]!)));
  const shift = Math.max(...differences.map((d) => F.number(d)));
  const by = F.of(Number.isFinite(shift) ? shift : 0);
  const sum = differences.map((d) => F.exp(F.sub(d, by))).reduce((a, b) => F.add(a, b));
  return F.add(by, F.log(sum));
}
