import type { Choice, Expr, Parsed, Token } from '../../expr';
import { isUnreadable, parseTokens, print } from '../../expr';
import type { Meaning } from '../meaning';
import { alternatives } from './alternatives';
import type { Trial } from './sides';

/** A side as it was read, and the ink that allows other readings. */
export interface Reading {
  readonly parsed: Parsed;
  readonly tokens: readonly Token[];
  /** What is evaluated: the formula as it was read, or with its indices counted as the writer counts them. */
  readonly expr: Expr;
  /** How it is taken where that is not what it says: see `alternatives`. */
  readonly how: string | null;
  /** See `Alternative`. */
  readonly together?: boolean;
}

const TOGETHER: readonly Choice[] = ['both-bound'];

/**
 * Other readings of the sides of a link, one after another: the ink of one side, then what its writer may have meant.
 * @param readings of all sides of the chain
 * @param entrywise whether vectors side by side may have been meant entry by entry
 */
export function* rereadings(
  meaning: Meaning,
  trial: Trial,
  readings: readonly Reading[],
  { left, right }: { readonly left: number; readonly right: number },
  entrywise: boolean,
): Generator<ReadonlyMap<number, Reading>> {
  const otherwise = (reading: Reading): Reading[] => {
    const { expr } = reading.parsed;
    return isUnreadable(reading.parsed)
      ? []
      : alternatives(meaning, trial, expr, entrywise).map((a) => ({
          ...reading,
          parsed: a.silent ? reading.parsed : { ...reading.parsed, expr: a.expr },
          expr: a.expr,
          how: a.how,
          together: a.together,
        }));
  };
  const sides = [right, left];
  for (const side of sides) {
    const reading = readings[side]!;
    for (const choice of reading.parsed.choices) {
      const other = parseTokens(reading.tokens, meaning.vocabulary, new Set<Choice>([choice]));
      if (isUnreadable(other) || print(other.expr) === print(reading.parsed.expr)) continue;
      yield new Map([[side, { ...reading, parsed: other, expr: other.expr }]]);
    }
  }
  // What a sign below a sum means, it means on both sides.
  for (const choice of TOGETHER) {
    const both = sides.map((side) => {
      const reading = readings[side]!;
      const other = reading.parsed.choices.has(choice)
        ? parseTokens(reading.tokens, meaning.vocabulary, new Set<Choice>([choice]))
        : null;
      return other && !isUnreadable(other) ? { ...reading, parsed: other, expr: other.expr } : null;
    });
    if (both.every((reading) => reading !== null)) yield new Map(sides.map((side, k) => [side, both[k]!]));
  }
  const meant = sides.map((side) => otherwise(readings[side]!));
  for (const [k, side] of sides.entries())
    for (const reading of meant[k]!)
      if (!reading.together || !meant[1 - k]!.some((r) => r.how === reading.how)) yield new Map([[side, reading]]);
  // The same on both sides, and on all sides of the chain.
  const alike = (how: string | null, of: readonly number[], found: readonly Reading[][]): Map<number, Reading> =>
    new Map(
      of.flatMap((side, k) => {
        const same = found[k]!.find((r) => r.how === how);
        return same ? [[side, same] as const] : [];
      }),
    );
  const hows = [...new Set(meant.flat().map((r) => r.how))];
  for (const how of hows) {
    const both = alike(how, sides, meant);
    if (both.size > 1) yield both;
  }
  if (readings.length < 3) return;
  const all = readings.map((reading) => otherwise(reading));
  for (const how of hows) {
    const every = alike(how, [...all.keys()], all);
    if (every.size > 1) yield every;
  }
}
