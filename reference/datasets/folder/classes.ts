import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../csv';
import { DataError } from '../error';
import { readPng } from './png';
import type { Picture } from './png';
import type { Row } from './rows';

/** Cases that lie in one folder a class. */
export type Classes =
  | { readonly kind: 'texts'; readonly rows: readonly Row<string>[] }
  | { readonly kind: 'images'; readonly rows: readonly Row<Picture>[] };

/** Names in a folder in a fixed order, hidden ones left out. */
export const namesIn = (folder: string, what: 'folders' | 'files'): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.') && (what === 'folders' ? entry.isDirectory() : entry.isFile()))
    .map((entry) => entry.name)
    .sort((a, b) => (a < b ? -1 : 1));

/** Reads a folder of folders, one a class, of .png pictures or of .txt files. Throws a DataError that names the file. */
export function readClasses(folder: string): Classes {
  const files = namesIn(folder, 'folders').flatMap((label) =>
    namesIn(join(folder, label), 'files').map((name) => ({ label, file: join(folder, label, name) })),
  );
  const other = files.find(({ file }) => !/\.(?:png|txt)$/i.test(file));
  if (other)
    throw new DataError(
      { file: other.file },
      'a .png picture or a .txt file',
      'another file',
      'Convert it or take it away.',
    );
  const texts = files.filter(({ file }) => /\.txt$/i.test(file));
  if (texts.length > 0 && texts.length < files.length)
    throw new DataError({ file: texts[0]!.file }, 'pictures alone or texts alone', 'both');
  if (texts.length > 0)
    return {
      kind: 'texts',
      rows: texts.map(({ label, file }) => ({ content: textOf(readFileSync(file), file), label, where: { file } })),
    };
  return {
    kind: 'images',
    rows: files.map(({ label, file }) => ({ content: readPng(readFileSync(file), file), label, where: { file } })),
  };
}
