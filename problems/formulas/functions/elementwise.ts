import type { Field } from '../../../worlds/field';
import { ceil, ends, floor, isLess, maximum, minimum, round, wholeNumber } from '../../../worlds/numeric/order';
import { map, zip } from '../arithmetic';
import type { FormulaFunction, Table } from '../call';
import { fail } from '../error';

/** Functions of a number; of an array they are taken entry by entry. */

/** A function of one number. */
export const elementwise = (name: string, f: <T>(F: Field<T>, x: T) => T): FormulaFunction => ({
  usage: `${name}(x)`,
  takes: [1, 1],
  run: (call) => map(call.tensor(0, 'x'), (x) => f(call.F, x)),
});

const pairwise = (usage: string, what: string, f: <T>(F: Field<T>, x: T, y: T) => T): FormulaFunction => ({
  usage,
  takes: [2, 2],
  run: (call) =>
    zip(call.tensor(0, 'the first argument'), call.tensor(1, 'the second argument'), what, (x, y) => f(call.F, x, y)),
});

/** x - y floor(x / y), which has the sign of y; x where y is 0, as in mathjs. */
export function modulo<T>(F: Field<T>, x: T, y: T): T {
  const [lo, hi] = ends(F, y);
  return lo === 0 && hi === 0 ? x : F.sub(x, F.mul(y, floor(F, F.div(x, y))));
}

const MOST_FACTORIAL = 170;

export function factorial<T>(F: Field<T>, x: T): T {
  const n = wholeNumber(F, x);
  if (n === null || n < 0 || n > MOST_FACTORIAL)
    return fail(`a factorial is taken of a whole number from 0 to ${MOST_FACTORIAL}, but found ${F.number(x)}`);
  let product = F.of(1);
  for (let k = 2; k <= n; k++) product = F.mul(product, F.of(k));
  return product;
}

function sign<T>(F: Field<T>, x: T): T {
  if (isLess(F, F.of(0), x) === true) return F.of(1);
  if (isLess(F, x, F.of(0)) === true) return F.of(-1);
  const [lo, hi] = ends(F, x);
  if (lo === 0 && hi === 0) return F.of(0);
  return F.hull ? F.hull(F.of(-1), F.of(1)) : fail('the sign of what is no number');
}

const logTo =
  (base: number) =>
  <T>(F: Field<T>, x: T): T =>
    F.div(F.log(x), F.log(F.of(base)));

/** round(x, digits): halves away from 0. */
const rounded: FormulaFunction = {
  usage: 'round(x, digits)',
  takes: [1, 2],
  run: (call) => {
    const { F } = call;
    const x = call.tensor(0, 'x');
    if (!call.has(1)) return map(x, (a) => round(F, a));
    const digits = call.whole(1, 'digits');
    if (Math.abs(digits) > 15) call.fail(`expected -15 to 15 digits, found ${digits}`);
    const scale = F.of(10 ** Math.abs(digits));
    const [there, back] = digits < 0 ? [F.div, F.mul] : [F.mul, F.div];
    return map(x, (a) => back(round(F, there(a, scale)), scale));
  },
};

const logarithm: FormulaFunction = {
  usage: 'log(x, base)',
  takes: [1, 2],
  run: (call) => {
    const { F } = call;
    const x = call.tensor(0, 'x');
    if (!call.has(1)) return map(x, F.log);
    const base = F.log(call.number(1, 'the base'));
    return map(x, (a) => F.div(F.log(a), base));
  },
};

const clip: FormulaFunction = {
  usage: 'clip(x, least, greatest)',
  takes: [3, 3],
  run: (call) => {
    const { F } = call;
    const [least, greatest] = [call.number(1, 'least'), call.number(2, 'greatest')];
    if (isLess(F, greatest, least) === true) call.fail('the least value is above the greatest');
    return map(call.tensor(0, 'x'), (a) => minimum(F, maximum(F, a, least), greatest));
  },
};

export const elementwiseFunctions: Table = {
  sqrt: elementwise('sqrt', (F, x) => F.sqrt(x)),
  square: elementwise('square', (F, x) => F.pow(x, F.of(2))),
  exp: elementwise('exp', (F, x) => F.exp(x)),
  log: logarithm,
  ln: elementwise('ln', (F, x) => F.log(x)),
  log2: elementwise('log2', logTo(2)),
  log10: elementwise('log10', logTo(10)),
  abs: elementwise('abs', (F, x) => F.abs(x)),
  sign: elementwise('sign', sign),
  floor: elementwise('floor', floor),
  ceil: elementwise('ceil', ceil),
  round: rounded,
  mod: pairwise('mod(x, y)', 'mod', modulo),
  pow: pairwise('pow(x, y)', 'pow', (F, x, y) => F.pow(x, y)),
  maximum: pairwise('maximum(a, b)', 'maximum', maximum),
  minimum: pairwise('minimum(a, b)', 'minimum', minimum),
  clip,
  sin: elementwise('sin', (F, x) => F.sin(x)),
  cos: elementwise('cos', (F, x) => F.cos(x)),
  tan: elementwise('tan', (F, x) => F.tan(x)),
  asin: elementwise('asin', (F, x) => F.asin(x)),
  acos: elementwise('acos', (F, x) => F.acos(x)),
  atan: elementwise('atan', (F, x) => F.atan(x)),
  sinh: elementwise('sinh', (F, x) => F.sinh(x)),
  cosh: elementwise('cosh', (F, x) => F.cosh(x)),
  erf: elementwise('erf', (F, x) => F.erf(x)),
  factorial: elementwise('factorial', factorial),
};
