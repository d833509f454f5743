import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Images } from '../datasets/types';
import type { Engine } from '../engines/types';
import { convnet } from '../models/convnet';
import type { Description, DescribesImages } from '../models/parts/describes';
import type { Training } from '../models/types';
import { loadCheckpoint, restore, saveCheckpoint } from '../training/checkpoint';
import { train, type Progress } from '../training/train';
import type { Checkpoint, Values } from '../training/types';
import { describeReal, expectDigits, realOf, type Measured, type Real } from './real';

/** The convolutional net that reads digits, trained once on some data, and what it sees in the test digits. */
export interface Classifier {
  describe(pixels: Float32Array): Promise<Description>;
  readonly real: Real;
  dispose(): void;
}

const SEED = 1;

/** What is kept beside the weights: what the classifier sees in real digits. */
const SEEN = { features: 'real/features', probabilities: 'real/probabilities', distances: 'real/distances' } as const;

/**
 * The classifier of the data from its file, or trained now and kept there.
 * @throws DataError where the data are no digits, Error where the file is damaged
 */
export async function openClassifier(
  engine: Engine,
  data: Images,
  file: string,
  onProgress?: (progress: Progress) => void,
): Promise<Classifier> {
  expectDigits(data);
  const { tf } = engine;
  const training = convnet.start(tf, data, convnet.defaults, SEED) as Training & DescribesImages;
  try {
    const checkpoint = existsSync(file) ? loadCheckpoint(file) : await trained(engine, data, onProgress);
    const {
      [SEEN.features]: features,
      [SEEN.probabilities]: said,
      [SEEN.distances]: distances,
      ...values
    } = checkpoint.values;
    // Weights are plain numbers: which engine made them matters to nobody who uses them.
    const of = {
      model: convnet.name,
      settings: convnet.defaults,
      data: data.hash,
      seed: SEED,
      engine: checkpoint.of.engine,
    };
    restore(tf, training.weights(), { ...checkpoint, values }, of);
    let measured: Measured;
    if (features && said && distances)
      measured = {
        description: { features: features.numbers, probabilities: said.numbers, dimensions: features.shape[1]! },
        distances: distances.numbers,
      };
    else {
      measured = await describeReal(tf, data, training);
      mkdirSync(dirname(file), { recursive: true });
      saveCheckpoint(file, { ...checkpoint, values: { ...values, ...asValues(measured, data) } });
    }
    return {
      describe: (pixels) => training.describe(pixels),
      real: realOf(measured, data),
      dispose: () => training.dispose(),
    };
  } catch (error) {
    training.dispose();
    throw error;
  }
}

function asValues({ description, distances }: Measured, data: Images): Record<string, Values> {
  const { features, probabilities, dimensions } = description;
  const rows = data.test.count;
  return {
    [SEEN.features]: { shape: [rows, dimensions], numbers: features },
    [SEEN.probabilities]: { shape: [rows, data.classes.length], numbers: probabilities },
    [SEEN.distances]: { shape: [distances.length], numbers: distances },
  };
}

/** Trains the model for all of its epochs; gives the weights. */
async function trained(engine: Engine, data: Images, onProgress?: (progress: Progress) => void): Promise<Checkpoint> {
  let done = 0;
  // A checkpoint is where a training would go on: after all epochs of the model, before one more.
  const { checkpoint } = await train(engine, convnet, data, convnet.defaults, SEED, {
    epochs: convnet.epochs + 1,
    onEpoch: () => void done++,
    enough: () => done >= convnet.epochs,
    ...(onProgress ? { onProgress } : {}),
  });
  if (!checkpoint) throw new Error('the training of the classifier came to no checkpoint');
  const { 'sum of losses': _, ...values } = checkpoint.values;
  return { ...checkpoint, values };
}
