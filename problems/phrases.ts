import type { Reader } from './reading';
import { text } from './reading';
import type { Phrase } from './schema';

/** `/pattern/` is a regular expression; anything else is a set of words or beginnings of words. */
export function readPhrase(written: string): Phrase | { readonly kind: 'wrong'; readonly because: string } {
  const pattern = /^\/(.*)\/$/s.exec(written.trim())?.[1];
  if (pattern === undefined) return { kind: 'words', words: written.trim().toLowerCase().split(/\s+/) };
  try {
    new RegExp(pattern, 'iu');
    return { kind: 'pattern', pattern };
  } catch (error) {
    return { kind: 'wrong', because: error instanceof Error ? error.message : String(error) };
  }
}

/** Where a phrase is said in an answer (formulas included, as written): offsets `[from, to)`, or null. */
export function findPhrase(answer: string, phrase: Phrase): { readonly from: number; readonly to: number } | null {
  switch (phrase.kind) {
    case 'pattern': {
      const match = new RegExp(phrase.pattern, 'iu').exec(answer);
      return match === null ? null : { from: match.index, to: match.index + match[0].length };
    }
    case 'words':
      for (const sentence of sentencesOf(answer)) {
        const said = answer.slice(sentence.from, sentence.to).toLowerCase();
        if (phrase.words.every((word) => said.includes(word))) return sentence;
      }
      return null;
  }
}

/** Stretches between full stops, and between blank lines; a line break within a paragraph ends nothing. */
function sentencesOf(answer: string): { from: number; to: number }[] {
  const sentences = [];
  let from = 0;
  for (const end of answer.matchAll(/[.!?。!?](?=\s|$)|\n[ \t]*\n/g)) {
    const to = end.index + end[0].length;
    sentences.push({ from, to });
    from = to;
  }
  sentences.push({ from, to: answer.length });
  return sentences;
}

export const phrase: Reader<Phrase> = (node, page) => {
  const written = text("words, or a regular expression between slashes such as '/non-?negative/'")(node, page);
  if (written === null) return null;
  const read = readPhrase(written);
  return read.kind === 'wrong' ? page.report(node, `not a regular expression: ${read.because}`) : read;
};
