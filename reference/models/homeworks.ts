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
const latent = 'recurrent-and-latent-models';
const boltzmann = 'backprop-and-boltzmann-machines';

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
  { model: 'conditional-vae', settings: {}, parts: [`${cnn}/cvae-samples`] },
  { model: 'dcgan', settings: {}, parts: [`${cnn}/dcgan-samples`], seeds: 2 },
  { model: 'char-rnn', settings: {}, parts: [`${latent}/character-samples`] },
  { model: 'char-lstm', settings: {}, parts: [`${latent}/character-samples`] },
  { model: 'vae', settings: {}, parts: [`${latent}/bound-over-epochs`] },
  {
    model: 'rbm',
    settings: {},
    parts: ['rbm-cd-one', 'rbm-samples', 'rbm-pretraining', 'hidden-sizes'].map((part) => `${boltzmann}/${part}`),
  },
  ...[5, 10, 20].map((steps) => ({
    model: 'rbm',
    settings: { steps },
    parts: ['rbm-cd-k', 'rbm-samples'].map((part) => `${boltzmann}/${part}`),
  })),
  ...[50, 200, 500].map((hidden) => ({ model: 'rbm', settings: { hidden }, parts: [`${boltzmann}/hidden-sizes`] })),
  ...[0.5, 0.9].map((momentum) => ({ model: 'rbm', settings: { momentum }, parts: [`${boltzmann}/hidden-sizes`] })),
  { model: 'autoencoder', settings: {}, parts: [`${boltzmann}/autoencoder-pretraining`] },
  { model: 'autoencoder', settings: { corruption: 0.3 }, parts: [`${boltzmann}/denoising-pretraining`] },
];
