import type { Expr } from '../../expr';
import { formOf, parts, visit } from '../../expr';
import { spell } from './algebra/keys';

/** Names of the ways in which reckoning alone takes one side to the other. */
export type Reckoning =
  | 'renaming of bound names'
  | 'order of terms and factors'
  | 'multiplying and dividing by the same factor'
  | 'cancelling a common factor'
  | 'common denominator'
  | 'expanding'
  | 'collecting terms'
  | 'algebra';

/** Which kind of reckoning takes one expression to another that is equal to it by algebra. */
export function reckoning(left: Expr, right: Expr): Reckoning {
  if (formOf(left) === formOf(right))
    return boundNames(left) === boundNames(right) ? 'order of terms and factors' : 'renaming of bound names';
  const [a, b] = [opposed(left), opposed(right)];
  if (b > a) return 'multiplying and dividing by the same factor';
  if (a > b) return 'cancelling a common factor';
  if (overOne(left) !== overOne(right) && apart(left) !== apart(right)) return 'common denominator';
  const [m, n] = [brackets(left), brackets(right)];
  if (m > n) return 'expanding';
  if (n > m) return 'collecting terms';
  return 'algebra';
}

function boundNames(e: Expr): string {
  const out: string[] = [];
  visit(e, (x) => {
    if (x.kind === 'fold') out.push(...x.binders.map((b) => spell(b.name)));
  });
  return out.sort().join();
}

/** Factors above and below the line of a product or quotient. */
function factors(e: Expr, up: string[], down: string[]): void {
  switch (e.kind) {
    case 'product':
      return e.factors.forEach((f) => factors(f, up, down));
    case 'quotient':
      factors(e.top, up, down);
      return factors(e.bottom, down, up);
    case 'negative':
      return factors(e.body, up, down);
    case 'tuple':
      return e.items.length === 1 ? factors(e.items[0]!, up, down) : void up.push(formOf(e));
    case 'power':
      if (e.exponent.kind === 'num') {
        for (let i = 0; i < Math.min(4, e.exponent.value); i++) factors(e.base, up, down);
        return;
      }
      return void up.push(formOf(e));
    case 'num':
      return;
    default:
      up.push(formOf(e));
  }
}

/** How many factors stand both above and below a line. */
function opposed(e: Expr): number {
  let count = 0;
  const look = (x: Expr, top: boolean): void => {
    const whole = x.kind === 'product' || x.kind === 'quotient';
    if (whole && top) {
      const up: string[] = [];
      const down: string[] = [];
      factors(x, up, down);
      for (const f of up) {
        const at = down.indexOf(f);
        if (at === -1) continue;
        count++;
        down.splice(at, 1);
      }
    }
    for (const part of parts(x)) look(part, !whole || (part.kind !== 'product' && part.kind !== 'quotient'));
  };
  look(e, true);
  return count;
}

/** Whether a quotient has a sum above its line. */
function overOne(e: Expr): boolean {
  let found = false;
  visit(e, (x) => {
    if (x.kind === 'quotient' && x.top.kind === 'sum') found = true;
  });
  return found;
}

/** Whether a sum has quotients among its terms. */
function apart(e: Expr): boolean {
  let found = false;
  visit(e, (x) => {
    if (
      x.kind === 'sum' &&
      x.terms.some((t) => t.kind === 'quotient' || (t.kind === 'negative' && t.body.kind === 'quotient'))
    )
      found = true;
  });
  return found;
}

/** Sums that stand as factors: what expanding takes away. */
function brackets(e: Expr): number {
  let count = 0;
  visit(e, (x) => {
    if (x.kind === 'product') count += x.factors.filter((f) => f.kind === 'sum').length;
    if (x.kind === 'power' && x.base.kind === 'sum') count++;
    if (x.kind === 'negative' && x.body.kind === 'sum') count++;
    if (
      x.kind === 'quotient' &&
      (x.top.kind === 'sum' || (x.top.kind === 'product' && x.top.factors.some((f) => f.kind === 'sum')))
    )
      count++;
  });
  return count;
}
