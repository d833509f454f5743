import { createHash } from 'node:crypto';
import { takeApart } from './layout';
import type { Numbers } from './layout';
import type { Unhashed } from './source';

/** The bytes of an array, its numbers little-endian. */
export const bytesOf = (numbers: Numbers): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** SHA-256 over the facts of the data as one line of JSON and then the bytes of its arrays, train before test. */
export function hashOf(data: Unhashed): string {
  const { facts, arrays } = takeApart(data);
  const hash = createHash('sha256').update(`${JSON.stringify(facts)}\n`);
  for (const numbers of arrays) hash.update(bytesOf(numbers));
  return hash.digest('hex');
}
