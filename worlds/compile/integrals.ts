import type { Expr } from '../../expr';
import type { Field } from '../field';
import * as linear from '../numeric/linear';
import type { Hint } from '../numeric/quadrature';
import { gaussHermiteTensor, integrateInterval, lineRule } from '../numeric/quadrature';
import { refuse } from '../refusal';
import type { Compiler, Env, Fixed, ScalarCode, Shape } from './code';
import { entries, scalar, spend, tensor, union, without } from './code';
import { shaped } from './elementwise';
import type { End } from './moving-limits';
import { movingIntegral } from './moving-limits';

/** A real name to integrate over: its value lies in a slot. */
export interface RealName<T> {
  readonly slot: number;
  readonly shape: Shape;
  /** Only this component of the value in the slot is integrated; the others stay. */
  readonly component: ((env: Env<T>) => number) | null;
  /** Finite or half-infinite limits; null for the whole line. */
  readonly limits: { readonly from: ScalarCode<T>; readonly to: ScalarCode<T> } | null;
  /** Where laws of the name begin and end: integrands jump there. */
  readonly breaks?: readonly ScalarCode<T>[];
  /** Normal laws of the name, by mean and variance: where peaks are to be looked for. */
  readonly peaks?: readonly { readonly mean: ScalarCode<T>; readonly variance: ScalarCode<T> }[];
}

/** Mean and covariance of a normal law that says where an integrand lives. */
export interface Gaussian<T> {
  readonly mean: Fixed<T>;
  readonly covariance: Fixed<T>;
}

/** Points a tensor rule may use. */
const MOST_POINTS = 40_000;

/** Orders of the Gauss–Hermite rules tried one after another, by dimension: two that agree settle the value. */
const ORDERS: readonly (readonly (readonly [number, number])[])[] = [
  [],
  [
    [12, 18],
    [28, 40],
    [56, 64],
  ],
  [
    [6, 9],
    [14, 18],
    [30, 36],
  ],
  [
    [5, 7],
    [9, 12],
    [16, 20],
  ],
  [
    [4, 6],
    [8, 10],
    [12, 14],
  ],
];

/** How close two rules must come, relative to the integral of the absolute value. */
const SETTLED = 1e-10;

interface Total<T> {
  readonly sums: T[];
  /** Sum of absolute weighted values, in doubles. */
  readonly scale: number;
  /** The same of the derivatives that travel with them. */
  readonly slope: number;
}

/** Adds weighted values of the body over given points. */
function accumulate<T>(
  F: Field<T>,
  body: Fixed<T>,
  env: Env<T>,
  points: Iterable<{ weight: number; set: () => void }>,
): Total<T> {
  let sums: T[] | null = null;
  let scale = 0;
  let slope = 0;
  for (const { weight, set } of points) {
    if (weight === 0) continue;
    spend(env);
    set();
    const w = F.of(weight);
    const values = body.kind === 'scalar' ? [body.run(env)] : body.run(env);
    if (!sums) sums = values.map((v) => F.mul(w, v));
    else values.forEach((v, i) => (sums![i] = F.add(sums![i]!, F.mul(w, v))));
    for (const v of values) {
      scale += Math.abs(weight * F.number(v));
      for (const t of F.tangents?.(v) ?? []) slope += Math.abs(weight * t);
    }
  }
  return { sums: sums ?? Array.from({ length: entries(body.shape) }, () => F.of(0)), scale, slope };
}

/** The finer of two totals, with their distance as its error. */
function settle<T>(F: Field<T>, coarse: Total<T>, fine: Total<T>): { values: T[]; settled: boolean } {
  let error = 0;
  let slopes = 0;
  fine.sums.forEach((v, i) => {
    error = Math.max(error, Math.abs(F.number(v) - F.number(coarse.sums[i]!)));
    for (const t of F.tangents?.(F.sub(v, coarse.sums[i]!)) ?? []) slopes = Math.max(slopes, Math.abs(t));
  });
  const settled =
    error <= SETTLED * Math.max(fine.scale, Number.MIN_VALUE) &&
    !(slopes > SETTLED * Math.max(fine.slope, Number.MIN_VALUE));
  return { values: fine.sums.map((v) => F.uncertain(v, Math.max(error, slopes))), settled };
}

/**
 * The mean of a body under a normal law: Gauss–Hermite rules scaled by the law itself, which are exact for
 * polynomials and so for logarithms of Gaussians. Two orders must agree; otherwise finer ones are tried.
 */
export function gaussianMean<T>(c: Compiler<T>, name: RealName<T>, law: Gaussian<T>, body: Fixed<T>): Fixed<T> {
  c.quadrature = true;
  const F = c.field;
  const d = entries(name.shape);
  const orders = ORDERS[d];
  if (!orders) return refuse(`integrals over ${d} real components are not supported; declare a smaller size`);
  const mean = shaped(F, law.mean, name.shape);
  const { covariance } = law;
  const slots = without(union(body.slots, mean.slots, covariance.slots), [name.slot]);
  const compute = (env: Env<T>): readonly T[] => {
    const m = mean.kind === 'scalar' ? [mean.run(env)] : mean.run(env);
    const s = covariance.kind === 'scalar' ? [F.sqrt(covariance.run(env))] : linear.cholesky(F, covariance.run(env), d);
    const kept = env.slots[name.slot];
    const at = function* (n: number): Generator<{ weight: number; set: () => void }> {
      const rule = gaussHermiteTensor(n, d);
      for (let k = 0; k < rule.points.length; k++) {
        const t = rule.points[k]!;
        const set = (): void => {
          const z: T[] = [];
          for (let i = 0; i < d; i++) {
            let x: T = m[i] as T;
            for (let j = 0; j <= i; j++) x = F.add(x, F.mul(s[i * d + j]!, F.of(t[j]!)));
            z.push(x);
          }
          env.slots[name.slot] = name.shape.length === 0 ? z[0] : z;
        };
        yield { weight: rule.weights[k]!, set };
      }
    };
    let values: T[] = [];
    let settled = false;
    for (const [low, high] of orders) {
      if (high ** d > MOST_POINTS) break;
      const found = settle(F, accumulate(F, body, env, at(low)), accumulate(F, body, env, at(high)));
      values = found.values;
      settled = found.settled;
      if (settled) break;
    }
    env.slots[name.slot] = kept;
    if (!settled) env.unsettled = true;
    return values;
  };
  return smoothly(body, slots, compute);
}

/**
 * An integral in whatever field. Where a derivative moves a condition inside it, the integrand jumps, and the derivative
 * under the integral sign is not that of the integral.
 */
function smoothly<T>(body: Fixed<T>, slots: ReadonlySet<number>, compute: (env: Env<T>) => readonly T[]): Fixed<T> {
  const checked = (env: Env<T>): readonly T[] => {
    const before = env.jumped === true;
    env.jumped = false;
    const values = compute(env);
    if (env.jumped) env.unsettled = true;
    env.jumped = before || env.jumped;
    return values;
  };
  return body.kind === 'scalar' ? scalar(slots, (env) => checked(env)[0]!) : tensor(body.shape, slots, checked);
}

/** Sets the value of a real name, or of the component that is integrated over. */
function put<T>(env: Env<T>, name: RealName<T>, kept: unknown, x: T): void {
  if (!name.component) {
    env.slots[name.slot] = x;
    return;
  }
  const value = [...(kept as readonly T[])];
  value[name.component(env) - 1] = x;
  env.slots[name.slot] = value;
}

/** The integral of a body over one real number, whose place and scale are searched for in each world. */
export function lineIntegral<T>(c: Compiler<T>, name: RealName<T>, body: Fixed<T>): Fixed<T> {
  c.quadrature = true;
  const F = c.field;
  const { limits, breaks = [], peaks = [] } = name;
  const slots = without(
    union(
      body.slots,
      ...(limits ? [limits.from.slots, limits.to.slots] : []),
      ...breaks.map((x) => x.slots),
      ...peaks.flatMap((p) => [p.mean.slots, p.variance.slots]),
    ),
    name.component ? [] : [name.slot],
  );
  /** One number that stands for all entries of the body, to find nodes by. */
  const summary = (env: Env<T>): number => {
    if (body.kind === 'scalar') return F.number(body.run(env));
    return body.run(env).reduce((s, v, i) => s + Math.abs(F.number(v)) * (1 + i / 7), 0);
  };
  const compute = (env: Env<T>): readonly T[] => {
    const kept = env.slots[name.slot];
    // Where exponentials underflow an integrand can be 0/0; such places count nothing if it had decayed before them.
    const undefinedAt = new Set<number>();
    // Where the integrand was looked at between limits.
    const seen: [x: number, y: number][] = [];
    let bounded = false;
    const f = (x: number): number => {
      spend(env);
      put(env, name, kept, F.of(x));
      const y = summary(env);
      if (!Number.isFinite(y)) undefinedAt.add(x);
      else if (bounded) seen.push([x, y]);
      return Number.isFinite(y) ? y : 0;
    };
    try {
      const a = limits ? F.number(limits.from.run(env)) : -Infinity;
      const b = limits ? F.number(limits.to.run(env)) : Infinity;
      const hints = peaks.map((p) => ({
        at: F.number(p.mean.run(env)),
        width: Math.sqrt(F.number(p.variance.run(env))),
      }));
      const ends = breaks.map((x) => F.number(x.run(env))).filter((x) => x > Math.min(a, b) && x < Math.max(a, b));
      if (ends.length > 0 || a !== -Infinity || b !== Infinity) {
        if (body.kind !== 'scalar') return refuse('an integral of a vector between limits is not supported');
        bounded = true;
        const found = stretches(f, a, b, ends, hints, undefinedAt);
        const rule = { nodes: Float64Array.from(seen, ([x]) => x), values: Float64Array.from(seen, ([, y]) => y) };
        if (!(found.error <= 1e-8 * found.scale) || !decayed(rule, undefinedAt, found.scale)) env.unsettled = true;
        if (F.tangents) {
          const limit = (code: ScalarCode<T> | undefined, otherwise: number): End<T> => {
            const value = code ? code.run(env) : F.of(otherwise);
            return { at: F.number(value), value };
          };
          const cuts = [
            limit(limits?.from, -Infinity),
            limit(limits?.to, Infinity),
            ...breaks.map((x) => limit(x, 0)),
            ...hints.flatMap(cutsAround).map((x): End<T> => ({ at: x, value: F.of(x) })),
          ].filter(({ at }) => at >= Math.min(a, b) && at <= Math.max(a, b));
          const moved = movingIntegral(F, distinct(cuts), body, env, f, (x) => put(env, name, kept, x));
          if (!moved.settled) env.unsettled = true;
          return [a <= b ? moved.value : F.neg(moved.value)];
        }
        return [F.uncertain(F.of(found.value), Math.min(found.error, Number.MAX_VALUE))];
      }
      const rule = lineRule(f, hints);
      const scale = rule.values.reduce((s, v, i) => s + Math.abs(rule.weights[i]! * v), 0);
      if (!rule.settled) {
        const sums = rule.values.reduce((s, v, i) => s + rule.weights[i]! * v, 0);
        const coarse = rule.values.reduce((s, v, i) => s + rule.coarse[i]! * v, 0);
        if (rule.nodes.length === 0 || !(Math.abs(sums - coarse) <= 1e-9 * scale)) env.unsettled = true;
      }
      if (!decayed(rule, undefinedAt, scale)) env.unsettled = true;
      const points = function* (weights: Float64Array): Generator<{ weight: number; set: () => void }> {
        for (let i = 0; i < weights.length; i++) {
          const x = rule.nodes[i]!;
          if (undefinedAt.has(x)) continue;
          yield { weight: weights[i]!, set: () => put(env, name, kept, F.of(x)) };
        }
      };
      const fine = accumulate(F, body, env, points(rule.weights));
      const coarse = accumulate(F, body, env, points(rule.coarse));
      const found = settle(F, coarse, fine);
      // The rule was made for the values; their derivatives have to settle with it.
      if (F.tangents && !found.settled && rule.settled) env.unsettled = true;
      return found.values;
    } finally {
      env.slots[name.slot] = kept;
    }
  };
  return smoothly(body, slots, compute);
}

/**
 * The integral from `a` to `b`, cut where laws end and where they peak. What is undefined at an end, or where a law
 * leaves nothing between two ends, counts for nothing and is taken out of `undefinedAt`.
 */
function stretches(
  f: (x: number) => number,
  a: number,
  b: number,
  ends: readonly number[],
  hints: readonly Hint[],
  undefinedAt: Set<number>,
): { value: number; error: number; scale: number } {
  const peaks = hints.flatMap(cutsAround);
  const [low, high] = [Math.min(a, b), Math.max(a, b)];
  const total = { value: 0, error: 0, scale: 0 };
  const laws = between([low, ...ends, high]);
  laws.slice(1).forEach((to, k) => {
    const from = laws[k]!;
    const cuts = between([from, ...peaks.filter((x) => x > from && x < to), to]);
    let size = 0;
    cuts.slice(1).forEach((end, i) => {
      const piece = integrateInterval(f, cuts[i]!, end);
      total.value += a <= b ? piece.value : -piece.value;
      total.error += piece.error;
      size += piece.scale;
    });
    const empty = size === 0 && ends.length > 0;
    for (const x of undefinedAt)
      if ((empty && x > from && x < to) || cuts.some((end) => near(x, end))) undefinedAt.delete(x);
    total.scale += size;
  });
  return total;
}

/** A peak, and where it has died out. */
const cutsAround = ({ at, width }: Hint): number[] => [at - 6 * width, at, at + 6 * width];

/** Ends in rising order, each place once; the first that is named counts, for it may move. */
const distinct = <T>(ends: readonly End<T>[]): End<T>[] =>
  ends.filter((e, k) => ends.findIndex((other) => other.at === e.at) === k).sort((x, y) => x.at - y.at);

/** Nodes of a rule may fall on its ends, or beside them by rounding. */
const near = (x: number, end: number): boolean => Math.abs(x - end) <= 1e-9 * Math.max(1, Math.abs(end));

const between = (cuts: readonly number[]): number[] => [...new Set(cuts)].sort((x, y) => x - y);

/**
 * Whether an integrand had decayed wherever it stops being defined. Judged by its value next to such a place, over the
 * whole stretch of the rule: a weight can be tiny there where the value is not.
 */
function decayed(
  rule: { nodes: Float64Array; values: Float64Array },
  undefinedAt: ReadonlySet<number>,
  scale: number,
): boolean {
  if (undefinedAt.size === 0) return true;
  const order = [...rule.nodes.keys()].sort((i, j) => rule.nodes[i]! - rule.nodes[j]!);
  const all = [...undefinedAt].sort((a, b) => a - b);
  const defined = order.filter((i) => !undefinedAt.has(rule.nodes[i]!));
  const first = defined[0];
  const last = defined[defined.length - 1];
  if (first === undefined || last === undefined) return false;
  const span = Math.max(1, rule.nodes[last]! - rule.nodes[first]!);
  const small = (i: number): boolean => Math.abs(rule.values[i]!) * span <= 1e-11 * scale;
  // The nodes on both sides of each place that is undefined, as far as there are any.
  return all.every((x) => {
    let k = 0;
    while (k < defined.length && rule.nodes[defined[k]!]! < x) k++;
    return [defined[k - 1], defined[k]].every((i) => i === undefined || small(i));
  });
}

/** The integral over a real vector: under a normal law that is a factor of the integrand where there is one, else line by line. */
export function vectorIntegral<T>(
  c: Compiler<T>,
  name: RealName<T>,
  body: Fixed<T>,
  reference: { law: Gaussian<T>; density: ScalarCode<T> } | null,
  e: Expr,
): Fixed<T> {
  const F = c.field;
  const d = entries(name.shape);
  if (name.component || name.shape.length === 0) return lineIntegral(c, name, body);
  if (reference) {
    const ratio: Fixed<T> =
      body.kind === 'scalar'
        ? scalar(union(body.slots, reference.density.slots), (env) => F.div(body.run(env), reference.density.run(env)))
        : tensor(body.shape, union(body.slots, reference.density.slots), (env) => {
            const p = reference.density.run(env);
            return body.run(env).map((v) => F.div(v, p));
          });
    return gaussianMean(c, name, reference.law, ratio);
  }
  if (d > 2) return refuse(`this integral over ${d} real components has no normal density to go by`, e.span);
  let inner = body;
  for (let k = d; k >= 1; k--) inner = lineIntegral(c, { ...name, component: () => k }, inner);
  const zero = Array.from({ length: d }, () => F.of(0));
  const start = (env: Env<T>): void => {
    env.slots[name.slot] = zero;
  };
  const slots = without(inner.slots, [name.slot]);
  return inner.kind === 'scalar'
    ? scalar(slots, (env) => {
        const kept = env.slots[name.slot];
        start(env);
        const value = (inner as ScalarCode<T>).run(env);
        env.slots[name.slot] = kept;
        return value;
      })
    : refuse('an integral of a vector over a real vector needs a normal density to go by', e.span);
}
