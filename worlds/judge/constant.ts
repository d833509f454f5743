import type { Expr } from '../../expr';
import { Refusal } from '../refusal';
import type { Draw } from '../world';
import { factorsOf } from '../world';
import { counterexample } from './counterexample';
import type { Side, Trial } from './sides';
import type { Spot } from './trial';
import type { Judgement } from './verdict';

/** A change of what stands beside a constant, relative to the sides, that is no rounding. */
const AGREE = 1e-6;

/** Other worlds that each world is compared with. */
const VARIATIONS = 3;

/** Whether a word is that for a constant. */
export const isConstantWord = (text: string): boolean => /^const(?:ant)?s?\.?$/i.test(text);

/** Whether a term is the word for a constant; a name that a world declares is none. */
const isConstant = (trial: Trial, e: Expr): boolean =>
  (e.kind === 'words' && isConstantWord(e.text.trim())) ||
  (e.kind === 'sym' && isConstantWord(e.name) && trial.meaning.vocabulary.lookup(e.name) === null);

/** `const. + A` as `A`, and `const.` alone as 0; null where no constant is a term of the side. */
function beside(trial: Trial, e: Expr): Expr | null {
  const zero: Expr = { kind: 'num', value: 0, text: '0', span: e.span };
  if (isConstant(trial, e)) return zero;
  if (e.kind !== 'sum') return null;
  const terms = e.terms.filter((t) => !isConstant(trial, t.kind === 'negative' ? t.body : t));
  if (terms.length === e.terms.length) return null;
  return terms.length === 0 ? zero : terms.length === 1 ? terms[0]! : { ...e, terms };
}

/**
 * Judges `A = B + const.`, where the world says what a constant does not depend on: the difference of the sides must
 * stay the same while just that is drawn anew. Null where no side has a constant.
 */
export function upToConstant(trial: Trial, l: Expr, r: Expr): Judgement | null {
  const [left, right] = [beside(trial, l), beside(trial, r)];
  if (!left && !right) return null;
  const { constant } = trial.meaning;
  if (constant.size === 0)
    return { verdict: 'undecided', because: 'the world file does not say under "constant" what a constant is free of' };
  const a = trial.side(left ?? l);
  const b = trial.side(right ?? r);
  for (const side of [a, b]) if (side.refusal) return { verdict: 'undecided', because: side.refusal.message };
  const names = [...constant].map((n) => `$${n}$`).join(', ');
  let points = 0;
  try {
    for (let k = 0; k < trial.spots.length; k++) {
      const found = changes(trial, a, b, trial.spots[k]!);
      points += found.points;
      if (found.change)
        return {
          verdict: 'fails',
          because: `what stands beside the constants changes with ${names}`,
          counterexample: counterexample(trial, a, b, k),
        };
    }
  } catch (error) {
    if (error instanceof Refusal) return { verdict: 'undecided', because: error.message };
    throw error;
  }
  if (points === 0) return { verdict: 'undecided', because: 'no world gave both sides a finite value' };
  const because = `the difference of the sides does not change with ${names} in ${trial.worlds} random worlds`;
  return { verdict: 'holds', because };
}

/** Whether the difference of the sides at a point changes with what constants do not depend on. */
function changes(trial: Trial, a: Side, b: Side, spot: Spot): { points: number; change: boolean } {
  const { draws } = trial.batches[spot.batch]!;
  const first = difference(trial, a, b, spot);
  let points = 0;
  if (!first) return { points, change: false };
  const at = draws.findIndex((d) => d.draw === spot.draw);
  for (let v = 1; v <= Math.min(VARIATIONS, draws.length - 1); v++) {
    const other = draws[(at + v) % draws.length]!.draw;
    const next = difference(trial, a, b, { ...spot, draw: mixed(trial, spot.draw, other) });
    if (!next) continue;
    points++;
    if (Math.abs(next.value - first.value) > AGREE * Math.max(first.size, next.size)) return { points, change: true };
  }
  return { points, change: false };
}

/** The sides' difference at a point, and how large the sides are there; null where it is no number. */
function difference(trial: Trial, a: Side, b: Side, spot: Spot): { value: number; size: number } | null {
  const x = trial.codeOf(a, spot.batch);
  const y = trial.codeOf(b, spot.batch);
  if (x?.kind !== 'scalar' || y?.kind !== 'scalar') return null;
  const env = trial.envAt(spot);
  const [p, q] = [x.run(env), y.run(env)];
  return Number.isFinite(p) && Number.isFinite(q)
    ? { value: p - q, size: Math.max(1, Math.abs(p), Math.abs(q)) }
    : null;
}

/** A world in which the densities and parameters that constants do not depend on are those of another. */
function mixed({ meaning }: Trial, own: Draw, other: Draw): Draw {
  const anew = (name: string): boolean => meaning.constant.has(name);
  const factors = factorsOf(meaning, own.layout);
  return {
    ...own,
    tables: own.tables.map((table, k) => (anew(factors[k]!.family) ? other.tables[k]! : table)),
    parameters: new Map([...own.parameters].map(([name, x]) => [name, anew(name) ? other.parameters.get(name)! : x])),
  };
}
