import type { Expr, RelationOp } from '../../expr';
import { print } from '../../expr';
import { compare } from '../judge/compare';
import type { Definitions } from '../judge/bench';
import { Trial } from '../judge/sides';
import type { Batch } from '../judge/trial';
import { drawBatches } from '../judge/trial';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';

/** Worlds that a law is confirmed in: fewer than a claim is judged in, since the claim has been judged already. */
const BATCHES = 2;
const WORLDS_EACH = 2;

/** Seeds of fresh worlds: far from those that claims are judged in. */
const APART = 1_000_003;

/** How far a side may fall short of the other, relative to both, by rounding. */
const ROUNDING = 1e-9;

/** A relative difference that no rounding and no quadrature makes, and the turns of loops that finding it may take. */
const PLAINLY = 1e-3;
const FUEL_AT_ONCE = 500_000;

/** Answers that are kept. */
const MOST_ANSWERS = 4096;

/** What was asked of the same worlds before: whether variables are independent is asked for claim after claim. */
const answers = new WeakMap<readonly Batch[], WeakMap<Meaning, Map<string, boolean>>>();

function answersIn(meaning: Meaning, batches: readonly Batch[]): Map<string, boolean> {
  const byMeaning = answers.get(batches) ?? new WeakMap<Meaning, Map<string, boolean>>();
  answers.set(batches, byMeaning);
  const known = byMeaning.get(meaning) ?? new Map<string, boolean>();
  if (known.size > MOST_ANSWERS) known.clear();
  byMeaning.set(meaning, known);
  return known;
}

/** Worlds of one claim in which laws are confirmed. */
export class Fresh {
  readonly trial: Trial;
  private readonly known: Map<string, boolean>;
  /** Whether a value may be an integral, so that it is worth a look at one point before all others. */
  private readonly isDear: boolean;

  constructor(meaning: Meaning, batches: readonly Batch[], definitions: Definitions) {
    this.trial = new Trial(meaning, batches, definitions, 'mixed');
    this.known = definitions.size > 0 ? new Map<string, boolean>() : answersIn(meaning, batches);
    this.isDear = [...meaning.variables.values()].some(({ form }) => form.kind === 'real');
  }

  /** Whether two expressions are equal in every fresh world, both having been evaluated. */
  equal(a: Expr, b: Expr): boolean {
    return this.remembered('=', a, b, () => {
      if (this.isDear && this.differAtOnce(a, b)) return false;
      const [x, y] = this.sides(a, b);
      if (!x || !y) return false;
      return compare(this.trial, x, y).kind === 'equal';
    });
  }

  /** Whether two numbers plainly differ at the first point. */
  private differAtOnce(a: Expr, b: Expr): boolean {
    const spot = this.trial.spots[0]!;
    const [x, y] = [a, b].map((e) => {
      const draft = this.trial.draft(e, spot.batch, []);
      return draft ? this.trial.attempt(draft, spot, FUEL_AT_ONCE).values[0] : undefined;
    });
    if (x === undefined || y === undefined || !Number.isFinite(x) || !Number.isFinite(y)) return false;
    return Math.abs(x - y) > PLAINLY * Math.max(Math.abs(x), Math.abs(y));
  }

  /** Whether one expression is at least as large as another wherever both were evaluated. */
  atLeast(a: Expr, b: Expr): boolean {
    return this.remembered('>=', a, b, () => {
      const [x, y] = this.sides(a, b);
      if (!x || !y) return false;
      let points = 0;
      for (let k = 0; k < x.values.length; k++) {
        const [u, v] = [x.values[k]!, y.values[k]!];
        if (x.unsettled[k] || y.unsettled[k] || u.length !== v.length) continue;
        if (![...u, ...v].every(Number.isFinite)) continue;
        points++;
        if (u.some((s, i) => s - v[i]! < -ROUNDING * Math.max(Math.abs(s), Math.abs(v[i]!)))) return false;
      }
      return points > 0;
    });
  }

  private sides(a: Expr, b: Expr): [ReturnType<Trial['side']>, ReturnType<Trial['side']>] | [null, null] {
    const first = this.trial.side(a);
    const second = this.trial.side(b, first);
    const again = first.refusal && !second.refusal ? this.trial.side({ ...a }, second) : first;
    if (again.refusal || second.refusal || this.trial.mismatch(again, second)) return [null, null];
    return [again, second];
  }

  private remembered(op: RelationOp, a: Expr, b: Expr, ask: () => boolean): boolean {
    const key = `${print(a)} ${op} ${print(b)}`;
    const known = this.known.get(key);
    if (known !== undefined) return known;
    let answer = false;
    try {
      answer = ask();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
    this.known.set(key, answer);
    return answer;
  }
}

/** Draws fresh worlds: the same for the same meaning and seed. */
export const freshBatches = (meaning: Meaning, seed: number): Batch[] =>
  drawBatches(meaning, (seed + APART) % 2 ** 31)
    .slice(0, BATCHES)
    .map((b) => ({ ...b, draws: b.draws.slice(0, WORLDS_EACH) }));
