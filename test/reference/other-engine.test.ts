import { readResults } from '../../cli/reference/runs';

/*
 * Whole trainings on a GPU (NVIDIA H100, WebGPU by Dawn, 26 November 2026, seed 11), which share neither kernels nor
 * seeds with the committed results: each is one more run, and has to lie where those say that one more run would.
 */
const onTheGpu: readonly (readonly [model: string, metric: string, value: number])[] = [
  ['mlp', 'test accuracy', 0.9834],
  ['convnet', 'test accuracy', 0.9917],
  ['siamese', 'test accuracy', 0.9414],
  ['siamese', 'test loss', 0.1469368],
  ['siamese', 'train accuracy', 0.9524],
  ['siamese', 'train loss', 0.1367328],
  ['text-cnn', 'test accuracy', 0.8522],
];

test.each(onTheGpu)(
  '%s trained on a GPU: its %s of %d lies in the interval of the committed runs',
  (name, metric, value) => {
    const results = readResults(`reference/results/${name}.json`)!;
    expect(results.engine).toMatchObject({ engine: 'wasm', hardware: false });
    const [low, high] = results.summary[metric]!.at(-1)!.interval!;
    expect(low).toBeLessThan(value);
    expect(value).toBeLessThan(high);
  },
);
