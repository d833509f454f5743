import type { Variable } from '@tensorflow/tfjs-core';
import { textOf } from '../datasets/csv';
import { DataError } from '../datasets/error';
import type { Tensors } from '../engines/types';
import { readNpz } from './npz';
import type { NumberArray } from './npz';

/** The shape of nested lists of numbers, and the numbers. Throws a DataError where lists of one level differ in length. */
export function flatten(nested: unknown, name: string, file: string): NumberArray {
  const shape: number[] = [];
  for (let level: unknown = nested; Array.isArray(level); level = level[0]) shape.push(level.length);
  const values = new Float32Array(shape.reduce((n, side) => n * side, 1));
  let at = 0;
  const walk = (part: unknown, depth: number): void => {
    if (depth === shape.length) {
      if (typeof part !== 'number' || !Number.isFinite(part))
        throw new DataError({ file }, `numbers in "${name}"`, JSON.stringify(part).slice(0, 40));
      values[at++] = part;
      return;
    }
    if (!Array.isArray(part) || part.length !== shape[depth])
      throw new DataError({ file }, `lists of equal length in "${name}"`, 'others');
    for (const one of part) walk(one, depth + 1);
  };
  walk(nested, 0);
  return { shape, values };
}

/** Reads weights by name: an npz archive, or a JSON object of nested lists. Throws a DataError. */
export function readWeights(bytes: Uint8Array, file: string): Map<string, NumberArray> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return readNpz(bytes, file);
  let parsed: unknown;
  try {
    parsed = JSON.parse(textOf(bytes, file));
  } catch (error) {
    if (error instanceof DataError && bytes[0] !== 0x7b)
      throw new DataError({ file }, 'weights as npz or JSON', 'something else', 'Write them with numpy.savez.');
    throw new DataError({ file }, 'weights as npz or JSON', 'something that is neither', 'Is the file cut off?');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new DataError({ file }, 'a JSON object of lists of numbers by name', 'something else');
  return new Map(Object.entries(parsed).map(([name, nested]) => [name, flatten(nested, name, file)]));
}

const told = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/**
 * Gives the variables of a model the values of a file. What an optimiser remembers ("adam/m/" and a variable's name) may be
 * left out; all else must be there, in the right shape, finite, and nothing more. Throws a DataError.
 */
export function assignWeights(
  tf: Tensors,
  variables: Readonly<Record<string, Variable>>,
  weights: ReadonlyMap<string, NumberArray>,
  file: string,
): void {
  const names = Object.keys(variables);
  const remembered = (name: string): boolean => names.some((other) => other !== name && name.endsWith(`/${other}`));
  const unknown = [...weights.keys()].find((name) => !Object.hasOwn(variables, name));
  const wanted = names.filter((name) => !remembered(name));
  if (unknown !== undefined)
    throw new DataError({ file }, `the weights ${wanted.join(', ')}`, `"${unknown}"`, 'Name the arrays so.');
  for (const name of wanted) {
    const { shape } = variables[name]!;
    const given = weights.get(name);
    if (given === undefined) throw new DataError({ file }, `the weights ${wanted.join(', ')}`, `no "${name}"`);
    if (told(given.shape) !== told(shape))
      throw new DataError({ file }, `"${name}" of shape ${told(shape)}`, told(given.shape));
    if (!given.values.every(Number.isFinite))
      throw new DataError({ file }, `finite numbers in "${name}"`, 'NaN or infinity', 'Did the training diverge?');
  }
  for (const name of wanted)
    tf.tidy(() => variables[name]!.assign(tf.tensor(weights.get(name)!.values, [...variables[name]!.shape])));
}
