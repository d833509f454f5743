import bidiFactory from 'bidi-js';

const bidi = bidiFactory();

/** Letters of scripts that are written from right to left. */
const rightToLeftLetters = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/;

/** The levels of the Unicode bidirectional algorithm, one a code unit; null where all is read from left to right. */
export function embeddingOf(text: string): { levels: Uint8Array | null; rightToLeft: boolean } {
  if (!rightToLeftLetters.test(text)) return { levels: null, rightToLeft: false };
  const { levels, paragraphs } = bidi.getEmbeddingLevels(text, 'auto');
  return { levels, rightToLeft: (paragraphs[0]?.level ?? 0) % 2 === 1 };
}

/** Brackets and the like as they look when read from right to left. */
export const mirrored = (text: string): string =>
  [...text].map((character) => bidi.getMirroredCharacter(character) ?? character).join('');

/** What stands in one line, in the order in which it is drawn from left to right (rule L2 of UAX #9). */
export function visualOrder<T extends { readonly level: number }>(line: readonly T[]): T[] {
  const ordered = [...line];
  const highest = Math.max(0, ...line.map(({ level }) => level));
  for (let level = highest; level >= 1; level--) {
    for (let from = 0; from < ordered.length; from++) {
      if (ordered[from]!.level < level) continue;
      let to = from;
      while (to < ordered.length && ordered[to]!.level >= level) to++;
      ordered.splice(from, to - from, ...ordered.slice(from, to).reverse());
      from = to;
    }
  }
  return ordered;
}
