import { identity } from '../../../worlds/numeric/linear';
import { permute } from '../../../worlds/numeric/layers/arrays';
import { checkEntries, transpose } from '../arithmetic';
import type { Call, FormulaFunction, Table } from '../call';
import { describe, describeShape, numbers, places, sameShape, scalar } from '../value';
import type { Tensor } from '../value';

/** Making arrays, and rearranging them. Axes are counted from 1. */

/** A shape given as one vector or as several numbers. */
function shapeOf<T>(call: Call<T>, from: number): number[] {
  const first = call.tensor(from, 'the shape');
  const shape =
    first.shape.length === 1
      ? call.wholes(from, 'the shape')
      : call.args.slice(from).map((_, i) => call.whole(from + i, 'the shape'));
  if (shape.some((n) => n < 0)) call.fail(`a shape has no negative sizes, but found [${shape.join(', ')}]`);
  checkEntries(shape);
  return shape;
}

const filled = (name: string, value: number): FormulaFunction => ({
  usage: `${name}(rows, columns)`,
  takes: [1, Infinity],
  run: (call) => {
    const shape = shapeOf(call, 0);
    return { shape, entries: Array.from({ length: places(shape) }, () => call.F.of(value)) };
  },
});

const unit: FormulaFunction = {
  usage: 'identity(n)',
  takes: [1, 1],
  run: (call) => {
    const n = call.whole(0, 'the size');
    if (n < 0) call.fail(`expected a size of 0 or more, found ${n}`);
    checkEntries([n, n]);
    return { shape: [n, n], entries: identity(call.F, n) };
  },
};

const reshape: FormulaFunction = {
  usage: 'reshape(x, shape)',
  takes: [2, Infinity],
  run: (call) => {
    const x = call.tensor(0, 'x');
    const shape = shapeOf(call, 1);
    if (places(shape) !== x.entries.length)
      call.fail(`${describe(x)} has ${x.entries.length} entries and cannot become ${describeShape(shape)}`);
    return { shape, entries: x.entries };
  },
};

/** Joins arrays along an axis, the last one unless told; numbers count as vectors of one. */
function concatenated<T>(call: Call<T>): Tensor<T> {
  const { settings } = call;
  const all = call.args.map((_, i) => call.tensor(i, 'an argument'));
  const axes = Math.max(...all.map((t) => t.shape.length), 1);
  // mathjs takes a number after matrices, which cannot be joined to them, as the axis.
  const axisLast = axes > 1 && all.at(-1)!.shape.length === 0;
  const arrays = (axisLast ? all.slice(0, -1) : all).map((t) => (t.shape.length === 0 ? { ...t, shape: [1] } : t));
  const axis = (axisLast ? call.whole(all.length - 1, 'the axis') : settings.whole('axis', axes)) - 1;
  const { shape } = arrays[0]!;
  if (axis < 0 || axis >= shape.length) call.fail(`there is no axis ${axis + 1} of ${shape.length}`);
  const but = (s: readonly number[]): number[] => s.filter((_, i) => i !== axis);
  for (const array of arrays) {
    if (array.shape.length !== shape.length || !sameShape(but(array.shape), but(shape)))
      call.fail(`${describe(arrays[0]!)} and ${describe(array)} do not fit along axis ${axis + 1}`);
  }
  const blocks = places(shape.slice(0, axis));
  const entries: T[] = [];
  for (let block = 0; block < blocks; block++) {
    for (const array of arrays) {
      const size = places(array.shape.slice(axis));
      entries.push(...array.entries.slice(block * size, (block + 1) * size));
    }
  }
  const length = arrays.reduce((sum, array) => sum + array.shape[axis]!, 0);
  return { shape: shape.map((n, i) => (i === axis ? length : n)), entries };
}

/** Zeros on either side of every axis. */
function padded<T>(call: Call<T>): Tensor<T> {
  const x = call.tensor(0, 'x');
  const by = call.whole(1, 'the padding');
  if (by < 0) call.fail(`expected a padding of 0 or more, found ${by}`);
  let result = x;
  x.shape.forEach((_, axis) => {
    const shape = result.shape.map((n, i) => (i === axis ? by : n));
    checkEntries(result.shape.map((n, i) => (i === axis ? n + 2 * by : n)));
    const inner = places(result.shape.slice(axis));
    const zeros = places(shape.slice(axis));
    const entries: T[] = [];
    const border = Array.from({ length: zeros }, () => call.F.of(0));
    for (let block = 0; block < places(result.shape.slice(0, axis)); block++)
      entries.push(...border, ...result.entries.slice(block * inner, (block + 1) * inner), ...border);
    result = { shape: result.shape.map((n, i) => (i === axis ? n + 2 * by : n)), entries };
  });
  return result;
}

/** The opposite order along the given axis, or along all. */
function flipped<T>(call: Call<T>): Tensor<T> {
  const x = call.tensor(0, 'x');
  if (!call.has(1)) return { shape: x.shape, entries: [...x.entries].reverse() };
  const axis = call.whole(1, 'the axis') - 1;
  const n = x.shape[axis] ?? call.fail(`there is no axis ${axis + 1} of ${x.shape.length}`);
  const inner = places(x.shape.slice(axis + 1));
  const entries = x.entries.map((_, i) => {
    const place = Math.floor(i / inner) % n;
    return x.entries[i + (n - 1 - 2 * place) * inner]!;
  });
  return { shape: x.shape, entries };
}

function permuted<T>(call: Call<T>): Tensor<T> {
  const x = call.tensor(0, 'x');
  const order = call.wholes(1, 'the order of the axes');
  const sorted = [...order].sort((a, b) => a - b);
  if (
    !sameShape(
      sorted,
      [...x.shape.keys()].map((i) => i + 1),
    )
  )
    call.fail(`expected the axes 1 to ${x.shape.length} in some order, found [${order.join(', ')}]`);
  return permute(
    x,
    order.map((axis) => axis - 1),
  );
}

function oneHot<T>(call: Call<T>): Tensor<T> {
  const [i, n] = [call.whole(0, 'the class'), call.whole(1, 'the number of classes')];
  if (n < 1 || i < 1 || i > n) call.fail(`expected a class from 1 to ${n}, found ${i}`);
  checkEntries([n]);
  return { shape: [n], entries: Array.from({ length: n }, (_, k) => call.F.of(k + 1 === i ? 1 : 0)) };
}

function diagonal<T>(call: Call<T>): Tensor<T> {
  const x = call.tensor(0, 'x');
  const [n, m] = x.shape;
  if (n !== undefined && x.shape.length === 1) {
    checkEntries([n, n]);
    const entries = Array.from({ length: n * n }, (_, i) =>
      i % (n + 1) === 0 ? x.entries[i / (n + 1)]! : call.F.of(0),
    );
    return { shape: [n, n], entries };
  }
  if (n === undefined || m === undefined || x.shape.length > 2)
    return call.fail(`expected a vector or a matrix, found ${describe(x)}`);
  const entries = Array.from({ length: Math.min(n, m) }, (_, i) => x.entries[i * (m + 1)]!);
  return { shape: [entries.length], entries };
}

export const arrayFunctions: Table = {
  size: {
    usage: 'size(x)',
    takes: [1, 1],
    run: (call) => numbers(call.F, call.tensor(0, 'x').shape),
  },
  numel: {
    usage: 'numel(x)',
    takes: [1, 1],
    run: (call) => scalar(call.F.of(call.tensor(0, 'x').entries.length)),
  },
  zeros: filled('zeros', 0),
  ones: filled('ones', 1),
  identity: unit,
  diag: { usage: 'diag(x)', takes: [1, 1], run: diagonal },
  oneHot: { usage: 'oneHot(class, classes)', takes: [2, 2], run: oneHot },
  reshape,
  flatten: {
    usage: 'flatten(x)',
    takes: [1, 1],
    run: (call) => {
      const { entries } = call.tensor(0, 'x');
      return { shape: [entries.length], entries };
    },
  },
  transpose: { usage: 'transpose(x)', takes: [1, 1], run: (call) => transpose(call.tensor(0, 'x')) },
  permute: { usage: 'permute(x, axes)', takes: [2, 2], run: permuted },
  concat: { usage: 'concat(a, b, …, {axis})', takes: [1, Infinity], options: ['axis'], run: concatenated },
  flip: { usage: 'flip(x, axis)', takes: [1, 2], run: flipped },
  pad: { usage: 'pad(x, places)', takes: [2, 2], run: padded },
};
