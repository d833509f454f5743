import type { Expr } from '../../expr';
import { formOf, mapParts, parts, visit } from '../../expr';
import { spell } from './algebra/keys';
import { symbol } from './algebra/write';
import { nameOf } from './read/binders';
import type { Setting } from './setting';

/** Names of the ways in which reckoning alone takes one side to the other. */
export type Reckoning =
  | 'renaming of bound names'
  | 'order of terms and factors'
  | 'multiplying and dividing by the same factor'
  | 'cancelling a common factor'
  | 'common denominator'
  | 'expanding'
  | 'collecting terms'
  | 'logarithm of a quotient'
  | 'completing the square'
  | 'another way of writing'
  | 'symmetry of mutual information'
  | 'matrix algebra'
  | 'algebra';

/** Which kind of reckoning takes one expression to another that is equal to it by algebra. */
export function reckoning(left: Expr, right: Expr, setting: Setting): Reckoning {
  if (formOf(unprimed(left)) === formOf(unprimed(right)))
    return boundNames(left) === boundNames(right) ? 'order of terms and factors' : 'renaming of bound names';
  const [l, r] = [spelledOut(left, setting), spelledOut(right, setting)];
  if (formOf(l) === formOf(r)) return 'another way of writing';
  if (formOf(sorted(l)) === formOf(sorted(r))) return 'symmetry of mutual information';
  const [a, b] = [opposed(left), opposed(right)];
  if (b > a) return 'multiplying and dividing by the same factor';
  if (a > b) return 'cancelling a common factor';
  // log(a/b) is -log(b/a): reckoning takes the one for the other.
  if (quotientLogs(left) !== quotientLogs(right)) return 'logarithm of a quotient';
  if (overOne(left) !== overOne(right) && apart(left) !== apart(right)) return 'common denominator';
  if (right.kind !== 'power' && completes(left, right)) return 'completing the square';
  const [m, n] = [brackets(left), brackets(right)];
  if (m > n) return 'expanding';
  if (n > m) return 'collecting terms';
  return turned(left) !== turned(right) ? 'matrix algebra' : 'algebra';
}

/** Densities with all their places, names in the case of their declaration. */
function spelledOut(e: Expr, setting: Setting): Expr {
  if (e.kind === 'density') return setting.density(e);
  if (e.kind === 'sym') return setting.plain(e);
  return mapParts(e, (part) => spelledOut(part, setting));
}

/** I(X;Y) and I(Y;X) as one. */
function sorted(e: Expr): Expr {
  if (e.kind !== 'information') return mapParts(e, sorted);
  const key = (items: readonly Expr[]): string => items.map((x) => spell(x)).join();
  return key(e.left) <= key(e.right) ? e : { ...e, left: e.right, right: e.left };
}

/** What stands in transposes. */
function turned(e: Expr): string {
  const out = new Set<string>();
  visit(e, (x) => {
    if (x.kind === 'transpose' || (x.kind === 'prime' && x.count === 1)) out.add(spell(x.base));
  });
  return [...out].sort().join();
}

/** A sum over `z'` as one over a plain name, so that forms see that only a bound name differs. */
function unprimed(e: Expr): Expr {
  if (e.kind !== 'fold') return mapParts(e, unprimed);
  const names = new Map(
    e.binders.flatMap((b) => {
      const name = b.name.kind === 'prime' ? nameOf(b.name) : null;
      return name === null ? [] : [[name, symbol(`\\bound${name.replace(/'/g, 'p')}`)] as const];
    }),
  );
  const rename = (x: Expr): Expr => {
    const name = x.kind === 'prime' ? nameOf(x) : null;
    return (name !== null && names.get(name)) || mapParts(x, rename);
  };
  return mapParts(names.size > 0 ? mapParts(e, rename) : e, unprimed);
}

/** Logarithms of quotients. */
function quotientLogs(e: Expr): string {
  const out: string[] = [];
  visit(e, (x) => {
    if (x.kind !== 'apply' || x.fn.kind !== 'sym' || x.fn.name !== '\\log' || x.args.length !== 1) return;
    const [of] = x.args;
    if (of?.kind === 'quotient' && isSimple(of)) out.push(formOf(of));
  });
  return out.sort().join();
}

/** A quotient without quotients in it: of others reckoning may have made anything. */
const isSimple = (q: Extract<Expr, { kind: 'quotient' }>): boolean => {
  let nested = 0;
  visit(q, (x) => {
    if (x.kind === 'quotient') nested++;
  });
  return nested === 1;
};

/** Whether the right side has a square that the left has not, which brings together what stood in several places. */
function completes(left: Expr, right: Expr): boolean {
  const before = squares(left).map(formOf);
  return squares(right).some(
    (square) =>
      !before.includes(formOf(square)) &&
      [...symbolsIn(square)].some(([name]) => symbolsIn(right).get(name) === 1 && symbolsIn(left).get(name)! > 1),
  );
}

/** Squares of sums. */
function squares(e: Expr): Expr[] {
  const out: Expr[] = [];
  visit(e, (x) => {
    if (x.kind === 'power' && x.base.kind === 'sum' && x.exponent.kind === 'num' && x.exponent.value === 2) out.push(x);
  });
  return out;
}

/** How often names, indexed ones whole, stand in an expression. */
function symbolsIn(e: Expr, out = new Map<string, number>()): Map<string, number> {
  const name = e.kind === 'sym' || e.kind === 'indexed' ? spell(e) : null;
  if (name === null) for (const part of parts(e)) symbolsIn(part, out);
  else out.set(name, (out.get(name) ?? 0) + 1);
  return out;
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
