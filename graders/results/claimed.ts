import type { Figure, ResultsProblem } from '../../problems/schema';
import type { Aspects } from './aspects';
import type { Scope } from './scope';
import type { StatedNumber } from './stated';

/** A number of an answer, taken as one of the figures that were asked for. */
export interface Claimed {
  readonly figure: Figure;
  readonly stated: StatedNumber;
  /** How sure it is that the number is meant: 3 in a table, 2 where the measure is named beside it, 1 otherwise; 0 where it is guessed. */
  readonly strength: number;
  /** The epoch after which it was measured, as it is said; infinite where nothing is said: in the end. */
  readonly epoch: number;
  readonly scope: Scope;
  /** What kind of number it is where nothing says what it measures. */
  readonly guessed: false | 'share' | 'number';
  /** Whether it is stated by what is lacking to 100 %. */
  readonly lacking: boolean;
}

/** A number as what is asked for, where it says what is lacking of it. */
export const without = (stated: StatedNumber): StatedNumber => ({ ...stated, value: 1 - stated.value });

/** The figure with the settings that are said; null where one is not said. */
export function figureFor(
  problem: ResultsProblem,
  aspects: Aspects,
  said: (aspect: number) => number | null,
): Figure | null {
  const settings = Array.from({ length: aspects.count }, (_, k) => said(k));
  if (settings.includes(null)) return null;
  return problem.figures.find((f) => settings.every((s, k) => aspects.of(f, k) === s)) ?? null;
}
