import type { Span } from '../../expr';
import type { Figure } from '../../problems/schema';

/** A number as a text states it. */
export interface StatedNumber {
  readonly value: number;
  /** Half a unit of the last digit shown, in the unit of `value`. */
  readonly half: number;
  readonly written: string;
  readonly span: Span;
  /** Whether a percent sign or the word stands behind it. */
  readonly percent: boolean;
  /** Whether it shows a decimal point, or an exponent. */
  readonly decimal: boolean;
}

const NUMBER =
  /(?<![\p{L}\d_.,/^{-])([-−–]?)(\d+(?:[.,]\d+)?|\.\d+)(e[-+]?\d+)?(\s*(?:\\%|%|percent\b|per cent\b|Prozent\b|pct\b))?(?![\d_/^]|[.,]\d|\p{L})/giu;

/** Numbers in a text that starts at offset `at` of the document. A comma is a decimal one where a digit follows it. */
export function numbersIn(text: string, at: number): StatedNumber[] {
  return [...text.matchAll(NUMBER)].map((match) => {
    const [written, minus, digits = '', exponent = '', percent] = match;
    const plain = digits.replace(',', '.');
    const size = Number(`${plain}${exponent}`);
    const decimals = /\.(\d+)$/.exec(plain)?.[1]?.length ?? 0;
    const unit = 10 ** (Number(exponent.slice(1) || 0) - decimals);
    const scale = percent === undefined ? 1 : 0.01;
    return {
      value: (minus ? -size : size) * scale,
      half: (unit / 2) * scale,
      written: written.trim(),
      span: { from: at + match.index, to: at + match.index + written.trimEnd().length },
      percent: percent !== undefined,
      decimal: decimals > 0 || exponent !== '',
    };
  });
}

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
