import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { io } from '@tensorflow/tfjs-core';
import type { Images } from '../../../reference/datasets/types';
import type { Engine } from '../../../reference/engines/types';
import { modelNamed } from '../../../reference/models';
import { images as synthetic } from '../../../reference/training/synthetic';
import { runModel } from '../../../reference/verify/run';
import { tf, tfLayers } from '../../support/tfjs';

const folder = mkdtempSync(join(tmpdir(), 'proofmark-'));
afterAll(() => rmSync(folder, { recursive: true }));
const engine = { tf } as Engine;

/** Pictures of two pixels: the class is that of the brighter one, but in the last of five it is not. */
const set = {
  count: 5,
  pixels: Uint8Array.of(255, 0, 200, 10, 0, 255, 3, 4, 9, 1),
  labels: Uint8Array.of(0, 0, 1, 1, 1),
};
const pictures: Images = {
  kind: 'images',
  name: 'toy',
  hash: '',
  licence: '',
  height: 1,
  width: 2,
  channels: 1,
  classes: ['left', 'right'],
  train: set,
  test: set,
};

/** Saves a model as tfjs does, its files changed at will. */
async function save(
  model: tfLayers.LayersModel,
  change: (json: Record<string, unknown>, weights: Buffer) => [unknown, Buffer] = (json, weights) => [json, weights],
): Promise<string> {
  let saved: io.ModelArtifacts | undefined;
  await model.save({
    save: (artifacts: io.ModelArtifacts) => {
      saved = artifacts;
      return Promise.resolve({ modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } });
    },
  });
  const json = {
    modelTopology: saved!.modelTopology,
    weightsManifest: [{ paths: ['weights.bin'], weights: saved!.weightSpecs }],
  };
  const [told, weights] = change(json, Buffer.from(saved!.weightData as ArrayBuffer));
  writeFileSync(join(folder, 'model.json'), typeof told === 'string' ? told : JSON.stringify(told));
  writeFileSync(join(folder, 'weights.bin'), weights);
  return join(folder, 'model.json');
}

const { dense, flatten } = tfLayers.layers;
/** The brighter pixel, by softmax(10 x). */
const brighter = (...first: tfLayers.layers.Layer[]): tfLayers.Sequential => {
  const last = dense({ units: 2, activation: 'softmax', ...(first.length === 0 && { inputShape: [2] }) });
  const model = tfLayers.sequential({ layers: [...first, last] });
  last.setWeights([tf.tensor2d([10, 0, 0, 10], [2, 2]), tf.tensor1d([0, 0])]);
  return model;
};
const run = (file: string) => runModel({ kind: 'layers', file }, pictures, engine);

describe('a layers model', () => {
  test.each([
    ['flat', () => brighter()],
    ['height × width', () => brighter(flatten({ inputShape: [1, 2] }))],
    ['height × width × channels, any height', () => brighter(flatten({ inputShape: [1, 2, 1] }))],
  ])('that takes pixels as %s', async (_, model) => {
    const figures = await run(await save(model()));
    expect(figures).toMatchObject({ cases: 5, right: 4, accuracy: 0.8, ties: 0 });
    // By hand: the loss of a pair (a, b) of pixels with label left is log(1 + exp(10 (b − a) / 255)).
    const loss = [-255, -190, -255, -1, 8].map((off) => Math.log1p(Math.exp((10 * off) / 255)));
    expect(figures.crossEntropy).toBeCloseTo(loss.reduce((a, b) => a + b) / 5, 5);
  });

  test('whose output are scores: labels, but no figures of probabilities', async () => {
    const last = dense({ units: 2, inputShape: [2] });
    const model = tfLayers.sequential({ layers: [last] });
    last.setWeights([tf.tensor2d([10, 0, 0, 10], [2, 2]), tf.tensor1d([0, 0])]);
    const figures = await run(await save(model));
    expect(figures.accuracy).toBe(0.8);
    expect(figures).not.toHaveProperty('crossEntropy');
  });

  test.each<[string, (json: Record<string, unknown>, weights: Buffer) => [unknown, Buffer], RegExp]>([
    ['that is no JSON', (_, w) => ['{"modelTopology"', w], /a model as JSON, found something that is not/],
    ['that is nothing', (_, w) => ['null', w], /a "modelTopology", found none/],
    ['without weights', ({ modelTopology }, w) => [{ modelTopology }, w], /a "weightsManifest"/],
    ['whose weights are cut off', (json, w) => [json, w.subarray(0, 9)], /24 bytes of weights, found 9/],
    [
      'whose weights lie elsewhere',
      (json, w) => [{ ...json, weightsManifest: [{ paths: ['../../etc/passwd'], weights: [] }] }, w],
      /weight files beside it, found "\.\.\/\.\.\/etc\/passwd"/,
    ],
    [
      'whose weight file is missing',
      (json, w) => [{ ...json, weightsManifest: [{ paths: ['other.bin'], weights: [] }] }, w],
      /the file other\.bin beside it/,
    ],
    [
      'with a weight of no shape',
      (json, w) => [
        { ...json, weightsManifest: [{ paths: [], weights: [{ name: 'x', shape: [-1], dtype: 'float32' }] }] },
        w,
      ],
      /weights with a shape and a type/,
    ],
    [
      'of a layer that there is not',
      (json, w) => [JSON.stringify(json).replace('"Dense"', '"Lambda"'), w],
      /a layers model, found one that does not load: Unknown layer: Lambda/,
    ],
    [
      'with too many units for its weights',
      (json, w) => [JSON.stringify(json).replace('"units":2', '"units":3'), w],
      /does not load: /,
    ],
  ])('%s', async (_, change, message) => {
    const file = await save(brighter(), change);
    await expect(run(file)).rejects.toThrow(message);
  });

  test('that takes or gives something else', async () => {
    const wide = tfLayers.sequential({ layers: [dense({ units: 2, inputShape: [3] })] });
    await expect(run(await save(wide))).rejects.toThrow(/one input \[2\] or \[1, 2, 1\] or \[1, 2\], found \[3\]/);
    const many = tfLayers.sequential({ layers: [dense({ units: 4, inputShape: [2] })] });
    await expect(run(await save(many))).rejects.toThrow(/one output \[2\], one number a class, found \[4\]/);
  });

  test('that gives NaN', async () => {
    const file = await save(brighter(), (json, weights) => {
      weights.writeFloatLE(NaN, 0);
      return [json, weights];
    });
    await expect(run(file)).rejects.toThrow(/finite numbers from the model, found NaN for case 0/);
  });
});

const negated = (nested: unknown): unknown => (Array.isArray(nested) ? nested.map(negated) : -(nested as number));

describe('weights of a model here', () => {
  const data = synthetic(1, { train: 64, test: 40, side: 4, classes: 3 });
  const settings = { hidden1: 5, hidden2: 4, batch: 16 };
  const mlp = modelNamed('mlp');

  /** Weights of a net trained for some steps, as nested lists, and what it reaches. */
  async function trained(): Promise<{ weights: Record<string, unknown>; reached: Readonly<Record<string, number>> }> {
    const training = mlp.start(tf, data, { ...mlp.defaults, ...settings }, 3);
    for (let step = 0; step < 4; step++) training.step(0, step).dispose();
    const weights: Record<string, unknown> = {};
    for (const [name, variable] of Object.entries(training.weights()))
      if (!name.startsWith('adam')) weights[name] = await variable.array();
    const reached = await training.evaluate();
    training.dispose();
    return { weights, reached };
  }
  const write = (content: unknown): string => {
    const file = join(folder, 'weights.json');
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return file;
  };
  const evaluate = (content: unknown) =>
    runModel({ kind: 'weights', file: write(content), model: 'mlp', settings }, data, engine);

  test('give the figures of the net that they come from', async () => {
    const { weights, reached } = await trained();
    expect(await evaluate(weights)).toEqual(reached);
    // And those of no other.
    const changed = Object.fromEntries(Object.entries(weights).map(([name, w]) => [name, negated(w)]));
    expect(await evaluate(changed)).not.toEqual(reached);
  });

  test('that are missing, too many, of another shape, not finite', async () => {
    const { weights } = await trained();
    const [name] = Object.keys(weights);
    const { [name!]: _, ...fewer } = weights;
    await expect(evaluate(fewer)).rejects.toThrow(`no "${name}"`);
    await expect(evaluate({ ...weights, extra: [1] })).rejects.toThrow(/"extra"\. Name the arrays so\./);
    await expect(evaluate({ ...weights, [name!]: [[1, 2]] })).rejects.toThrow(/of shape \[.*found \[1, 2\]/);
    await expect(evaluate({ ...weights, [name!]: [[1, 2], [3]] })).rejects.toThrow(/lists of equal length/);
    await expect(evaluate({ ...weights, [name!]: [[1, null]] })).rejects.toThrow(/expected numbers in .*found null/);
    await expect(evaluate('[1, 2]')).rejects.toThrow(/a JSON object of lists/);
    await expect(evaluate('{"a": [1')).rejects.toThrow(/weights as npz or JSON/);
    await expect(evaluate('PK\x03\x04')).rejects.toThrow(/a whole npz archive/);
  });
});
