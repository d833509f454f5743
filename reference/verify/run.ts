import { readFileSync } from 'node:fs';
import { DataError } from '../datasets/error';
import type { Dataset, Images } from '../datasets/types';
import type { Engine } from '../engines/types';
import { modelNamed } from '../models';
import type { Settings } from '../models/types';
import { predictWithLayers } from './layers-model';
import type { Held, Predictions } from './predictions';
import { recompute } from './recompute';
import { assignWeights, readWeights } from './weights';

/** A submitted model: a layers model of tfjs, or weights of one of the models here. */
export type Submitted =
  | { readonly kind: 'layers'; readonly file: string }
  | { readonly kind: 'weights'; readonly file: string; readonly model: string; readonly settings: Settings };

/** Figures by name, shares as fractions; what is infinite, or no number, is null once it was written as JSON. */
export type Figures = Readonly<Record<string, number>>;

/** The figures of predictions that are numbers; `impossible` only where there are such cases. */
export function figuresOf(predictions: Predictions, held: Held): Figures {
  const { interval: _, impossible, ...others } = recompute(predictions, held);
  const figures = { ...others, impossible: impossible || null };
  return Object.fromEntries(Object.entries(figures).filter((entry): entry is [string, number] => entry[1] !== null));
}

function expectImages(data: Dataset, file: string): Images {
  if (data.kind === 'images') return data;
  throw new DataError({ file }, 'images to run a layers model on', `the data set ${data.name}, which is ${data.kind}`);
}

/** Runs a submitted model on the test part of the data. Throws a DataError or a plain Error that names what is wrong. */
export async function runModel(submitted: Submitted, data: Dataset, { tf }: Engine): Promise<Figures> {
  switch (submitted.kind) {
    case 'layers': {
      const images = expectImages(data, submitted.file);
      const predictions = await predictWithLayers(tf, submitted.file, images, images.test);
      return figuresOf(predictions, { labels: images.test.labels, classes: images.classes });
    }
    case 'weights': {
      const { file } = submitted;
      const model = modelNamed(submitted.model);
      const weights = readWeights(readFileSync(file), file);
      const training = model.start(tf, data, { ...model.defaults, ...submitted.settings }, 1);
      try {
        assignWeights(tf, training.weights(), weights, file);
        return await training.evaluate();
      } finally {
        training.dispose();
      }
    }
  }
}
