import type { Expr } from '../../expr';
import type { Compiler, Fixed, ScalarCode, Scope } from './code';
import { entries, once, spend, tensor, union, without } from './code';
import { map2, times } from './elementwise';
import type { Gaussian, RealName } from './integrals';
import { gaussianMean, vectorIntegral } from './integrals';
import type { Loop } from './loops';

/** What an expectation averages over: names, and the weight of their values. */
export interface Measure<T> {
  readonly scope: Scope<T>;
  readonly loops: readonly Loop<T>[];
  readonly reals: readonly { real: RealName<T>; name: Expr; gaussian: Gaussian<T> | null }[];
  /** Density of the values, but for real names that a Gaussian rule averages over. */
  readonly weight: ScalarCode<T> | null;
}

/** The product of densities; null for none. */
export function product<T>(c: Compiler<T>, factors: readonly ScalarCode<T>[]): ScalarCode<T> | null {
  const F = c.field;
  const [first, ...rest] = factors;
  if (!first) return null;
  if (rest.length === 0) return first;
  return rest.reduce<ScalarCode<T>>((p, f) => times(F, p, f) as ScalarCode<T>, first);
}

/** The mean of a body under a measure. */
export function mean<T>(c: Compiler<T>, m: Measure<T>, body: Fixed<T>): Fixed<T> {
  const F = c.field;
  let value: Fixed<T> = m.weight ? map2(m.weight, body, F.mul) : body;
  for (const { real, name, gaussian: law } of [...m.reals].reverse())
    value = law ? gaussianMean(c, real, law, value) : vectorIntegral(c, real, value, null, name);
  if (m.loops.length === 0) return once(value, c.loops);
  const inner = value;
  const n = entries(inner.shape);
  const slots = without(
    union(inner.slots, ...m.loops.map((l) => l.slots)),
    m.loops.flatMap((l) => l.own),
  );
  const sum = tensor<T>(inner.shape.length === 0 ? [] : inner.shape, slots, (env) => {
    let sums: T[] = Array.from({ length: n }, () => F.of(0));
    const walk = (k: number, w: T | null): void => {
      if (k === m.loops.length) {
        spend(env);
        const values = inner.kind === 'scalar' ? [inner.run(env)] : inner.run(env);
        sums = sums.map((s, i) => F.add(s, w === null ? values[i]! : F.mul(w, values[i]!)));
        return;
      }
      m.loops[k]!.each(env, (x) => walk(k + 1, x === null ? w : w === null ? x : F.mul(w, x)));
    };
    walk(0, null);
    return sums;
  });
  return once(sum, c.loops);
}
