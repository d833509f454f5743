import type { Settings } from './types';

/** Which reference answers which question of the homeworks. */
export interface HomeworkModel {
  readonly model: string;
  /** What differs from the model's defaults. */
  readonly settings: Settings;
  /** Parts, as assignment/part. */
  readonly parts: readonly string[];
  /** At most so many seeds, where a training takes long. */
  readonly seeds?: number;
}

const cnn = 'text-cnn-and-generative-models';

/** Every model and setting of the five homeworks, and plain baselines to tell good from bad. */
export const homeworks: readonly HomeworkModel[] = [
  { model: 'mlp', settings: {}, parts: [] },
  { model: 'convnet', settings: {}, parts: [] },
  ...[5, 7].flatMap((kernel) =>
    ['max', 'average'].map((pooling) => ({
      model: 'text-cnn',
      settings: { kernel, pooling },
      parts: [`${cnn}/accuracy-table`],
    })),
  ),
  {
    model: 'siamese',
    settings: {},
    parts: ['siamese-loss', 'siamese-loss-curve', 'siamese-train', 'siamese-test'].map((part) => `${cnn}/${part}`),
  },
];
