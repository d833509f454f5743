import type { Field } from '../../worlds/field';
import { ends, isSingle } from '../../worlds/numeric/order';
import { Undecided, fail } from './error';
import { describe, isTensor } from './value';
import type { Relation } from './syntax';
import type { Operand } from './value';

/** Two numbers that differ by less are equal, as in mathjs. */
const NEAR = 1e-12;

/** Whether two values stand in a relation. Numbers are compared up to rounding; texts and truth values only by == and !=. */
export function compare<T>(F: Field<T>, op: Relation, a: Operand<T>, b: Operand<T>): boolean {
  if (isTensor(a) && isTensor(b) && a.shape.length === 0 && b.shape.length === 0)
    return compareNumbers(F, op, a.entries[0]!, b.entries[0]!);
  const plain = typeof a === typeof b && (typeof a === 'string' || typeof a === 'boolean');
  if (plain && (op === '==' || op === '!=')) return (a === b) === (op === '==');
  return fail(`${op} compares two numbers, but found ${describe(a)} and ${describe(b)}`);
}

function compareNumbers<T>(F: Field<T>, op: Relation, a: T, b: T): boolean {
  const [[aLo, aHi], [bLo, bHi]] = [ends(F, a), ends(F, b)];
  if ([aLo, aHi, bLo, bHi].some(Number.isNaN)) return fail(`${op} compares with what is no number`);
  const near = (x: number, y: number): boolean =>
    x === y || (Number.isFinite(x - y) && Math.abs(x - y) <= NEAR * Math.max(Math.abs(x), Math.abs(y)));
  const below = aHi < bLo && !near(aHi, bLo);
  const above = aLo > bHi && !near(aLo, bHi);
  const equal = !below && !above && ((isSingle(F, a) && isSingle(F, b)) || (near(aLo, bHi) && near(aHi, bLo)));
  if (!below && !above && !equal)
    throw new Undecided(`whether ${op} holds is not settled within the limits of its sides`);
  switch (op) {
    case '==':
      return equal;
    case '!=':
      return !equal;
    case '<':
      return below;
    case '>':
      return above;
    case '<=':
      return !above;
    case '>=':
      return !below;
  }
}
