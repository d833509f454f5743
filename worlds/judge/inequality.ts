import type { Random } from '../numeric/random';
import { normals, seeded, Tape } from '../numeric/random';
import { Refusal } from '../refusal';
import { drawWorld, structureOf } from '../world';
import { differentiates } from './alternatives';
import { compare } from './compare';
import { moved } from './moves';
import type { Side, Trial } from './sides';
import type { Spot } from './trial';
import { pointAt } from './trial';

/** Climbs begun, and steps of each. Under quadrature every step is dear, and through derivatives. */
const CLIMBS = { plain: 8, dear: 3 };
const PLAIN_CLIMBS = { plain: 4, dear: 1 };
const STEPS = { plain: 150, dear: 50 };
/** Steps from where the climbs of one kind came closest. */
const LAST_STEPS = { plain: 300, dear: 50 };
/** The plain difference is the smoother slope, and leads further. */
const LAST_PLAIN_STEPS = { plain: 900, dear: 50 };

/** A margin below this, relative to the sides, is no rounding; error bounds have the last word. */
const VIOLATED = -1e-8;

/** Entries of tapes on which all reals are 0, 1 or -1: where strict inequalities between equals show. */
const DEGENERATE = [0, 1 / 1.2, -1 / 1.2];

/** Error bounds of sides that count as equal in a degenerate world. */
const EQUAL = 1e-12;

export interface Violation {
  readonly left: readonly number[];
  readonly right: readonly number[];
  readonly spot: Spot;
  /** Both sides are equal there, which a strict inequality denies. */
  readonly equal: boolean;
}

export type InequalityVerdict =
  | { readonly kind: 'holds'; readonly points: number; readonly tried: number }
  | { readonly kind: 'violated'; readonly by: Violation }
  | { readonly kind: 'unclear'; readonly because: string };

/** How far `left >= right` is from being violated. */
type Margin = (left: number, right: number) => number;

/** `left - right` relative to their size. */
const relative: Margin = (left, right) => (left - right) / Math.max(Math.abs(left), Math.abs(right), Number.MIN_VALUE);

/**
 * The plain difference. Where a bound breaks only on the other side of zero, as twice a logarithm of a density does,
 * the relative one has a wall in between.
 */
const plain: Margin = (left, right) => left - right;

const worst = (x: readonly number[], y: readonly number[], margin = relative): number =>
  Math.min(...x.map((v, i) => margin(v, y[i]!)));

/** Two sides of `greater >= less`, or `>` where it is strict, and what they are judged in. */
interface Contest {
  readonly trial: Trial;
  readonly greater: Side;
  readonly less: Side;
}

/**
 * Judges `greater >= less`: at all sampled points, then in worlds made to violate it. A world is a pure function of a
 * tape of standard normals, so an adversary climbs over the tape, changing a few entries at a time.
 */
export function judgeInequality(
  trial: Trial,
  greater: Side,
  less: Side,
  strict: boolean,
  seed: number,
): InequalityVerdict {
  const contest: Contest = { trial, greater, less };
  const starts = sampled(contest);
  const first = starts[0];
  if (!first) return { kind: 'unclear', because: 'no world gave both sides a finite value' };
  const at = (k: number, equal: boolean): InequalityVerdict => ({
    kind: 'violated',
    by: { left: greater.values[k]!, right: less.values[k]!, spot: trial.spots[k]!, equal },
  });
  if (first.margin < 0 && confirmed(contest, trial.spots[first.k]!)) return at(first.k, false);
  if (strict && compare(trial, greater, less).kind === 'equal') return at(first.k, true);
  const found = climb(contest, starts, seed) ?? (strict ? degenerate(contest) : null);
  if (found) return { kind: 'violated', by: found };
  // Sides that are equal may fall short of each other by rounding.
  if (first.margin < VIOLATED && compare(trial, greater, less).kind !== 'equal')
    return { kind: 'unclear', because: 'the difference is too small to tell from rounding' };
  const kind = costOf(contest);
  return {
    kind: 'holds',
    points: starts.length,
    tried: (CLIMBS[kind] + PLAIN_CLIMBS[kind]) * STEPS[kind] + LAST_STEPS[kind] + LAST_PLAIN_STEPS[kind],
  };
}

const costOf = ({ trial, greater, less }: Contest): 'plain' | 'dear' =>
  trial.quadrature || [greater, less].some((side) => differentiates(side.expr)) ? 'dear' : 'plain';

/** Sampled points at which both sides have a value, the smallest margin first. */
function sampled({ greater, less }: Contest): { k: number; margin: number }[] {
  const starts: { k: number; margin: number }[] = [];
  greater.values.forEach((x, k) => {
    const y = less.values[k]!;
    const settled = !greater.unsettled[k] && !less.unsettled[k];
    if (settled && x.length === y.length && x.every(Number.isFinite) && y.every(Number.isFinite))
      starts.push({ k, margin: worst(x, y) });
  });
  return starts.sort((a, b) => a.margin - b.margin || a.k - b.k);
}

/** Whether the violation at a point is larger than the error bounds of both sides. */
function confirmed({ trial, greater, less }: Contest, spot: Spot): boolean {
  const found = trial.bounded([greater, less], spot);
  const sure = found?.[0].some((v, i) => v.value - found[1][i]!.value + 10 * (v.error + found[1][i]!.error) < 0);
  return sure === true || (!trial.quadrature && confirmedInDecimals(trial, greater, less, spot));
}

/** Where bounds are too wide, as those of a spectral norm: a violation that stays what it is with more digits. */
function confirmedInDecimals(trial: Trial, greater: Side, less: Side, spot: Spot): boolean {
  const rough = trial.decimal(greater, less, spot);
  if (!rough?.some(({ difference, size }) => difference < VIOLATED * size)) return false;
  const fine = trial.decimal(greater, less, spot, true);
  return (
    fine?.some(
      ({ difference, size }, i) =>
        difference < VIOLATED * size && Math.abs(difference - rough[i]!.difference) <= 1e-3 * Math.abs(difference),
    ) ?? false
  );
}

/** Values of both sides at a point; null where one has none. */
function valuesAt({ trial, greater, less }: Contest, spot: Spot): { left: number[]; right: number[] } | null {
  const g = trial.codeOf(greater, spot.batch);
  const l = trial.codeOf(less, spot.batch);
  if (!g || !l || !trial.admits(spot)) return null;
  const env = trial.envAt(spot);
  const left = g.kind === 'scalar' ? [g.run(env)] : [...g.run(env)];
  const right = l.kind === 'scalar' ? [l.run(env)] : [...l.run(env)];
  const sound = !env.unsettled && left.every(Number.isFinite) && right.every(Number.isFinite);
  return sound ? { left, right } : null;
}

/** Where a climb has got to: its place, and how far the bound is from being violated there. */
interface Reached {
  readonly spot: Spot;
  readonly low: number;
}

/** Climbs from the sampled points that came closest to a violation, then on from where climbs came closest. */
function climb(contest: Contest, starts: readonly { k: number }[], seed: number): Violation | null {
  const kind = costOf(contest);
  const random: Random = seeded(seed);
  for (const [margin, climbs, last] of [
    [relative, CLIMBS[kind], LAST_STEPS[kind]],
    [plain, PLAIN_CLIMBS[kind], LAST_PLAIN_STEPS[kind]],
  ] as const) {
    const reached: Reached[] = [];
    const from = (spot: Spot, steps: number): Violation | null => {
      const found = climbFrom(contest, spot, random, steps, margin);
      if (found && 'low' in found) {
        reached.push(found);
        return null;
      }
      return found;
    };
    for (const { k } of starts.slice(0, climbs)) {
      const found = from(contest.trial.spots[k]!, STEPS[kind]);
      if (found) return found;
    }
    const [closest] = [...reached].sort((a, b) => a.low - b.low);
    const found = closest ? from(closest.spot, last) : null;
    if (found) return found;
  }
  return null;
}

/** One climb: entries of the tape are changed a few at a time, and what lowers the margin is kept. */
function climbFrom(
  contest: Contest,
  start: Spot,
  random: Random,
  steps: number,
  margin: Margin,
): Violation | Reached | null {
  const { trial } = contest;
  const normal = normals(random);
  const { layout } = start.draw;
  const end = pointAt(start.draw, start.point + 1);
  try {
    const from = valuesAt(contest, start);
    if (!from) return null;
    let low = worst(from.left, from.right, margin);
    let best = start;
    let scale = 0.8;
    let stride: Float64Array | null = null;
    for (let step = 0; step < steps; step++) {
      const before = best.tape.prefix(end);
      const values = moved(before, stride, scale, random, normal);
      const tape = new Tape(values, 0);
      const spot: Spot = { ...start, draw: drawWorld(trial.meaning, layout, tape), tape, fleeting: true };
      const found = valuesAt(contest, spot);
      const next = found ? worst(found.left, found.right, margin) : Infinity;
      if (found && next < low) {
        low = next;
        best = spot;
        stride = values.map((v, k) => v - before[k]!);
        scale = Math.min(2, scale * 1.3);
        if (low < 0 && worst(found.left, found.right) < VIOLATED && confirmed(contest, spot))
          return { ...found, spot, equal: false };
      } else {
        stride = null;
        scale = Math.max(0.1, scale * 0.97);
      }
    }
    return { spot: best, low };
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

/** A world in which both sides of a strict inequality are the same number: all laws uniform, all reals 0 or 1. */
function degenerate(contest: Contest): Violation | null {
  const { trial, greater, less } = contest;
  for (let batch = 0; batch < trial.batches.length; batch++)
    for (const entry of DEGENERATE) {
      const { layout, draws } = trial.batches[batch]!;
      const first = draws[0]!;
      // Distinct values of states are a promise of the world file, so they stay as they were drawn.
      const values = first.tape.prefix(pointAt(first.draw, 1)).fill(entry, structureOf(layout));
      const tape = new Tape(values, 0);
      const spot: Spot = { batch, draw: drawWorld(trial.meaning, layout, tape), tape, point: 0 };
      try {
        const found = valuesAt(contest, spot);
        const sure = found ? trial.bounded([greater, less], spot) : null;
        if (!found || !sure) continue;
        const [x, y] = sure;
        const equal = x.some((v, i) => {
          const error = v.error + y[i]!.error;
          return error <= EQUAL && Math.abs(v.value - y[i]!.value) <= error;
        });
        if (equal) return { ...found, spot, equal: true };
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
      }
    }
  return null;
}
