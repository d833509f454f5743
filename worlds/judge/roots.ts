import type { Expr } from '../../expr';
import { visit } from '../../expr';
import type { Fixed } from '../compile/code';
import { isDrawn } from '../meaning';
import type { DrawnForm, Meaning } from '../meaning';
import * as linear from '../numeric/linear';
import { doubles } from '../numeric/fields';
import type { Draw } from '../world';
import { exampleAt } from './counterexample';
import type { Trial } from './sides';
import type { Spot } from './trial';
import type { Counterexample } from './verdict';

/** What became of an equation in worlds that were moved to where a formula is zero. */
export interface AtRoots {
  readonly verdict: 'holds' | 'fails';
  /** How many worlds could be moved to where the formula is zero. */
  readonly worlds: number;
  readonly counterexample?: Counterexample;
}

/** Newton steps to a root, and how small a step and what is left of the formula are there. */
const STEPS = 40;
const LAST_STEP = 1e-9;
const LEFT_OVER = 1e-9;
/** Roots further out than this are flat tails: no formula is zero there, only small. */
const FARTHEST = 1e3;
/** Worlds that it takes to say that an equation holds. */
const LEAST = 6;
/** Relative differences up to here are the error of the root, from here on they are not; between them nothing is said. */
const SAME = 1e-6;
const APART = 1e-3;
const FUEL = 200_000;

/**
 * Whether two sides are equal wherever a formula is zero: each world is moved along one of its parameters to a root of
 * the formula, found by Newton's method with the least step that solves the linear equations.
 * @returns null where no roots are found, or too few, or it is not clear
 */
export function atRoots(trial: Trial, [a, b]: readonly [Expr, Expr], zero: Expr, by: string): AtRoots | null {
  const form = trial.meaning.parameters.get(by)?.form;
  const domain = form && isDrawn(form) ? domainOf(form) : null;
  const left = trial.side(a);
  const right = trial.side(b, left);
  const made = trial.side(zero);
  if (!domain || left.refusal || right.refusal || made.refusal || trial.mismatch(left, right) !== null) return null;
  const found = new Set<Draw>();
  let unclear = false;
  for (const spot of trial.spots) {
    const code = trial.codeOf(made, spot.batch)!;
    const there = root(trial, code, spot, by, domain);
    if (!there || !trial.admits(there)) continue;
    const [x, y] = [left, right].map((s) => trial.attempt(trial.codeOf(s, spot.batch)!, there, FUEL).values) as [
      readonly number[],
      readonly number[],
    ];
    const apart = distance(x, y);
    if (apart === null) continue;
    found.add(spot.draw);
    if (apart > APART)
      return { verdict: 'fails', worlds: found.size, counterexample: exampleAt(trial, left, right, there, x, y) };
    if (apart > SAME) unclear = true;
  }
  return found.size >= LEAST && !unclear ? { verdict: 'holds', worlds: found.size } : null;
}

/** The largest difference of two values relative to their size; null where they have none. */
function distance(x: readonly number[], y: readonly number[]): number | null {
  if (x.length === 0 || x.length !== y.length || ![...x, ...y].every(Number.isFinite)) return null;
  const size = Math.max(...x.map(Math.abs), ...y.map(Math.abs), 1e-9);
  return Math.max(...x.map((v, i) => Math.abs(v - y[i]!))) / size;
}

/** Whether a parameter may have a value; null for forms that no single entry can be moved in. */
function domainOf(form: DrawnForm): ((x: number) => boolean) | null {
  const sign = (of: string): ((x: number) => boolean) | null =>
    of === 'any' || of === 'real'
      ? () => true
      : of === 'positive'
        ? (x) => x > 0
        : of === 'probability'
          ? (x) => x > 0 && x < 1
          : null;
  switch (form.kind) {
    case 'real':
    case 'positive':
    case 'probability':
      return sign(form.kind);
    case 'vector':
    case 'tensor':
      return sign(form.sign);
    case 'matrix':
      return form.of === 'any' || form.of === 'invertible' ? sign(form.positive ? 'positive' : 'any') : null;
    case 'integer':
    case 'onehot':
    case 'simplex':
    case 'spins':
    case 'binary':
      return null;
  }
}

/** A spot in the world that is like its own but for a parameter, which makes a formula zero; null where none is found. */
function root(trial: Trial, code: Fixed<number>, spot: Spot, by: string, domain: (x: number) => boolean): Spot | null {
  const at = (entries: readonly number[]): Spot => ({ ...spot, draw: moved(spot.draw, by, entries), fleeting: true });
  const value = (entries: readonly number[]): readonly number[] | null => {
    const { values } = trial.attempt(code, at(entries), FUEL);
    return values.length > 0 && values.every(Number.isFinite) ? values : null;
  };
  let x = [...spot.draw.parameters.get(by)!];
  let f = value(x);
  if (!f) return null;
  const start = norm(f);
  let last = Infinity;
  for (let step = 0; step < STEPS; step++) {
    const size = 1 + norm(x);
    if (norm(x) > FARTHEST) return null;
    if (last <= LAST_STEP * size && norm(f) <= LEFT_OVER * Math.max(start, 1e-3)) return at(x);
    const move = leastStep(value, x, f);
    if (!move) return null;
    // Backtracking: a step that leaves the domain or makes the formula larger is halved.
    let next: { x: number[]; f: readonly number[] } | null = null;
    for (let scale = 1; scale > 1e-4 && !next; scale /= 2) {
      const tried = x.map((v, i) => v + scale * move[i]!);
      const g = tried.every(domain) ? value(tried) : null;
      if (g && norm(g) <= norm(f) + LEFT_OVER * Math.max(start, 1e-3)) next = { x: tried, f: g };
    }
    if (!next) return null;
    last = norm(next.x.map((v, i) => v - x[i]!));
    ({ x, f } = next);
  }
  return null;
}

const norm = (x: readonly number[]): number => Math.sqrt(x.reduce((s, v) => s + v * v, 0));

/** The least move of x that makes f zero to first order (slopes by differences); null where there is none. */
function leastStep(
  value: (x: readonly number[]) => readonly number[] | null,
  x: readonly number[],
  f: readonly number[],
): readonly number[] | null {
  const n = x.length;
  const m = f.length;
  const slopes = Array.from({ length: m * n }, () => 0);
  for (let j = 0; j < n; j++) {
    const h = 1e-6 * (1 + Math.abs(x[j]!));
    const [up, down] = [h, -h].map((d) => value(x.map((v, i) => (i === j ? v + d : v))));
    if (!up || !down) return null;
    for (let i = 0; i < m; i++) slopes[i * n + j] = (up[i]! - down[i]!) / (2 * h);
  }
  const turned = linear.transpose(slopes, m, n);
  const wide = m <= n;
  const size = wide ? m : n;
  // x = J'(J J')⁻¹ f where there are fewer equations than unknowns, else (J'J)⁻¹ J' f.
  const gram = wide
    ? linear.product(doubles, slopes, turned, m, n, m)
    : linear.product(doubles, turned, slopes, n, m, n);
  const scale = Math.max(...gram.map(Math.abs));
  if (!(scale > 0)) return null;
  const safe = gram.map((v, k) => (k % (size + 1) === 0 ? v + 1e-13 * scale : v));
  const inverse = linear.inverse(doubles, safe, size);
  const to = wide
    ? linear.product(doubles, turned, linear.product(doubles, inverse, f, m, m, 1), n, m, 1)
    : linear.product(doubles, inverse, linear.product(doubles, turned, f, n, m, 1), n, n, 1);
  return to.every(Number.isFinite) ? to.map((v) => -v) : null;
}

const moved = (draw: Draw, name: string, entries: readonly number[]): Draw => ({
  ...draw,
  parameters: new Map([...draw.parameters, [name, entries]]),
});

/** The parameter that formulas are differentiated by, the first one first; null where none is. */
export function differentiatedBy(meaning: Meaning, formulas: readonly Expr[]): string | null {
  let found: string | null = null;
  for (const e of formulas)
    visit(e, (x) => {
      if (found !== null || (x.kind !== 'derivative' && x.kind !== 'gradient')) return;
      const by = x.kind === 'derivative' ? x.by[0] : x.by;
      const name = by ? rootName(by) : null;
      const form = name === null ? undefined : meaning.parameters.get(name)?.form;
      if (form && isDrawn(form)) found = name;
    });
  return found;
}

/** The name of a quantity or of what an entry is taken from. */
export function rootName(e: Expr): string | null {
  switch (e.kind) {
    case 'sym':
      return e.name;
    case 'indexed':
    case 'power':
    case 'transpose':
      return rootName(e.base);
    default:
      return null;
  }
}
