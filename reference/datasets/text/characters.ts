import type { Characters } from '../types';

type Encoded = Pick<Characters, 'alphabet' | 'train' | 'test'>;

/**
 * Two texts as numbers of characters; the alphabet is that of both in the order of code points. Throws a RangeError where
 * it has more than 256 characters, or where a text is empty.
 */
export function encodeCharacters(train: string, test: string): Encoded {
  if (train === '' || test === '') throw new RangeError('expected text to train and to test, found none');
  const alphabet = [...new Set(train + test)].sort((a, b) => a.codePointAt(0)! - b.codePointAt(0)!);
  if (alphabet.length > 256) throw new RangeError(`expected at most 256 distinct characters, found ${alphabet.length}`);
  const wide = alphabet.find((c) => c.length > 1);
  if (wide !== undefined) throw new RangeError(`expected characters of the basic plane, found ${wide}`);
  const number = new Map(alphabet.map((c, i) => [c, i]));
  const encode = (text: string): Uint8Array => Uint8Array.from(text, (c) => number.get(c)!);
  return { alphabet: alphabet.join(''), train: encode(train), test: encode(test) };
}

/** A text that consists of parts, such as chapters: whole ones are the test, the last tenth of the text. */
export function splitCharacters(parts: readonly string[]): Encoded {
  const trimmed = parts.map((part) => part.trim()).filter((part) => part !== '');
  const text = trimmed.join('\n\n');
  let cut = 0;
  for (const part of trimmed) {
    if (cut + part.length > 0.9 * text.length) break;
    cut += part.length + 2;
  }
  return encodeCharacters(text.slice(0, cut), text.slice(cut));
}
