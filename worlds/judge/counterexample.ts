import type { Expr } from '../../expr';
import { parts, print } from '../../expr';
import { labelOfState } from '../compile/labels';
import { partIn, writtenOut } from './arrays';
import { densitiesIn } from './densities-shown';
import { DIGITS, rounded } from './rounded';
import type { Counterexample, Shown } from './verdict';
import type { Side, Trial } from './sides';
import { namesIn } from './sides';
import type { Spot } from './trial';
import { parameterShape } from '../compile/names';
import { isDrawn } from '../meaning';
import { otherCase } from '../spellings';
import { mentionIn, reached } from '../mentions';

/** Nodes shown, at most, and names that they are made of. */
const NODES = 6;
const PARAMETERS_BEHIND = 24;

/** A value as it is shown: a number, a vector, the rows of a matrix, or the parts of an array along its first axis. */
function shown(entries: readonly number[], shape: readonly number[], digits = DIGITS): Shown {
  const round = (x: number): number | string => rounded(x, digits);
  if (shape.length === 0) return round(entries[0]!);
  if (shape.length === 1 || (shape.length === 2 && shape[0] === 1)) return entries.map(round);
  return nested(entries, shape, digits);
}

/** An array as lists within lists, one for each axis. */
function nested(entries: readonly number[], shape: readonly number[], digits = DIGITS): Shown {
  if (shape.length === 0) return rounded(entries[0]!, digits);
  const part = entries.length / shape[0]!;
  return Array.from({ length: shape[0]! }, (_, i) =>
    nested(entries.slice(i * part, (i + 1) * part), shape.slice(1), digits),
  );
}

/** Two sides with as many digits as it takes to see that they differ. */
function apart(
  left: readonly number[],
  right: readonly number[],
  shape: readonly number[],
): { left: Shown; right: Shown } {
  let digits = DIGITS;
  const differ = (): boolean => left.some((x, i) => rounded(x, digits) !== rounded(right[i]!, digits));
  while (digits < 17 && !differ()) digits += 1;
  if (digits === 17 && !differ()) digits = DIGITS;
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
  parameters(
    trial,
    spot,
    [a.expr, b.expr].flatMap((e) => writtenOut(trial, e)),
    values,
  );
  nodes(trial, a, b, spot, values);
  Object.assign(values, densitiesIn(trial, [a.expr, b.expr], spot));
  // Without the graph nobody can work out a sum over neighbours.
  const { graph } = spot.draw;
  if (graph) values['\\text{edges}'] = graph.edges.map((ends) => [...ends]);
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
      values[free.name] = labelOfState(trial.envAt(spot).slots[free.slots[0]!] as number, free.states[0]!);
    else values[free.name] = shown(seen, seen.length > 1 ? [seen.length] : []);
  }
}

/** Parameters that the sides mention; of an array of three and more axes the part that they speak of here. */
function parameters(trial: Trial, spot: Spot, sides: readonly Expr[], values: Record<string, Shown>): void {
  const { draw } = spot;
  const names = namesIn(...sides);
  const { free } = trial.compilerOf(spot.batch);
  for (const { name, form } of trial.meaning.parameters.values()) {
    if (!names.has(name) || !isDrawn(form)) continue;
    const entries = draw.parameters.get(name)!;
    const shape = entries.length > 1 ? parameterShape(draw.layout, form) : [];
    const part = shape.length > 2 ? partIn(name, sides, (index) => free.get(index)?.kind === 'index') : null;
    const seen = part && trial.once(part, spot);
    if (part && seen) values[print(part)] = nested(seen, shape.slice(part.at.length));
    else values[name] = shown(entries, shape);
  }
}

/** Nodes that the sides mention with nothing bound in them, then the parameters that these are made of. */
function nodes(trial: Trial, a: Side, b: Side, spot: Spot, values: Record<string, Shown>): void {
  const { meaning } = trial;
  if (meaning.nodes.size + meaning.nodeFamilies.size === 0) return;
  let room = NODES;
  const behind = new Set<string>();
  const look = (e: Expr, bound: ReadonlySet<string>): void => {
    const node = mentionIn(meaning, e) !== null || (e.kind === 'sym' && meaning.nodes.has(e.name));
    if (node) for (const name of reached(meaning, e)) behind.add(name);
    if (node && ![...namesIn(e)].some((n) => bound.has(n))) {
      const found = trial.once(e, spot);
      const key = print(e);
      if (found && !(key in values) && found.every(Number.isFinite) && room-- > 0)
        values[key] = shown(found, trial.shapeAt(e, spot));
      return;
    }
    const inner = e.kind === 'fold' ? new Set([...bound, ...namesIn(...e.binders.map((b) => b.name))]) : bound;
    for (const part of parts(e)) look(part, inner);
  };
  look(a.expr, new Set());
  look(b.expr, new Set());
  for (const name of Object.keys(values)) behind.delete(name);
  const made = [...behind].slice(0, PARAMETERS_BEHIND);
  parameters(
    trial,
    spot,
    made.map((name): Expr => ({ kind: 'sym', name, span: a.expr.span })),
    values,
  );
}
