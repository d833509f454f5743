/**
 * A number, vector, matrix or array of more axes over some field of numbers: doubles, or intervals where entries are
 * known within limits only. `shape` is [] for a number, [n] for a vector, [rows, columns] for a matrix; entries stand
 * row by row, the last axis fastest.
 */
export interface Tensor<T> {
  readonly shape: readonly number[];
  readonly entries: readonly T[];
}
