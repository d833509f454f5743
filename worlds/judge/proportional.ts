import type { Expr } from '../../expr';
import { mapParts, same, visit } from '../../expr';
import { Refusal } from '../refusal';
import { otherCase } from '../spellings';
import type { Side, Trial } from './sides';
import type { Spot } from './trial';
import { pointAt, setPoint } from './trial';

/** Values of the names in question that are tried at each point. */
const VARIATIONS = 4;

/** Relative change of a ratio that is no rounding. */
const AGREE = 1e-6;

export type Proportionality =
  | { readonly kind: 'holds'; readonly names: string }
  | { readonly kind: 'fails'; readonly names: string; readonly at: number }
  | { readonly kind: 'unclear'; readonly because: string };

/** What a proportionality is about: the names that the first density of the head is a density of, and its events. */
function about(head: Expr): { names: Set<string>; events: Expr[] } {
  const names = new Set<string>();
  const events: Expr[] = [];
  visit(head, (e) => {
    if (names.size > 0 || e.kind !== 'density') return;
    for (const item of e.of) {
      if (item.kind === 'relation' && item.op === '=') events.push(item);
      visit(item.kind === 'relation' ? item.left : item, (x) => {
        if (x.kind === 'sym') names.add(x.name);
      });
    }
  });
  return { names, events };
}

/** `p(y = 1 | x)` as `p(y | x)`: what holds up to a constant is meant for every value. */
function opened(e: Expr, events: readonly Expr[]): Expr {
  if (e.kind === 'relation' && events.some((event) => same(event, e))) return e.left;
  return mapParts(e, (part) => opened(part, events));
}

/** Whether the ratio of two sides stays the same while the names in question vary and all else is fixed. */
export function proportional(trial: Trial, left: Side, right: Side, head: Expr): Proportionality {
  const { names: wanted, events } = about(head);
  const [a, b] = events.length > 0 ? [left, right].map((s) => trial.side(opened(s.expr, events))) : [left, right];
  if (!a || !b || a.refusal || b.refusal)
    return { kind: 'unclear', because: 'it is not clear in what the sides are proportional' };
  const free = [...trial.compiler.free.values()].filter((f) => f.kind !== 'index').map((f) => f.name);
  const named = free.filter((n) => wanted.has(n) || wanted.has(otherCase(n) ?? ''));
  const varied = new Set(named.length > 0 ? named : free);
  if (varied.size === 0) return { kind: 'unclear', because: 'it is not clear in what the sides are proportional' };
  const names = [...varied].map((n) => `$${n}$`).join(', ');
  let points = 0;
  let failed = -1;
  try {
    for (let k = 0; k < trial.spots.length && failed === -1; k++) {
      const found = ratiosVary(trial, a, b, trial.spots[k]!, varied);
      points += found.points;
      if (found.vary) failed = k;
    }
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'unclear', because: error.message };
    throw error;
  }
  if (failed !== -1) return { kind: 'fails', names, at: failed };
  return points > 0
    ? { kind: 'holds', names }
    : { kind: 'unclear', because: 'no world gave both sides a finite value' };
}

/** Whether the ratio of the sides at a point changes with the names in question. */
function ratiosVary(
  trial: Trial,
  a: Side,
  b: Side,
  spot: Spot,
  varied: ReadonlySet<string>,
): { points: number; vary: boolean } {
  const { batch, draw, tape, point } = spot;
  const { points: taken } = trial.batches[batch]!;
  const x = trial.codeOf(a, batch);
  const y = trial.codeOf(b, batch);
  if (x?.kind !== 'scalar' || y?.kind !== 'scalar') return { points: 0, vary: false };
  const env = trial.envAt(spot);
  const first = x.run(env) / y.run(env);
  if (!Number.isFinite(first) || first === 0) return { points: 0, vary: false };
  let points = 0;
  for (let v = 1; v <= VARIATIONS; v++) {
    setPoint(trial.compilerOf(batch), env, tape, pointAt(draw, taken + VARIATIONS * point + v), varied);
    const next = x.run(env) / y.run(env);
    if (!Number.isFinite(next)) continue;
    points++;
    if (Math.abs(next - first) > AGREE * Math.max(Math.abs(first), Math.abs(next))) return { points, vary: true };
  }
  return { points, vary: false };
}
