/**
 * A kind of number that formulas can be evaluated in: doubles for speed, decimals of many digits to settle
 * a near miss, doubles with a running error bound where quadrature is involved, dual numbers for derivatives.
 */
export interface Field<T> {
  readonly name: string;
  of(x: number): T;
  /**
   * A number as a formula shows it, such as `0.50`: absent where its digits say nothing beyond its value.
   * @param text as written, digits and a point
   */
  shown?(text: string): T;
  /** The nearest double. */
  number(x: T): number;
  add(a: T, b: T): T;
  sub(a: T, b: T): T;
  mul(a: T, b: T): T;
  div(a: T, b: T): T;
  neg(a: T): T;
  pow(a: T, b: T): T;
  sqrt(a: T): T;
  exp(a: T): T;
  log(a: T): T;
  sin(a: T): T;
  cos(a: T): T;
  tan(a: T): T;
  tanh(a: T): T;
  sinh(a: T): T;
  cosh(a: T): T;
  asin(a: T): T;
  acos(a: T): T;
  atan(a: T): T;
  /** Gauss error function. */
  erf(a: T): T;
  /** Logarithm of the gamma function, for factorials and binomials off the integers. */
  lgamma(a: T): T;
  abs(a: T): T;
  /** Value `a` known only up to `error`; fields that track no error ignore it. */
  uncertain(a: T, error: number): T;
  /** The derivatives that travel with a value, as doubles; absent where none do. */
  tangents?(a: T): readonly number[];

  // What a field defines only where the nearest double does not settle it; `numeric/order.ts` fills the gaps.

  /** The least and the greatest number that `a` may be. Absent: both are `number(a)`. */
  ends?(a: T): readonly [number, number];
  /** The larger one; an interval has the larger of both ends. Absent: the one whose `number` is larger. */
  max?(a: T, b: T): T;
  min?(a: T, b: T): T;
  /** Whole numbers below, above and nearest (halves away from 0). Absent: of `number(a)`. */
  floor?(a: T): T;
  ceil?(a: T): T;
  round?(a: T): T;
  /** The narrowest value that may be all that `a` and `b` may be. Absent: values are single numbers, and none is. */
  hull?(a: T, b: T): T;
  /** Derivative of lgamma. Absent: duals over this field do not know it. */
  digamma?(a: T): T;
}
