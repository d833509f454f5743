import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { io, Tensor } from '@tensorflow/tfjs-core';
import { DataError } from '../datasets/error';
import type { ImageSet, Images } from '../datasets/types';
import type { Tensors } from '../engines/types';
import type { Predictions } from './predictions';

interface ModelJson {
  readonly modelTopology?: unknown;
  readonly weightsManifest?: unknown;
}

/** Entries of a weight: what it takes in the files. */
const BYTES: Readonly<Record<string, number>> = { float32: 4, int32: 4, uint8: 1, uint16: 2, bool: 1, float16: 2 };

/**
 * Reads model.json and its weight files as saved by tfjs (`model.save`, or tensorflowjs_converter). The files must lie in
 * the folder of model.json, and be as long as it says. Throws a DataError.
 */
export function readLayersModel(file: string): io.ModelArtifacts {
  const where = { file };
  let json: ModelJson | null;
  try {
    json = JSON.parse(readFileSync(file, 'utf8')) as ModelJson | null;
  } catch (error) {
    const found = error instanceof SyntaxError ? 'something that is not JSON' : 'no such file';
    throw new DataError(where, 'a model as JSON', found);
  }
  const topology = json?.modelTopology;
  if (typeof topology !== 'object' || topology === null)
    throw new DataError(where, 'a "modelTopology"', 'none', 'Save the model with model.save of TensorFlow.js.');
  if (!Array.isArray(json?.weightsManifest)) throw new DataError(where, 'a "weightsManifest"', 'none');
  const specs: io.WeightsManifestEntry[] = [];
  const parts: Buffer[] = [];
  let expected = 0;
  for (const group of json.weightsManifest as { paths?: unknown; weights?: unknown }[]) {
    if (!Array.isArray(group?.paths) || !Array.isArray(group.weights))
      throw new DataError(where, 'groups of "paths" and "weights"', 'something else');
    for (const path of group.paths as unknown[]) {
      // A path that leads elsewhere would show files of this machine to the model.
      if (typeof path !== 'string' || basename(path) !== path || path === '..')
        throw new DataError(where, 'weight files beside it', JSON.stringify(path).slice(0, 60));
      const full = join(dirname(file), path);
      if (!existsSync(full)) throw new DataError(where, `the file ${path} beside it`, 'none', 'Hand in all files.');
      parts.push(readFileSync(full));
    }
    for (const spec of group.weights as io.WeightsManifestEntry[]) {
      const { shape } = spec;
      const bytes = BYTES[spec.quantization?.dtype ?? spec.dtype];
      if (
        bytes === undefined ||
        !Array.isArray(shape) ||
        !shape.every((side) => Number.isSafeInteger(side) && side >= 0)
      )
        throw new DataError(where, 'weights with a shape and a type of numbers', JSON.stringify(spec).slice(0, 60));
      expected += bytes * shape.reduce((n, side) => n * side, 1);
      specs.push(spec);
    }
  }
  const data = Buffer.concat(parts);
  if (data.length !== expected)
    throw new DataError(where, `${expected} bytes of weights`, `${data.length}`, 'Are the weight files whole?');
  return {
    modelTopology: topology,
    weightSpecs: specs,
    weightData: data.buffer.slice(data.byteOffset, data.byteOffset + data.length) as ArrayBuffer,
  };
}

/** Cases that are run at once. */
const SLICE = 256;

/**
 * What a layers model predicts for images, pixels scaled to 0 … 1, given flat or as height × width (× channels), whichever
 * the model takes. Throws a DataError where the model takes or gives something else, or does not load.
 */
export async function predictWithLayers(
  tf: Tensors,
  file: string,
  images: Images,
  set: ImageSet,
): Promise<Predictions> {
  const layers = await import('@tensorflow/tfjs-layers');
  const { height, width, channels, classes } = images;
  const artifacts = readLayersModel(file);
  let model: Awaited<ReturnType<typeof layers.loadLayersModel>>;
  try {
    model = await layers.loadLayersModel({ load: () => Promise.resolve(artifacts) });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0]!.slice(0, 200) : String(error);
    throw new DataError({ file }, 'a layers model', `one that does not load: ${reason}`);
  }
  try {
    const taken = model.inputs.length === 1 ? model.inputs[0]!.shape.slice(1) : [];
    const offered = [
      [height * width * channels],
      [height, width, channels],
      ...(channels === 1 ? [[height, width]] : []),
    ];
    const shape = offered.find(
      (one) => one.length === taken.length && one.every((side, k) => taken[k] === null || taken[k] === side),
    );
    const told = (one: readonly (number | null)[]): string => `[${one.map((side) => side ?? 'any').join(', ')}]`;
    if (shape === undefined)
      throw new DataError({ file }, `a model with one input ${offered.map(told).join(' or ')}`, told(taken));
    const given = model.outputs.length === 1 ? model.outputs[0]!.shape.slice(1) : [];
    if (given.length !== 1 || given[0] !== classes.length)
      throw new DataError({ file }, `a model with one output [${classes.length}], one number a class`, told(given));
    const labels = new Uint16Array(set.count);
    const probabilities = new Float64Array(set.count * classes.length);
    const one = height * width * channels;
    let ties = 0;
    let sums = true;
    for (let from = 0; from < set.count; from += SLICE) {
      const to = Math.min(set.count, from + SLICE);
      const output = tf.tidy(() => {
        const pixels = Float32Array.from(set.pixels.subarray(from * one, to * one), (pixel) => pixel / 255);
        return model.predict(tf.tensor(pixels, [to - from, ...shape])) as Tensor;
      });
      const scores = Float32Array.from(await output.data());
      output.dispose();
      for (let i = from; i < to; i++) {
        const row = scores.subarray((i - from) * classes.length, (i - from + 1) * classes.length);
        const most = Math.max(...row);
        if (!Number.isFinite(most))
          throw new DataError({ file }, 'finite numbers from the model', `${most} for case ${i}`, 'Did it diverge?');
        labels[i] = row.indexOf(most);
        if (row.indexOf(most, labels[i]! + 1) >= 0) ties++;
        probabilities.set(row, i * classes.length);
        sums &&= Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) < 0.01 && row.every((p) => p >= 0);
      }
    }
    // Scores before the softmax tell the labels, but no probabilities.
    return { labels, probabilities: sums ? probabilities : null, ties };
  } finally {
    model.dispose();
  }
}
