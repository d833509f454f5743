import type { Complex } from '../numeric/fields';
import type { Side, Trial } from './sides';
import type { Judgement } from './verdict';

/** Difference up to which complex numbers agree, relative to their size: rounding stays far below. */
const AGREE = 1e-10;

/**
 * Holds where neither side has a real value in any world, and both agree in complex numbers in all of them, with
 * principal values: \sqrt{-2} = \sqrt{-2}. It can refute nothing, for what nobody has a value for is no slip that a
 * number could show. Null where that is not so.
 */
export function unreal(trial: Trial, a: Side, b: Side): Judgement | null {
  if (trial.quadrature || [a, b].some((side) => side.values.some((v) => v.every(Number.isFinite)))) return null;
  const spots = trial.spots.filter((spot) => trial.admits(spot));
  const agreed = spots.every((spot) => {
    const found = trial.complex([a, b], spot);
    return found !== null && alike(found[0]!, found[1]!);
  });
  return agreed && spots.length > 0
    ? {
        verdict: 'holds',
        because: `no side has a real value; in complex numbers both agree in ${trial.worlds} random worlds`,
      }
    : null;
}

const alike = (x: readonly Complex[], y: readonly Complex[]): boolean =>
  x.length === y.length &&
  x.every(({ re, im }, i) => {
    const other = y[i]!;
    const size = Math.max(Math.hypot(re, im), Math.hypot(other.re, other.im));
    return Number.isFinite(size) && Math.hypot(re - other.re, im - other.im) <= AGREE * size;
  });
