import { seeded } from '../../../worlds/numeric/random';
import { tfLayers } from '../../support/tfjs';
import { randomLayer } from './random-layers';
import { valueOf } from './reading';

/** What formulas and tfjs say differently of random layers. */
export function disagreements(count: number, seed: number): { readonly compared: number; readonly found: string[] } {
  const random = seeded(seed);
  const found: string[] = [];
  let compared = 0;
  const compare = (text: string, theirs: unknown): void => {
    compared++;
    const ours = JSON.stringify(valueOf(text));
    if (ours !== JSON.stringify(theirs)) found.push(`${text} is ${ours}, but tfjs has ${JSON.stringify(theirs)}`);
  };
  for (let i = 0; i < count; i++) {
    const { layer, input, shape, params } = randomLayer(random);
    if (shape !== null) compare(shape, (layer.computeOutputShape([null, ...input]) as tfLayers.Shape).slice(1));
    if (params !== null) {
      layer.apply(tfLayers.input({ shape: [...input] }));
      compare(params, layer.countParams());
      for (const weight of layer.weights) weight.dispose();
    }
  }
  return { compared, found };
}
