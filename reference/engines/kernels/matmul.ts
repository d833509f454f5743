import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { simdOf, type Address } from '../simd';
import type { Tensors } from '../types';

const sizeOf = (shape: readonly number[]): number => shape.reduce((all, side) => all * side, 1);

/** For each matrix of the result, which one of an operand it is made of. `outer` are the operand's batch dimensions. */
function choices(outer: readonly number[], result: readonly number[]): readonly number[] {
  const missing = result.length - outer.length;
  return Array.from({ length: sizeOf(result) }, (_, index) => {
    let [which, size, rest] = [0, 1, index];
    for (let axis = result.length - 1; axis >= 0; axis--) {
      const at = rest % result[axis]!;
      rest = Math.floor(rest / result[axis]!);
      const side = axis < missing ? 1 : outer[axis - missing]!;
      if (side > 1) which += at * size;
      size *= side;
    }
    return which;
  });
}

interface Attributes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

/** op(A) · op(B), with a bias for each column and rectified if wanted; null where there is nothing to sum. */
function multiplied(
  tf: Tensors,
  wasm: BackendWasm,
  { a, b, bias }: Readonly<Record<'a' | 'b', TensorInfo>> & { readonly bias?: TensorInfo },
  { transposeA, transposeB }: Attributes,
  rectify: boolean,
): TensorInfo | null {
  const sides = ({ shape }: TensorInfo, turned: boolean): [number, number] => {
    const [rows, columns] = shape.slice(-2) as [number, number];
    return turned ? [columns, rows] : [rows, columns];
  };
  const [m, k] = sides(a, transposeA);
  const [inner, n] = sides(b, transposeB);
  tf.util.assert(
    k === inner,
    () => `matMul: inner shapes ${k} and ${inner} of ${a.shape.join('×')} and ${b.shape.join('×')} must match`,
  );
  const [outerA, outerB] = [a.shape.slice(0, -2), b.shape.slice(0, -2)];
  const outer = tf.broadcast_util.assertAndGetBroadcastShape(outerA, outerB);
  if (m * n * k * sizeOf(outer) === 0) return null;
  const simd = simdOf(wasm);
  const out = wasm.makeOutput([...outer, m, n], 'float32');
  const [fromA, fromB] = [choices(outerA, outer), choices(outerB, outer)];
  const places: [Address, Address, Address] = [simd.at(a), simd.at(b), simd.at(out)];
  for (let i = 0; i < fromA.length; i++)
    simd.product(
      ...[m, n, k],
      ...[places[0] + 4 * m * k * fromA[i]!, transposeA ? 4 : 4 * k, transposeA ? 4 * m : 4],
      ...[places[1] + 4 * k * n * fromB[i]!, transposeB ? 4 : 4 * n, transposeB ? 4 * k : 4],
      ...[places[2] + 4 * m * n * i, 4 * n],
      bias ? simd.at(bias) : 0,
      false,
      rectify,
      fromB[i] === 0 ? simd.numberOf(b) : 0,
      simd.scratch,
    );
  return out;
}

const floating = (...infos: readonly TensorInfo[]): boolean => infos.every(({ dtype }) => dtype === 'float32');

/** `BatchMatMul`. The stock kernel knows no fused multiply-add, and multiplies transposed operands in a plain loop. */
export const batchMatMul =
  (tf: Tensors, stock: KernelFunc): KernelFunc =>
  (given) => {
    const { a, b } = given.inputs as Record<'a' | 'b', TensorInfo>;
    const attrs = given.attrs as unknown as Attributes;
    const out = floating(a, b) ? multiplied(tf, given.backend as BackendWasm, { a, b }, attrs, false) : null;
    return out ?? stock(given);
  };

/** `_FusedMatMul`: with a bias, and a rectifier if any. What is fused otherwise is left to the stock kernel. */
export const fusedMatMul =
  (tf: Tensors, stock: KernelFunc): KernelFunc =>
  (given) => {
    const { a, b, bias } = given.inputs as Record<'a' | 'b', TensorInfo> & { bias?: TensorInfo };
    const attrs = given.attrs as unknown as Attributes & { activation?: string };
    const activation = attrs.activation ?? 'linear';
    const known = activation === 'linear' || activation === 'relu';
    const columns = b.shape.at(attrs.transposeB ? -2 : -1)!;
    if (!known || !floating(a, b) || (bias && (bias.shape.length !== 1 || bias.shape[0] !== columns)))
      return stock(given);
    return multiplied(tf, given.backend as BackendWasm, { a, b, bias }, attrs, activation === 'relu') ?? stock(given);
  };
