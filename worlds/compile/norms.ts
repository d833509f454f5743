import type { Expr } from '../../expr';
import { print } from '../../expr';
import type { Field } from '../field';
import { maximum } from '../numeric/order';
import { spectralNorm } from '../numeric/spectral';
import { refuse } from '../refusal';
import type { Fixed, TensorCode } from './code';
import { axesOf, scalar } from './code';

/** The root of the sum of the squares of all entries: of a vector its length, of a matrix Frobenius' norm. */
export const euclidean = <T>(F: Field<T>, a: TensorCode<T>): Fixed<T> =>
  scalar(a.slots, (env) => F.sqrt(a.run(env).reduce((s, v) => F.add(s, F.mul(v, v)), F.of(0))));

/**
 * A norm, with what stands below it. Of a matrix order 2 is the largest singular value, F is Frobenius' norm, and nothing is
 * the latter unless it is asked for otherwise.
 */
export function normOf<T>(F: Field<T>, a: TensorCode<T>, e: Extract<Expr, { kind: 'wrap' }>): Fixed<T> {
  const { order } = e;
  const axes = axesOf(a.shape);
  const name = order?.kind === 'sym' ? order.name : null;
  if (!order || name === 'F') return euclidean(F, a);
  const unknown = `a norm with $${print(order)}$ below it is not known here`;
  if (axes.length > 1) {
    const [n, m] = axes;
    if (axes.length > 2 || order.kind !== 'num' || order.value !== 2) return refuse(unknown, e.span);
    return scalar(a.slots, (env) => spectralNorm(F, a.run(env), n!, m!));
  }
  if (name === '\\infty')
    return scalar(a.slots, (env) =>
      a
        .run(env)
        .map((x) => F.abs(x))
        .reduce((x, y) => maximum(F, x, y)),
    );
  if (order.kind !== 'num' || !(order.value >= 1)) return refuse(unknown, e.span);
  const p = order.value;
  if (p === 2) return euclidean(F, a);
  const sum = (x: readonly T[]): T => x.reduce((s, v) => F.add(s, v), F.of(0));
  const size = (x: T): T => (p === 1 ? F.abs(x) : F.pow(F.abs(x), F.of(p)));
  return scalar(a.slots, (env) => {
    const total = sum(a.run(env).map(size));
    return p === 1 ? total : F.pow(total, F.div(F.of(1), F.of(p)));
  });
}
