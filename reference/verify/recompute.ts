import { accuracy, auc, calibrationError, macroF1 } from '../evaluation/classification';
import { wilson } from '../evaluation/interval';
import type { Held, Predictions } from './predictions';

/** What predictions give on held labels; shares as fractions, losses in nats. */
export interface Recomputed {
  readonly cases: number;
  readonly right: number;
  readonly accuracy: number;
  /** Where the accuracy on as many such cases as there may be lies, with probability 0.95. */
  readonly interval: readonly [number, number];
  readonly macroF1: number;
  /** The following need probabilities; null without them. AUC is for two classes. */
  readonly crossEntropy: number | null;
  /** How many cases give their own class the probability 0, which makes the cross entropy infinite. */
  readonly impossible: number | null;
  readonly calibrationError: number | null;
  readonly auc: number | null;
  readonly ties: number;
}

/** Computes every figure that predictions give. */
export function recompute({ labels, probabilities, ties }: Predictions, held: Held): Recomputed {
  const cases = labels.length;
  const share = accuracy(held.labels, labels);
  const right = Math.round(share * cases);
  const wide = held.classes.length;
  const both = wide === 2 && new Set(Array.from(held.labels)).size === 2;
  const of = (i: number, label: number): number => probabilities![i * wide + label]!;
  const indices = Array.from(labels, (_, i) => i);
  return {
    cases,
    right,
    accuracy: share,
    interval: wilson(right, cases),
    macroF1: macroF1(held.labels, labels),
    crossEntropy: probabilities && indices.reduce((sum, i) => sum - Math.log(of(i, held.labels[i]!)), 0) / cases,
    impossible: probabilities && indices.filter((i) => of(i, held.labels[i]!) === 0).length,
    calibrationError:
      probabilities &&
      calibrationError(
        indices.map((i) => labels[i] === held.labels[i]),
        indices.map((i) => Math.min(1, of(i, labels[i]!))),
      ),
    auc:
      probabilities && both
        ? auc(
            held.labels,
            indices.map((i) => of(i, 1)),
          )
        : null,
    ties,
  };
}

/** A claimed figure against the recomputed one. */
export interface Confirmation {
  readonly verdict: 'confirmed' | 'contradicted';
  /** Whether the claim is the recomputed value rounded to the decimals in which it was written. */
  readonly rounded: boolean;
  readonly claimed: number;
  readonly recomputed: number;
}

/** Numbers that are equal but for how binary fractions round. */
const ROUNDING = 1e-12;

/**
 * Holds a claim against a recomputed value: confirmed where they are equal, or where the claim is the value rounded to the
 * decimals that were written (a half may go either way); else contradicted.
 * @param written the number as it was written, such as "91.4" or "0.914"
 * @param unit how much one of it is: 0.01 for per cent, 1 for a fraction
 * Throws a RangeError where `written` is no number.
 */
export function confirm(written: string, recomputed: number, unit: 1 | 0.01 = 1): Confirmation {
  const match = /^[+-]?(?:\d+(?:\.(\d*))?|\.(\d+))(?:e([+-]?\d+))?$/i.exec(written.trim());
  if (match === null) throw new RangeError(`expected a number such as 91.4, found "${written}"`);
  const decimals = (match[1] ?? match[2] ?? '').length - Number(match[3] ?? 0);
  const claimed = Number(written) * unit;
  const off = Math.abs(claimed - recomputed);
  const slack = ROUNDING * Math.max(1, Math.abs(recomputed));
  const equal = off <= slack;
  const rounded = !equal && off <= 0.5 * 10 ** -decimals * unit + slack;
  return { verdict: equal || rounded ? 'confirmed' : 'contradicted', rounded, claimed, recomputed };
}
