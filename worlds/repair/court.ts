import { layoutsOf } from '../judge/layouts';
import type { Expr, RelationOp } from '../../expr';
import { isUnreadable, lex, parseTokens, print, visit } from '../../expr';
import { judgeRelation } from '../judge/relations';
import type { Definitions } from '../judge/bench';
import { Trial } from '../judge/sides';
import type { Batch } from '../judge/trial';
import type { Meaning } from '../meaning';
import { Refusal } from '../refusal';
import type { Plan } from './bonds';
import { sidesOf } from './bonds';

/** Adversaries that a suggested inequality meets beside those of its verdict. */
const ADVERSARIES = 2;

/** Worlds, and the seed of the adversary in them. */
export interface Court {
  readonly batches: readonly Batch[];
  readonly seed: number;
}

/**
 * Judges repairs in full: in fresh worlds, and in those that the verdicts of the document came from, so that what is
 * suggested holds when it is handed in again.
 */
export class Courts {
  constructor(
    private readonly meaning: Meaning,
    readonly fresh: Court,
    private readonly own: Court,
    private readonly definitions: Definitions,
  ) {}

  /** How Jacobians are laid out where the world file does not say: as the judge tries first. */
  private get jacobians() {
    return layoutsOf(this.meaning.layout)[0]!;
  }

  /** The fresh worlds. */
  trial(): Trial {
    return new Trial(this.meaning, this.fresh.batches, this.definitions, this.jacobians);
  }

  /** A repaired side as it reads back from its print, where all claims about it hold everywhere; else null. */
  confirmed(e: Expr, plan: Plan, sides: readonly (Expr | null)[]): Expr | null {
    const whole = this.reread(e);
    if (!whole) return null;
    const holds = plan.bonds.every((bond) => {
      const [left, right] = sidesOf(bond, plan.side, whole, sides).map((side) => side && this.reread(side));
      if (!left || !right) return false;
      // A bound that is never more than an equality is not what was meant: that is soon seen, the bound itself is not.
      if (bond.op !== '=' && this.everywhere('=', left, right)) return false;
      return this.everywhere(bond.op, left, right);
    });
    return holds ? whole : null;
  }

  /** The same sides, as they read back from print, in another relation; null where it does not hold. */
  withRelation(op: RelationOp, left: Expr, right: Expr): { op: RelationOp; left: Expr; right: Expr } | null {
    const [a, b] = [this.reread(left), this.reread(right)];
    // Between two numbers some relation always holds.
    if (!a || !b || !(speaks(a) || speaks(b))) return null;
    return this.everywhere(op, a, b) ? { op, left: a, right: b } : null;
  }

  private everywhere(op: RelationOp, left: Expr, right: Expr): boolean {
    const holds = ({ batches, seed }: Court): boolean =>
      holdsIn(new Trial(this.meaning, batches, this.definitions, this.jacobians), op, left, right, seed);
    // What a search has fitted to an adversary has to withstand others.
    const others = op === '=' ? 0 : ADVERSARIES;
    return (
      [this.fresh, this.own].every(holds) &&
      Array.from({ length: others }, (_, k) => ({ ...this.fresh, seed: this.fresh.seed + k + 1 })).every(holds)
    );
  }

  private reread(e: Expr): Expr | null {
    const parsed = parseTokens(lex(print(e)).tokens, this.meaning.vocabulary);
    return isUnreadable(parsed) ? null : parsed.expr;
  }
}

/** Whether a relation holds in the worlds of a trial; what cannot be evaluated does not. */
export function holdsIn(trial: Trial, op: RelationOp, left: Expr, right: Expr, seed: number): boolean {
  try {
    return judgeRelation(trial, op, left, right, left, seed).verdict === 'holds';
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Whether a formula depends on anything. */
function speaks(e: Expr): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'density' || (x.kind === 'sym' && !x.name.startsWith('\\'))) found = true;
  });
  return found;
}
