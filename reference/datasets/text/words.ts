const SHORT: Readonly<Record<string, string>> = {
  "can't": 'can not',
  "won't": 'will not',
  "shan't": 'shall not',
};
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/n't\b/g, ' not'],
  [/'re\b/g, ' are'],
  [/'ve\b/g, ' have'],
  [/'ll\b/g, ' will'],
  [/'m\b/g, ' am'],
  [/'d\b/g, ' would'],
  [/'s\b/g, ''],
];
const NUMBERS = 'zero one two three four five six seven eight nine ten'.split(' ');

/** What a reader sees of text with HTML in it: no tags, no entities but the commonest ones. */
export const withoutTags = (text: string): string =>
  text
    .replace(/<(style|script)\b[^]*?<\/\1\s*>|<!--[^]*?-->|<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/&(?:amp|#38);/gi, '&')
    .replace(/&(?:rsquo|lsquo|apos|#39|#8217);/gi, "'")
    .replace(/&(?:#?\w{1,8});/g, ' ');

/**
 * The words of a text in the spelling that GloVe vectors know: lower case without accents, contractions written out
 * (which keeps "not"), numbers up to ten as words (ratings), "!" and "?" as words; single letters, other numbers and
 * other signs are left out.
 */
export function wordsOf(text: string): string[] {
  let plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    // Apostrophes of every kind: the code point 0x92 is one in texts that were Windows-1252.
    .replace(/[\u0091\u0092\u2018\u2019\u00b4`]/g, "'")
    .replace(/\b(?:ca|wo|sha)n't\b/g, (found) => SHORT[found]!);
  for (const [ending, full] of ENDINGS) plain = plain.replace(ending, full);
  const words: string[] = [];
  for (const word of plain.match(/[a-z]{2,}|\d+|[!?]/g) ?? []) {
    const number = /^\d/.test(word) ? NUMBERS[Number(word)] : word;
    if (number !== undefined) words.push(number);
  }
  return words;
}
