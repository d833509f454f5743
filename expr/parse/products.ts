import { join } from '../span';
import { table } from '../table';
import type { Expr, Join } from '../types';
import { slashed } from './derivatives';
import { ellipsis, isDots, scannedEllipsis } from './ellipsis';
import type { Reader } from './reader';
import { atSign, takeSign } from './signs';
import { atOperand, beginsFactor } from './starts';

const JOINS = table<Join>({
  '\\cdot': '\\cdot',
  '\\times': '\\times',
  '*': '\\cdot',
  '\\odot': '\\odot',
  '\\circ': '\\circ',
  '\\otimes': '\\otimes',
  '\\oslash': '\\oslash',
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
  if (token.kind === 'prose') return null;
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

/** Factors joined by juxtaposition, `\cdot`, `\times`, `\odot`, … and `/`; null where none starts here. */
export function productUntil(r: Reader, stop: Stop | null): Expr | null {
  const start = r.at;
  let factors: Expr[] = [];
  let joins: Join[] = [];
  const whole = (): Expr =>
    factors.length === 1 ? factors[0]! : { kind: 'product', factors, joins, span: r.since(start) };
  while (!endsProduct(r)) {
    if (factors.length > 0) {
      if (stop?.rebinds(r)) break;
      if (atSign(r)) {
        if (stop && !stop.keeps(r)) break;
        const left = whole();
        const written = r.peek()!;
        const sign = takeSign(r)!;
        if (r.done()) {
          r.note(`"${written.text}" at the end has nothing to its right`, written.span);
          break;
        }
        const right = run(r, stop) ?? r.fail(`expected something after "${written.text}"`, written.span);
        factors = [{ kind: 'operation', sign, left, right, span: r.since(start) }];
        joins = [];
        continue;
      }
      const dots = scannedEllipsis(r);
      if (dots) {
        factors.push(dots);
        joins.push('');
        continue;
      }
      const sign = signAt(r);
      if (sign) {
        if (stop && !stop.keeps(r)) break;
        const written = r.next()!;
        while (sign === '\\cdot' && r.is('\\cdot')) r.at++;
        if (r.done()) {
          r.note(`"${written.text}" at the end has nothing to multiply`, written.span);
          break;
        }
        joins.push(sign);
        factors.push(signed(r) ?? r.fail(`expected a factor after "${written.text}"`, written.span));
        continue;
      }
    }
    const next = operand(r);
    if (!next) break;
    if (factors.length > 0) joins.push('');
    factors.push(next);
  }
  if (factors.length === 0) return null;
  return whole();
}

/** Factors side by side, which may have a sign of their own: what stands to the right of the sign of an operation. */
function run(r: Reader, stop: Stop | null): Expr | null {
  const start = r.at;
  const negative = r.take('-');
  if (!negative) r.take('+');
  const factors: Expr[] = [];
  while (!endsProduct(r)) {
    if (factors.length > 0 && (stop?.rebinds(r) || atSign(r) || signAt(r))) break;
    const next = operand(r);
    if (!next) break;
    factors.push(next);
  }
  if (factors.length === 0) return null;
  const body = juxtaposed(factors);
  return negative ? { kind: 'negative', body, span: r.since(start) } : body;
}
