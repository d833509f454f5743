import type { Tensor2D } from '@tensorflow/tfjs-core';
import type { Images } from '../datasets/types';
import { classifier, classifierMetrics } from './parts/classifier';
import { he } from './parts/initialise';
import { dense, dropout } from './parts/layers';
import { between, checkTraining, expectKind, whole } from './parts/settings';
import { Weights } from './parts/weights';
import type { Model } from './types';

const defaults = {
  /** Units of the two hidden layers. */
  hidden1: 256,
  hidden2: 128,
  /** Share of hidden units that are dropped in training. */
  dropout: 0.1,
  batch: 64,
  rate: 0.002,
  decay: 0.6,
};

/** A fully connected net: pixels → ReLU → ReLU → softmax. */
export const mlp: Model<typeof defaults, Images> = {
  name: 'mlp',
  title: 'Fully connected net with two hidden layers',
  source: 'LeCun, Bottou, Bengio and Haffner (1998), section III.C.4, with rectifiers, dropout and Adam',
  dataset: 'mnist',
  defaults,
  epochs: 6,
  metrics: classifierMetrics,
  start(tf, data, settings, seed) {
    expectKind(this.name, data, 'images');
    whole('hidden1', settings.hidden1, 1, 10_000);
    whole('hidden2', settings.hidden2, 1, 10_000);
    between('dropout', settings.dropout, 0, 0.95);
    checkTraining(settings, data.train.count);

    const { height, width, channels, classes } = data;
    const keep = 1 - settings.dropout;
    const weights = new Weights(tf, seed);
    const first = dense(weights, 'hidden1', height * width * channels, settings.hidden1, {
      initialise: he,
      of: 'inputs',
    });
    const second = dense(weights, 'hidden2', settings.hidden1, settings.hidden2, { initialise: he });
    const last = dense(weights, 'scores', settings.hidden2, classes.length);

    return classifier(weights, data, settings, (x, random) => {
      const drop = (h: Tensor2D): Tensor2D => (random ? dropout(tf, h, keep, random) : h);
      return last(drop(tf.relu(second(drop(tf.relu(first(x)))))));
    });
  },
};
