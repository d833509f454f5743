import type { Span } from '../../expr';
import type { Field } from '../field';
import { refuse, refuseShape } from '../refusal';
import type { Code, Column, Env, Fixed, ScalarCode, Shape } from './code';
import { entries, inWords, logOf, noSlots, sameShape, scalar, tensor, union, withLog } from './code';

/** A number that is the same everywhere, and the nearest double to it. */
export const constant = <T>(value: T, x: number): ScalarCode<T> =>
  scalar(
    noSlots,
    () => value,
    x,
    ({ all }) => all.map(() => value),
  );

/** A literal number. */
export const literal = <T>(F: Field<T>, x: number): Fixed<T> => constant(F.of(x), x);

/** A column made of another, number by number. */
const column1 =
  <T>(a: Column<T>, f: (x: T) => T): Column<T> =>
  (worlds) => {
    const out = a(worlds).slice();
    for (let i = 0; i < out.length; i++) out[i] = f(out[i]!);
    return out;
  };

/** A column made of two others, number by number. */
const column2 =
  <T>(a: Column<T>, b: Column<T>, f: (x: T, y: T) => T): Column<T> =>
  (worlds) => {
    const out = a(worlds).slice();
    const y = b(worlds);
    for (let i = 0; i < out.length; i++) out[i] = f(out[i]!, y[i]!);
    return out;
  };

/** A number made of another. */
export function scalar1<T>(a: ScalarCode<T>, f: (x: T) => T): ScalarCode<T> {
  const { run, column } = a;
  return scalar(a.slots, (env) => f(run(env)), undefined, column && column1(column, f));
}

/** Settles a flexible value that nothing beside it gives a shape. */
export function settle<T>(code: Code<T>, span?: Span): Fixed<T> {
  if (code.kind !== 'flexible') return code;
  return code.alone ?? refuse(`the shape of ${code.what} cannot be told from its place`, span);
}

/** Makes a value take a shape: flexible ones do, the number 0 becomes a zero, others must have it already. */
export function shaped<T>(F: Field<T>, code: Code<T>, shape: Shape, span?: Span): Fixed<T> {
  if (code.kind === 'flexible') return settle(code.make(shape), span);
  if (sameShape(code.shape, shape)) return code;
  if (code.kind === 'scalar' && code.literal === 0) {
    const zero = Array.from({ length: entries(shape) }, () => F.of(0));
    return tensor(shape, noSlots, () => zero);
  }
  return refuseShape(`expected ${inWords(shape)}, found ${inWords(code.shape)}`, span);
}

/** Applies a function to every entry. */
export function map1<T>(a: Fixed<T>, f: (x: T) => T): Fixed<T> {
  if (a.kind === 'scalar') return scalar1(a, f);
  return tensor(a.shape, a.slots, (env) => a.run(env).map(f));
}

/** A product of two values, entry by entry; of two numbers it keeps the logarithm that one of them knows. */
export function times<T>(F: Field<T>, a: Fixed<T>, b: Fixed<T>): Fixed<T> {
  const value = map2(a, b, F.mul);
  if (a.kind !== 'scalar' || b.kind !== 'scalar' || value.kind !== 'scalar' || !(a.log || b.log)) return value;
  const [x, y] = [logOf(F, a), logOf(F, b)];
  return withLog(value, (env) => F.add(x(env), y(env)));
}

/** A quotient, entry by entry; of two numbers it keeps the logarithm that one of them knows. */
export function over<T>(F: Field<T>, a: Fixed<T>, b: Fixed<T>): Fixed<T> {
  const value = map2(a, b, F.div);
  if (a.kind !== 'scalar' || b.kind !== 'scalar' || value.kind !== 'scalar' || !(a.log || b.log)) return value;
  const [x, y] = [logOf(F, a), logOf(F, b)];
  return withLog(value, (env) => F.sub(x(env), y(env)));
}

/** Natural logarithm of every entry. */
export const logarithm = <T>(F: Field<T>, a: Fixed<T>): Fixed<T> =>
  a.kind === 'scalar' && a.log ? scalar(a.slots, a.log) : map1(a, F.log);

/** Exponential of every entry; of a number it knows the logarithm. */
export function exponential<T>(F: Field<T>, a: Fixed<T>): Fixed<T> {
  const value = map1(a, F.exp);
  return a.kind === 'scalar' && value.kind === 'scalar' ? withLog(value, a.run) : value;
}

/** Combines two values entry by entry; a number goes with every entry. */
export function map2<T>(a: Fixed<T>, b: Fixed<T>, f: (x: T, y: T) => T): Fixed<T> {
  const slots = union(a.slots, b.slots);
  if (a.kind === 'scalar') {
    if (b.kind === 'scalar') {
      const column = a.column && b.column && column2(a.column, b.column, f);
      return scalar(slots, (env) => f(a.run(env), b.run(env)), undefined, column);
    }
    return tensor(b.shape, slots, (env) => {
      const x = a.run(env);
      return b.run(env).map((y) => f(x, y));
    });
  }
  if (b.kind === 'scalar')
    return tensor(a.shape, slots, (env) => {
      const y = b.run(env);
      return a.run(env).map((x) => f(x, y));
    });
  return tensor(a.shape, slots, (env) => {
    const x = a.run(env);
    const y = b.run(env);
    return x.map((value, i) => f(value, y[i]!));
  });
}

/** Adds values of one shape. Literal numbers beside a vector are added to every entry, as people write `1 - s`. */
export function add<T>(F: Field<T>, terms: readonly Code<T>[], note: (text: string) => void, span?: Span): Code<T> {
  const fixed = terms.filter((t): t is Fixed<T> => t.kind !== 'flexible');
  const shape = fixed.find((t) => t.shape.length > 0)?.shape ?? (fixed.length > 0 ? [] : null);
  if (shape === null) {
    const what = terms.map((t) => (t.kind === 'flexible' ? t.what : '')).join(' + ');
    return {
      kind: 'flexible',
      what,
      alone: null,
      make: (s) =>
        sumOf(
          F,
          terms.map((t) => shaped(F, t, s, span)),
        ),
    };
  }
  const settled = terms.map((t) => {
    if (t.kind === 'flexible') return shape.length === 0 ? settle(t, span) : shaped(F, t, shape, span);
    if (sameShape(t.shape, shape)) return t;
    if (t.kind === 'scalar' && t.literal !== undefined) {
      if (t.literal !== 0) note('a number added to a vector was added to every entry');
      return t;
    }
    return refuseShape(`${inWords(shape)} and ${inWords(t.shape)} cannot be added`, span);
  });
  return sumOf(F, settled);
}

function sumOf<T>(F: Field<T>, terms: readonly Fixed<T>[]): Fixed<T> {
  if (terms.length > 2 && terms.every((t) => t.kind === 'scalar')) {
    const runs = terms.map((t) => t.run);
    const total = (env: Env<T>): T => {
      let sum = runs[0]!(env);
      for (let i = 1; i < runs.length; i++) sum = F.add(sum, runs[i]!(env));
      return sum;
    };
    const columns = terms.flatMap((t) => t.column ?? []);
    const column = columns.length < terms.length ? undefined : columns.reduce((sum, next) => column2(sum, next, F.add));
    return scalar(union(...terms.map((t) => t.slots)), total, undefined, column);
  }
  return terms.slice(1).reduce((total, t) => map2(total, t, F.add), terms[0]!);
}
