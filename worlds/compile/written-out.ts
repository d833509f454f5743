import { doubles } from '../numeric/doubles';
import type { Env } from './code';

type Run<T> = (env: Env<T>) => T;
type Joined<T> = (x: Run<T>, y: Run<T>) => Run<T>;

/** Operations on doubles. Most of what is evaluated is of these, and written out they cost one call less each. */
const WRITTEN_OUT: readonly (readonly [operation: unknown, joined: Joined<number>])[] = [
  [doubles.add, (x, y) => (env) => x(env) + y(env)],
  [doubles.sub, (x, y) => (env) => x(env) - y(env)],
  [doubles.mul, (x, y) => (env) => x(env) * y(env)],
  [doubles.div, (x, y) => (env) => x(env) / y(env)],
  [doubles.neg, (x) => (env) => -x(env)],
  [doubles.exp, (x) => (env) => Math.exp(x(env))],
  [doubles.log, (x) => (env) => Math.log(x(env))],
];

// An operation of doubles is only ever applied to doubles, whatever T is called there.
const table = new Map(WRITTEN_OUT) as unknown as ReadonlyMap<unknown, Joined<never>>;

/** Code of a function of one number. */
export function of1<T>(f: (x: T) => T, x: Run<T>): Run<T> {
  const joined = table.get(f) as Joined<T> | undefined;
  return joined ? joined(x, x) : (env) => f(x(env));
}

/** Code of a function of two numbers. */
export function of2<T>(f: (x: T, y: T) => T, x: Run<T>, y: Run<T>): Run<T> {
  const joined = table.get(f) as Joined<T> | undefined;
  return joined ? joined(x, y) : (env) => f(x(env), y(env));
}
