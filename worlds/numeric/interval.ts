import { lineRule } from './line';
import { halving, trusted } from './rule';
import type { Integral, Integrand, Sampled } from './rule';
import { panels } from './tanh-sinh';

/** Far enough for an inverse square root at the finite end. */
const EXP_SINH_END = 4.8;
const MOST_POINTS = 515;

/** Exp-sinh rule on [a, ∞). */
function expSinh(f: Integrand, a: number): Sampled {
  const map = (t: number): { x: number; slope: number } => {
    const distance = Math.exp((Math.PI / 2) * Math.sinh(t));
    const x = a + distance;
    return x > a ? { x, slope: distance * (Math.PI / 2) * Math.cosh(t) } : { x: a + 1, slope: 0 };
  };
  const sane: Integrand = (x) => {
    const y = f(x);
    // Far out a product of a vanishing and an exploding factor is no number; the rule's weights cannot save it.
    return Number.isFinite(y) ? y : x - a > 1e8 ? 0 : y;
  };
  return halving(sane, map, { from: -EXP_SINH_END, to: EXP_SINH_END, intervals: 16, most: MOST_POINTS, enough: 0 });
}

/** A rule on an interval; `b` must not lie below `a`, and either may be infinite. */
export function intervalRule(f: Integrand, a: number, b: number): Sampled {
  if (a === -Infinity && b === Infinity) return lineRule(f);
  if (a === -Infinity) {
    const rule = intervalRule((x) => f(-x), -b, Infinity);
    return { ...rule, nodes: rule.nodes.map((x) => -x) };
  }
  if (b !== Infinity) return panels(f, [a, b]);
  const rule = expSinh(f, a);
  if (rule.settled && trusted(rule).scale > 0) return rule;
  // A narrow bump far from the end escapes the exponential spacing: search for it as on the line.
  const line = lineRule((x) => (x < 0 ? 0 : f(a + x)));
  const within = (part: Float64Array): Float64Array => part.map((w, i) => ((line.nodes[i] ?? 0) < 0 ? 0 : w));
  return {
    ...line,
    nodes: line.nodes.map((x) => Math.max(a, a + x)),
    weights: within(line.weights),
    coarse: within(line.coarse),
  };
}

/**
 * The integral from `a` to `b`, either of which may be infinite; integrable singularities at finite ends are allowed
 * (at `b` and at an `a` other than 0 only as far as `x` itself resolves the distance to it, about 1e-8 for an
 * inverse square root). The error is infinite where no rule settles on a finite number.
 */
export function integrateInterval(f: Integrand, a: number, b: number): Integral {
  if (Number.isNaN(a) || Number.isNaN(b)) return { value: NaN, error: Infinity, scale: NaN };
  if (a === b) return { value: 0, error: 0, scale: 0 };
  if (a > b) {
    const { value, error, scale } = integrateInterval(f, b, a);
    return { value: -value, error, scale };
  }
  return trusted(intervalRule(f, a, b));
}
