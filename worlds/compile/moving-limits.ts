import type { Field } from '../field';
import { intervalRule } from '../numeric/quadrature';
import type { Env, Fixed } from './code';

/** An end of a stretch: where it is, and how it moves. */
export interface End<T> {
  readonly at: number;
  readonly value: T;
}

/**
 * The integral between limits in a field that carries derivatives. Nodes move with the ends of their stretch, so that
 * the derivative comes with what the moving ends add (Leibniz) and with the jumps of laws whose support moves.
 * @param ends of the stretches, rising
 * @param body a number
 * @param f its values, in doubles
 * @param set gives the integrated name its value
 * @returns the sum, and whether its derivatives have settled
 */
export function movingIntegral<T>(
  F: Field<T>,
  ends: readonly End<T>[],
  body: Fixed<T>,
  env: Env<T>,
  f: (x: number) => number,
  set: (x: T) => void,
): { value: T; settled: boolean } {
  let fine = F.of(0);
  let coarse = F.of(0);
  let scale = 0;
  ends.slice(1).forEach((to, k) => {
    const from = ends[k]!;
    const rule = intervalRule(f, from.at, to.at);
    const finite = Number.isFinite(from.at) && Number.isFinite(to.at);
    const width = F.sub(to.value, from.value);
    const stretch = finite ? F.div(width, F.of(to.at - from.at)) : F.of(1);
    rule.nodes.forEach((x, i) => {
      const [w, c] = [rule.weights[i]!, rule.coarse[i]!];
      if (w === 0 && c === 0) return;
      const place = finite
        ? F.add(from.value, F.mul(width, F.of((x - from.at) / (to.at - from.at))))
        : Number.isFinite(from.at)
          ? F.add(from.value, F.of(x - from.at))
          : Number.isFinite(to.at)
            ? F.sub(to.value, F.of(to.at - x))
            : F.of(x);
      set(place);
      const y = body.kind === 'scalar' ? body.run(env) : body.run(env)[0]!;
      if (!Number.isFinite(F.number(y))) return;
      const term = F.mul(stretch, y);
      fine = F.add(fine, F.mul(F.of(w), term));
      coarse = F.add(coarse, F.mul(F.of(c), term));
      for (const t of F.tangents?.(term) ?? []) scale += Math.abs(w * t);
    });
  });
  const rest = F.tangents?.(F.sub(fine, coarse)) ?? [];
  return { value: fine, settled: rest.every((t) => Math.abs(t) <= 1e-8 * Math.max(scale, Number.MIN_VALUE)) };
}
