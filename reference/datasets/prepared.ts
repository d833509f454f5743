import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { DataError } from './error';
import { bytesOf, hashOf } from './hash';
import { putTogether, takeApart } from './layout';
import { dataFolder } from './places';
import type { Dataset } from './types';

const MAGIC = 'proofmark-data 1';

/** Where the prepared form of a data set lies. */
export const preparedFile = (name: string, folder?: string): string =>
  join(dataFolder(folder), 'prepared', `${name}.data`);

interface Head {
  readonly name: string;
  readonly licence: string;
  readonly hash: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/**
 * Writes the cleaned and split data as one file: a line with the format, a line of JSON (name, licence, hash, facts),
 * then the arrays in the order of layout.ts, compressed by Brotli. The file is there whole or not at all.
 */
export function writePrepared(data: Dataset, file: string): void {
  const { facts, arrays } = takeApart(data);
  const head: Head = { name: data.name, licence: data.licence, hash: data.hash, facts };
  const body = brotliCompressSync(Buffer.concat(arrays.map(bytesOf)), {
    // A higher quality takes ten times as long and gains 2 %.
    params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  mkdirSync(dirname(file), { recursive: true });
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, Buffer.concat([Buffer.from(`${MAGIC}\n${JSON.stringify(head)}\n`), body]));
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}

/** Reads what writePrepared wrote; null where there is no such file. Throws a DataError if its hash is not its own. */
export function readPrepared(file: string): Dataset | null {
  if (!existsSync(file)) return null;
  const remedy = 'Delete the file, or prepare it again (proofmark reference data prepare).';
  const bytes = readFileSync(file);
  const firstLine = bytes.indexOf('\n');
  const secondLine = bytes.indexOf('\n', firstLine + 1);
  if (firstLine < 0 || secondLine < 0 || bytes.toString('utf8', 0, firstLine) !== MAGIC)
    throw new DataError({ file }, `a file that begins with "${MAGIC}"`, 'another beginning', remedy);
  let data: Dataset;
  try {
    const { name, licence, hash, facts } = JSON.parse(bytes.toString('utf8', firstLine + 1, secondLine)) as Head;
    data = { ...putTogether(facts, brotliDecompressSync(bytes.subarray(secondLine + 1))), name, licence, hash };
  } catch {
    throw new DataError({ file }, 'whole data', 'data that is cut off or damaged', remedy);
  }
  const hash = hashOf(data);
  if (hash !== data.hash) throw new DataError({ file }, `data with the hash ${data.hash}`, hash, remedy);
  return data;
}
