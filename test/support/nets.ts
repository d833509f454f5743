import type { Scalar, Tensor, Tensor2D, Tensor4D, Variable } from '@tensorflow/tfjs-core';
import type { Tensors } from '../../reference/engines/types';
import { normal, seeded } from '../../reference/random';

/** A small net: the shapes of its weights, and its loss on one batch. */
interface Net {
  readonly shapes: readonly (readonly number[])[];
  loss(tf: Tensors, weights: readonly Variable[], draw: (...shape: number[]) => Tensor): Scalar;
}

const crossEntropy = (tf: Tensors, logits: Tensor, classes: readonly number[]): Scalar => {
  const labels = tf.cast(tf.oneHot(tf.tensor1d([...classes], 'int32'), logits.shape.at(-1)!), 'float32');
  return tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits), labels), 1)));
};

/** Nets of the reference in small: one of each kind of kernel that matters. */
export const nets: Readonly<Record<string, Net>> = {
  perceptron: {
    shapes: [[12, 8], [8], [8, 3], [3]],
    loss: (tf, [w1, b1, w2, b2], draw) => {
      const hidden = tf.relu(tf.add(tf.matMul(draw(6, 12) as Tensor2D, w1 as never), b1!));
      return crossEntropy(tf, tf.add(tf.matMul(hidden, w2 as never), b2!), [0, 1, 2, 2, 1, 0]);
    },
  },
  convnet: {
    shapes: [[3, 3, 2, 4], [4], [3, 3, 4, 5], [5], [45, 3]],
    loss: (tf, [w1, b1, w2, b2, w3], draw) => {
      const layer = (x: Tensor, w: Variable, b: Variable): Tensor =>
        tf.relu(tf.add(tf.conv2d(x as Tensor4D, w as never, 1, 'same'), b));
      const pooled = tf.maxPool(layer(draw(4, 6, 6, 2), w1!, b1!) as Tensor4D, 2, 2, 'valid');
      return crossEntropy(tf, tf.matMul(tf.reshape(layer(pooled, w2!, b2!), [4, 45]), w3 as never), [0, 1, 2, 1]);
    },
  },
  'recurrent net': {
    shapes: [
      [7, 4],
      [9, 20],
      [5, 7],
    ],
    loss: (tf, [embedding, kernel, out]) => {
      const text = [
        [0, 3, 6, 1],
        [2, 2, 5, 4],
        [6, 0, 1, 3],
      ];
      let hidden: Tensor = tf.zeros([3, 5]);
      let cell: Tensor = tf.zeros([3, 5]);
      const losses: Scalar[] = [];
      for (let t = 0; t < 3; t++) {
        const x = tf.gather(
          embedding!,
          tf.tensor1d(
            text.map((row) => row[t]!),
            'int32',
          ),
        );
        const [i, f, o, g] = tf.split(tf.matMul(tf.concat([x, hidden], 1), kernel as never), 4, 1);
        cell = tf.add(tf.mul(tf.sigmoid(f!), cell), tf.mul(tf.sigmoid(i!), tf.tanh(g!)));
        hidden = tf.mul(tf.sigmoid(o!), tf.tanh(cell));
        losses.push(
          crossEntropy(
            tf,
            tf.matMul(hidden, out as never),
            text.map((row) => row[t + 1]!),
          ),
        );
      }
      return tf.addN(losses);
    },
  },
};

/** The losses of some steps of Adam and the weights after them, the same for the same seed on all engines. */
export async function train(tf: Tensors, net: Net, steps = 4): Promise<number[][]> {
  const random = seeded(7);
  const draw = (...shape: number[]): Tensor =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => normal(random)),
      shape,
    );
  const weights = net.shapes.map((shape) => tf.variable(tf.tidy(() => tf.mul(draw(...shape), 0.5))));
  const optimizer = tf.train.adam(0.01);
  const losses: number[] = [];
  for (let step = 0; step < steps; step++) {
    const loss = optimizer.minimize(() => net.loss(tf, weights, draw), true, weights)!;
    losses.push((await loss.data())[0]!);
    loss.dispose();
  }
  const values = await Promise.all(weights.map(async (weight) => [...(await weight.data())]));
  tf.dispose(weights);
  optimizer.dispose();
  return [losses, ...values];
}
