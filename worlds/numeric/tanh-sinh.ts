import { halving, integral, joined } from './rule';
import type { Integrand, Sampled } from './rule';

/** Far enough for an inverse square root at the ends. */
const END = 4;
const MOST_POINTS = 1025;

/** Tanh-sinh rule (Takahasi & Mori 1974) on [a, b]: integrable singularities at the ends do no harm. */
function tanhSinh(f: Integrand, a: number, b: number, enough: number): Sampled {
  const width = b - a;
  const middle = (a + b) / 2;
  const map = (t: number): { x: number; slope: number } => {
    const s = (Math.PI / 2) * Math.sinh(t);
    // The distance to the nearer end, in full precision.
    const share = 1 / (1 + Math.exp(2 * Math.abs(s)));
    const x = t === 0 ? middle : s < 0 ? a + width * share : b - width * share;
    if (x <= a || x >= b) return { x: middle, slope: 0 };
    return { x, slope: width * Math.PI * Math.cosh(t) * share * (1 - share) };
  };
  return halving(f, map, { from: -END, to: END, intervals: 16, most: MOST_POINTS, enough });
}

/** Tanh-sinh rules between neighbouring cuts, which must rise. */
export function panels(f: Integrand, cuts: readonly number[]): Sampled {
  const rules: Sampled[] = [];
  // The first pass finds the scale, by which a small piece need not be known to its own last digit.
  let enough = 0;
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [a, b] = [cuts[i] ?? NaN, cuts[i + 1] ?? NaN];
    if (!(b > a)) continue;
    const rule = tanhSinh(f, a, b, enough);
    enough += integral(rule).scale;
    rules.push(rule);
  }
  return joined(rules);
}
