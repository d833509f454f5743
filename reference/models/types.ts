import type { Scalar, Variable } from '@tensorflow/tfjs-core';
import type { Dataset } from '../datasets/types';
import type { Tensors } from '../engines/types';

/** A figure that an evaluation gives. */
export interface Metric {
  readonly name: string;
  /** What one unit is: a fraction (accuracy), nats (bounds, cross entropies), or nothing. */
  readonly unit: 'fraction' | 'nats' | 'none';
  readonly better: 'higher' | 'lower';
}

/** Settings of a model: plain numbers, words and switches, so that they can be written on a command line and stored. */
export type Settings = Readonly<Record<string, number | string | boolean>>;

/** A training under way. All that it knows is in `weights` and in its seed, so that it can be stored and resumed. */
export interface Training {
  readonly stepsPerEpoch: number;
  /** Every variable that changes in training, those of the optimiser included, by a stable name. */
  weights(): Readonly<Record<string, Variable>>;
  /**
   * One step on one batch, the same for the same (epoch, step) and weights. Gives the loss as a tensor, which the
   * caller disposes of; it is read now and then only, since reading waits for the device.
   */
  step(epoch: number, step: number): Scalar;
  /** All metrics of the model on its test data. */
  evaluate(): Promise<Readonly<Record<string, number>>>;
  dispose(): void;
}

/**
 * A model of the reference. `S` are its settings with the homework's values as defaults; `D` is the data it takes.
 * One file a model, read from top to bottom, with the paper or the equation that it follows.
 */
export interface Model<S extends Settings = Settings, D extends Dataset = Dataset> {
  readonly name: string;
  readonly title: string;
  /** The paper or the text that it follows. */
  readonly source: string;
  /** The name of the data set that it is trained on unless told otherwise. */
  readonly dataset: string;
  readonly defaults: S;
  readonly epochs: number;
  readonly metrics: readonly Metric[];
  /** Throws a plain Error that names the setting, what was expected and what came, if `settings` make no sense. */
  start(tf: Tensors, data: D, settings: S, seed: number): Training;
}
