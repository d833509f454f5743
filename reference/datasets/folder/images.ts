import { DataError } from '../error';
import type { Unhashed } from '../source';
import type { ImageSet, Images } from '../types';
import type { Picture } from './png';
import { split } from './rows';
import type { Parts, Row } from './rows';

/** Pictures of one size as a data set. Throws a DataError that names the first that differs. */
export function asImages(parts: Parts<Picture>, name: string, licence: string, folder: string): Unhashed<Images> {
  const { classes, train, test } = split(parts, folder);
  const first = parts.train[0]!;
  const { width, height } = first.content;
  const told = (p: Picture): string => `${p.width} × ${p.height} pixels, ${p.channels === 1 ? 'grey' : 'in colour'}`;
  // One coloured picture makes all of them coloured: a grey one is the same in three channels.
  const channels = [...train, ...test].some((row) => row.content.channels === 3) ? 3 : 1;
  const numbers = new Map(classes.map((label, i) => [label, i]));
  const set = (rows: readonly Row<Picture>[]): ImageSet => {
    const pixels = new Uint8Array(rows.length * width * height * channels);
    rows.forEach(({ content, where }, i) => {
      if (content.width !== width || content.height !== height)
        throw new DataError(where, `a picture as ${first.where.file}: ${told(first.content)}`, told(content));
      const from = content.pixels;
      const at = i * width * height * channels;
      if (content.channels === channels) pixels.set(from, at);
      else for (let k = 0; k < width * height * 3; k++) pixels[at + k] = from[Math.floor(k / 3)]!;
    });
    return { count: rows.length, pixels, labels: Uint8Array.from(rows, (row) => numbers.get(row.label)!) };
  };
  return { name, kind: 'images', licence, height, width, channels, classes, train: set(train), test: set(test) };
}
