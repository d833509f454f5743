import type { Span } from '../../expr';
import type { Figure } from '../../problems/schema';

/** A number as a text states it. A spread behind it (`± 0.4`) is part of how it is written, not of its value. */
export interface StatedNumber {
  readonly value: number;
  /** Half a unit of the last digit shown, in the unit of `value`. */
  readonly half: number;
  readonly written: string;
  readonly span: Span;
  /** Whether it is a share: a percent sign or the word stands behind it, or it is counted. */
  readonly percent: boolean;
  /** Whether it shows a decimal point, or an exponent. */
  readonly decimal: boolean;
  /** Whether it is counted: "91 of 100". */
  readonly counted: boolean;
}

const DIGITS = String.raw`\d+(?:[.,]\d+)?|\.\d+`;
const PERCENT = String.raw`(?:\s|~|\\[,;:! ])*\$?(?:\s|~|\\[,;:! ])*(?:\\%|%|％|percent\b|per cent\b|Prozent\b|por ciento\b|pour cent\b|pct\b)`;
const PLUS_MINUS = String.raw`(?:\\pm(?![A-Za-z])|±|\+\s?\/?\s?[-−–])`;
const NUMBER = new RegExp(
  // Chinese has no spaces; a slash divides two values where both have decimals.
  String.raw`(?<![\d_.,^{-])(?<!(?!\p{sc=Han})\p{L})(?<!(?<!\d[.,]\d{1,6}\s?(?:\\?%\s?)?)\/)([-−–]?)(${DIGITS})` +
    String.raw`(?:e([-+]?\d+)|\s*(?:\\times|\\cdot|[×·*x])\s*10\s*\^\s*\{?\s*([-−–]?\d+)\s*\}?)?` +
    String.raw`(${PERCENT})?(?:\s*\$?\s*\(?\s*${PLUS_MINUS}\s*\$?\s*(?:${DIGITS})(${PERCENT})?(?:\s*\))?)?(${PERCENT})?` +
    String.raw`(?![\d_^]|[.,]\d|(?!\p{sc=Han})\p{L}|\/(?!\s?[-−–]?\d+[.,]\d))`,
  'giu',
);

/** "31 of the 100", "9160/10000"; not the place in a list of epochs or batches. */
const COUNTED =
  /(?<![\p{L}\d_.,/^{[-])(?<!(?:epoch|batch|step|iter(?:ation)?|fold|run|page|part)s?\W{0,3})(\d{1,3}(?:,\d{3})+|\d+)\s*(?:\/|(?:out )?of(?: the| all)?|von(?: den)?)\s*(\d{1,3}(?:,\d{3})+|\d+)(?![\d_/^]|[.,]\d|\p{L}|\s*[[\]])/giu;
/** Of fewer cases nobody states a share as a count of them. */
const FEWEST = 20;

/** Numbers in a text that starts at offset `at` of the document. A comma is a decimal one where a digit follows it. */
export function numbersIn(text: string, at: number): StatedNumber[] {
  const counted = [...text.matchAll(COUNTED)].flatMap((match): StatedNumber[] => {
    const [right, all] = [match[1]!, match[2]!].map((n) => Number(n.replace(/,/g, ''))) as [number, number];
    if (all < FEWEST || right > all) return [];
    const span = { from: at + match.index, to: at + match.index + match[0].length };
    return [
      { value: right / all, half: 0.5 / all, written: match[0], span, percent: true, decimal: true, counted: true },
    ];
  });
  const plain = [...text.matchAll(NUMBER)].map((match): StatedNumber => {
    const [written, minus, digits = '', short, power, ...percents] = match;
    const mantissa = digits.replace(',', '.');
    const exponent = Number((short ?? power ?? '0').replace(/[−–]/, '-'));
    const size = Number(`${mantissa}e${exponent}`);
    const decimals = /\.(\d+)$/.exec(mantissa)?.[1]?.length ?? 0;
    const percent = percents.some((sign) => sign !== undefined);
    const scale = percent ? 0.01 : 1;
    return {
      value: (minus ? -size : size) * scale,
      half: (10 ** (exponent - decimals) / 2) * scale,
      written: written.trim(),
      span: { from: at + match.index, to: at + match.index + written.trimEnd().length },
      percent,
      decimal: decimals > 0 || short !== undefined || power !== undefined,
      counted: false,
    };
  });
  const free = plain.filter((n) => !counted.some(({ span }) => n.span.from < span.to && n.span.to > span.from));
  const all = [...free, ...counted].sort((a, b) => a.span.from - b.span.from);
  // From behind, so that a sign counts for a whole list.
  for (let i = all.length - 2; i >= 0; i--) {
    const [n, next] = [all[i]!, all[i + 1]!];
    const between = text.slice(n.span.to - at, next.span.from - at);
    if (sharesSign(n, next, between)) all[i] = { ...n, value: n.value / 100, half: n.half / 100, percent: true };
  }
  return all;
}

const JOINED =
  /^[\s$]*(?:and|or|und|oder|bzw\.?|y|et|&|vs\.?|versus|against|gegen|compared (?:to|with)|to|auf|\/)[\s$]*$/iu;

/** Whether the percent sign of the next number is meant for this one, too: "94 and 95 %". */
const sharesSign = (n: StatedNumber, next: StatedNumber, between: string): boolean =>
  !n.percent &&
  next.percent &&
  !next.counted &&
  n.value > 1 &&
  n.value <= 100 &&
  Math.abs(n.half / 100 - next.half) < 1e-9 &&
  JOINED.test(between);

/**
 * A number as a figure; null where it cannot be one. `inPercent`: the head of its column, or its caption, says
 * that numbers are in percent.
 */
export function asFigure(
  n: StatedNumber,
  { unit, absolute }: Pick<Figure, 'unit' | 'absolute'>,
  inPercent: boolean,
): StatedNumber | null {
  if (absolute) n = { ...n, value: Math.abs(n.value) };
  if (unit !== 'percent') return n.percent ? null : n;
  if (n.percent) return n.value >= 0 && n.value <= 1.2 ? n : null;
  if (n.value >= 0 && n.value <= 1 && n.decimal) return n;
  if (inPercent && n.value > 1 && n.value <= 120) return { ...n, value: n.value / 100, half: n.half / 100 };
  return null;
}
