/**
 * A quadrature rule made for one integrand. The caller sums weights[i] · f(nodes[i]) in any field; the same sum with
 * the coarse weights, which belong to a rule half as fine on the same nodes, tells how far the first can be trusted.
 */
export interface Rule {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
  /** Zero at the nodes that the coarser rule does not use. */
  readonly coarse: Float64Array;
  /** Whether both rules agree on the integrand to SETTLED of its scale. */
  readonly settled: boolean;
}

/** A rule with what the integrand is at its nodes. */
export interface Sampled extends Rule {
  readonly values: Float64Array;
}

export interface Integral {
  readonly value: number;
  /** Distance of the two finest rules; infinite where they cannot be trusted at all. */
  readonly error: number;
  /** The integral of |f|: what an error is to be measured by. */
  readonly scale: number;
}

/** Relative to the scale, how close two rules must come. */
export const SETTLED = 1e-12;

export type Integrand = (x: number) => number;

/** The sums of a sampled rule. */
export function integral(rule: Sampled): Integral {
  let value = 0;
  let coarse = 0;
  let scale = 0;
  rule.values.forEach((y, i) => {
    const w = rule.weights[i] ?? 0;
    value += w * y;
    coarse += (rule.coarse[i] ?? 0) * y;
    scale += Math.abs(w * y);
  });
  return { value, error: Math.abs(value - coarse), scale };
}

/** The sums of a rule; the error is infinite where the rule did not even come near to an answer. */
export function trusted(rule: Sampled): Integral {
  const sums = integral(rule);
  if (rule.settled) return sums;
  const near = Number.isFinite(sums.value) && sums.error < 1e-3 * sums.scale;
  return near ? sums : { ...sums, error: Infinity };
}

/** Several rules as one: for integrals over pieces. */
export function joined(rules: readonly Sampled[]): Sampled {
  const all = (part: (r: Sampled) => Float64Array): Float64Array => {
    const length = rules.reduce((n, r) => n + part(r).length, 0);
    const out = new Float64Array(length);
    let at = 0;
    for (const rule of rules) {
      out.set(part(rule), at);
      at += part(rule).length;
    }
    return out;
  };
  const whole = {
    nodes: all((r) => r.nodes),
    weights: all((r) => r.weights),
    coarse: all((r) => r.coarse),
    values: all((r) => r.values),
    settled: false,
  };
  const { error, scale } = integral(whole);
  return { ...whole, settled: error <= SETTLED * scale };
}

/** Where between two nodes a rule is looked at once more: the golden section is far from every simple fraction. */
const SHIFT = (3 - Math.sqrt(5)) / 2;

/** How much further apart the shifted rule may be: it errs as the coarser one does, at another phase. */
const LEEWAY = 16;

export interface Halving {
  /** First and last t of the coarsest rule. */
  readonly from: number;
  readonly to: number;
  /** Intervals of the coarsest rule. */
  readonly intervals: number;
  /** Points that may be used. */
  readonly most: number;
  /** The scale of the whole integral of which this may be a piece (0 if unknown). */
  readonly enough: number;
  /**
   * Whether nodes between those of the rule have to agree as well. A wave whose period divides both steps looks the same
   * to both rules: sin kx at steps of 4π/k and 2π/k.
   */
  readonly confirm?: boolean;
}

/**
 * The trapezoidal rule with step halving on equidistant points of a parameter t, each mapped to a node and the
 * derivative dx/dt. Used as it is for decaying integrands and, through double-exponential maps, for all others.
 */
export function halving(
  f: Integrand,
  map: (t: number) => { x: number; slope: number },
  { from, to, intervals, most, enough, confirm = false }: Halving,
): Sampled {
  const at = (t: number): { x: number; slope: number; y: number } => {
    const { x, slope } = map(t);
    return { x, slope, y: slope === 0 ? 0 : f(x) };
  };
  let count = intervals;
  let points = Array.from({ length: count + 1 }, (_, i) => at(from + ((to - from) * i) / count));
  let settled = false;
  /** The coarser rule between its nodes. */
  const shifted = (step: number): number => {
    let sum = 0;
    for (let t = from + SHIFT * step; t < to; t += step) {
      const { y, slope } = at(t);
      sum += y * slope;
    }
    return sum * step;
  };
  let before = points.reduce((s, p) => s + p.y * p.slope, 0) * ((to - from) / count);
  while (!settled && 2 * count + 1 <= most) {
    count *= 2;
    const old = points;
    points = Array.from({ length: count + 1 }, (_, i) =>
      i % 2 === 0 ? (old[i / 2] ?? at(from)) : at(from + ((to - from) * i) / count),
    );
    const h = (to - from) / count;
    let sum = 0;
    let size = 0;
    for (const p of points) {
      sum += p.y * p.slope;
      size += Math.abs(p.y * p.slope);
    }
    const near = SETTLED * Math.max(size * h, enough);
    settled = Math.abs(sum * h - before) <= near && count >= 4 * intervals;
    if (settled && confirm) settled = Math.abs(shifted(2 * h) - sum * h) <= LEEWAY * near;
    before = sum * h;
  }
  const h = (to - from) / count;
  return {
    nodes: Float64Array.from(points, (p) => p.x),
    weights: Float64Array.from(points, (p) => p.slope * h),
    coarse: Float64Array.from(points, (p, i) => (i % 2 === 0 ? p.slope * 2 * h : 0)),
    values: Float64Array.from(points, (p) => p.y),
    settled,
  };
}
