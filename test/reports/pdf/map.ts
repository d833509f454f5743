import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decode, encode, meansOf } from './png';

/**
 * How much ink each cell of a page holds: the mean of 4 × 4 dots at 50 dots an inch, a square of 5.76 points, in 32
 * steps. A line of text is two cells high and a letter about one wide: enough to see that a letter is lost or that two
 * stand on each other, by far too little to read any. What may not be kept as a picture can be kept as such a map.
 */
export interface InkMap {
  readonly columns: number;
  /** Row by row, from 0 (black) to 255. */
  readonly cells: readonly number[];
}

const step = 8;

/** Greatest difference of the ink of 2 × 2 cells, which hold any letter whole. */
export const tolerance = 24;

export function inkMapOf(picture: Buffer): InkMap {
  const { columns, means } = meansOf(picture);
  return { columns, cells: means.map((grey) => Math.min(255, Math.round(grey / step) * step)) };
}

/** Where two maps differ most: by how much, and in which column and row. */
export function mostDifferent(is: InkMap, was: InkMap): { ink: number; column: number; row: number } {
  let most = { ink: 0, column: 0, row: 0 };
  if (is.columns !== was.columns || is.cells.length !== was.cells.length) return { ...most, ink: Infinity };
  const { columns } = is;
  for (let row = 0; (row + 2) * columns <= is.cells.length; row++)
    for (let column = 0; column + 2 <= columns; column++) {
      const corner = row * columns + column;
      const change = [corner, corner + 1, corner + columns, corner + columns + 1]
        .map((at) => is.cells[at]! - was.cells[at]!)
        .reduce((sum, one) => sum + one, 0);
      if (Math.abs(change) > most.ink) most = { ink: Math.abs(change), column, row };
    }
  return most;
}

/**
 * Says which pages have another map than the one kept as a small picture in `folder`; nothing where they look as they
 * did. PROOFMARK_UPDATE_GOLDEN=1 writes the maps anew.
 */
export function changesOfInk(folder: string, name: string, pictures: readonly Buffer[]): string[] {
  const maps = pictures.map(inkMapOf);
  const file = (i: number): string => join(folder, `${name}-${i + 1}.png`);
  if (process.env.PROOFMARK_UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true });
    maps.forEach(({ columns, cells }, i) => writeFileSync(file(i), encode(columns, cells)));
  }
  const kept = existsSync(folder) ? readdirSync(folder).filter((entry) => entry.startsWith(`${name}-`)).length : 0;
  if (kept !== maps.length) return [`${name} has ${maps.length} pages, and had ${kept}`];
  return maps.flatMap((map, i) => {
    const { width, grey } = decode(readFileSync(file(i)));
    const { ink, column, row } = mostDifferent(map, { columns: width, cells: [...grey] });
    return ink <= tolerance
      ? []
      : [`page ${i + 1} of ${name} looks otherwise by ${ink}, ${Math.round(column * 5.76)} points from the left, ${Math.round(row * 5.76)} from the top`]; // prettier-ignore
  });
}
