import type { Field } from '../../field';
import { ends } from '../order';
import { minusLogSoftmax, softplus } from './activations';
import { reject } from './error';

/** Losses of one example. Logarithms are natural. */

const sum = <T>(F: Field<T>, terms: readonly T[]): T => terms.reduce((a, b) => F.add(a, b), F.of(0));

function alike(a: readonly unknown[], b: readonly unknown[]): void {
  if (a.length !== b.length || a.length === 0)
    reject(`expected as many predictions as targets, found ${a.length} and ${b.length}`);
}

/** y · f(): a weight that is exactly 0 settles it, whatever the other factor. */
function weighted<T>(F: Field<T>, weight: T, value: () => T): T {
  const [lo, hi] = ends(F, weight);
  return lo === 0 && hi === 0 ? F.of(0) : F.mul(weight, value());
}

/** -Σ_k y_k log p_k for probabilities p and a one-hot or soft target y. */
export function crossEntropy<T>(F: Field<T>, p: readonly T[], y: readonly T[]): T {
  alike(p, y);
  return F.neg(
    sum(
      F,
      p.map((pk, k) => weighted(F, y[k]!, () => F.log(pk))),
    ),
  );
}

/** -Σ_k y_k log softmax(x)_k for logits x. */
export function crossEntropyOfLogits<T>(F: Field<T>, x: readonly T[], y: readonly T[]): T {
  alike(x, y);
  return sum(
    F,
    x.map((_, k) => weighted(F, y[k]!, () => minusLogSoftmax(F, x, k))),
  );
}

/** -y log p - (1 - y) log(1 - p). */
export function binaryCrossEntropy<T>(F: Field<T>, p: T, y: T): T {
  const one = F.of(1);
  const yes = weighted(F, y, () => F.log(p));
  return F.neg(
    F.add(
      yes,
      weighted(F, F.sub(one, y), () => F.log(F.sub(one, p))),
    ),
  );
}

/** The same of a logit x: y softplus(-x) + (1 - y) softplus(x). */
export function binaryCrossEntropyOfLogits<T>(F: Field<T>, x: T, y: T): T {
  const yes = weighted(F, y, () => softplus(F, F.neg(x)));
  return F.add(
    yes,
    weighted(F, F.sub(F.of(1), y), () => softplus(F, x)),
  );
}

/** Σ_k p_k log(p_k / q_k). */
export function divergence<T>(F: Field<T>, p: readonly T[], q: readonly T[]): T {
  alike(p, q);
  return sum(
    F,
    p.map((pk, k) => weighted(F, pk, () => F.log(F.div(pk, q[k]!)))),
  );
}

/** Mean of the squared differences. */
export function meanSquares<T>(F: Field<T>, a: readonly T[], b: readonly T[]): T {
  alike(a, b);
  const squares = a.map((x, i) => F.pow(F.sub(x, b[i]!), F.of(2)));
  return F.div(sum(F, squares), F.of(a.length));
}

/** Mean of the absolute differences. */
export function meanDistances<T>(F: Field<T>, a: readonly T[], b: readonly T[]): T {
  alike(a, b);
  const distances = a.map((x, i) => F.abs(F.sub(x, b[i]!)));
  return F.div(sum(F, distances), F.of(a.length));
}
