import type { Dataset } from '../datasets/types';
import type { Engine } from '../engines/types';
import type { Model } from '../models/types';
import { median } from './spread';
import { synthetic } from './synthetic';

/** Kinds of the data sets that hold something else than pictures. */
const kinds: Readonly<Record<string, Dataset['kind']>> = { reviews: 'texts', mail: 'texts', 'moby-dick': 'characters' };

/** As much as a few hundred batches need. */
const sizes: Readonly<Record<Dataset['kind'], { readonly train: number; readonly test: number }>> = {
  images: { train: 12_000, test: 1000 },
  texts: { train: 4000, test: 100 },
  characters: { train: 400_000, test: 10_000 },
};

const made = new Map<Dataset['kind'], Dataset>();

/** Made-up data of the kind that a model takes, in the shape of its own: steps take as long on them. */
export function madeUpFor(model: Model): Dataset {
  const kind = kinds[model.dataset] ?? 'images';
  const data = made.get(kind) ?? synthetic(kind, 1, sizes[kind]);
  made.set(kind, data);
  return data;
}

/** How fast a model trains on an engine. */
export interface Pace {
  /** Median over stretches of steps, each ended by a wait for the device. */
  readonly stepsPerSecond: number;
  /** The same by the time that the process had a processor: what counts for engines on a core that others use, too. */
  readonly stepsPerProcessorSecond: number;
  readonly steps: number;
  /** The first step, which compiles kernels on some engines. */
  readonly firstStepSeconds: number;
  readonly stepsPerEpoch: number;
}

/** Seconds a stretch of steps should take, so that the wait at its end counts for little. */
const STRETCH = 0.25;
/** So many steps are made before the clock counts. */
const WARM = 3;

/**
 * Times the steps of one training, with the model's own settings.
 * @param seconds of timing after the warm-up; at least three stretches are timed
 */
export async function timeModel(engine: Engine, model: Model, data: Dataset, seconds: number): Promise<Pace> {
  const training = model.start(engine.tf, data, model.defaults, 1);
  let made = 0;
  const steps = async (count: number): Promise<{ readonly wall: number; readonly processor: number }> => {
    const [began, used] = [performance.now(), process.cpuUsage()];
    for (let k = 0; k < count; k++, made++) {
      const loss = training.step(Math.floor(made / training.stepsPerEpoch), made % training.stepsPerEpoch);
      if (k === count - 1) await loss.data();
      loss.dispose();
    }
    const { user, system } = process.cpuUsage(used);
    return { wall: (performance.now() - began) / 1000, processor: (user + system) / 1e6 };
  };
  try {
    const firstStepSeconds = (await steps(1)).wall;
    const warm = (await steps(WARM)).wall / WARM;
    const paces: number[] = [];
    const processorPaces: number[] = [];
    let count = Math.max(1, Math.round(STRETCH / warm));
    for (let spent = 0; spent < seconds || paces.length < 3;) {
      const { wall, processor } = await steps(count);
      spent += wall;
      paces.push(count / wall);
      processorPaces.push(count / processor);
      count = Math.max(1, Math.round((STRETCH * count) / wall));
    }
    await engine.settle();
    return {
      stepsPerSecond: median(paces),
      stepsPerProcessorSecond: median(processorPaces),
      steps: made,
      firstStepSeconds,
      stepsPerEpoch: training.stepsPerEpoch,
    };
  } finally {
    training.dispose();
  }
}
