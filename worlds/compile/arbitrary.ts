import type { Field } from '../field';
import type { Coefficients } from '../world';
import { softplus } from './functions';

/** Number of units in the sum that makes an arbitrary function. */
const UNITS = 3;

/** Inner weights, offset and outer weight of a unit; inner weights depend on how many arguments there are. */
const inner = (f: Coefficients, unit: number, i: number): number => 0.9 * f.at(8 * unit + 2 + i);

/**
 * An arbitrary function of given shape at some numbers: a sum of three smooth units with random weights.
 * `smooth` uses tanh, `convex` softplus and a square, `concave` the negative of a convex one.
 */
export function arbitrary<T>(F: Field<T>, shape: 'smooth' | 'convex' | 'concave', f: Coefficients, x: readonly T[]): T {
  let value = F.of(0);
  for (let unit = 0; unit < UNITS; unit++) {
    let sum = F.of(0.7 * f.at(8 * unit));
    x.forEach((v, i) => (sum = F.add(sum, F.mul(F.of(inner(f, unit, i)), v))));
    const outer = f.at(8 * unit + 1);
    value = F.add(
      value,
      shape === 'smooth' ? F.mul(F.of(outer), F.tanh(sum)) : F.mul(F.of(Math.exp(0.5 * outer)), softplus(F, sum)),
    );
  }
  let square = F.of(0);
  x.forEach((v, i) => {
    value = F.add(value, F.mul(F.of(0.4 * f.at(32 + i)), v));
    square = F.add(square, F.mul(v, v));
  });
  if (shape === 'smooth') return value;
  const convex = F.add(value, F.mul(F.of(0.2 * Math.exp(0.5 * f.at(40))), square));
  return shape === 'convex' ? convex : F.neg(convex);
}

/** Derivative of an arbitrary function of one number. */
export function arbitrarySlope<T>(F: Field<T>, shape: 'smooth' | 'convex' | 'concave', f: Coefficients, x: T): T {
  const one = F.of(1);
  let value = F.of(0.4 * f.at(32));
  for (let unit = 0; unit < UNITS; unit++) {
    const b = F.of(inner(f, unit, 0));
    const u = F.add(F.of(0.7 * f.at(8 * unit)), F.mul(b, x));
    const outer = f.at(8 * unit + 1);
    const t = F.tanh(u);
    const slope =
      shape === 'smooth'
        ? F.mul(F.of(outer), F.sub(one, F.mul(t, t)))
        : F.mul(F.of(Math.exp(0.5 * outer)), F.div(one, F.add(one, F.exp(F.neg(u)))));
    value = F.add(value, F.mul(b, slope));
  }
  if (shape === 'smooth') return value;
  const convex = F.add(value, F.mul(F.of(0.4 * Math.exp(0.5 * f.at(40))), x));
  return shape === 'convex' ? convex : F.neg(convex);
}

/** Derivatives of the built-in functions of one number. */
export const SLOPES: Readonly<Record<string, <T>(F: Field<T>, x: T) => T>> = {
  '\\log': (F, x) => F.div(F.of(1), x),
  '\\exp': (F, x) => F.exp(x),
  '\\sin': (F, x) => F.cos(x),
  '\\cos': (F, x) => F.neg(F.sin(x)),
  '\\tanh': (F, x) => F.sub(F.of(1), F.mul(F.tanh(x), F.tanh(x))),
  sigmoid: (F, x) => {
    const s = F.div(F.of(1), F.add(F.of(1), F.exp(F.neg(x))));
    return F.mul(s, F.sub(F.of(1), s));
  },
  softplus: (F, x) => F.div(F.of(1), F.add(F.of(1), F.exp(F.neg(x)))),
  relu: (F, x) => F.of(F.number(x) > 0 ? 1 : 0),
};
