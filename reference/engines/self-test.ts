import type { Tensor, TensorContainer } from '@tensorflow/tfjs-core';
import { normal, seeded } from '../random';
import { setBackend } from './start';
import type { Tensors } from './types';

/** A small computation whose values every engine must give alike. */
interface Case {
  readonly name: string;
  run(tf: Tensors, random: (shape: readonly number[]) => Tensor): readonly Tensor[];
}

/** Gradients of a weighted sum of `y` with respect to its arguments; the weights let no two entries stand in for each other. */
function gradients(tf: Tensors, weights: Tensor, args: readonly Tensor[], y: (...args: Tensor[]) => Tensor): Tensor[] {
  return tf.grads((...xs: Tensor[]) => tf.sum(tf.mul(y(...xs), weights)))([...args]);
}

/** One step of an LSTM and its gradients (Hochreiter and Schmidhuber, 1997), with a gathered embedding as its input. */
const lstmStep: Case = {
  name: 'an LSTM step with an embedding',
  run(tf, random) {
    const ids = tf.tensor1d([3, 0, 3, 1], 'int32');
    const [hidden, cell] = [random([4, 3]), random([4, 3])];
    return gradients(tf, random([4, 3]), [random([5, 3]), random([6, 12])], (embedding, kernel) => {
      const x = tf.gather(embedding!, ids);
      const [i, f, o, g] = tf.split(tf.matMul(tf.concat([x, hidden], 1), kernel as never), 4, 1);
      const next = tf.add(tf.mul(tf.sigmoid(f!), cell), tf.mul(tf.sigmoid(i!), tf.tanh(g!)));
      return tf.mul(tf.sigmoid(o!), tf.tanh(next));
    });
  },
};

const convolution = (
  strides: [number, number],
  pad: 'same' | 'valid',
  input: readonly number[] = [2, 7, 6, 3],
  kernel: readonly number[] = [3, 2, 3, 4],
): Case => ({
  name: `conv2d of ${input.join('×')}, stride ${strides.join('×')}, padding ${pad}`,
  run(tf, random) {
    const [x, filter] = [random(input), random(kernel)];
    const y = (a: Tensor, b: Tensor): Tensor => tf.conv2d(a as never, b as never, strides, pad);
    const out = y(x, filter);
    return [out, ...gradients(tf, random(out.shape), [x, filter], (a, b) => y(a!, b!))];
  },
});

const pooling = (kind: 'maxPool' | 'avgPool'): Case => ({
  name: `${kind}, with all entries of some windows negative`,
  run(tf, random) {
    const x = random([2, 6, 5, 3]);
    const y = (a: Tensor): Tensor => tf[kind](a as never, 2, 2, 'same');
    const out = y(x);
    return [out, ...gradients(tf, random(out.shape), [x], (a) => y(a!))];
  },
});

/** `AdamStep`, a kernel of our own, where the engine has it; elsewhere what it stands for (see kernels/adam.ts). */
const adam: Case = {
  name: 'a step of Adam',
  run(tf, random) {
    const shape = [5, 3];
    const [variable, mean, gradient] = [random(shape), random(shape), random(shape)];
    const square = tf.square(random(shape));
    const by = { beta1: 0.9, beta2: 0.99, rate: 0.1, epsilon: 1e-3 };
    const inputs = { variable, mean, square, gradient };
    if (tf.getKernel('AdamStep', tf.getBackend())) return tf.engine().runKernel('AdamStep', inputs, by) as Tensor[];
    const first = tf.add(tf.mul(mean, by.beta1), gradient);
    const second = tf.add(tf.mul(square, by.beta2), tf.square(gradient));
    return [tf.sub(variable, tf.div(tf.mul(first, by.rate), tf.add(tf.sqrt(second), by.epsilon))), first, second];
  },
};

const cases: readonly Case[] = [
  {
    // Transposed, as the input of an LSTM is: a kernel that takes what it is given for floats.
    name: 'the cast of int32 to float32',
    run(tf) {
      const cast = tf.cast(tf.tensor3d([0, 1, -7, 40000, 5, 9, 2, 3], [2, 2, 2], 'int32'), 'float32');
      return [cast, tf.transpose(cast, [1, 0, 2]), tf.mul(cast, 0.5)];
    },
  },
  {
    name: 'matrix products',
    run: (tf, random) =>
      [false, true].flatMap((left) =>
        [false, true].flatMap((right) =>
          gradients(tf, random([5, 6]), [random(left ? [4, 5] : [5, 4]), random(right ? [6, 4] : [4, 6])], (a, b) =>
            tf.matMul(a as never, b as never, left, right),
          ),
        ),
      ),
  },
  convolution([1, 1], 'same'),
  convolution([2, 2], 'same'),
  convolution([2, 1], 'valid'),
  convolution([4, 3], 'same'),
  // The oneDNN of TensorFlow 2.21 leaves every other row of the result as the memory was.
  convolution([1, 3], 'valid', [2, 2, 4, 1], [1, 4, 1, 1]),
  {
    name: 'conv2dTranspose',
    run(tf, random) {
      const y = (a: Tensor, b: Tensor): Tensor =>
        tf.conv2dTranspose(a as never, b as never, [2, 8, 6, 3], [2, 2], 'same');
      const [x, filter] = [random([2, 4, 3, 4]), random([5, 5, 3, 4])];
      return [y(x, filter), ...gradients(tf, random([2, 8, 6, 3]), [x, filter], (a, b) => y(a!, b!))];
    },
  },
  pooling('maxPool'),
  pooling('avgPool'),
  {
    name: 'softmax cross entropy',
    run: (tf, random) => {
      const labels = tf.oneHot(tf.tensor1d([2, 0, 1, 2], 'int32'), 3);
      return gradients(tf, tf.scalar(1), [random([4, 3])], (logits) =>
        tf.neg(tf.mean(tf.sum(tf.mul(tf.logSoftmax(logits!), tf.cast(labels, 'float32')), 1))),
      );
    },
  },
  {
    name: 'batch normalisation',
    run: (tf, random) =>
      gradients(tf, random([6, 4]), [random([6, 4]), random([4]), random([4])], (x, offset, scale) => {
        const { mean, variance } = tf.moments(x!, 0);
        return tf.batchNorm(x!, mean as never, variance as never, offset as never, scale as never, 1e-3);
      }),
  },
  lstmStep,
  adam,
];

/**
 * How far two engines may be apart, of the largest entry. Single precision alone would allow 1e-5; tensor cores that
 * round factors to ten bits (TF32) need 2e-3. A wrong kernel is off by the size of its values.
 */
const tolerance = 4e-3;

async function valuesOf(tf: Tensors, test: Case): Promise<Float32Array[]> {
  const random = seeded(20);
  const draw = (shape: readonly number[]): Tensor =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => normal(random)),
      [...shape],
    );
  const results = tf.tidy(() => [...test.run(tf, draw)] as TensorContainer) as Tensor[];
  const values = await Promise.all(results.map((tensor) => tensor.data<'float32'>()));
  tf.dispose(results);
  return values;
}

/** The largest difference of two lists of tensors, each relative to its largest entry; NaN counts as infinite. */
function difference(actual: readonly Float32Array[], expected: readonly Float32Array[]): number {
  let worst = 0;
  expected.forEach((wanted, k) => {
    const scale = wanted.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-6);
    wanted.forEach((x, i) => {
      const off = Math.abs(actual[k]![i]! - x) / scale;
      worst = Math.max(worst, Number.isNaN(off) ? Infinity : off);
    });
  });
  return worst;
}

/** What the backend computes wrongly, in words, or null. The engine cpu is the judge. Leaves the backend in place. */
export async function selfTest(tf: Tensors, backend: string): Promise<string | null> {
  await setBackend(tf, 'cpu');
  const expected: Float32Array[][] = [];
  for (const test of cases) expected.push(await valuesOf(tf, test));
  await setBackend(tf, backend);
  for (const [k, test] of cases.entries()) {
    let actual: Float32Array[];
    try {
      actual = await valuesOf(tf, test);
    } catch (error) {
      return `${test.name}: ${error instanceof Error ? error.message : String(error)}`;
    }
    const off = difference(actual, expected[k]!);
    if (off > tolerance) {
      return `${test.name}: values or gradients differ from those of the engine cpu by ${off.toPrecision(2)} of the largest`;
    }
  }
  return null;
}
