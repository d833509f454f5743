import type { Expr } from '../../../expr';
import { UNIT } from '../algebra/poly';
import type { Bound, Poly } from '../algebra/types';
import { symbol } from '../algebra/write';
import type { Setting } from '../setting';

const RANGE = { from: null, to: null, in: null, integral: false } as const;

/** The name that a symbol, perhaps with primes, is; null for other expressions. */
export function nameOf(e: Expr): string | null {
  if (e.kind === 'sym') return e.name;
  return e.kind === 'prime' && e.base.kind === 'sym' ? e.base.name + "'".repeat(e.count) : null;
}

/** A random variable by its own name. */
export const variableBinder = (variable: string): Bound => ({
  name: variable,
  expr: symbol(variable),
  kind: 'variable',
  variable,
  ...RANGE,
});

/** An instance of a random variable; null where the expression is none. */
export function instance(e: Expr, setting: Setting): Bound | null {
  const name = nameOf(e);
  const variable = name === null ? null : setting.variable(name);
  return name === null || variable === null ? null : { name, expr: e, kind: 'variable', variable, ...RANGE };
}

/** A name that nothing declares, drawn from a law: `t \sim \mathcal{N}(0, 1)`. */
export function drawn(e: Expr): Bound | null {
  const name = nameOf(e);
  return name === null ? null : { name, expr: e, kind: 'variable', variable: null, ...RANGE };
}

/** An index from 1 to a size; without a size, over whatever it indexes. */
export const indexBinder = (name: string, to: Poly | null): Bound => ({
  name,
  expr: symbol(name),
  kind: 'index',
  variable: null,
  ...RANGE,
  from: to ? UNIT : null,
  to,
});

const LETTERS = ['j', 'i', 'k', 'l', 'm', 'n', 'r', 's', 't'];

/** Letters for indices that mean nothing else in a world and are not among those taken. */
export const freeLetters = (setting: Setting, taken: ReadonlySet<string> = new Set()): string[] =>
  LETTERS.filter(
    (name) =>
      !taken.has(name) &&
      !setting.meaning.variables.has(name) &&
      !setting.meaning.parameters.has(name) &&
      !setting.definitions.has(name),
  );
