/**
 * A kind of number that formulas can be evaluated in: doubles for speed, decimals of many digits to settle
 * a near miss, doubles with a running error bound where quadrature is involved, dual numbers for derivatives.
 */
export interface Field<T> {
  readonly name: string;
  of(x: number): T;
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
}
