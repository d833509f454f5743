import type { Field } from '../../worlds/field';
import type { Tensor } from '../../worlds/tensor';

export type { Tensor } from '../../worlds/tensor';

/** Named settings of a function, written `{stride: 2, padding: "same"}`. */
export type Options<T> = ReadonlyMap<string, Value<T>>;

export type Value<T> = Tensor<T> | string | boolean | Options<T>;

/** What stands in brackets but is no array of numbers, such as `[{kernel: 3}, {kernel: 5}]`. Only functions take it. */
export interface List<T> {
  readonly items: readonly Operand<T>[];
}

/** What a part of a formula may be. */
export type Operand<T> = Value<T> | List<T>;

export const isOptions = <T>(value: Operand<T>): value is Options<T> => value instanceof Map;

export const isTensor = <T>(value: Operand<T>): value is Tensor<T> =>
  typeof value === 'object' && 'entries' in value && !isOptions(value);

export const isList = <T>(value: Operand<T>): value is List<T> => typeof value === 'object' && 'items' in value;

export const scalar = <T>(entry: T): Tensor<T> => ({ shape: [], entries: [entry] });

export const vector = <T>(entries: readonly T[]): Tensor<T> => ({ shape: [entries.length], entries });

/** Numbers of a result that is exact, such as a shape. */
export const numbers = <T>(F: Field<T>, xs: readonly number[]): Tensor<T> => vector(xs.map((x) => F.of(x)));

export const sameShape = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((n, i) => n === b[i]);

export const places = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** A kind of value in words, for messages. */
export function describe<T>(value: Operand<T>): string {
  if (typeof value === 'string') return `the text "${value}"`;
  if (typeof value === 'boolean') return String(value);
  if (isOptions(value)) return 'a set of options';
  if (isList(value)) return 'a list that is no array of numbers';
  return describeShape(value.shape);
}

export function describeShape(shape: readonly number[]): string {
  if (shape.length === 0) return 'a number';
  if (shape.length === 1) return `a vector of ${shape[0]}`;
  return shape.length === 2 ? `a ${shape.join('×')} matrix` : `a ${shape.join('×')} array`;
}
