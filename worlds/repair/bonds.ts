import type { Expr, RelationOp } from '../../expr';
import { distance } from '../judge/compare';
import type { LinkVerdict } from '../judge/verdict';

/** A claim of a chain, by the numbers of its sides, and its verdict. */
export type JudgedLink = Pick<LinkVerdict, 'op' | 'left' | 'right' | 'verdict'>;

/** A relation between two sides of a chain that a repair of one of them has to make hold. */
export interface Bond {
  readonly op: RelationOp;
  readonly left: number;
  readonly right: number;
}

/** One side to be mended, and what must hold then. */
export interface Plan {
  readonly side: number;
  readonly bonds: readonly Bond[];
  /** How much less likely it is that this side is the wrong one, in units of the size of edits. */
  readonly penalty: number;
}

/** Relations whose sides can be mended. */
const MENDABLE: readonly RelationOp[] = ['=', '>=', '>', '<=', '<'];

export const isMendable = (op: RelationOp): boolean => MENDABLE.includes(op);

/** The relation that two in a row come to; null where they go different ways. */
function composed(a: RelationOp, b: RelationOp): RelationOp | null {
  if (a === '=') return b;
  return b === '=' || a === b ? a : null;
}

/** What it takes to doubt the side that a claim starts from rather than the one that it leads to. */
const START = 1;

/** The same for a side that the next claim holds of: to mend it would break that one. */
const BREAKS = 1;

/**
 * Which side of a failing claim to mend: plans that compete with one another, and others where none of those works.
 * A side that the chain leaves and comes back over is the slip, and must fit both its neighbours. Otherwise the right
 * side is what was written in this step; the left may be wrong where nothing before it speaks for it.
 * @param holds whether a relation between two sides holds
 */
export function plansFor(links: readonly JudgedLink[], at: number, holds: (bond: Bond) => boolean): Plan[][] {
  const bondOf = ({ op, left, right }: JudgedLink): Bond => ({ op, left, right });
  const bond = bondOf(links[at]!);
  const before = links.find((l) => l.right === bond.left);
  const after = links.find((l) => l.left === bond.right);
  const slips = (a: JudgedLink, b: JudgedLink): boolean => {
    const op = composed(a.op, b.op);
    const fail = a.verdict === 'fails' && b.verdict === 'fails';
    return fail && op !== null && isMendable(op) && holds({ op, left: a.left, right: b.right });
  };
  if (before && slips(before, links[at]!)) return [[{ side: bond.left, bonds: [bondOf(before), bond], penalty: 0 }]];
  const breaks = after?.verdict === 'holds' && after.op === '=';
  const plans: Plan[] = [{ side: bond.right, bonds: [bond], penalty: breaks ? BREAKS : 0 }];
  if (!before) plans.push({ side: bond.left, bonds: [bond], penalty: START });
  if (after && slips(links[at]!, after))
    return [[{ side: bond.right, bonds: [bond, bondOf(after)], penalty: 0 }], plans];
  return [plans];
}

/** Relative difference up to which values agree well enough to look closer. */
const CLOSE = { plain: 1e-8, quadrature: 1e-5 };

/** Whether values of both sides at a point allow a relation. Only sorts out: the judge has the last word. */
export function allows(
  op: RelationOp,
  left: readonly number[],
  right: readonly number[],
  quadrature: boolean,
): boolean {
  if (left.length === 0 || left.length !== right.length) return false;
  if (![...left, ...right].every(Number.isFinite)) return false;
  const close = CLOSE[quadrature ? 'quadrature' : 'plain'];
  const slack = (x: number, y: number): number => close * Math.max(Math.abs(x), Math.abs(y));
  switch (op) {
    case '=':
      return distance(left, right) <= close;
    case '>=':
    case '>':
      return left.every((x, i) => x - right[i]! >= -slack(x, right[i]!));
    case '<=':
    case '<':
      return left.every((x, i) => right[i]! - x >= -slack(x, right[i]!));
    default:
      return false;
  }
}

/** The side of a bond that is not mended. */
export const otherSide = (bond: Bond, side: number): number => (bond.left === side ? bond.right : bond.left);

/** Both sides of a bond, one of them replaced. */
export const sidesOf = (
  bond: Bond,
  side: number,
  by: Expr,
  sides: readonly (Expr | null)[],
): [Expr | null, Expr | null] => [
  bond.left === side ? by : (sides[bond.left] ?? null),
  bond.right === side ? by : (sides[bond.right] ?? null),
];
