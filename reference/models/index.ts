import { convnet } from './convnet';
import { mlp } from './mlp';
import { siamese } from './siamese';
import { textCnn } from './text-cnn';
import type { Model } from './types';

/** Every model there is, by name. */
export const models: Readonly<Record<string, Model>> = { mlp, convnet, siamese, 'text-cnn': textCnn };

/** @throws Error that names the models there are */
export function modelNamed(name: string): Model {
  const model = Object.hasOwn(models, name) ? models[name] : undefined;
  if (model) return model;
  throw new Error(`there is no model '${name}'; there are ${Object.keys(models).join(', ')}`);
}
