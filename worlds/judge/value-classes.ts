import type { Expr } from '../../expr';
import { isUnreadable } from '../../expr';
import { Refusal } from '../refusal';
import { compare } from './compare';
import type { Reading } from './rereadings';
import type { Side, Trial } from './sides';

/** One letter a side: equal letters are equal values in every world; `?` where a side has no value. */
export function classesOf(trial: Trial, readings: readonly Reading[]): string {
  const representatives: { side: Side; letter: string }[] = [];
  return readings
    .map(({ parsed, expr }) => {
      const side = isUnreadable(parsed) ? null : evaluated(trial, expr);
      if (!side || side.refusal || !side.values.some((v) => v.every(Number.isFinite))) return '?';
      for (const other of representatives)
        if (!trial.mismatch(other.side, side) && compare(trial, other.side, side).kind === 'equal') return other.letter;
      const letter = letterOf(representatives.length);
      representatives.push({ side, letter });
      return letter;
    })
    .join('');
}

function evaluated(trial: Trial, e: Expr): Side | null {
  try {
    return trial.side(e);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** `A` … `Z`, then small letters; chains with more classes than that share the last. */
const letterOf = (n: number): string => 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'[Math.min(n, 51)]!;
