import type { Span } from '../../expr';
import { chineseShares, germanNumber, spanishNumber } from './spelled-elsewhere';

/** A number that is told in words. */
export interface Spelled {
  readonly span: Span;
  readonly digits: string;
  /** Whether the words mean a number wherever they stand; short ones of other languages mean other things in English. */
  readonly sure: boolean;
}

const SMALL = [
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen',
  'seventeen eighteen nineteen',
]
  .join(' ')
  .split(' ');
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ENGLISH = new Map<string, number>([
  ...SMALL.map((word, n) => [word, n] as const),
  ...TENS.map((word, n) => [word, 10 * (n + 2)] as const),
]);

const WORD = `(?:${[...ENGLISH.keys()].sort((a, b) => b.length - a.length).join('|')})`;
const LARGE = '(?:hundred|thousand)';
const DECIMALS = String.raw`[\s-]+point((?:[\s-]+(?:oh|${WORD}))+)`;
const ENGLISH_NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d-])(minus\s+|negative\s+)?((?:an?\s+${LARGE}|${WORD})(?:(?:[\s-]+|\s+and\s+(?=${WORD}))(?:${WORD}|${LARGE}))*)` +
    String.raw`(?:${DECIMALS}|(\s+and\s+a\s+half))?(?![\p{L}\d]|-\p{L})`,
  'giu',
);

/** The value of "one hundred and four"; null where such words follow each other that make no number. */
function englishValue(words: string): number | null {
  let [total, current, room] = [0, 0, 1000];
  for (const word of words.toLowerCase().split(/[\s-]+/)) {
    const value = ENGLISH.get(word);
    if (value !== undefined) {
      // After "twenty" a digit may follow, after "hundred" what is less than it.
      if (value >= room) return null;
      current += value;
      room = value >= 20 ? 10 : 0;
    } else if (word === 'a' || word === 'an') {
      current = 1;
    } else if (word === 'hundred') {
      if (current === 0 || current > 99) return null;
      current *= 100;
      room = 100;
    } else if (word === 'thousand') {
      if (current === 0 || total > 0) return null;
      total = 1000 * current;
      current = 0;
      room = 1000;
    } else if (word !== 'and') {
      return null;
    }
  }
  return total + current;
}

/** "nine eight" as 98, "ninety-eight" as well. */
function englishDecimals(words: string): string | null {
  let digits = '';
  let room = 0;
  for (const word of words
    .trim()
    .toLowerCase()
    .split(/[\s-]+/)) {
    const value = word === 'oh' ? 0 : ENGLISH.get(word);
    if (value === undefined) return null;
    if (room > 0 && value > 0 && value < 10) {
      digits = `${digits.slice(0, -1)}${value}`;
      room = 0;
    } else {
      digits += String(value);
      room = value >= 20 ? 10 : 0;
    }
  }
  return digits;
}

function englishNumbers(text: string): Spelled[] {
  return [...text.matchAll(ENGLISH_NUMBER)].flatMap((match): Spelled[] => {
    const [written, minus, whole, point, half] = match;
    const value = englishValue(whole!);
    const decimals = point === undefined ? (half === undefined ? '' : '5') : englishDecimals(point);
    if (value === null || decimals === null) return [];
    const digits = `${minus ? '-' : ''}${value}${decimals === '' ? '' : `.${decimals}`}`;
    return [{ span: { from: match.index, to: match.index + written.length }, digits, sure: true }];
  });
}

/** Numbers that a text tells in English, German, Spanish or Chinese words, in its order. */
export function spelledIn(text: string): Spelled[] {
  const english = englishNumbers(text);
  const free = [...germanNumber(text), ...spanishNumber(text), ...chineseShares(text)].filter(
    ({ span }) => !english.some((e) => e.span.from < span.to && e.span.to > span.from),
  );
  const sorted = [...english, ...free].sort((a, b) => a.span.from - b.span.from);
  return sorted.filter(({ span }, i) => i === 0 || span.from >= sorted[i - 1]!.span.to);
}
