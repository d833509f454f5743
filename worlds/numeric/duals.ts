import type { Field } from '../field';
import { digamma, erf, lgamma } from './special';

/** A value and its derivative with respect to one chosen quantity (forward-mode differentiation). */
export interface Dual {
  readonly value: number;
  readonly derivative: number;
}

/** The product of an outer and an inner derivative, where a constant inner one settles it. */
const chain = (outer: number, inner: number): number => (inner === 0 ? 0 : outer * inner);

const lift =
  (f: (x: number) => number, derivative: (x: number, value: number) => number) =>
  (a: Dual): Dual => {
    const value = f(a.value);
    return { value, derivative: chain(derivative(a.value, value), a.derivative) };
  };

/** The derivative of a kink, such as |x| at 0, is NaN unless its argument is constant. */
export const duals: Field<Dual> = {
  name: 'duals',
  of: (value) => ({ value, derivative: 0 }),
  number: (a) => a.value,
  add: (a, b) => ({ value: a.value + b.value, derivative: a.derivative + b.derivative }),
  sub: (a, b) => ({ value: a.value - b.value, derivative: a.derivative - b.derivative }),
  mul: (a, b) => ({
    value: a.value * b.value,
    derivative: chain(b.value, a.derivative) + chain(a.value, b.derivative),
  }),
  div: (a, b) => {
    const value = a.value / b.value;
    return { value, derivative: chain(1 / b.value, a.derivative) - chain(value / b.value, b.derivative) };
  },
  neg: (a) => ({ value: -a.value, derivative: -a.derivative }),
  pow: (a, b) => {
    const value = Math.pow(a.value, b.value);
    const base = b.value === 0 ? 0 : chain(b.value * Math.pow(a.value, b.value - 1), a.derivative);
    return { value, derivative: base + chain(value === 0 ? 0 : value * Math.log(a.value), b.derivative) };
  },
  sqrt: lift(Math.sqrt, (_, y) => 0.5 / y),
  exp: lift(Math.exp, (_, y) => y),
  log: lift(Math.log, (x) => 1 / x),
  sin: lift(Math.sin, Math.cos),
  cos: lift(Math.cos, (x) => -Math.sin(x)),
  tan: lift(Math.tan, (_, y) => 1 + y * y),
  tanh: lift(Math.tanh, (x) => 1 / Math.cosh(x) ** 2),
  sinh: lift(Math.sinh, Math.cosh),
  cosh: lift(Math.cosh, Math.sinh),
  asin: lift(Math.asin, (x) => 1 / Math.sqrt((1 - x) * (1 + x))),
  acos: lift(Math.acos, (x) => -1 / Math.sqrt((1 - x) * (1 + x))),
  atan: lift(Math.atan, (x) => 1 / (1 + x * x)),
  erf: lift(erf, (x) => (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x)),
  lgamma: lift(lgamma, digamma),
  abs: lift(Math.abs, (x) => (x === 0 ? NaN : Math.sign(x))),
  uncertain: (a) => a,
};
