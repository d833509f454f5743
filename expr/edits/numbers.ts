import type { Expr } from '../types';
import { same } from '../walk';
import type { PartEdit, Place } from './edit';
import { isValue, num, power } from './edit';
import type { Stock } from './stock';
import { namesOf } from './stock';

/** Another number, or a name where a number stands and a number where a name stands: `+ 1` for `+ a`. */
export function otherConstants(e: Expr, { role }: Place, stock: Stock): PartEdit[] {
  const edit = (to: Expr): PartEdit => ({ kind: 'constant', to, inner: [], was: e, now: to });
  if (role === 'event') {
    if (e.kind !== 'num') return [];
    return [0, 1].filter((n) => n !== e.value).map((n) => edit(num(n)));
  }
  if (!isValue(role) || role === 'exponent' || role === 'base' || role === 'inner') return [];
  if (e.kind === 'num') {
    const numbers = [e.value - 1, e.value + 1, e.value * 2, e.value / 2].filter(
      (n) => Number.isInteger(n) && n > 0 && n !== e.value,
    );
    const names = (['parameter', 'size'] as const).flatMap((kind) => [
      ...namesOf(stock, kind, 0),
      ...(kind === 'parameter' ? namesOf(stock, kind, 1) : []),
    ]);
    return [...[...new Set(numbers)].map(num), ...names.map((name): Expr => ({ kind: 'sym', name, span: e.span }))].map(
      edit,
    );
  }
  if (e.kind !== 'sym') return [];
  const info = stock.vocabulary.lookup(e.name);
  if (info?.kind !== 'parameter' && info?.kind !== 'size') return [];
  if (role === 'term' || role === 'top' || role === 'body') return [edit(num(1))];
  return role === 'bottom' || role === 'factor' ? (info.rank === 0 ? [edit(num(2))] : []) : [];
}

/** Other exponents: none, a square, a root, an inverse. */
export function otherExponents(e: Expr, { role, within }: Place, stock: Stock): PartEdit[] {
  if (!isValue(role)) return [];
  const edit = (to: Expr): PartEdit => ({ kind: 'exponent', to, inner: [], was: e, now: to });
  const root = (base: Expr): Expr => ({
    kind: 'apply',
    fn: { kind: 'sym', name: '\\sqrt', span: e.span },
    args: [base],
    span: e.span,
  });
  if (e.kind === 'power') {
    if (e.base.kind === 'sym' && e.base.name === 'e') return [];
    const number = numberOf(e.exponent);
    if (number === null) return [edit(e.base)];
    const others = [-number, 2].filter((n) => n !== number && Number.isInteger(n));
    return [edit(e.base), ...others.map((n) => edit(power(e.base, num(n))))];
  }
  if (e.kind === 'apply' && e.fn.kind === 'sym' && e.fn.name === '\\sqrt') return [edit(e.args[0]!)];
  const outer = within[within.length - 1];
  if (role === 'base' && (outer?.kind === 'power' || outer?.kind === 'indexed' || outer?.kind === 'transpose'))
    return [];
  // A random variable is raised to the powers that are spoken of: the square of a spin is no number worth naming.
  if (isVariable(e, stock)) return stock.powers.filter((x) => x.kind === 'power' && same(x.base, e)).map(edit);
  if (!isPowered(e)) return [];
  return [edit(power(e, num(2))), edit(root(e)), edit(power(e, num(-1)))];
}

function numberOf(e: Expr): number | null {
  if (e.kind === 'num') return e.value;
  return e.kind === 'negative' && e.body.kind === 'num' ? -e.body.value : null;
}

function isVariable(e: Expr, stock: Stock): boolean {
  if (e.kind === 'indexed' || e.kind === 'prime') return isVariable(e.base, stock);
  return e.kind === 'sym' && stock.vocabulary.lookup(e.name)?.kind === 'variable';
}

/** What people raise to powers. */
function isPowered(e: Expr): boolean {
  switch (e.kind) {
    case 'sym':
    case 'indexed':
    case 'apply':
    case 'density':
    case 'sum':
    case 'expect':
    case 'wrap':
      return true;
    default:
      return false;
  }
}
