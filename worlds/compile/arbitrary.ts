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
