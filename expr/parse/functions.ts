import type { Expr } from '../types';
import { argumentsIn } from './arguments';
import { bracketed, holdsSeparator } from './brackets';
import { FUNCTION_WORDS, RUNS_ON } from './customs';
import { juxtaposed } from './products';
import { spellRange, within } from './ranges';
import type { Reader } from './reader';
import { relationAt } from './relations';
import type { Scripts } from './scripts';
import { hang, indices, noScripts, scripts } from './scripts';
import { atBracket } from './starts';

/** Kinds of expression over which an argument without brackets runs on. */
function runsOver(e: Expr): boolean {
  switch (e.kind) {
    case 'num':
    case 'sym':
    case 'indexed':
    case 'density':
    case 'quotient':
    case 'law':
    case 'prime':
    case 'wrap':
    case 'transpose':
      return true;
    case 'power':
      return runsOver(e.base) || (e.base.kind === 'apply' && e.base.fn.kind === 'sym' && e.base.fn.name === '\\exp');
    case 'apply':
      return e.fn.kind === 'sym' && (e.fn.name === '\\exp' || e.fn.name === '\\sqrt');
    default:
      return false;
  }
}

/** Commands at which an argument without brackets stops. */
const OPERATORS: ReadonlySet<string> = new Set([
  ...RUNS_ON,
  '\\sum',
  '\\prod',
  '\\int',
  '\\iint',
  '\\iiint',
  '\\max',
  '\\min',
  '\\nabla',
  '\\partial',
  '\\mathbb',
  '\\star',
  '\\circledast',
]);

/** Whether an argument without brackets stops here even though a factor could start. */
function beginsOperator(r: Reader): boolean {
  const token = r.peek()!;
  if (token.kind === 'command') return OPERATORS.has(token.text);
  if (token.kind === 'letter') return FUNCTION_WORDS.has(token.text) && r.vocabulary.lookup(token.text) === null;
  return token.kind === 'mark';
}

/** The argument of a function that has no bracket: one factor, extended over what is plainly juxtaposed. */
function unbracketed(r: Reader, name: string): Expr {
  const start = r.at;
  const negative = r.take('-');
  const first = r.grammar.factor(r);
  if (!first) return r.fail(`expected an argument after "${name}"`, r.token(start - 1)?.span);
  let value = RUNS_ON.has(name) && name !== '\\lim' ? extended(r, first) : first;
  // A slash after an argument without brackets divides the argument: log p / q.
  if (r.is('/') && RUNS_ON.has(name) && value === first) {
    const slash = r.next()!;
    const bottom = r.grammar.factor(r) ?? r.fail('expected a denominator after "/"', slash.span);
    value = { kind: 'quotient', top: value, bottom, span: r.since(start) };
  }
  return negative ? { kind: 'negative', body: value, span: r.since(start) } : value;
}

/** The factors that belong to an argument whose first factor has been read. */
function extended(r: Reader, first: Expr): Expr {
  const factors = [first];
  const stops = (): boolean => r.done() || r.atDifferential() || relationAt(r) !== null;
  const last = (): Expr => factors[factors.length - 1]!;
  /** Reads a factor if it is one of those, and leaves it for the next rule if it is not. */
  const more = (wanted: (e: Expr) => boolean): boolean => {
    const start = r.at;
    const next = r.grammar.factor(r);
    if (!next) return false;
    if (wanted(next)) factors.push(next);
    else r.leave(start, next);
    return wanted(next);
  };
  if (!stops() && !beginsOperator(r) && runsOver(first) && !r.chooses('log-narrow'))
    while (!stops() && !beginsOperator(r) && runsOver(last()) && more(runsOver));
  // \log \frac1k \sum_i w_i is the logarithm of the mean.
  if ((r.is('\\sum') || r.is('\\prod')) && !stops() && runsOver(last()) && !r.chooses('log-narrow')) more(() => true);
  if ((r.is('\\int') || r.is('\\exp')) && !stops() && r.chooses('log-wide')) more(() => true);
  if (atBracket(r) && !stops() && r.chooses('log-wide')) while (!stops() && more(() => true));
  return juxtaposed(factors);
}

/** `\log x`, `\log(x)`, `\log_2 x`, `\tanh'(x)`, `\sin^2 x`; the name has just been read. */
export function application(r: Reader, name: string, start: number): Expr {
  return applied(r, { kind: 'sym', name, span: r.since(start) }, scripts(r), name, start);
}

/** The function `fn` with the subscript and primes that hang on it. */
export function functionWith(r: Reader, fn: Expr, marks: Scripts, start: number): Expr {
  let value = fn;
  for (const sub of marks.subs)
    value = { kind: 'indexed', base: value, at: indices(r, sub), place: 'sub', span: r.since(start) };
  return marks.primes > 0 ? { kind: 'prime', base: value, count: marks.primes, span: r.since(start) } : value;
}

/** `f^{-1}(x)` is the inverse function, unlike `\sin^2(x)`. */
export const isInverse = (r: Reader, marks: Scripts): boolean =>
  marks.sups.length === 1 && spellRange(r, marks.sups[0]!) === '-1';

function inverseOf(fn: Expr): Expr {
  const { span } = fn;
  const one: Expr = { kind: 'num', value: 1, text: '1', span };
  return { kind: 'power', base: fn, exponent: { kind: 'negative', body: one, span }, span };
}

/** A function at its arguments; a number above its name is a power of the value, a subscript a base or an index. */
export function applied(r: Reader, sym: Expr, marks: Scripts, name: string, start: number): Expr {
  const inverse = isInverse(r, marks);
  const fn = inverse ? inverseOf(functionWith(r, sym, marks, start)) : functionWith(r, sym, marks, start);
  const above: Scripts = { ...noScripts, sups: inverse ? [] : marks.sups };
  if (atBracket(r)) {
    // L(w | x), as people write likelihoods: what is given is an argument like the others.
    const { of, given, parameters } = holdsSeparator(r, r.at)
      ? bracketed(r, argumentsIn, 'separate')
      : { of: bracketed(r, (inner) => inner.grammar.list(inner)), given: [], parameters: [] };
    let args = [...of, ...given, ...parameters];
    if (args.length === 0) args = [r.fail(`expected an argument for "${name}"`, r.since(start))];
    const value = hang(r, { kind: 'apply', fn, args, span: r.since(start) }, above, start);
    // \log(a)^2: the power belongs to the value.
    return hang(r, value, scripts(r), start);
  }
  // Braces are TeX's own, so the argument of \log{p(x)}q still runs on; a function by name takes just the braces.
  const braced = r.kind() === 'open' && r.kind(1) !== 'close' && !RUNS_ON.has(name) ? r.matching(r.at) : -1;
  let arg: Expr;
  if (braced === -1) arg = unbracketed(r, name);
  else {
    arg = within(r, [r.at + 1, braced], (inner) => inner.grammar.sum(inner));
    r.at = braced + 1;
  }
  return hang(r, { kind: 'apply', fn, args: [arg], span: r.since(start) }, above, start);
}
