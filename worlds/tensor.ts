import type { Shape } from './compile/code';
import type { Interval } from './numeric/intervals';

/**
 * A number, vector, matrix or array of more axes whose entries are known within limits.
 * `shape` is [] for a number, [n] for a vector, [rows, columns] for a matrix; entries stand row by row.
 */
export interface Tensor {
  readonly shape: Shape;
  readonly entries: readonly Interval[];
}
