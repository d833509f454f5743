import type { FigureUnit } from '../../problems/schema';
import type { StatedNumber } from './stated';

/** Units in which logarithms are stated, and how many nats one is. */
const NATS = { nats: 1, nat: 1, bits: Math.LN2, bit: Math.LN2 } as const;

const UNIT = /\b(nats?|bits?)\b/i;
/** For what it is stated; a picture is what figures are asked for. */
const PER =
  /(?:\bper|\/|\bpro)\s*(?:a |an )?(?:pixels?|dim(?:ension)?s?|batch(?:es)?|mini-?batch(?:es)?|letters?|char(?:acter)?s?|words?|bits?)\b/i;

/** How far behind its unit "per pixel" stands. */
const LONGEST_UNIT = 6;

/**
 * A number in the unit of its figure; null where it is stated for something else, such as a pixel. `said`: texts that may
 * name the unit, the nearest first.
 */
export function inUnit(n: StatedNumber, unit: FigureUnit, said: readonly string[]): StatedNumber | null {
  if (unit !== 'nats' && unit !== 'bits') return n;
  const nearest = said.find((text) => UNIT.test(text) || PER.test(text));
  if (nearest === undefined) return n;
  // "-101.2 nats, that is 0.19 bits per pixel": the unit right behind it is its own.
  const [unitAt, perAt] = [nearest.search(UNIT), nearest.search(PER)];
  if (perAt >= 0 && (unitAt < 0 || perAt <= unitAt + LONGEST_UNIT)) return null;
  const named = UNIT.exec(nearest)?.[1]?.toLowerCase();
  if (named === undefined) return n;
  const scale = NATS[named as keyof typeof NATS] / NATS[unit];
  return { ...n, value: n.value * scale, half: n.half * scale };
}
