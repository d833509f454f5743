import type { Scalar, Tensor2D, Variable } from '@tensorflow/tfjs-core';
import type { Images } from '../../datasets/types';
import type { Tensors } from '../../engines/types';
import type { Metric } from '../types';
import { accuracy } from './evaluate';
import { dense } from './layers';
import { softmaxCrossEntropy } from './losses';
import { sgd, type Optimiser } from './optimise';
import { classRows, pixelsOf, rowsFrom } from './pixels';
import type { Weights } from './weights';

export const twinMetrics: readonly Metric[] = [
  { name: 'accuracy', unit: 'fraction', better: 'higher' },
  { name: 'plain accuracy', unit: 'fraction', better: 'higher' },
];

/** One of two classifiers of one hidden layer, softmax(V σ(W x + c) + d), that differ in their first W and c alone. */
interface Twin {
  readonly scores: (x: Tensor2D) => Tensor2D;
  readonly optimiser: Optimiser;
}

/**
 * A classifier whose hidden layer is pre-trained, and its plain twin that starts at random. Both see the same batches
 * for as long, so that what differs in the end is what pre-training gives.
 */
export class Twins {
  readonly #tf: Tensors;
  readonly #pretrained: Twin;
  readonly #plain: Twin;

  constructor(
    readonly weights: Weights,
    readonly data: Images,
    hidden: number,
  ) {
    this.#tf = weights.tf;
    const size = data.height * data.width * data.channels;
    const twin = (name: string): Twin => {
      const features = dense(weights, `${name}/hidden`, size, hidden, { of: 'inputs' });
      const classes = dense(weights, `${name}/classes`, hidden, data.classes.length);
      return {
        scores: (x) => classes(weights.tf.sigmoid(features(x))),
        optimiser: sgd(weights, weights.named(`${name}/`), { name: `${name} sgd` }),
      };
    };
    this.#pretrained = twin('pretrained');
    this.#plain = twin('plain');
  }

  /** Puts the features that pre-training found into the first twin. */
  begin(features: Variable, bias: Variable): void {
    const named = this.weights.named('pretrained/hidden/');
    this.#tf.tidy(() => {
      named['pretrained/hidden/weights']!.assign(features.clone());
      named['pretrained/hidden/bias']!.assign(bias.clone());
    });
  }

  /** One step of both on one batch; the loss is that of the pre-trained one, in nats. */
  step(rows: Int32Array, count: number, rate: number): Scalar {
    const tf = this.#tf;
    return tf.tidy(() => {
      const x = pixelsOf(tf, this.data.train, rows);
      const labels = Array.from(rows, (row) => this.data.train.labels[row]!);
      const y = classRows(tf, labels, this.data.classes.length);
      const descend = ({ scores, optimiser }: Twin): Scalar =>
        optimiser.minimise(() => softmaxCrossEntropy(tf, scores(x), y), count, rate);
      descend(this.#plain);
      return descend(this.#pretrained);
    });
  }

  /** `twinMetrics` on all test data. */
  async evaluate(): Promise<Readonly<Record<string, number>>> {
    const { test } = this.data;
    const of = ({ scores }: Twin): Promise<number> =>
      accuracy(this.#tf, test.labels, (from, size) => scores(pixelsOf(this.#tf, test, rowsFrom(from, size))));
    return { accuracy: await of(this.#pretrained), 'plain accuracy': await of(this.#plain) };
  }
}
