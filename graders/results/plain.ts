import type { Aspects } from './aspects';
import { Rewritten, type Replacement } from './rewritten';
import { spelledIn } from './spelled';

/** What makes a number in words a result: a unit behind it, decimals, or of how many it counts. */
const UNIT_BEHIND = /^\s*(?:%|\\%|percent\b|per cent\b|pct\b|prozent\b|por ciento\b|nats?\b|bits?\b)/iu;
const COUNTED_BEHIND =
  /^\s*(?:out of|of|von|de)\s+(?:the |all |an? |one |den )?(?:\d|\w+teen\b|\w+ty\b|hundred|thousand|ten\b|eleven\b|twelve\b)/iu;

/** Units of siunitx as they are written without it. */
const UNITS: readonly (readonly [RegExp, string])[] = [
  [/\\percent(?![A-Za-z])|\\?%/, ' %'],
  [/\\?nats?(?![A-Za-z])/, ' nats'],
  [/\\?bits?(?![A-Za-z])/, ' bits'],
];

/** `\num{0.95}`, `\SI{95.1}{\percent}`, decimal commas in braces. */
function setNumbers(text: string): Replacement[] {
  const marked = [...text.matchAll(/\\(?:num|SI|qty)\s*(?:\[[^\]]*\])?\{([^{}]*)\}(?:\s*\{([^{}]*)\})?/g)].map(
    (match) => {
      const [written, number, unit] = match;
      const isNum = written.startsWith('\\num');
      const named = isNum || unit === undefined ? '' : (UNITS.find(([of]) => of.test(unit))?.[1] ?? ` ${unit}`);
      const to = match.index + (isNum && unit !== undefined ? written.lastIndexOf('{') : written.length);
      // "95.1(3)": an uncertainty in the last digit.
      const plain = number!.replace(/\(\d+\)/, '').trim();
      return { span: { from: match.index, to }, text: `${plain}${named}`, bare: false };
    },
  );
  const commas = [...text.matchAll(/(?<=\d)\{,\}(?=\d)/g)].map((match) => ({
    span: { from: match.index, to: match.index + 3 },
    text: ',',
    bare: false,
  }));
  return [...marked, ...commas];
}

const BOTH =
  /(?<!\p{L})(with|without|mit|ohne|con|sin|avec|sans)(?=\s*(?:,|and|or|und|oder|y|o|et|ou|but|,\s*and)\s+(?:[\d.,]+\s*\\?%?\s+)?(?:with|without|mit|ohne|con|sin|avec|sans)\s+([\p{L}-]+))/giu;

/** "with and without pre-training": with pre-training and without pre-training. */
const bothWays = (text: string): Replacement[] =>
  [...text.matchAll(BOTH)].map((match) => ({
    span: { from: match.index, to: match.index + match[0].length },
    text: `${match[1]} ${match[2]}`,
    bare: false,
  }));

/**
 * A text with its numbers in digits. Numbers in words without a unit are settings perhaps, and no results; words that a
 * figure's own phrases name stay.
 */
export function withDigits(text: string, aspects: Aspects): Rewritten {
  const inWords = spelledIn(text);
  const own = inWords.length > 0 ? aspects.mentions(text) : [];
  const spelled = inWords.flatMap(({ span, digits, sure }): Replacement[] => {
    const behind = text.slice(span.to, span.to + 40);
    const result = /[.%]/.test(digits) || UNIT_BEHIND.test(behind) || COUNTED_BEHIND.test(behind);
    const named = own.some((m) => m.from < span.to && m.to > span.from);
    // "One of them" counts nothing.
    const setting = sure && !named && !/^(?:0|1|-\d+)$/.test(digits);
    return result || setting ? [{ span, text: digits, bare: !result }] : [];
  });
  const all = [...spelled, ...setNumbers(text), ...bothWays(text)].sort((a, b) => a.span.from - b.span.from);
  return new Rewritten(
    text,
    all.filter(({ span }, i) => i === 0 || span.from >= all[i - 1]!.span.to),
  );
}
