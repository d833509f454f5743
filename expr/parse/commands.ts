import type { Expr } from '../types';
import { itemsIn, rounding } from './brackets';
import { isFoldSign } from './bodies';
import { FUNCTION_COMMANDS } from './customs';
import { derivative, gradient, partial } from './derivatives';
import { afterArg, fold, isOptimum, optimum } from './folds';
import { application } from './functions';
import { indicatorOf } from './indicators';
import { unitEnd, unitInside, within } from './ranges';
import type { Reader } from './reader';
import { beginsFactor } from './starts';
import { symbol } from './symbol';
import { head } from './symbols';

/** Macros that many sites define alike, for sources that come without their definitions. */
const WRAPPERS: ReadonlyMap<string, 'bars' | 'norm' | 'floor' | 'ceil'> = new Map([
  ['\\abs', 'bars'],
  ['\\norm', 'norm'],
  ['\\floor', 'floor'],
  ['\\ceil', 'ceil'],
] as const);

/** What a control sequence begins; null where it begins no factor. */
export function command(r: Reader): Expr | null {
  const start = r.at;
  const { text } = r.peek()!;
  if (isFoldSign(text)) return fold(r);
  switch (text) {
    case '\\frac':
      return quotient(r);
    case '\\sqrt':
      return root(r);
    case '\\binom':
    case '\\dbinom':
    case '\\tbinom':
      return binomial(r);
    case '\\nabla':
      r.at++;
      return gradient(r, start);
    case '\\partial':
      if (r.kind(1) !== 'sub') break;
      r.at++;
      return partial(r, start);
    case '\\lfloor':
    case '\\lceil':
      return rounding(r);
    case '\\arg': {
      r.at++;
      const op = afterArg(r);
      return op ? optimum(r, op, start) : r.fail('expected "\\max" or "\\min" after "\\arg"', r.since(start));
    }
    case '\\id':
    case '\\ind':
    case '\\indicator':
      if (r.kind(1) !== 'open') break;
      r.at++;
      return indicatorOf(r, start);
  }
  const optimal = text.slice(1);
  if (isOptimum(optimal)) {
    r.at++;
    return optimum(r, optimal, start);
  }
  const wrap = r.kind(1) === 'open' ? WRAPPERS.get(text) : undefined;
  if (wrap) {
    r.at++;
    return { kind: 'wrap', op: wrap, body: argument(r, `what "${text}" is of`), span: r.since(start) };
  }
  // In the place of an operand a star is a name like any other.
  if (text !== '\\star' && !beginsFactor(text)) return null;
  if (FUNCTION_COMMANDS.has(text) && r.vocabulary.lookup(text) === null && !(text === '\\Gamma' && !r.is('(', 1))) {
    r.at++;
    return application(r, text, start);
  }
  const h = head(r);
  if (h) return symbol(r, h);
  // A font over a whole expression: its inside is what counts.
  r.at++;
  return r.grammar.factor(r) ?? r.fail(`expected something after "${text}"`, r.since(start));
}

/** The argument of a command: a group, or one token with what it takes. */
function argument(r: Reader, what: string): Expr {
  const token = r.peek();
  if (!token || token.kind === 'close' || token.kind === 'sub' || token.kind === 'sup')
    return r.fail(`expected ${what}`);
  const end = unitEnd(r, r.at);
  const range = unitInside(r, r.at, end);
  r.at = end;
  if (range[0] >= range[1]) return r.fail(`expected ${what}`, { from: token.span.to, to: token.span.to });
  return within(r, range, (inner) => {
    const items = inner.grammar.list(inner);
    return items.length === 1 ? items[0]! : ({ kind: 'tuple', items, span: inner.since(range[0]) } as Expr);
  });
}

function quotient(r: Reader): Expr {
  const start = r.at++;
  const topEnd = unitEnd(r, r.at);
  const bottomEnd = unitEnd(r, topEnd);
  const top = unitInside(r, r.at, topEnd);
  const bottom = unitInside(r, topEnd, bottomEnd);
  if (top[0] < top[1] && bottom[0] < bottom[1]) {
    const before = r.at;
    r.at = bottomEnd;
    const found = derivative(r, top, bottom, start);
    if (found) return found;
    r.at = before;
  }
  return {
    kind: 'quotient',
    top: argument(r, 'a numerator'),
    bottom: argument(r, 'a denominator'),
    span: r.since(start),
  };
}

function binomial(r: Reader): Expr {
  const start = r.at++;
  const fn: Expr = { kind: 'sym', name: '\\binom', span: r.since(start) };
  const args = [argument(r, 'the upper number'), argument(r, 'the lower number')];
  return { kind: 'apply', fn, args, span: r.since(start) };
}

/** `\sqrt{x}`, `\sqrt[3]{x}`, `\sqrt(x)`. */
function root(r: Reader): Expr {
  const start = r.at++;
  const fn: Expr = { kind: 'sym', name: '\\sqrt', span: r.since(start) };
  const index = r.is('[') && r.matching(r.at) !== -1 ? itemsIn(r) : [];
  const what = 'what the root is of';
  const body = r.kind() === 'mark' ? (r.grammar.factor(r) ?? r.fail(`expected ${what}`)) : argument(r, what);
  return { kind: 'apply', fn, args: index.length === 1 ? [body, index[0]!] : [body], span: r.since(start) };
}
