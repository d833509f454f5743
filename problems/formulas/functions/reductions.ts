import type { Field } from '../../../worlds/field';
import { ends, isLess, maximum, minimum } from '../../../worlds/numeric/order';
import { permute } from '../../../worlds/numeric/layers/arrays';
import type { Call, FormulaFunction, Table } from '../call';
import { Undecided } from '../error';
import { scalar } from '../value';
import type { Tensor } from '../value';

/** Functions of all entries of an array, or of all entries along one of its axes. */

type Reduce = <T>(F: Field<T>, entries: readonly T[]) => T;

/** Entries of several numbers, of one array, or of an array along an axis counted from 1. */
function reduced<T>(call: Call<T>, f: Reduce): Tensor<T> {
  const { F, args } = call;
  const tensors = args.map((_, i) => call.tensor(i, 'an argument'));
  const first = tensors[0]!;
  const some = (entries: readonly T[]): T =>
    entries.length > 0 ? f(F, entries) : call.fail('there are no entries to take it of');
  if (tensors.length === 1) return scalar(some(first.entries));
  if (tensors.every((t) => t.shape.length === 0)) return scalar(some(tensors.flatMap((t) => t.entries)));
  if (tensors.length > 2 || tensors[1]!.shape.length > 0)
    return call.fail(
      `takes one array, an array and an axis, or several numbers; entry by entry there are maximum(a, b) and minimum(a, b)`,
    );
  const axis = call.whole(1, 'the axis') - 1;
  const axes = first.shape.length;
  if (axis < 0 || axis >= axes)
    return call.fail(
      `there is no axis ${axis + 1} of ${axes}; axes are counted from 1, and entry by entry there are maximum(a, b) and minimum(a, b)`,
    );
  const others = [...first.shape.keys()].filter((a) => a !== axis);
  const moved = permute(first, [...others, axis]);
  const n = first.shape[axis]!;
  const shape = moved.shape.slice(0, -1);
  const count = n === 0 ? 0 : moved.entries.length / n;
  const entries = Array.from({ length: count }, (_, i) => some(moved.entries.slice(i * n, (i + 1) * n)));
  return { shape, entries };
}

const reduction = (name: string, f: Reduce): FormulaFunction => ({
  usage: `${name}(x, axis)`,
  takes: [1, Infinity],
  run: (call) => reduced(call, f),
});

const sum: Reduce = (F, entries) => entries.reduce((a, b) => F.add(a, b));

const mean: Reduce = (F, entries) => F.div(sum(F, entries), F.of(entries.length));

/** Squared deviations from the mean, over n - 1 or n. */
function variance<T>(call: Call<T>): T {
  const { F } = call;
  const { entries } = call.tensor(0, 'x');
  const kind = call.settings.word('divide', ['n-1', 'n'], 'n-1');
  const by = kind === 'n' ? entries.length : entries.length - 1;
  if (by < 1) return call.fail(`expected at least ${kind === 'n' ? 1 : 2} entries, found ${entries.length}`);
  const centre = mean(F, entries);
  const squares = entries.map((x) => F.pow(F.sub(x, centre), F.of(2)));
  return F.div(sum(F, squares), F.of(by));
}

/** The place of the greatest entry, from 1; of equal ones the first. */
function placeOfGreatest<T>(F: Field<T>, entries: readonly T[]): number {
  let best = 0;
  entries.forEach((x, i) => {
    if (i === 0) return;
    const less = isLess(F, entries[best]!, x);
    if (less === null && !identical(F, entries[best]!, x))
      throw new Undecided('which entry is the greatest is not settled within their limits');
    if (less === true) best = i;
  });
  return best + 1;
}

function identical<T>(F: Field<T>, a: T, b: T): boolean {
  const [[aLo, aHi], [bLo, bHi]] = [ends(F, a), ends(F, b)];
  return aLo === aHi && bLo === bHi && aLo === bLo;
}

export const reductionFunctions: Table = {
  sum: reduction('sum', sum),
  prod: reduction('prod', (F, entries) => entries.reduce((a, b) => F.mul(a, b))),
  mean: reduction('mean', mean),
  max: reduction('max', (F, entries) => entries.reduce((a, b) => maximum(F, a, b))),
  min: reduction('min', (F, entries) => entries.reduce((a, b) => minimum(F, a, b))),
  argmax: reduction('argmax', (F, entries) => F.of(placeOfGreatest(F, entries))),
  argmin: reduction('argmin', (F, entries) => F.of(placeOfGreatest(F, entries.map(F.neg)))),
  variance: {
    usage: 'variance(x, {divide: "n-1"})',
    takes: [1, 1],
    options: ['divide'],
    run: (call) => scalar(variance(call)),
  },
  std: {
    usage: 'std(x, {divide: "n-1"})',
    takes: [1, 1],
    options: ['divide'],
    run: (call) => scalar(call.F.sqrt(variance(call))),
  },
};
