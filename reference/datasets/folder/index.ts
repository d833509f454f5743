import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { textOf } from '../csv';
import { readMnistFolder } from '../digits';
import { DataError } from '../error';
import { readIdx } from '../idx';
import type { Unhashed } from '../source';
import { encodeCharacters, splitCharacters } from '../text/characters';
import type { WordVectors } from '../text/glove';
import { namesIn, readClasses } from './classes';
import type { Classes } from './classes';
import { asImages } from './images';
import { readTable } from './tables';
import { asTexts } from './texts';

const licence = 'as the owner of the folder says';

const forms =
  'train.csv; train-images-idx3-ubyte and its companions; train.txt; folders train and test, or one folder a class, of .png or .txt files';

/**
 * An instructor's own data, from a folder in one of the forms that reference/README.md describes. `vectors` is called only
 * where there are texts. Throws a DataError with file, line and remedy.
 */
export function readFolder(given: string, vectors: () => WordVectors): Unhashed {
  const folder = resolve(given);
  const name = basename(folder);
  const has = (entry: string): boolean => existsSync(join(folder, entry));
  if (has('train-images-idx3-ubyte') || has('train-images-idx3-ubyte.gz')) {
    const labels = ['train-labels-idx1-ubyte', 'train-labels-idx1-ubyte.gz'].find(has);
    const most = labels === undefined ? 0 : readIdx(join(folder, labels), 1).values.reduce((a, b) => Math.max(a, b), 0);
    return readMnistFolder(
      folder,
      name,
      licence,
      Array.from({ length: most + 1 }, (_, i) => String(i)),
    );
  }
  if (has('train.txt')) return readTexts(folder, name);
  const [train, test] = has('train.csv')
    ? [readTable(join(folder, 'train.csv')), has('test.csv') ? readTable(join(folder, 'test.csv')) : null]
    : has('train')
      ? [readClasses(join(folder, 'train')), has('test') ? readClasses(join(folder, 'test')) : null]
      : [readClasses(folder), null];
  if (train.rows.length === 0)
    throw new DataError({ file: folder }, `data in one of the forms ${forms}`, 'none of them');
  return labelled(train, test, vectors, name, folder);
}

function labelled(
  train: Classes,
  test: Classes | null,
  vectors: () => WordVectors,
  name: string,
  folder: string,
): Unhashed {
  if (train.kind === 'images' && test?.kind !== 'texts')
    return asImages({ train: train.rows, test: test && test.rows }, name, licence, folder);
  if (train.kind === 'texts' && test?.kind !== 'images')
    return asTexts({ train: train.rows, test: test && test.rows }, vectors(), name, licence, folder);
  throw new DataError({ file: folder }, 'the same kind of data to train and to test', 'pictures and texts');
}

/** train.txt and test.txt as long texts; without the latter, the last tenth of the paragraphs of the former. */
function readTexts(folder: string, name: string): Unhashed {
  const file = join(folder, 'train.txt');
  const train = textOf(readFileSync(file), file).replaceAll('\r\n', '\n');
  const testFile = namesIn(folder, 'files').includes('test.txt') ? join(folder, 'test.txt') : null;
  try {
    if (testFile === null) return { name, kind: 'characters', licence, ...splitCharacters(train.split(/\n\n+/)) };
    const test = textOf(readFileSync(testFile), testFile).replaceAll('\r\n', '\n');
    return { name, kind: 'characters', licence, ...encodeCharacters(train, test) };
  } catch (error) {
    if (error instanceof RangeError)
      throw new DataError({ file }, 'text that a model of characters takes', error.message);
    throw error;
  }
}
