import type { Tensor2D } from '@tensorflow/tfjs-core';
import { lstmCell } from '../../reference/models/char-lstm';
import type { Computation } from './engines';

/** Two steps of an LSTM and the gradients of both, on random numbers; the second has a gradient from above, the first from both sides. */
export const lstmSteps =
  (batch: number, hidden: number): Computation =>
  (tf, draw) => {
    const matrix = (rows: number, columns: number): Tensor2D => draw(rows, columns) as Tensor2D;
    const x = matrix(2 * batch, 4 * hidden);
    const byOutput = matrix(2 * batch, hidden);
    const first = lstmCell.step(tf, { x, row: 0, z: matrix(batch, 4 * hidden) }, [
      matrix(batch, hidden),
      matrix(batch, hidden),
    ]);
    // Large sums, where the functions are flat.
    const z = tf.mul(matrix(batch, 4 * hidden), 60) as Tensor2D;
    const second = lstmCell.step(tf, { x, row: batch, z }, first.state);
    const last = lstmCell.back(tf, second.saved, { byOutput, row: batch, byState: [undefined, undefined] });
    const before = lstmCell.back(tf, first.saved, {
      byOutput,
      row: 0,
      byState: [matrix(batch, hidden), last.byState[1]],
    });
    return [...second.state, last.byZ, before.byZ, before.byState[1]!];
  };
