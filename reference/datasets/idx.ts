import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { DataError } from './error';

/** An array of bytes as an IDX file holds it, last index fastest. */
export interface Idx {
  readonly shape: readonly number[];
  readonly values: Uint8Array;
}

/**
 * Reads an IDX file of unsigned bytes, plain or gzipped: two zero bytes, the type (8: unsigned byte), the number of
 * dimensions, each dimension as a 32-bit big-endian number, the values (LeCun, Cortes and Burges, "The MNIST database").
 * Throws a DataError that says what is wrong with the file.
 */
export function readIdx(file: string, dimensions: number): Idx {
  let bytes: Buffer = readFileSync(file);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    try {
      bytes = gunzipSync(bytes);
    } catch {
      throw new DataError({ file }, 'a whole gzip file', 'one that is cut off or damaged', 'Fetch the file again.');
    }
  }
  if (bytes.length < 4 || bytes[0] !== 0 || bytes[1] !== 0)
    throw new DataError({ file }, 'an IDX file, which begins with two zero bytes', 'another beginning');
  if (bytes[2] !== 8)
    throw new DataError({ file }, 'values of type 8 (unsigned byte)', `type ${bytes[2]}`, 'Write the values as bytes.');
  if (bytes[3] !== dimensions)
    throw new DataError(
      { file },
      `${dimensions} dimension${dimensions === 1 ? '' : 's'}`,
      String(bytes[3]),
      dimensions === 1 ? 'Labels have one dimension.' : 'Grey images have three: count, height, width.',
    );
  const start = 4 + 4 * dimensions;
  if (bytes.length < start) throw new DataError({ file }, `a header of ${start} bytes`, `${bytes.length} bytes`);
  const shape = Array.from({ length: dimensions }, (_, k) => bytes.readUInt32BE(4 + 4 * k));
  const size = shape.reduce((a, b) => a * b, 1);
  if (bytes.length - start !== size)
    throw new DataError(
      { file },
      `${size} values (${shape.join(' × ')})`,
      `${bytes.length - start}`,
      'Fetch the file again: it is cut off, or its header is wrong.',
    );
  return { shape, values: new Uint8Array(bytes.buffer, bytes.byteOffset + start, size) };
}
