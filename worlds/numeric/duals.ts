import type { Field } from '../field';

/**
 * A value with its derivatives in several directions at once (forward-mode differentiation; Griewank & Walther,
 * Evaluating Derivatives, 2008, chapter 3). `null` is a derivative that is zero whatever the numbers: nothing there
 * depends on that direction. Beside `slopes.ts`, these carry many directions and skip what has none, as gradients and
 * Jacobians need that are judged at points; those carry one, and enclose it where arguments are intervals.
 */
export interface Dual<T> {
  readonly value: T;
  readonly slopes: readonly (T | null)[] | null;
}

/** Digamma by its asymptotic series needs arguments this large for the digits that decimals have. */
const FAR = 30;

/** B_{2k} / 2k of the digamma series (A&S 6.3.18), numerator and denominator. */
const DIGAMMA: readonly (readonly [number, number])[] = [
  [1, 12],
  [-1, 120],
  [1, 252],
  [-1, 240],
  [1, 132],
  [-691, 32760],
  [1, 12],
  [-3617, 8160],
  [43867, 14364],
  [-174611, 6600],
  [77683, 276],
  [-236364091, 65520],
  [657931, 12],
  [-3392780147, 3480],
  [1723168255201, 85932],
  [-7709321041217, 16320],
  [151628697551, 12],
];

/** The derivative of log Γ, by recurrence and series in any field; reflection below 1/2. */
function digamma<T>(F: Field<T>, x: T): T {
  const one = F.of(1);
  if (!Number.isFinite(F.number(x))) return F.mul(x, x);
  if (F.number(x) < 0.5) {
    const pi = F.mul(F.of(4), F.atan(one));
    const off = F.sub(x, F.of(Math.round(F.number(x))));
    return F.sub(digamma(F, F.sub(one, x)), F.div(pi, F.tan(F.mul(pi, off))));
  }
  let z = x;
  let shift = F.of(0);
  while (F.number(z) < FAR) {
    shift = F.add(shift, F.div(one, z));
    z = F.add(z, one);
  }
  const square = F.div(one, F.mul(z, z));
  let sum = F.of(0);
  for (const [top, bottom] of [...DIGAMMA].reverse()) sum = F.mul(F.add(sum, F.div(F.of(top), F.of(bottom))), square);
  return F.sub(F.sub(F.sub(F.log(z), F.div(F.of(0.5), z)), sum), shift);
}

/** Dual numbers, and the one that moves in a single direction. */
export interface Duals<T> extends Field<Dual<T>> {
  /** A number of the field below, which depends on no direction. */
  constant(value: T): Dual<T>;
  /** Zero, with derivative 1 in one direction. */
  direction(k: number): Dual<T>;
}

/**
 * Dual numbers over a field.
 * @param directions how many derivatives each number carries
 */
export function dualsOver<T>(F: Field<T>, directions: number): Duals<T> {
  const zero = F.of(0);
  const one = F.of(1);
  const two = F.of(2);
  const constant = (value: T): Dual<T> => ({ value, slopes: null });
  /** Zeros with derivative 1 in one direction, made when first needed. */
  const units: Dual<T>[] = [];

  /** A number whose derivative is `outer` times that of `a`. */
  const chained = (value: T, a: Dual<T>, outer: () => T): Dual<T> => {
    if (!a.slopes) return constant(value);
    const factor = outer();
    return { value, slopes: a.slopes.map((s) => (s === null ? null : F.mul(factor, s))) };
  };
  const lift =
    (f: (x: T) => T, slope: (x: T, value: T) => T) =>
    (a: Dual<T>): Dual<T> => {
      const value = f(a.value);
      return chained(value, a, () => slope(a.value, value));
    };
  /** Sum of two derivatives. */
  const plus = (a: Dual<T>['slopes'], b: Dual<T>['slopes']): Dual<T>['slopes'] => {
    if (!a || !b) return a ?? b;
    return a.map((x, k) => {
      const y = b[k]!;
      return x === null ? y : y === null ? x : F.add(x, y);
    });
  };
  const scaled = (a: Dual<T>['slopes'], by: T): Dual<T>['slopes'] =>
    a ? a.map((s) => (s === null ? null : F.mul(s, by))) : null;
  const negated = (a: Dual<T>['slopes']): Dual<T>['slopes'] =>
    a ? a.map((s) => (s === null ? null : F.neg(s))) : null;
  const square = (x: T): T => F.mul(x, x);

  return {
    name: `duals over ${F.name}`,
    constant,
    direction: (k) =>
      (units[k] ??= { value: zero, slopes: Array.from({ length: directions }, (_, i) => (i === k ? one : null)) }),
    of: (x) => constant(F.of(x)),
    number: (a) => F.number(a.value),
    tangents: (a) => [
      ...(F.tangents?.(a.value) ?? []),
      ...(a.slopes ?? []).flatMap((s) => (s === null ? [] : [F.number(s), ...(F.tangents?.(s) ?? [])])),
    ],
    add: (a, b) => ({ value: F.add(a.value, b.value), slopes: plus(a.slopes, b.slopes) }),
    sub: (a, b) => ({ value: F.sub(a.value, b.value), slopes: plus(a.slopes, negated(b.slopes)) }),
    mul: (a, b) => ({
      value: F.mul(a.value, b.value),
      slopes: plus(scaled(a.slopes, b.value), scaled(b.slopes, a.value)),
    }),
    div: (a, b) => {
      const value = F.div(a.value, b.value);
      const top = a.slopes ? scaled(a.slopes, F.div(one, b.value)) : null;
      const bottom = b.slopes ? scaled(b.slopes, F.neg(F.div(value, b.value))) : null;
      return { value, slopes: plus(top, bottom) };
    },
    neg: (a) => ({ value: F.neg(a.value), slopes: negated(a.slopes) }),
    pow: (a, b) => {
      const value = F.pow(a.value, b.value);
      // At exponent 0 the base does not matter, not even where it is 0.
      const still = b.slopes === null && F.number(b.value) === 0;
      const base = a.slopes && !still ? F.mul(b.value, F.pow(a.value, F.sub(b.value, one))) : null;
      const exponent = b.slopes ? (F.number(value) === 0 ? zero : F.mul(value, F.log(a.value))) : null;
      return {
        value,
        slopes: plus(
          base === null ? null : scaled(a.slopes, base),
          exponent === null ? null : scaled(b.slopes, exponent),
        ),
      };
    },
    sqrt: lift(F.sqrt, (_, y) => F.div(F.of(0.5), y)),
    exp: lift(F.exp, (_, y) => y),
    log: lift(F.log, (x) => F.div(one, x)),
    sin: lift(F.sin, (x) => F.cos(x)),
    cos: lift(F.cos, (x) => F.neg(F.sin(x))),
    tan: lift(F.tan, (_, y) => F.add(one, square(y))),
    // sech² rather than 1 - tanh², which cancels where tanh is near 1.
    tanh: lift(F.tanh, (x) => F.div(one, square(F.cosh(x)))),
    sinh: lift(F.sinh, (x) => F.cosh(x)),
    cosh: lift(F.cosh, (x) => F.sinh(x)),
    asin: lift(F.asin, (x) => F.div(one, F.sqrt(F.mul(F.sub(one, x), F.add(one, x))))),
    acos: lift(F.acos, (x) => F.neg(F.div(one, F.sqrt(F.mul(F.sub(one, x), F.add(one, x)))))),
    atan: lift(F.atan, (x) => F.div(one, F.add(one, square(x)))),
    erf: lift(F.erf, (x) => F.mul(F.div(two, F.sqrt(F.mul(F.of(4), F.atan(one)))), F.exp(F.neg(square(x))))),
    lgamma: lift(F.lgamma, (x) => digamma(F, x)),
    // At the kink there is no derivative.
    abs: lift(F.abs, (x) => F.of(F.number(x) === 0 ? NaN : Math.sign(F.number(x)))),
    uncertain: (a, error) => ({
      value: F.uncertain(a.value, error),
      slopes: a.slopes ? a.slopes.map((s) => (s === null ? null : F.uncertain(s, error))) : null,
    }),
  };
}
