import type { Expr } from '../../expr';
import { parts, print } from '../../expr';
import type { Draw } from '../world';
import type { Counterexample, Shown } from './verdict';
import type { Side, Trial } from './sides';
import { namesIn } from './sides';
import type { Spot } from './trial';
import { otherCase } from '../meaning';

/** Densities shown with a counterexample, at most. */
const DENSITIES = 6;

/** Significant digits of what is shown: enough to check by hand, few enough to read. */
const DIGITS = 6;

export function rounded(x: number, digits = DIGITS): number | string {
  if (!Number.isFinite(x)) return Number.isNaN(x) ? 'undefined' : x > 0 ? 'infinity' : '-infinity';
  return Number(x.toPrecision(digits));
}

/** A value as it is shown: a number, a vector, or the rows of a matrix. */
function shown(entries: readonly number[], shape: readonly number[], digits = DIGITS): Shown {
  const round = (x: number): number | string => rounded(x, digits);
  if (shape.length === 0) return round(entries[0]!);
  if (shape.length === 2 && shape[0] !== 1)
    return Array.from({ length: shape[0]! }, (_, i) => entries.slice(i * shape[1]!, (i + 1) * shape[1]!).map(round));
  return entries.map(round);
}

/** Two sides with as many digits as it takes to see that they differ. */
function apart(
  left: readonly number[],
  right: readonly number[],
  shape: readonly number[],
): { left: Shown; right: Shown } {
  const differ = (digits: number): boolean =>
    left.some((x, i) => x !== right[i]! && rounded(x, digits) !== rounded(right[i]!, digits));
  let digits = DIGITS;
  while (digits < 17 && !differ(digits)) digits += 1;
  if (digits === 17 && !differ(digits)) digits = DIGITS;
  return { left: shown(left, shape, digits), right: shown(right, shape, digits) };
}

/** What the sides see of the world at a sampled point, by its number. */
export function counterexample(trial: Trial, a: Side, b: Side, k: number): Counterexample {
  return exampleAt(trial, a, b, trial.spots[k]!, a.values[k]!, b.values[k]!);
}

/** What the sides see of a world at a point: free names, parameters, and the densities that they mention. */
export function exampleAt(
  trial: Trial,
  a: Side,
  b: Side,
  spot: Spot,
  left: readonly number[],
  right: readonly number[],
): Counterexample {
  const names = namesIn(a.expr, b.expr);
  const values: Record<string, Shown> = {};
  freeNames(trial, spot, names, a.expr, values);
  parameters(trial, spot.draw, names, values);
  densities(trial, a, b, spot, values);
  return { values, ...apart(left, right, trial.codeOf(a, spot.batch)?.shape ?? []) };
}

/** Free names that the sides mention: labels count from 1, all else by value. */
function freeNames(
  trial: Trial,
  spot: Spot,
  names: ReadonlySet<string>,
  place: Expr,
  values: Record<string, Shown>,
): void {
  const c = trial.compilerOf(spot.batch);
  for (const free of [...c.free.values()]) {
    if (!names.has(free.name) && !names.has(otherCase(free.name) ?? '')) continue;
    const seen = trial.once({ kind: 'sym', name: free.name, span: place.span }, spot);
    if (!seen) continue;
    const kind = free.kind === 'discrete' ? c.layout.atoms[free.atoms[0]!]!.kind : null;
    if (free.kind === 'discrete' && free.slots.length === 1 && (kind === 'labels' || kind === 'points'))
      values[free.name] = (trial.envAt(spot).slots[free.slots[0]!] as number) + 1;
    else values[free.name] = shown(seen, seen.length > 1 ? [seen.length] : []);
  }
}

/** Parameters that the sides mention. */
function parameters(trial: Trial, draw: Draw, names: ReadonlySet<string>, values: Record<string, Shown>): void {
  for (const { name, form } of trial.meaning.parameters.values()) {
    if (!names.has(name) || form.kind === 'is') continue;
    const entries = draw.parameters.get(name)!;
    const columns = form.kind === 'matrix' ? entries.length / rowsOf(draw, form) : entries.length;
    values[name] =
      form.kind === 'matrix'
        ? shown(entries, [entries.length / columns, columns])
        : shown(entries, entries.length > 1 ? [entries.length] : []);
  }
}

function rowsOf(draw: Draw, form: { rows: number | string }): number {
  return typeof form.rows === 'number'
    ? form.rows
    : form.rows === 'scalar'
      ? 1
      : (draw.layout.sizes.get(form.rows) ?? 1);
}

/** Values of the densities that stand in the sides with nothing bound in them. */
function densities(trial: Trial, a: Side, b: Side, spot: Spot, values: Record<string, Shown>): void {
  const seen = new Set<string>();
  const look = (e: Expr, bound: ReadonlySet<string>): void => {
    if (e.kind === 'density' && ![...namesIn(e)].some((n) => bound.has(n))) {
      const key = print(e);
      if (!seen.has(key) && seen.size < DENSITIES) {
        seen.add(key);
        const found = trial.once(e, spot);
        if (found?.length === 1 && Number.isFinite(found[0])) values[key] = rounded(found[0]!);
      }
      return;
    }
    const inner = e.kind === 'fold' ? new Set([...bound, ...namesIn(...e.binders.map((b) => b.name))]) : bound;
    if (e.kind === 'expect' || e.kind === 'divergence' || e.kind === 'entropy' || e.kind === 'information') return;
    for (const part of parts(e)) look(part, inner);
  };
  look(a.expr, new Set());
  look(b.expr, new Set());
}
