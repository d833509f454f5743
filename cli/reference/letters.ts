import { writeFileSync } from 'node:fs';
import { letterPairs } from '../../reference/models/letter-pairs';
import type { Surroundings } from './surroundings';

export interface LettersCall {
  readonly data: string;
  readonly out?: string;
}

/** `proofmark reference letters`: how letters follow each other in a text, by which texts that models write are judged. */
export async function lettersCommand({ data, out }: LettersCall, around: Surroundings): Promise<number> {
  try {
    const text = await around.loadDataset(data);
    if (text.kind !== 'characters')
      throw new Error(`${data} is no text: name a data set of characters, such as moby-dick`);
    const written = Array.from(text.train, (code) => text.alphabet[code]).join('');
    const { alphabet, logs } = letterPairs(written);
    const rows = logs.map((row) => `  ${JSON.stringify(row)}`).join(',\n');
    const file = `{ "version": 1, "data": ${JSON.stringify({ name: text.name, hash: text.hash, licence: text.licence })},
 "alphabet": ${JSON.stringify(alphabet)}, "logs": [\n${rows}\n ] }\n`;
    if (out === undefined) process.stdout.write(file);
    else writeFileSync(out, file);
    return 0;
  } catch (error) {
    process.stderr.write(`proofmark: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
}
