import type { Field } from '../field';
import { digamma, erf, lgamma } from './special';

/** Double precision, as JavaScript has it. */
export const doubles: Field<number> = {
  name: 'doubles',
  of: (x) => x,
  number: (x) => x,
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  div: (a, b) => a / b,
  neg: (a) => -a,
  pow: Math.pow,
  sqrt: Math.sqrt,
  exp: Math.exp,
  log: Math.log,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  sinh: Math.sinh,
  cosh: Math.cosh,
  asin: Math.asin,
  acos: Math.acos,
  atan: Math.atan,
  erf,
  lgamma,
  abs: Math.abs,
  uncertain: (a) => a,
  digamma,
};
