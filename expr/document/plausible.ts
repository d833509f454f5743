/** Five words in a row make a sentence, and so do two function words among words. */
const SENTENCE = /(?<![\\A-Za-z])[A-Za-z][a-z']+(?:[,;]? [A-Za-z][a-z']*){4}/;
const FUNCTION_WORDS =
  /(?<![\\A-Za-z])(?:the|of|is|are|and|that|we|in|for|with|to|be|this|then|let|where)(?:[,;]? [a-z']+){0,6}[,;]? (?:the|of|is|are|and|that|we|in|for|with|to|be|this|then|let|where)(?![A-Za-z({_^])/i;
const ORIENTAL = /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]{4}/;
const FORMULA =
  /[=<>≤≥≈∝]|\\(?:leq?|geq?|approx|propto|sim|equiv|neq?|in|to|frac|sum|int|log|mathbb|mathcal)(?![A-Za-z])|[A-Za-z)]_\{/;

/** Enough to judge by, and bounded. */
const SAMPLE = 20_000;

const withoutWords = (text: string): string =>
  text
    .slice(0, SAMPLE)
    .replace(
      /\\(?:[A-Za-z]{0,9}text[a-z]{0,9}|mbox|hbox|tag|label|operatorname|math[a-z]{1,9})\*?\s?\{[^{}]*\}/g,
      ' | ',
    )
    .replace(/\\[A-Za-z]+/g, ' | ')
    .replace(/\s+/g, ' ');

/** Whether a stretch between two delimiters reads as prose, so that one of the delimiters must be lost. */
export function looksLikeProse(text: string): boolean {
  const bare = withoutWords(text);
  return SENTENCE.test(bare) || ORIENTAL.test(bare) || FUNCTION_WORDS.test(bare);
}

/** Whether a stretch without delimiters may be a formula. */
export const looksLikeMath = (text: string): boolean => FORMULA.test(text.slice(0, SAMPLE));
