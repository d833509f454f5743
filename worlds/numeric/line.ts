import { halving, joined, trusted } from './rule';
import type { Integral, Integrand, Sampled } from './rule';
import { survey } from './survey';
import type { Hint, Island } from './survey';
import { panels } from './tanh-sinh';

const MOST_POINTS = 2050;
/** Intervals of the coarsest rule on a stretch where the integrand counts. */
const COARSEST = 16;

/**
 * A rule for the integral over the real line of a function of unknown place and scale. The stretches where it counts
 * are searched for; a smooth function that decays on both sides then gets the trapezoidal rule, which converges
 * faster than any power of the step (Trefethen & Weideman, SIAM Review 56, 2014); one with jumps or kinks gets
 * double-exponential rules on the pieces between them.
 * @param hints where narrow peaks are known to be
 */
export function lineRule(f: Integrand, hints: readonly Hint[] = []): Sampled {
  const { islands, decays, pieces } = survey(f, hints);
  if (!decays) return { ...joined([]), settled: false };
  const whole = joined(islands.map((island) => islandRule(f, island, pieces)));
  const finite = whole.values.every(Number.isFinite);
  return { ...whole, settled: finite && whole.settled };
}

function islandRule(f: Integrand, island: Island, pieces: (island: Island) => number[]): Sampled {
  const { from, to, edges, width } = island;
  if (edges.length > 0) {
    const cuts = [from, ...edges.filter((e) => e > from && e < to), to];
    const rule = panels(f, cuts);
    return rule.settled ? rule : panels(f, rising([...cuts, ...pieces(island)]));
  }
  const line = (x: number): { x: number; slope: number } => ({ x, slope: 1 });
  // The coarser of two rules that agree must have met the narrowest peak, or both may have missed it.
  const intervals = Math.max(COARSEST, Math.ceil((to - from) / (8 * width)) * 2);
  const trapezoidal = (most: number): Sampled =>
    halving(f, line, { from, to, intervals, most, enough: 0, confirm: true });
  const worthwhile = intervals * 4 <= MOST_POINTS;
  const rule = worthwhile ? trapezoidal(MOST_POINTS / 2) : null;
  if (rule?.settled) return rule;
  // Neither a kink nor two very different widths can be told from a rough function: try a remedy for both.
  const split = panels(f, pieces(island));
  return split.settled || !worthwhile ? split : trapezoidal(MOST_POINTS);
}

const rising = (cuts: readonly number[]): number[] => [...new Set(cuts)].sort((a, b) => a - b);

/**
 * The integral over the real line of a function of unknown place and scale; the error is infinite where the function
 * does not decay or is not finite.
 */
export function integrateLine(f: Integrand, hints: readonly Hint[] = []): Integral {
  return trusted(lineRule(f, hints));
}
