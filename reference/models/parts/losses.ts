import type { Scalar, Tensor, Tensor2D } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../engines/types';

/**
 * Mean over the rows of −Σ_k y_k log softmax(x)_k, in nats, with the gradient (softmax(x) − y)/rows.
 * @param logits [rows, classes]
 * @param targets [rows, classes], rows that sum to one; no gradient flows into them
 */
export function softmaxCrossEntropy(tf: Tensors, logits: Tensor2D, targets: Tensor2D): Scalar {
  return tf.customGrad((x, save) => {
    const input = x as Tensor;
    const rows = logits.shape[0];
    const shifted = tf.sub(input, tf.max(input, 1, true));
    const each = tf.mul(targets, tf.sub(tf.log(tf.sum(tf.exp(shifted), 1, true)), shifted));
    (save as (tensors: Tensor[]) => void)([input, targets]);
    return {
      value: tf.div(tf.sum(each), rows) as Scalar,
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(tf.sub(tf.softmax(saved[0]!), saved[1]!), tf.div(dy, rows)),
    };
  })(logits) as Scalar;
}

/**
 * Sum over all entries of −y log σ(x) − (1 − y) log(1 − σ(x)), in nats, with the gradient σ(x) − y.
 * Divide by the rows for the mean loss of a row.
 * @param targets of the same shape, from 0 to 1; no gradient flows into them
 */
export function sigmoidCrossEntropy(tf: Tensors, logits: Tensor, targets: Tensor): Scalar {
  return tf.customGrad((x, save) => {
    const input = x as Tensor;
    // log(1 + e^x) − x y, without overflow.
    const softplus = tf.add(tf.relu(input), tf.log1p(tf.exp(tf.neg(tf.abs(input)))));
    (save as (tensors: Tensor[]) => void)([input, targets]);
    return {
      value: tf.sum(tf.sub(softplus, tf.mul(input, targets))) as Scalar,
      gradFunc: (dy: Tensor, saved: Tensor[]) => tf.mul(tf.sub(tf.sigmoid(saved[0]!), saved[1]!), dy),
    };
  })(logits) as Scalar;
}
