import type { Field } from '../field';
import { doubles } from './doubles';
import { ceil, ends, floor, isLess, isSingle, maximum, minimum, round } from './order';

/**
 * A value and its derivative with respect to one chosen quantity (forward-mode differentiation). Beside `duals.ts`, which
 * is for many directions at points, these hold on intervals: a zero is looked for in the numbers, and a kink or a jump
 * has a range of slopes.
 */
export interface Sloped<T = number> {
  readonly value: T;
  readonly derivative: T;
}

/** Closer than this, relative, a step function counts as being at its jump. */
const JUMP = 1e-9;

/** What a derivative may be where nothing is known of it: NaN, or everything where the field has that. */
const unknown = <T>(F: Field<T>): T => F.hull?.(F.of(-Infinity), F.of(Infinity)) ?? F.of(NaN);

/** Whether a value is exactly 0, so that what it multiplies does not matter. */
function isZero<T>(F: Field<T>, a: T): boolean {
  const [lo, hi] = ends(F, a);
  return lo === 0 && hi === 0;
}

/** The derivative of a function of one argument, of its argument and its value. */
type Slope<T> = (x: T, value: T) => T;

/** The slopes of the functions of a field; they are exact on intervals wherever the argument occurs once. */
function slopesOf<T>(F: Field<T>) {
  const one = F.of(1);
  const square = (x: T): T => F.pow(x, F.of(2));
  const arc = (x: T): T => F.div(one, F.sqrt(F.mul(F.sub(one, x), F.add(one, x))));
  const abs: Slope<T> = (x) => {
    const [lo, hi] = ends(F, x);
    if (lo > 0) return one;
    return hi < 0 ? F.of(-1) : (F.hull?.(F.of(-1), one) ?? F.of(NaN));
  };
  return {
    sqrt: (_: T, y: T) => F.div(F.of(0.5), y),
    exp: (_: T, y: T) => y,
    log: (x: T) => F.div(one, x),
    sin: F.cos,
    cos: (x: T) => F.neg(F.sin(x)),
    tan: (_: T, y: T) => F.add(one, square(y)),
    tanh: (x: T) => F.div(one, square(F.cosh(x))),
    sinh: F.cosh,
    cosh: F.sinh,
    asin: arc,
    acos: (x: T) => F.neg(arc(x)),
    atan: (x: T) => F.div(one, F.add(one, square(x))),
    erf: (x: T) => F.mul(F.of(2 / Math.sqrt(Math.PI)), F.exp(F.neg(square(x)))),
    lgamma: (x: T) => F.digamma?.(x) ?? F.of(NaN),
    abs,
  };
}

/**
 * Dual numbers over any field. At a kink, such as that of |x| or of a maximum, the derivative spans both slopes where
 * the field has ranges of values, and is NaN where it has not; at a jump it is everything, or NaN. A constant has
 * derivative 0 everywhere. Over intervals the derivative encloses every slope between two points of the arguments.
 */
export function slopesOver<T>(F: Field<T>): Field<Sloped<T>> {
  type D = Sloped<T>;
  const zero = F.of(0);
  const chain = (outer: T, inner: T): T => (isZero(F, inner) ? zero : F.mul(outer, inner));
  const lift =
    (f: (x: T) => T, slope: Slope<T>) =>
    (a: D): D => {
      const value = f(a.value);
      return { value, derivative: chain(slope(a.value, value), a.derivative) };
    };
  const step = (f: (x: T) => T): ((a: D) => D) => lift(f, (x, y) => (jumps(f, x, y) ? unknown(F) : zero));
  const jumps = (f: (x: T) => T, x: T, y: T): boolean => {
    if (F.hull) return !isSingle(F, y);
    const [by, at] = [F.mul(F.abs(x), F.of(JUMP)), F.number(y)];
    return F.number(f(F.sub(x, by))) !== at || F.number(f(F.add(x, by))) !== at;
  };
  /** The greater or the lesser of two, `a` being it where `wins(a, b)`. */
  const choose =
    (pick: (a: T, b: T) => T, wins: (a: T, b: T) => boolean) =>
    (a: D, b: D): D => {
      if (wins(a.value, b.value)) return a;
      if (wins(b.value, a.value)) return b;
      const same = isZero(F, F.sub(a.derivative, b.derivative));
      const derivative = same ? a.derivative : (F.hull?.(a.derivative, b.derivative) ?? F.of(NaN));
      return { value: pick(a.value, b.value), derivative };
    };
  const slope = slopesOf(F);
  const { hull } = F;
  return {
    name: `duals over ${F.name}`,
    of: (x) => ({ value: F.of(x), derivative: zero }),
    number: (a) => F.number(a.value),
    add: (a, b) => ({ value: F.add(a.value, b.value), derivative: F.add(a.derivative, b.derivative) }),
    sub: (a, b) => ({ value: F.sub(a.value, b.value), derivative: F.sub(a.derivative, b.derivative) }),
    mul: (a, b) => ({
      value: F.mul(a.value, b.value),
      derivative: F.add(chain(b.value, a.derivative), chain(a.value, b.derivative)),
    }),
    div: (a, b) => {
      const value = F.div(a.value, b.value);
      const above = chain(F.div(F.of(1), b.value), a.derivative);
      return { value, derivative: F.sub(above, chain(F.div(value, b.value), b.derivative)) };
    },
    neg: (a) => ({ value: F.neg(a.value), derivative: F.neg(a.derivative) }),
    pow: (a, b) => {
      const value = F.pow(a.value, b.value);
      const less = F.sub(b.value, F.of(1));
      const base = isZero(F, b.value) ? zero : chain(F.mul(b.value, F.pow(a.value, less)), a.derivative);
      const exponent = isZero(F, value) ? zero : chain(F.mul(value, F.log(a.value)), b.derivative);
      return { value, derivative: F.add(base, exponent) };
    },
    sqrt: lift(F.sqrt, slope.sqrt),
    exp: lift(F.exp, slope.exp),
    log: lift(F.log, slope.log),
    sin: lift(F.sin, slope.sin),
    cos: lift(F.cos, slope.cos),
    tan: lift(F.tan, slope.tan),
    tanh: lift(F.tanh, slope.tanh),
    sinh: lift(F.sinh, slope.sinh),
    cosh: lift(F.cosh, slope.cosh),
    asin: lift(F.asin, slope.asin),
    acos: lift(F.acos, slope.acos),
    atan: lift(F.atan, slope.atan),
    erf: lift(F.erf, slope.erf),
    lgamma: lift(F.lgamma, slope.lgamma),
    abs: lift(F.abs, slope.abs),
    uncertain: (a, error) => ({ value: F.uncertain(a.value, error), derivative: a.derivative }),
    ends: (a) => ends(F, a.value),
    max: choose(
      (a, b) => maximum(F, a, b),
      (a, b) => isLess(F, b, a) === true,
    ),
    min: choose(
      (a, b) => minimum(F, a, b),
      (a, b) => isLess(F, a, b) === true,
    ),
    floor: step((x) => floor(F, x)),
    ceil: step((x) => ceil(F, x)),
    round: step((x) => round(F, x)),
    // Which of the two is meant may change within the arguments, by a jump.
    hull: hull && ((a, b) => ({ value: hull(a.value, b.value), derivative: unknown(F) })),
  };
}

export const slopes: Field<Sloped> = slopesOver(doubles);
