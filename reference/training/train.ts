import type { Variable } from '@tensorflow/tfjs-core';
import type { Dataset } from '../datasets/types';
import type { Engine } from '../engines/types';
import type { Model, Settings, Training } from '../models/types';
import { readValues, restore } from './checkpoint';
import type { Checkpoint, EpochRecord } from './types';

export interface Progress {
  /** Epochs done, and asked for. */
  readonly epoch: number;
  readonly epochs: number;
  /** Steps done in this epoch, and in a whole one. */
  readonly step: number;
  readonly steps: number;
  /** Mean loss of this epoch so far. */
  readonly loss: number;
  /** Estimated from the pace so far; evaluations are not in it. */
  readonly secondsLeft: number;
}

export interface TrainOptions {
  /** The model's own where it is left out. */
  readonly epochs?: number;
  /** Called about once a second. */
  readonly onProgress?: (progress: Progress) => void;
  readonly onEpoch?: (record: EpochRecord) => void;
  /** Called with the trained model once all epochs are made, before it is given up. */
  readonly onTrained?: (training: Training) => Promise<void>;
  /** Where an interrupted training goes on, to the same end bit for bit. */
  readonly resume?: Checkpoint;
  /** When it is aborted, the training stops after the step under way, with a checkpoint. */
  readonly signal?: AbortSignal;
  /** Asked after each epoch with the seconds that it took, evaluation included; true stops the training. */
  readonly enough?: (seconds: number) => boolean;
}

export interface Trained {
  readonly epochs: readonly EpochRecord[];
  /** Null where all epochs were made; otherwise where to go on. */
  readonly checkpoint: Checkpoint | null;
}

/** Milliseconds between two reads of the loss, which wait for the device. */
const READ = 1000;
/** Milliseconds between two looks at what else happened to the process, such as Ctrl-C. */
const LOOK = 50;

/**
 * Trains a model from one seed.
 * @throws Error where the loss is no finite number any more, the device failed, or `resume` is of another training
 */
export async function train(
  engine: Engine,
  model: Model,
  data: Dataset,
  settings: Settings,
  seed: number,
  options: TrainOptions = {},
): Promise<Trained> {
  const { epochs = model.epochs, resume, signal } = options;
  const of = { model: model.name, settings, data: data.hash, seed, engine: engine.record.engine };
  const run = new Run(engine, model.start(engine.tf, data, settings, seed), epochs, options);
  try {
    const records = [...(resume?.epochs ?? [])];
    if (resume) restore(engine.tf, run.variables(), resume, of);
    const stopped = async (epoch: number, step: number, seconds: number): Promise<Trained> => ({
      epochs: records,
      checkpoint: { of, place: { epoch, step, seconds }, epochs: records, values: await readValues(run.variables()) },
    });
    let { epoch, step, seconds: before } = resume?.place ?? { epoch: 0, step: 0, seconds: 0 };
    for (; epoch < epochs; epoch++, step = 0, before = 0) {
      const began = performance.now();
      const elapsed = (): number => before + (performance.now() - began) / 1000;
      const reached = await run.steps(epoch, step);
      const seconds = elapsed();
      if (reached < run.training.stepsPerEpoch) return await stopped(epoch, reached, seconds);
      const record = { epoch: epoch + 1, seconds, ...(await run.evaluate(epoch)) };
      records.push(record);
      options.onEpoch?.(record);
      const more = epoch + 1 < epochs;
      if (more && (signal?.aborted || options.enough?.(elapsed()))) return await stopped(epoch + 1, 0, 0);
    }
    await options.onTrained?.(run.training);
    return { epochs: records, checkpoint: null };
  } finally {
    run.dispose();
  }
}

/** A training with the sum of its losses, which is kept on the device. */
class Run {
  readonly #sum: Variable;
  readonly #began = performance.now();
  /** When it last looked around: many short epochs may lie between two looks. */
  #looked = performance.now();
  #made = 0;

  constructor(
    readonly engine: Engine,
    readonly training: Training,
    readonly epochs: number,
    readonly options: TrainOptions,
  ) {
    const { tf } = engine;
    this.#sum = tf.tidy(() => tf.variable(tf.scalar(0)));
  }

  variables(): Readonly<Record<string, Variable>> {
    return { ...this.training.weights(), 'sum of losses': this.#sum };
  }

  /** Makes the steps of an epoch from `step` on, until its end or until told to stop; gives the steps made by then. */
  async steps(epoch: number, step: number): Promise<number> {
    const { tf } = this.engine;
    const { training, options } = this;
    let read = performance.now();
    for (; step < training.stepsPerEpoch; step++) {
      const now = performance.now();
      if (now - this.#looked > LOOK) {
        // Signals are delivered between two turns of the event loop only.
        await new Promise<void>((resolve) => setImmediate(resolve));
        this.#looked = now;
        if (options.signal?.aborted) break;
      }
      if (now - read > READ) {
        this.#tell(epoch, step, await this.#loss(epoch, step));
        read = performance.now();
      }
      tf.tidy(() => this.#sum.assign(tf.add(this.#sum, training.step(epoch, step))));
      this.#made++;
    }
    await this.#loss(epoch, step);
    return step;
  }

  /** The epoch's mean loss and the metrics after it. */
  async evaluate(epoch: number): Promise<Pick<EpochRecord, 'loss' | 'metrics'>> {
    const { tf } = this.engine;
    const loss = await this.#loss(epoch, this.training.stepsPerEpoch);
    const metrics = await this.training.evaluate();
    await this.engine.settle();
    tf.tidy(() => this.#sum.assign(tf.scalar(0)));
    return { loss, metrics };
  }

  async #loss(epoch: number, steps: number): Promise<number> {
    const [sum] = await this.#sum.data();
    if (Number.isFinite(sum)) return sum! / Math.max(1, steps);
    throw new Error(
      `the loss became ${sum} in epoch ${epoch + 1}, within its first ${steps} steps: the training diverged; ` +
        'try a smaller rate (--set rate=…)',
    );
  }

  #tell(epoch: number, step: number, loss: number): void {
    const steps = this.training.stepsPerEpoch;
    const left = (this.epochs - epoch) * steps - step;
    const secondsLeft = (left * (performance.now() - this.#began)) / 1000 / Math.max(1, this.#made);
    this.options.onProgress?.({ epoch, epochs: this.epochs, step, steps, loss, secondsLeft });
  }

  dispose(): void {
    this.training.dispose();
    this.#sum.dispose();
  }
}
