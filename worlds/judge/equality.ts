import type { Choice, Expr, Parsed } from '../../expr';
import { isUnreadable, parseTokens, print } from '../../expr';
import type { JacobianLayout } from '../compile';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import { alternatives, differentiates } from './alternatives';
import type { SideText } from './chain-text';
import { lettersOf } from './identities';
import { layoutsOf } from './layouts';
import { fromZero } from './origins';
import { judgeRelation } from './relations';
import { Trial } from './sides';
import type { Batch } from './trial';

/** Sides that are kept, with their values in every world; after that all begin anew. */
const MOST_SIDES = 400;

const NO_NAMES: ReadonlyMap<string, Expr> = new Map();

/** A side in its customary reading, and in others: `how` where both sides have to be taken alike. */
interface Readings {
  readonly parsed: Parsed;
  readonly others: readonly { readonly expr: Expr; readonly how: string | null; readonly together: boolean }[];
}

/**
 * Says which formulas have the same value in every world, as the judge of a chain would say of two of them alone. A
 * formula is evaluated once, however many it is compared with: an answer is searched for all forms of a goal.
 */
export class Equality {
  private readonly trials = new Map<JacobianLayout, Trial>();
  private readonly known = new Map<string, Readings>();

  constructor(
    private readonly meaning: Meaning,
    private readonly batches: readonly Batch[],
    private readonly seed: number,
    /** The judge of a chain of two sides, for the few that ask for more than other readings. */
    private readonly alone: (a: SideText, b: SideText) => boolean,
  ) {}

  /** Whether two sides are equal, each in one of its readings; what cannot be evaluated is not. */
  same(a: SideText, b: SideText): boolean {
    if (this.known.size > MOST_SIDES) {
      this.known.clear();
      this.trials.clear();
    }
    const [x, y] = [this.read(a), this.read(b)];
    if (isUnreadable(x.parsed) || isUnreadable(y.parsed)) return false;
    if (this.asksForMore(x.parsed.expr, y.parsed.expr)) return this.alone(a, b);
    const pairs = [...pairsOf(x, y)];
    const [customary, ...others] = layoutsOf(this.meaning.layout);
    const first = this.trial(customary!);
    if (pairs.some((pair) => holds(first, pair, this.seed))) return true;
    const plain = [x, y].map(({ parsed }) => sideOf(first, parsed.expr));
    if (plain.every((side) => side === null || side.laidOut === 'no')) return false;
    return others.some((layout) => pairs.some((pair) => holds(this.trial(layout), pair, this.seed)));
  }

  private trial(layout: JacobianLayout): Trial {
    const trial = this.trials.get(layout) ?? new Trial(this.meaning, this.batches, NO_NAMES, layout);
    this.trials.set(layout, trial);
    trial.refuel();
    return trial;
  }

  private read({ tokens }: SideText): Readings {
    const key = tokens.map((t) => `${t.spaced ? ' ' : ''}${t.text}`).join('\u0001');
    const before = this.known.get(key);
    if (before) return before;
    const { vocabulary } = this.meaning;
    const parsed = parseTokens(tokens, vocabulary);
    const chosen = [...parsed.choices].flatMap((choice) => {
      const { expr, ...other } = parseTokens(tokens, vocabulary, new Set<Choice>([choice]));
      if (isUnreadable({ expr, ...other }) || print(expr) === print(parsed.expr)) return [];
      return [{ expr, how: null, together: false }];
    });
    const trial = { definitions: NO_NAMES, ordered: true };
    const meant = isUnreadable(parsed)
      ? []
      : alternatives(this.meaning, trial, parsed.expr, differentiates(parsed.expr));
    const made = { parsed, others: [...chosen, ...meant] };
    this.known.set(key, made);
    return made;
  }

  /** Whether indices may be counted from 0, or run as far as what stands beside them, or letters stand for any number. */
  private asksForMore(a: Expr, b: Expr): boolean {
    return (
      fromZero(this.meaning, a, b) !== null ||
      fromZero(this.meaning, b, a) !== null ||
      lettersOf(this.meaning, [a, b]).size > 0
    );
  }
}

/** Two sides in readings that may go together: of one side, or the same of both. */
function* pairsOf(x: Readings, y: Readings): Generator<readonly [Expr, Expr]> {
  yield [x.parsed.expr, y.parsed.expr];
  const free = (own: Readings, other: Readings): Readings['others'] =>
    own.others.filter((o) => !o.together || !other.others.some((p) => p.how === o.how));
  for (const { expr } of free(y, x)) yield [x.parsed.expr, expr];
  for (const { expr } of free(x, y)) yield [expr, y.parsed.expr];
  for (const o of x.others) {
    const same = o.how === null ? undefined : y.others.find((p) => p.how === o.how);
    if (same) yield [o.expr, same.expr];
  }
}

function holds(trial: Trial, [a, b]: readonly [Expr, Expr], seed: number): boolean {
  try {
    return judgeRelation(trial, '=', a, b, a, seed).verdict === 'holds';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

function sideOf(trial: Trial, e: Expr): ReturnType<Trial['side']> | null {
  try {
    return trial.side(e);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
