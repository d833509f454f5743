import type { Field } from '../field';
import { product, trace, transpose } from './linear';

/**
 * Squarings after which the trace of a power of a small matrix tells its largest eigenvalue: to all digits of doubles and of
 * decimals. Where errors are kept account of they double each time, so that it is better to stop and tell what is left.
 */
const squarings = (field: string): number => (/decimals/.test(field) ? 290 : /bounded|intervals/.test(field) ? 24 : 56);

/**
 * The largest singular value of an n×m matrix: the root of the largest eigenvalue λ of B = A Aᵀ, which is the limit of
 * tr(Bᵏ)^(1/k). B is squared again and again and divided by its trace each time, whose logarithms add up to that of λ.
 */
export function spectralNorm<T>(F: Field<T>, a: readonly T[], n: number, m: number): T {
  let b = product(F, a, transpose(a, n, m), n, m, n);
  let log = F.of(0);
  let weight = F.of(1);
  const half = F.div(F.of(1), F.of(2));
  const steps = squarings(F.name);
  for (let k = 0; k < steps; k++) {
    const t = trace(F, b, n);
    if (F.number(t) === 0) return F.of(0);
    log = F.add(log, F.mul(weight, F.log(t)));
    weight = F.mul(weight, half);
    const scaled = b.map((x) => F.div(x, t));
    b = product(F, scaled, scaled, n, n, n);
  }
  return F.exp(F.mul(half, F.uncertain(log, Math.log(Math.max(n, 2)) * 2 ** -steps)));
}
