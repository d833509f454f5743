import { join } from '../span';
import { table } from '../table';
import type { Expr, Join } from '../types';
import { slashed } from './derivatives';
import { ellipsis, isDots, scannedEllipsis } from './ellipsis';
import type { Reader } from './reader';
import { isSign } from './relations';
import { atOperand, beginsFactor } from './starts';

const JOINS = table<Join>({
  '\\cdot': '\\cdot',
  '\\times': '\\times',
  '*': '\\cdot',
  '\\odot': '\\odot',
  '\\circ': '\\circ',
  '\\otimes': '\\otimes',
});

/** Where the body of a fold, or of an operator without brackets, ends before the product does. */
export interface Stop {
  /** Whether the factors after the sign of multiplication that stands here still belong to the body. */
  keeps(r: Reader): boolean;
  /** Whether the fold that stands here binds a name of this one again, and so begins something new. */
  rebinds(r: Reader): boolean;
}

/** Factors side by side as one product; one factor is itself. */
export const juxtaposed = (factors: readonly Expr[]): Expr =>
  factors.length === 1
    ? factors[0]!
    : {
        kind: 'product',
        factors,
        joins: factors.slice(1).map(() => ''),
        span: join(factors[0]!.span, factors[factors.length - 1]!.span),
      };

function endsProduct(r: Reader): boolean {
  if (r.atDifferential()) return true;
  const kind = r.kind();
  return kind === undefined || kind === 'close' || kind === 'end' || kind === 'cell' || kind === 'row';
}

/** One operand of a product: a factor with any quotients written with a slash. */
function operand(r: Reader): Expr | null {
  const start = r.at;
  let value: Expr | null = ellipsis(r) ?? slashed(r) ?? r.grammar.factor(r);
  while (value && (r.is('/') || r.is('\\div'))) {
    const slash = r.next()!;
    const negative = r.take('-');
    const first = r.grammar.factor(r);
    let bottom = first ? denominator(r, first) : r.fail(`expected a denominator after "${slash.text}"`, slash.span);
    if (negative) bottom = { kind: 'negative', body: bottom, span: bottom.span };
    value = { kind: 'quotient', top: value, bottom, span: r.since(start) };
  }
  return value;
}

/** In `1 / 2 x` the `x` may be meant to stand below: the place where a slash can be read in two ways. */
function denominator(r: Reader, first: Expr): Expr {
  const more = (): boolean => r.kind() === 'letter' || (r.kind() === 'command' && beginsFactor(r.peek()!.text));
  if (!more() || r.atDifferential() || !r.chooses('slash-wide')) return first;
  const factors = [first];
  while (!endsProduct(r) && !r.is('(')) {
    const next = r.grammar.factor(r);
    if (!next) break;
    factors.push(next);
  }
  return juxtaposed(factors);
}

/** The sign of multiplication that stands here; a full stop between two factors is one, as in `\frac1m . \sum_i`. */
function signAt(r: Reader): Join | null {
  const token = r.peek()!;
  if (!isSign(token)) return null;
  const sign = JOINS.get(token.text);
  if (sign) return sign;
  if (!r.is('.') || isDots(r)) return null;
  r.at++;
  const multiplies = atOperand(r);
  r.at--;
  return multiplies ? '\\cdot' : null;
}

/** What follows a sign of multiplication, which may have a sign of its own. */
function signed(r: Reader): Expr | null {
  const start = r.at;
  const negative = r.is('-');
  if (negative || r.is('+')) r.at++;
  const body = operand(r);
  return body && negative ? { kind: 'negative', body, span: r.since(start) } : body;
}

/** The next factor of a product and the sign before it; null where the product ends. */
function following(r: Reader, stop: Stop | null): { join: Join; factor: Expr } | null {
  if (endsProduct(r) || stop?.rebinds(r)) return null;
  const dots = scannedEllipsis(r);
  if (dots) return { join: '', factor: dots };
  const sign = signAt(r);
  if (!sign) {
    const factor = operand(r);
    return factor && { join: '', factor };
  }
  if (stop && !stop.keeps(r)) return null;
  const written = r.next()!;
  while (sign === '\\cdot' && r.is('\\cdot')) r.at++;
  if (r.done()) {
    r.note(`"${written.text}" at the end has nothing to multiply`, written.span);
    return null;
  }
  return { join: sign, factor: signed(r) ?? r.fail(`expected a factor after "${written.text}"`, written.span) };
}

/** Factors joined by juxtaposition, `\cdot`, `\times`, `\odot`, … and `/`; null where none starts here. */
export function productUntil(r: Reader, stop: Stop | null): Expr | null {
  const start = r.at;
  const first = endsProduct(r) ? null : operand(r);
  if (!first) return null;
  const factors = [first];
  const joins: Join[] = [];
  for (let next = following(r, stop); next; next = following(r, stop)) {
    factors.push(next.factor);
    joins.push(next.join);
  }
  if (factors.length === 1) return first;
  return { kind: 'product', factors, joins, span: r.since(start) };
}
