import type { Expr } from '../../expr';
import type { Fixed } from '../compile/code';
import { distance } from '../judge/compare';
import { judgeInequality } from '../judge/inequality';
import type { Trial } from '../judge/sides';
import type { Spot } from '../judge/trial';
import type { Bond, Plan } from './bonds';
import { allows, otherSide } from './bonds';

/** Points of different worlds at which a candidate is tried before it is judged. */
const POINTS = 2;

/** Points at which an inequality comes closest to being broken, beside those at which it is. */
const CLOSE_CALLS = 4;

/** Turns of loops that one candidate may take at a point, beside twice those of the side that it is compared with. */
const FUEL = 2_000;

/** Turns that each side of the claim itself may take at one. */
const HEAVY = 5_000;

/** Points at which two sides agree that are taken to be equal. */
const ENOUGH = 6;

/** Difference at a point that is worth trying candidates at. */
const CLEAR = 1e-4;

/** Whether a side takes so long to evaluate that no search over it would end in time. */
export function isHeavy(trial: Trial, side: Expr): boolean {
  const draft = trial.draft(side, 0, null);
  return draft !== null && trial.attempt(draft, trial.spots[0]!, HEAVY).turns > HEAVY;
}

/**
 * Whether a relation between two sides holds at a few points of different worlds: what chooses a plan, whose repair is
 * judged in full.
 */
export function seems(trial: Trial, bond: Bond, sides: readonly (Expr | null)[]): boolean {
  const [left, right] = [sides[bond.left], sides[bond.right]];
  if (!left || !right) return false;
  let points = 0;
  for (const spot of trial.spots.filter((s) => s.point === 0)) {
    const a = trial.draft(left, spot.batch, null);
    const b = a && trial.draft(right, spot.batch, a.shape);
    if (!b) return false;
    const [x, y] = [trial.attempt(a, spot, HEAVY).values, trial.attempt(b, spot, HEAVY).values];
    if (![...x, ...y].every(Number.isFinite) || x.length === 0) continue;
    if (!allows(bond.op, x, y, trial.quadrature)) return false;
    if (++points === ENOUGH) return true;
  }
  return false;
}

/** Points of one batch at which the claims of a plan fail, and what the sides that stay are there. */
export interface Probe {
  /** Whether a formula in the place of the side that is mended could make the claims hold. */
  allows(e: Expr): boolean;
  /** Turns of loops taken by the last candidate. */
  readonly turns: number;
}

/** Entries of both sides of each claim at a point. */
interface Seen {
  readonly spot: Spot;
  readonly bonds: readonly { readonly left: readonly number[]; readonly right: readonly number[] }[];
  readonly turns: number;
}

/** Picks points at which a plan's claims fail; null where none is found. */
export function probeFor(trial: Trial, plan: Plan, sides: readonly (Expr | null)[], seed: number): Probe | null {
  const view = new View(trial, plan, sides);
  const spots = plan.bonds.every((b) => b.op === '=') ? unequal(view) : broken(view, seed);
  const [first] = spots;
  if (!first) return null;
  const { batch } = first.spot;
  const { quadrature } = view;
  const fuel = FUEL + 2 * first.turns;
  const shape = view.shapeOf(plan.side, batch);
  const probe = {
    turns: 0,
    allows(e: Expr): boolean {
      probe.turns = 0;
      const draft = trial.draft(e, batch, shape);
      if (!draft) return false;
      return spots.every(({ spot, bonds }) => {
        const { values, turns } = trial.attempt(draft, spot, fuel);
        probe.turns += turns;
        return plan.bonds.every((bond, i) =>
          bond.left === plan.side
            ? allows(bond.op, values, bonds[i]!.right, quadrature)
            : allows(bond.op, bonds[i]!.left, values, quadrature),
        );
      });
    },
  };
  return probe;
}

/** The sides that a plan is about, point by point. */
class View {
  /** Whether they integrate by quadrature: what candidates bring in must not change how closely they are compared. */
  readonly quadrature: boolean;
  private readonly drafts = new Map<string, Fixed<number> | null>();

  constructor(
    readonly trial: Trial,
    readonly plan: Plan,
    readonly sides: readonly (Expr | null)[],
  ) {
    for (const bond of plan.bonds) for (const side of [bond.left, bond.right]) this.draft(side, 0);
    this.quadrature = trial.quadrature;
  }

  private draft(side: number, batch: number): Fixed<number> | null {
    const key = `${side} ${batch}`;
    const known = this.drafts.get(key);
    if (known !== undefined) return known;
    const e = this.sides[side];
    const other = side === this.plan.side ? otherSide(this.plan.bonds[0]!, side) : null;
    const like = other === null ? null : this.shapeOf(other, batch);
    const made = e ? this.trial.draft(e, batch, like) : null;
    this.drafts.set(key, made);
    return made;
  }

  shapeOf(side: number, batch: number): readonly number[] | null {
    return this.draft(side, batch)?.shape ?? null;
  }

  /** What the sides are at a point; null where a side that stays has no value. */
  at(spot: Spot): Seen | null {
    const found = new Map<number, readonly number[]>();
    let turns = 0;
    for (const bond of this.plan.bonds)
      for (const side of [bond.left, bond.right]) {
        if (found.has(side)) continue;
        const draft = this.draft(side, spot.batch);
        const seen = draft && this.trial.attempt(draft, spot, HEAVY);
        const values = seen?.values.every(Number.isFinite) ? seen.values : [];
        // What is to be mended need have no value: the logarithm of something negative is mended all the same.
        if (values.length === 0 && side !== this.plan.side) return null;
        found.set(side, values);
        if (seen && side !== this.plan.side) turns = Math.max(turns, seen.turns);
      }
    return {
      spot,
      turns,
      bonds: this.plan.bonds.map((b) => ({ left: found.get(b.left)!, right: found.get(b.right)! })),
    };
  }

  /** Whether some claim clearly fails there. */
  fails({ bonds }: Seen): boolean {
    return this.plan.bonds.some(({ op }, i) => {
      const { left, right } = bonds[i]!;
      if (left.length === 0 || right.length === 0) return true;
      return left.length === right.length && distance(left, right) > CLEAR && !allows(op, left, right, this.quadrature);
    });
  }
}

/** Points of one batch at which an equality fails, of different worlds if possible. */
function unequal(view: View): Seen[] {
  for (let batch = 0; batch < view.trial.batches.length; batch++) {
    const found: Seen[] = [];
    for (const spot of view.trial.spots) {
      if (spot.batch !== batch || found.some((s) => s.spot.draw === spot.draw)) continue;
      const seen = view.at(spot);
      if (seen && view.fails(seen)) found.push(seen);
      if (found.length === POINTS) return found;
    }
    if (found.length > 0) return found;
  }
  return [];
}

/** Points of one batch at which an inequality is broken, by search where need be, and those where it nearly is. */
function broken(view: View, seed: number): Seen[] {
  const all = view.trial.spots.flatMap((spot) => view.at(spot) ?? []);
  const sampled = all.filter((seen) => view.fails(seen));
  const violation = sampled.length > 0 ? null : violated(view, seed);
  const first = violation ? [violation] : sampled.slice(0, POINTS);
  const batch = first[0]?.spot.batch;
  const near = all.filter((seen) => seen.spot.batch === batch && !first.includes(seen));
  return [...first.filter((s) => s.spot.batch === batch), ...near.slice(0, CLOSE_CALLS)];
}

/** A point at which the adversary breaks an inequality of the plan. */
function violated(view: View, seed: number): Seen | null {
  const { trial, plan, sides } = view;
  const bond = plan.bonds.find((b) => b.op !== '=');
  const [left, right] = bond ? [sides[bond.left], sides[bond.right]] : [null, null];
  if (!bond || !left || !right) return null;
  const a = trial.side(left);
  const b = trial.side(right, a);
  if (a.refusal || b.refusal) return null;
  const up = bond.op === '>=' || bond.op === '>';
  const verdict = judgeInequality(trial, up ? a : b, up ? b : a, false, seed);
  return verdict.kind === 'violated' ? view.at(verdict.by.spot) : null;
}
