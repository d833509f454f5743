import type { Tensor2D, Tensor4D } from '@tensorflow/tfjs-core';
import type { Images } from '../datasets/types';
import { classifier, classifierMetrics } from './parts/classifier';
import type { DescribesImages } from './parts/describes';
import { inSlices } from './parts/evaluate';
import { he } from './parts/initialise';
import { convolution, dense, dropout } from './parts/layers';
import { between, checkTraining, expectKind, whole } from './parts/settings';
import { Weights } from './parts/weights';
import type { Random } from '../random';
import type { Model, Training } from './types';

const defaults = {
  /** Filters of the two convolutions. */
  filters1: 16,
  filters2: 32,
  /** Height and width of the filters. */
  kernel: 5,
  /** Units of the hidden layer between the convolutions and the scores. */
  hidden: 128,
  /** Share of hidden units that are dropped in training. */
  dropout: 0.3,
  batch: 64,
  rate: 0.002,
  decay: 0.5,
};

/** A convolutional net as LeNet-5: twice convolution, max pooling and ReLU, then a hidden layer and softmax. */
export const convnet: Model<typeof defaults, Images> = {
  name: 'convnet',
  title: 'Convolutional net with two convolutions',
  source: 'LeCun, Bottou, Bengio and Haffner (1998), section II.B, with max pooling, rectifiers, dropout and Adam',
  dataset: 'mnist',
  defaults,
  epochs: 4,
  metrics: classifierMetrics,
  start(tf, data, settings, seed): Training & DescribesImages {
    expectKind(this.name, data, 'images');
    const { height, width, channels, classes } = data;
    const { filters1, filters2, hidden } = settings;
    whole('filters1', filters1, 1, 1024);
    whole('filters2', filters2, 1, 1024);
    whole('kernel', settings.kernel, 1, Math.min(height, width));
    whole('hidden', hidden, 1, 10_000);
    between('dropout', settings.dropout, 0, 0.95);
    checkTraining(settings, data.train.count);

    const side = (pixels: number): number => Math.floor((pixels - settings.kernel + 1) / 2);
    const [rows, columns] = [side(side(height)), side(side(width))];
    if (rows < 1 || columns < 1)
      throw new Error(`setting kernel: pictures of ${height} × ${width} leave nothing after two such convolutions`);

    const weights = new Weights(tf, seed);
    const one = convolution(weights, 'convolution1', settings.kernel, channels, filters1, { initialise: he });
    const two = convolution(weights, 'convolution2', settings.kernel, filters1, filters2, { initialise: he });
    const inner = dense(weights, 'hidden', rows * columns * filters2, hidden, { initialise: he });
    const last = dense(weights, 'scores', hidden, classes.length);

    // The rectifier after the pooling: the same numbers, a quarter of the work.
    const half = (x: Tensor4D): Tensor4D => tf.relu(tf.maxPool(x, 2, 2, 'valid'));
    const inside = (x: Tensor2D): Tensor2D => {
      const maps = half(two(half(one(tf.reshape(x, [x.shape[0], height, width, channels])))));
      return tf.relu(inner(tf.reshape(maps, [x.shape[0], rows * columns * filters2])));
    };
    const net = (x: Tensor2D, random?: Random): Tensor2D => {
      const h = inside(x);
      return last(random ? dropout(tf, h, 1 - settings.dropout, random) : h);
    };
    return {
      ...classifier(weights, data, settings, net),
      describe: async (pixels) => {
        const size = height * width * channels;
        const rows = pixels.length / size;
        const both = await inSlices(tf, rows, (from, some) => {
          const h = inside(tf.tensor2d(pixels.subarray(from * size, (from + some) * size), [some, size]));
          return tf.concat([h, tf.softmax(last(h))], 1);
        });
        const wide = hidden + classes.length;
        const part = (from: number, to: number): Float32Array =>
          Float32Array.from({ length: rows * (to - from) }, (_, i) => {
            const row = Math.floor(i / (to - from));
            return both[row * wide + from + (i % (to - from))]!;
          });
        return { features: part(0, hidden), probabilities: part(hidden, wide), dimensions: hidden };
      },
    };
  },
};
