import type { Dataset } from '../datasets/types';
import type { Engine } from '../engines/types';
import type { Model } from '../models/types';
import { median } from './spread';

/** How fast a model trains on an engine. */
export interface Pace {
  /** Median over stretches of steps, each ended by a wait for the device. */
  readonly stepsPerSecond: number;
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
  const steps = async (count: number): Promise<number> => {
    const began = performance.now();
    for (let k = 0; k < count; k++, made++) {
      const loss = training.step(Math.floor(made / training.stepsPerEpoch), made % training.stepsPerEpoch);
      if (k === count - 1) await loss.data();
      loss.dispose();
    }
    return (performance.now() - began) / 1000;
  };
  try {
    const firstStepSeconds = await steps(1);
    const warm = (await steps(WARM)) / WARM;
    const paces: number[] = [];
    let count = Math.max(1, Math.round(STRETCH / warm));
    for (let spent = 0; spent < seconds || paces.length < 3;) {
      const took = await steps(count);
      spent += took;
      paces.push(count / took);
      count = Math.max(1, Math.round((STRETCH * count) / took));
    }
    await engine.settle();
    return { stepsPerSecond: median(paces), steps: made, firstStepSeconds, stepsPerEpoch: training.stepsPerEpoch };
  } finally {
    training.dispose();
  }
}
