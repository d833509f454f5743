import { autoencoder } from './autoencoder';
import { charLstm } from './char-lstm';
import { charRnn } from './char-rnn';
import { conditionalVae } from './conditional-vae';
import { convnet } from './convnet';
import { dcgan } from './dcgan';
import { mlp } from './mlp';
import { rbm } from './rbm';
import { siamese } from './siamese';
import { textCnn } from './text-cnn';
import { vae } from './vae';
import type { Model } from './types';

/** Every model there is, by name. */
export const models: Readonly<Record<string, Model>> = {
  mlp,
  convnet,
  siamese,
  'text-cnn': textCnn,
  vae,
  'conditional-vae': conditionalVae,
  rbm,
  autoencoder,
  'char-lstm': charLstm,
  'char-rnn': charRnn,
  dcgan,
};

/** @throws Error that names the models there are */
export function modelNamed(name: string): Model {
  const model = Object.hasOwn(models, name) ? models[name] : undefined;
  if (model) return model;
  throw new Error(`there is no model '${name}'; there are ${Object.keys(models).join(', ')}`);
}
