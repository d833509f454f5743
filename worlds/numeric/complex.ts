import type { Field } from '../field';

/** A complex number. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

const make = (re: number, im: number): Complex => ({ re, im });
const NONE = make(NaN, NaN);

const mul = (a: Complex, b: Complex): Complex => make(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re);

function div(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  return make((a.re * b.re + a.im * b.im) / size, (a.im * b.re - a.re * b.im) / size);
}

const exp = (a: Complex): Complex => make(Math.exp(a.re) * Math.cos(a.im), Math.exp(a.re) * Math.sin(a.im));

/** The principal value: its imaginary part lies above -π and not above π. */
const log = (a: Complex): Complex => make(Math.log(Math.hypot(a.re, a.im)), Math.atan2(a.im, a.re));

/** The root with a real part that is not negative. */
function sqrt({ re, im }: Complex): Complex {
  if (im === 0) return re >= 0 ? make(Math.sqrt(re), 0) : make(0, Math.sqrt(-re));
  const size = Math.hypot(re, im);
  return make(Math.sqrt((size + re) / 2), Math.sign(im) * Math.sqrt((size - re) / 2));
}

function pow(a: Complex, b: Complex): Complex {
  if (a.im === 0 && b.im === 0 && (a.re >= 0 || Number.isInteger(b.re))) return make(Math.pow(a.re, b.re), 0);
  return exp(mul(b, log(a)));
}

/** A function that is taken of real numbers only. */
const real =
  (f: (x: number) => number) =>
  (a: Complex): Complex =>
    a.im === 0 ? make(f(a.re), 0) : NONE;

const sinh = ({ re, im }: Complex): Complex => make(Math.sinh(re) * Math.cos(im), Math.cosh(re) * Math.sin(im));
const cosh = ({ re, im }: Complex): Complex => make(Math.cosh(re) * Math.cos(im), Math.sinh(re) * Math.sin(im));
const sin = ({ re, im }: Complex): Complex => make(Math.sin(re) * Math.cosh(im), Math.cos(re) * Math.sinh(im));
const cos = ({ re, im }: Complex): Complex => make(Math.cos(re) * Math.cosh(im), -Math.sin(re) * Math.sinh(im));

/**
 * Complex numbers of double precision, with principal values of roots and logarithms. What is ordered, such as the
 * larger of two, has no value unless it is real.
 */
export const complexes: Field<Complex> = {
  name: 'complexes',
  of: (x) => make(x, 0),
  number: ({ re, im }) => (im === 0 ? re : NaN),
  add: (a, b) => make(a.re + b.re, a.im + b.im),
  sub: (a, b) => make(a.re - b.re, a.im - b.im),
  mul,
  div,
  neg: ({ re, im }) => make(-re, im === 0 ? 0 : -im),
  pow,
  sqrt,
  exp,
  log,
  sin,
  cos,
  tan: (a) => div(sin(a), cos(a)),
  tanh: (a) => div(sinh(a), cosh(a)),
  sinh,
  cosh,
  asin: real(Math.asin),
  acos: real(Math.acos),
  atan: real(Math.atan),
  erf: () => NONE,
  lgamma: () => NONE,
  abs: ({ re, im }) => make(Math.hypot(re, im), 0),
  uncertain: (a) => a,
};
