import { createHash } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { Variable } from '@tensorflow/tfjs-core';
import type { Tensors } from '../engines/types';
import type { Checkpoint, TrainingId, Values } from './types';

/** The numbers of variables. */
export async function readValues(variables: Readonly<Record<string, Variable>>): Promise<Record<string, Values>> {
  const values: Record<string, Values> = {};
  for (const [name, variable] of Object.entries(variables))
    values[name] = { shape: variable.shape, numbers: Float32Array.from(await variable.data()) };
  return values;
}

/**
 * Gives variables the values of a checkpoint.
 * @throws Error that says what is different where the checkpoint is of another training than `of`
 */
export function restore(
  tf: Tensors,
  variables: Readonly<Record<string, Variable>>,
  checkpoint: Checkpoint,
  of: TrainingId,
): void {
  for (const part of ['model', 'data', 'seed', 'engine', 'settings'] as const) {
    const [theirs, ours] = [JSON.stringify(checkpoint.of[part]), JSON.stringify(of[part])];
    if (theirs !== ours)
      throw new Error(`the checkpoint is of another training: its ${part} is ${theirs}, not ${ours}`);
  }
  const names = (of: object): string => Object.keys(of).sort().join(', ');
  if (names(checkpoint.values) !== names(variables))
    throw new Error(`the checkpoint holds ${names(checkpoint.values)}; the model has ${names(variables)}`);
  for (const [name, variable] of Object.entries(variables)) {
    const { shape, numbers } = checkpoint.values[name]!;
    if (shape.join() !== variable.shape.join())
      throw new Error(
        `${name} has shape [${shape.join()}] in the checkpoint and [${variable.shape.join()}] in the model`,
      );
    tf.tidy(() => variable.assign(tf.tensor(numbers, [...shape], 'float32')));
  }
}

/** First line of a file that holds a checkpoint. */
const MAGIC = 'proofmark checkpoint 1';

/** All but the numbers, as the second line of the file. The numbers follow in the order of `variables`. */
type Header = Omit<Checkpoint, 'values'> & {
  readonly variables: readonly { readonly name: string; readonly shape: readonly number[] }[];
  readonly sha256: string;
};

const sizeOf = (shape: readonly number[]): number => shape.reduce((n, side) => n * side, 1);

/** Writes a checkpoint so that the file is whole or not there. */
export function saveCheckpoint(file: string, { values, ...rest }: Checkpoint): void {
  const body = Buffer.concat(
    Object.values(values).map(({ numbers }) => Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength)),
  );
  const header: Header = {
    ...rest,
    variables: Object.entries(values).map(([name, { shape }]) => ({ name, shape })),
    sha256: createHash('sha256').update(body).digest('hex'),
  };
  writeFileSync(`${file}.new`, Buffer.concat([Buffer.from(`${MAGIC}\n${JSON.stringify(header)}\n`), body]));
  renameSync(`${file}.new`, file);
}

/** @throws Error where the file is no checkpoint, or not as it was written */
export function loadCheckpoint(file: string): Checkpoint {
  const bytes = readFileSync(file);
  const spoilt = new Error(`${file} is no checkpoint, or damaged: delete it to train from the start`);
  const start = Buffer.from(`${MAGIC}\n`);
  const end = bytes.indexOf('\n', start.length);
  if (!bytes.subarray(0, start.length).equals(start) || end === -1) throw spoilt;
  const body = bytes.subarray(end + 1);
  const { variables, sha256, ...rest } = parse(bytes.toString('utf8', start.length, end), spoilt);
  if (createHash('sha256').update(body).digest('hex') !== sha256) throw spoilt;
  const values: Record<string, Values> = {};
  let at = 0;
  for (const { name, shape } of variables) {
    const size = 4 * sizeOf(shape);
    values[name] = { shape, numbers: new Float32Array(new Uint8Array(body.subarray(at, at + size)).buffer) };
    at += size;
  }
  return { ...rest, values };
}

function parse(text: string, spoilt: Error): Header {
  try {
    return JSON.parse(text) as Header;
  } catch {
    throw spoilt;
  }
}
