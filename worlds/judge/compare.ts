import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Bounded } from '../numeric/bounded';
import type { Difference, Side, Trial } from './sides';
import type { Spot } from './trial';
import type { Comparison } from './verdict';

/** Relative difference up to which two doubles agree without further question: rounding stays below, at 4e-14. */
const AGREE = 1e-12;

/** The same under quadrature, which settles on fewer digits. */
const AGREE_UNDER_QUADRATURE = 1e-9;

/** Entries of a vector below this part of its largest are compared as if they were that large: they hold rounding. */
const NEGLIGIBLE = 1e-6;

/** Near misses that are settled one by one; where all of these were rounding, so are the others of their kind. */
const SETTLED_AT_MOST = { plain: 12, quadrature: 4 };

/** What decimals of 40 digits leave of a true claim, relative to its sides. */
const EXACT = 1e-25;

type Settlement = 'equal' | 'different' | 'unclear';

/** Whether two sides have a value at a point that can be compared. */
export function comparable(a: Side, b: Side, k: number): boolean {
  const x = a.values[k]!;
  const y = b.values[k]!;
  if (x.length !== y.length) return false;
  for (let i = 0; i < x.length; i++) if (!Number.isFinite(x[i]!) || !Number.isFinite(y[i]!)) return false;
  return true;
}

function largest(x: readonly number[]): number {
  let most = 0;
  for (const v of x) most = Math.max(most, Math.abs(v));
  return most;
}

/** Largest relative difference of two values, entry by entry. */
export function distance(x: readonly number[], y: readonly number[]): number {
  const floor = x.length > 1 ? NEGLIGIBLE * Math.max(largest(x), largest(y)) : 0;
  let worst = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.max(Math.abs(x[i]!), Math.abs(y[i]!), floor);
    if (size > 0) worst = Math.max(worst, Math.abs(x[i]! - y[i]!) / size);
  }
  return worst;
}

/** Verdict of error bounds: rigorous where the gap exceeds them; equality counts only where decimals cannot help. */
function byBounds([x, y]: readonly [readonly Bounded[], readonly Bounded[]]): Settlement {
  let verdict: Settlement = 'equal';
  for (let i = 0; i < x.length; i++) {
    const gap = Math.abs(x[i]!.value - y[i]!.value);
    const error = x[i]!.error + y[i]!.error;
    const size = Math.max(Math.abs(x[i]!.value), Math.abs(y[i]!.value));
    if (!Number.isFinite(gap) || !Number.isFinite(error)) verdict = 'unclear';
    else if (gap > 20 * error && gap > 1e-7 * size) return 'different';
    else if (!(gap <= 4 * error && error <= 1e-7)) verdict = 'unclear';
  }
  return verdict;
}

const vanishes = ({ difference }: Difference, size: number): boolean => Math.abs(difference) <= EXACT * size;

/** The size that differences of each entry are measured by: at least a small part of the largest. */
const sizes = (all: readonly Difference[]): number[] => {
  const floor = all.length > 1 ? NEGLIGIBLE * largest(all.map((d) => d.size)) : 0;
  return all.map((d) => Math.max(d.size, floor));
};

/** Verdict of decimals: rounding shrinks with more digits, a true difference stays what it is. */
function byDecimals(trial: Trial, a: Side, b: Side, spot: Spot): Settlement {
  const rough = trial.decimal(a, b, spot);
  if (!rough || !rough.every((d) => Number.isFinite(d.difference))) return 'unclear';
  const size = sizes(rough);
  if (rough.every((d, i) => vanishes(d, size[i]!))) return 'equal';
  const fine = trial.decimal(a, b, spot, true);
  if (!fine) return 'unclear';
  let verdict: Settlement = 'equal';
  for (let i = 0; i < fine.length; i++) {
    const [before, after] = [rough[i]!.difference, fine[i]!.difference];
    if (vanishes(fine[i]!, size[i]!) || Math.abs(after) <= 1e-6 * Math.abs(before)) continue;
    if (Math.abs(after - before) <= 1e-3 * Math.abs(before)) return 'different';
    verdict = 'unclear';
  }
  return verdict;
}

/** Settles a point at which the doubles differ: with error bounds first, in decimals where those leave it open. */
function settlePoint(trial: Trial, a: Side, b: Side, spot: Spot): Settlement {
  const found = trial.bounded([a, b], spot);
  const verdict = found ? byBounds(found) : 'unclear';
  if (verdict === 'different' || trial.quadrature) return verdict;
  return byDecimals(trial, a, b, spot);
}

/** Whether two formulas hold numbers so fine that a true difference could hide in the rounding of doubles. */
function delicate(a: Expr, b: Expr): boolean {
  let fine = false;
  let named = false;
  for (const side of [a, b])
    visit(side, (e) => {
      if (e.kind === 'num' && e.text.length >= 9) fine = true;
      if (e.kind === 'power' && e.base.kind === 'num') fine = true;
      if (e.kind === 'sym' || e.kind === 'density') named = true;
    });
  return fine || !named;
}

/** A point at which doubles differ, and how good a counterexample it is to look at. */
interface Suspect {
  readonly k: number;
  readonly gap: number;
  readonly plain: number;
}

/** Compares two sides at all points; where doubles disagree, each near miss is settled before it counts. */
export function compare(trial: Trial, a: Side, b: Side): Comparison {
  let withA = trial.compared.get(a);
  if (!withA) trial.compared.set(a, (withA = new Map()));
  let found = withA.get(b);
  if (!found) withA.set(b, (found = compared(trial, a, b)));
  return found;
}

function compared(trial: Trial, a: Side, b: Side): Comparison {
  const suspects: Suspect[] = [];
  let agreed = 0;
  let firstAgreed = -1;
  const agree = trial.quadrature ? AGREE_UNDER_QUADRATURE : AGREE;
  let unsettled = 0;
  /** NaN where the sides cannot be compared. A value without free names is the same at all points of a world. */
  let gap = NaN;
  for (let k = 0; k < a.values.length; k++) {
    const [x, y] = [a.values[k]!, b.values[k]!];
    const again = k > 0 && x === a.values[k - 1] && y === b.values[k - 1];
    if (!again) gap = comparable(a, b, k) ? distance(x, y) : NaN;
    if (Number.isNaN(gap)) continue;
    if (a.unsettled[k] || b.unsettled[k]) {
      unsettled++;
      continue;
    }
    if (gap > agree) suspects.push({ k, gap, plain: plainness(gap, Math.max(largest(x), largest(y))) });
    else {
      if (agreed === 0) firstAgreed = k;
      agreed++;
    }
  }
  const points = suspects.length + agreed;
  if (points === 0)
    return {
      kind: 'unclear',
      because:
        unsettled > 0
          ? 'an integral did not settle on a value: perhaps it diverges'
          : 'no world gave both sides a finite value',
    };
  if (suspects.length > 0) return settled(trial, a, b, suspects, points);
  const without = points === a.values.length ? null : undefinedSide(trial, a, b);
  if (without !== null)
    return { kind: 'unclear', because: `for some sizes the ${without} side has no finite value, where the other has` };
  const seldom = points === a.values.length ? null : seldomDefined(a, b);
  if (seldom !== null)
    return {
      kind: 'unclear',
      because: `the ${seldom} side has a finite value in few worlds only, where the other has one in all`,
    };
  if (trial.quadrature || !delicate(a.expr, b.expr)) return { kind: 'equal', points };
  return byDecimals(trial, a, b, trial.spots[firstAgreed]!) === 'different'
    ? { kind: 'different', at: firstAgreed }
    : { kind: 'equal', points };
}

/**
 * The side that has no value wherever sizes are one way, and has one wherever they are another, as the logarithm of a
 * product of negative factors; null where there is none. That it has none in single worlds is a matter of its signs.
 */
function undefinedSide(trial: Trial, a: Side, b: Side): 'left' | 'right' | null {
  const kinds = new Map<object, Set<string>>();
  trial.spots.forEach((spot, k) => {
    const has = (side: Side): boolean => side.values[k]!.every(Number.isFinite);
    const { layout } = trial.batches[spot.batch]!;
    const found = kinds.get(layout) ?? new Set<string>();
    kinds.set(layout, found.add(`${has(a)} ${has(b)}`));
  });
  const all = [...kinds.values()].map((found) => (found.size === 1 ? [...found][0]! : ''));
  if (all.includes('') || !all.includes('true true')) return null;
  return all.includes('false true') ? 'left' : all.includes('true false') ? 'right' : null;
}

/** Of the points at which the other side has a value, fewer than this share say nothing of the rest. */
const FEW = 0.25;

/** The side that has a value at few points only, where the other has one at all: `\sqrt{x}` for x of −1 and 1. */
function seldomDefined(a: Side, b: Side): 'left' | 'right' | null {
  const share = ({ values }: Side): number => values.filter((v) => v.every(Number.isFinite)).length / values.length;
  const [left, right] = [share(a), share(b)];
  return left === 1 && right < FEW ? 'right' : right === 1 && left < FEW ? 'left' : null;
}

/** Settles the points at which doubles differ, the plainest counterexample first. */
function settled(trial: Trial, a: Side, b: Side, suspects: Suspect[], points: number): Comparison {
  let unclear = false;
  let rounding = 0;
  const most = SETTLED_AT_MOST[trial.quadrature ? 'quadrature' : 'plain'];
  for (let n = 0; n < most && suspects.length > 0; n++) {
    const [{ k, gap }] = suspects.splice(plainest(suspects), 1) as [Suspect];
    const verdict = settlePoint(trial, a, b, trial.spots[k]!);
    if (verdict === 'different') return { kind: 'different', at: k };
    if (verdict === 'unclear') unclear = true;
    else rounding = Math.max(rounding, gap);
  }
  if (unclear || suspects.some((s) => s.gap > 100 * rounding))
    return { kind: 'unclear', because: 'the difference is too small to tell from rounding' };
  return { kind: 'equal', points };
}

/** Place of the suspect that is the best to look at, the first of those that are. */
function plainest(suspects: readonly Suspect[]): number {
  let best = 0;
  for (let i = 1; i < suspects.length; i++) if (suspects[i]!.plain > suspects[best]!.plain) best = i;
  return best;
}

/** How good a counterexample is to look at: clearly different, of moderate size. */
const plainness = (gap: number, size: number): number => Math.min(gap, 0.5) - 0.02 * Math.abs(Math.log10(size || 1));
