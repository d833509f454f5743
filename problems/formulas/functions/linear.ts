import { determinant, identity, outer, trace } from '../../../worlds/numeric/linear';
import { isLess, isSingle, maximum } from '../../../worlds/numeric/order';
import { multiply, solved } from '../arithmetic';
import type { Call, FormulaFunction, Table } from '../call';
import { describe, scalar } from '../value';
import type { Tensor } from '../value';

/** Linear algebra. */

/** Elimination of a larger one would take minutes. */
const LARGEST = 300;

function square<T>(call: Call<T>, i: number, of: string): { readonly entries: readonly T[]; readonly n: number } {
  const matrix = call.matrix(i, of);
  const [n, m] = matrix.shape as [number, number];
  if (n !== m || n > LARGEST)
    call.fail(`expected a square matrix of at most ${LARGEST} rows as ${of}, found ${describe(matrix)}`);
  return { entries: matrix.entries, n };
}

const inv: FormulaFunction = {
  usage: 'inv(A)',
  takes: [1, 1],
  run: (call) => {
    const { entries, n } = square(call, 0, 'A');
    return { shape: [n, n], entries: solved(call.F, entries, identity(call.F, n), n, n) };
  },
};

const system: FormulaFunction = {
  usage: 'solve(A, b)',
  takes: [2, 2],
  run: (call) => {
    const { entries, n } = square(call, 0, 'A');
    const b = call.tensor(1, 'b');
    if (b.shape.length < 1 || b.shape.length > 2 || b.shape[0] !== n)
      call.fail(`expected a vector of ${n} or a matrix of ${n} rows as b, found ${describe(b)}`);
    return { shape: b.shape, entries: solved(call.F, entries, b.entries, n, b.shape[1] ?? 1) };
  },
};

/** (Σ |x_i|^p)^(1/p) over all entries; of a matrix with p = 2 it is the Frobenius norm. */
function norm<T>(call: Call<T>): Tensor<T> {
  const { F } = call;
  const { entries } = call.tensor(0, 'x');
  const p = call.has(1) ? call.number(1, 'p') : F.of(2);
  // A norm of one order is written without its root; an uncertain order needs the root of all that it may be.
  const order = isSingle(F, p) ? F.number(p) : NaN;
  if (isLess(F, F.of(0), p) !== true) call.fail(`expected p above 0, found ${F.number(p)}`);
  if (entries.length === 0) return scalar(F.of(0));
  const sizes = entries.map((x) => F.abs(x));
  if (order === Infinity) return scalar(sizes.reduce((a, b) => maximum(F, a, b)));
  if (order === 1) return scalar(sizes.reduce((a, b) => F.add(a, b)));
  if (order === 2) return scalar(F.sqrt(entries.map((x) => F.pow(x, p)).reduce((a, b) => F.add(a, b))));
  return scalar(
    F.pow(
      sizes.map((x) => F.pow(x, p)).reduce((a, b) => F.add(a, b)),
      F.div(F.of(1), p),
    ),
  );
}

export const linearFunctions: Table = {
  dot: {
    usage: 'dot(x, y)',
    takes: [2, 2],
    run: (call) => {
      const { F } = call;
      const [x, y] = [call.vector(0, 'x'), call.vector(1, 'y')];
      if (x.length !== y.length || x.length === 0)
        call.fail(`expected vectors alike, found ${x.length} and ${y.length} entries`);
      return scalar(x.map((xi, i) => F.mul(xi, y[i]!)).reduce((a, b) => F.add(a, b)));
    },
  },
  outer: {
    usage: 'outer(x, y)',
    takes: [2, 2],
    run: (call) => {
      const [x, y] = [call.vector(0, 'x'), call.vector(1, 'y')];
      return { shape: [x.length, y.length], entries: outer(call.F, x, y) };
    },
  },
  matmul: {
    usage: 'matmul(A, B)',
    takes: [2, 2],
    run: (call) => multiply(call.F, call.tensor(0, 'A'), call.tensor(1, 'B')),
  },
  trace: {
    usage: 'trace(A)',
    takes: [1, 1],
    run: (call) => {
      const { entries, n } = square(call, 0, 'A');
      return scalar(trace(call.F, entries, n));
    },
  },
  det: {
    usage: 'det(A)',
    takes: [1, 1],
    run: (call) => {
      const { entries, n } = square(call, 0, 'A');
      return scalar(determinant(call.F, entries, n));
    },
  },
  inv,
  solve: system,
  norm: { usage: 'norm(x, p)', takes: [1, 2], run: norm },
};
