import { readPng } from '../datasets/folder/png';
import { readArrays } from './arrays';
import { cutGrid, type GridSize } from './grid';
import type { Drawn } from './types';

/** Digits that a model drew: a PNG picture that shows many, or an array of them. Throws a DataError. */
export function readDrawn(bytes: Uint8Array, file: string, grid: GridSize | null = null): Drawn {
  const png = bytes[0] === 0x89 || /\.png$/i.test(file);
  return png ? cutGrid(readPng(Buffer.from(bytes), file), file, grid) : readArrays(bytes, file);
}
